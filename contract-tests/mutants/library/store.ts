/** A person with a token. */
export interface Reader {
  readonly id: number;
  readonly name: string;
  readonly email: string;
}

/** What a caller may say about a book. */
export interface BookInput {
  readonly isbn: string;
  readonly title: string;
  readonly authors: readonly string[];
  readonly genre: string;
  readonly published_on: string;
  readonly language: string;
  readonly pages: number | null;
  readonly summary: string | null;
}

export interface Book extends BookInput {
  readonly id: number;
  readonly owner_id: number;
  readonly created_at: string;
  readonly updated_at: string;
}

export interface Review {
  readonly id: number;
  readonly book_id: number;
  readonly reader_id: number;
  readonly rating: number;
  readonly text: string;
  readonly created_at: string;
}

export interface Loan {
  readonly id: number;
  readonly book_id: number;
  readonly reader_id: number;
  readonly days: number;
  readonly note?: string;
  readonly borrowed_at: string;
  readonly returned_at: string | null;
}

/** Everything that the library knows. */
export interface Store {
  readonly readers: ReadonlyMap<string, Reader>;
  readonly books: Map<number, Book>;
  readonly reviews: Map<number, Review>;
  readonly loans: Map<number, Loan>;
  /** Deleted, and listed all the same: empty in the clean server. */
  readonly ghosts: Book[];
  /** Never given twice. */
  nextId(): number;
  /** A second later each time that it is asked. */
  now(): string;
}

const titles = [
  ['The Histories', 'Herodotus', 'history'],
  ['Bleak House', 'Charles Dickens', 'fiction'],
  ['Leaves of Grass', 'Walt Whitman', 'poetry'],
  ['On the Origin of Species', 'Charles Darwin', 'science'],
  ['Eothen', 'Alexander Kinglake', 'travel'],
  ['Emma', 'Jane Austen', 'fiction'],
  ['Persuasion', 'Jane Austen', 'fiction'],
  ['Micrographia', 'Robert Hooke', 'science'],
] as const;

/** A library with 24 books of a librarian, three of them reviewed and one on loan; readers alice and bob own nothing. */
export function createStore(): Store {
  let id = 0;
  let seconds = 0;
  const store: Store = {
    readers: new Map([
      ['librarian-7d1f', { id: 1, name: 'The Librarian', email: 'desk@library.example' }],
      ['alice-4c2e', { id: 2, name: 'Alice', email: 'alice@library.example' }],
      ['bob-93ab', { id: 3, name: 'Bob', email: 'bob@library.example' }],
    ]),
    books: new Map(),
    reviews: new Map(),
    loans: new Map(),
    ghosts: [],
    nextId: () => ++id,
    now: () => new Date(Date.UTC(2025, 0, 6, 9, 0, seconds++)).toISOString(),
  };
  for (let edition = 0; edition < 3; edition++) {
    for (const [title, author, genre] of titles) addSeed(store, { title, author, genre, edition });
  }
  for (const [book, rating] of [1, 2, 3, 1, 2, 1, 1, 1].map(
    (one, index) => [one, 1 + (index % 5)] as const,
  )) {
    addReview(store, book, rating);
  }
  const loan = { id: store.nextId(), book_id: 5, reader_id: 3, days: 14, note: 'for the journey' };
  store.loans.set(loan.id, { ...loan, borrowed_at: store.now(), returned_at: null });
  return store;
}

function addSeed(
  store: Store,
  seed: { readonly title: string; readonly author: string; readonly genre: string; readonly edition: number },
): void {
  const id = store.nextId();
  const at = store.now();
  store.books.set(id, {
    id,
    isbn: `978-${String(1_000_000_000 + id)}`,
    title: seed.edition === 0 ? seed.title : `${seed.title}, volume ${seed.edition + 1}`,
    authors: [seed.author],
    genre: seed.genre,
    published_on: `${1800 + ((id * 37) % 150)}-0${1 + (id % 9)}-15`,
    language: 'en',
    pages: id % 3 === 0 ? null : 90 + id * 7,
    summary: id % 2 === 0 ? null : `About ${seed.title}.`,
    owner_id: 1,
    created_at: at,
    updated_at: at,
  });
}

function addReview(store: Store, book: number, rating: number): void {
  const id = store.nextId();
  store.reviews.set(id, {
    id,
    book_id: book,
    reader_id: 3,
    rating,
    text: 'Read it.',
    created_at: store.now(),
  });
}
