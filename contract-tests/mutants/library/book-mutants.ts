import { listAt, valueAt } from '../ask.ts';
import type { Ask, Mutant } from '../subject.ts';
import { aBook, addBook, idIn, tokens } from './ask-library.ts';

const one = '/books/{book_id}';
const { alice, bob } = tokens;

async function patch(ask: Ask, id: number, json: object, headers = alice) {
  return await ask('PATCH', `/books/${id}`, { headers, json });
}

const shape: readonly Mutant[] = [
  {
    id: 'null-summary-left-out',
    class: 'response-shape',
    operations: [`GET ${one}`],
    summary: 'A book without a summary is shown without the required property, alone and not in the list.',
    witness: async (ask) => {
      const id = idIn(await addBook(ask));
      return valueAt(await ask('GET', `/books/${id}`), 'data', 'summary') === undefined;
    },
  },
  {
    id: 'patch-leaves-out-owner',
    class: 'response-shape',
    operations: [`PATCH ${one}`],
    summary: 'The answer to PATCH lacks owner_id.',
    witness: async (ask) => {
      const answer = await patch(ask, idIn(await addBook(ask)), { title: 'Cape Cod' });
      return valueAt(answer, 'data', 'owner_id') === undefined;
    },
  },
  {
    id: 'missing-book-without-code',
    class: 'response-shape',
    operations: [`GET ${one}`],
    summary: 'The 404 lacks error.code.',
    witness: async (ask) => valueAt(await ask('GET', '/books/987654'), 'error', 'code') === undefined,
  },
  {
    id: 'book-created-200',
    class: 'status',
    operations: ['POST /books'],
    summary: '200 where 201 is documented.',
    witness: async (ask) => (await addBook(ask)).status === 200,
  },
  {
    id: 'location-nowhere',
    class: 'headers-media',
    alsoClass: ['state'],
    operations: ['POST /books'],
    summary: 'Location names a path that does not exist.',
    witness: async (ask) => {
      const { pathname } = new URL((await addBook(ask)).headers.location ?? '', 'http://localhost');
      return (await ask('GET', pathname.replace('/api/v1', ''))).status === 404;
    },
  },
  {
    id: 'malformed-body-stack-trace',
    class: 'robustness',
    operations: ['POST /books'],
    summary: 'A body that is no JSON is answered with a stack trace.',
    witness: async (ask) => {
      const headers = { ...alice, 'Content-Type': 'application/json' };
      const answer = await ask('POST', '/books', { headers, body: '{"title": ' });
      return answer.text.includes('/srv/app/books.js:41');
    },
  },
  {
    id: 'nul-cuts-connection',
    class: 'robustness',
    operations: ['POST /books'],
    summary: 'A NUL in the title closes the connection.',
    witness: async (ask) => (await addBook(ask, { title: 'a\0b' })).failure === 'closed',
  },
];

const input: readonly Mutant[] = [
  {
    id: 'long-title',
    class: 'input-acceptance',
    alsoClass: ['response-shape'],
    operations: ['POST /books'],
    summary: 'A title of 121 characters is accepted.',
    witness: async (ask) => (await addBook(ask, { title: 'x'.repeat(121) })).status === 201,
  },
  {
    id: 'no-such-day',
    class: 'input-acceptance',
    alsoClass: ['response-shape'],
    operations: ['POST /books'],
    summary: 'published_on may be anything.',
    witness: async (ask) => (await addBook(ask, { published_on: '2024-02-30' })).status === 201,
  },
  {
    id: 'repeated-authors',
    class: 'input-acceptance',
    alsoClass: ['response-shape'],
    operations: [`PATCH ${one}`],
    summary: 'PATCH accepts the same author twice.',
    witness: async (ask) =>
      (await patch(ask, idIn(await addBook(ask)), { authors: ['Ann', 'Ann'] })).status === 200,
  },
  {
    id: 'empty-patch',
    class: 'input-acceptance',
    operations: [`PATCH ${one}`],
    summary: 'PATCH accepts an object without properties.',
    witness: async (ask) => (await patch(ask, idIn(await addBook(ask)), {})).status === 200,
  },
  {
    id: 'put-without-isbn',
    class: 'input-acceptance',
    operations: [`PUT ${one}`],
    summary: 'PUT keeps the old ISBN where the required one is missing.',
    witness: async (ask) => {
      const { isbn: _, ...json } = aBook;
      const id = idIn(await addBook(ask));
      return (await ask('PUT', `/books/${id}`, { headers: alice, json })).status === 200;
    },
  },
  {
    id: 'poetry-refused',
    class: 'input-acceptance',
    operations: [`PUT ${one}`],
    summary: 'PUT refuses one of the genres.',
    witness: async (ask) => {
      const json = { ...aBook, genre: 'poetry' };
      const id = idIn(await addBook(ask));
      return (await ask('PUT', `/books/${id}`, { headers: alice, json })).status === 400;
    },
  },
];

const state: readonly Mutant[] = [
  {
    id: 'put-merges',
    class: 'state',
    operations: [`PUT ${one}`],
    summary: 'PUT keeps the properties that are left out.',
    witness: async (ask) => {
      const id = idIn(await addBook(ask, { summary: 'Two years in the woods.' }));
      const answer = await ask('PUT', `/books/${id}`, { headers: alice, json: aBook });
      return valueAt(answer, 'data', 'summary') !== null;
    },
  },
  {
    id: 'patch-resets-language',
    class: 'state',
    operations: [`PATCH ${one}`],
    summary: 'PATCH of something else sets the language back to its default.',
    witness: async (ask) => {
      const answer = await patch(ask, idIn(await addBook(ask, { language: 'de' })), { pages: 12 });
      return valueAt(answer, 'data', 'language') === 'en';
    },
  },
  {
    id: 'wrong-default',
    class: 'state',
    alsoClass: ['response-shape', 'input-acceptance'],
    operations: ['POST /books'],
    summary: 'The language that is left out becomes fr, not en.',
    witness: async (ask) => valueAt(await addBook(ask), 'data', 'language') === 'fr',
  },
  {
    id: 'refused-book-stays',
    class: 'state',
    operations: ['POST /books'],
    summary: 'A book that is refused with 409 is there all the same.',
    witness: async (ask) => {
      await addBook(ask);
      const refused = await addBook(ask, { title: 'Walden again' });
      const books = listAt(await ask('GET', '/books?page_size=50&sort=-title'), 'data');
      const isThere = books.some((book) => (book as { title: string }).title === 'Walden again');
      return refused.status === 409 && isThere;
    },
  },
  {
    id: 'deleted-book-still-listed',
    class: 'state',
    operations: [`DELETE ${one}`, 'GET /books'],
    summary: 'A deleted book is gone, but not from the list.',
    witness: async (ask) => {
      const id = idIn(await addBook(ask));
      await ask('DELETE', `/books/${id}`, { headers: alice });
      const books = listAt(await ask('GET', '/books?page_size=50'), 'data');
      return books.some((book) => (book as { id: number }).id === id);
    },
  },
  {
    id: 'reading-touches',
    class: 'state',
    operations: [`GET ${one}`],
    summary: 'Reading a book changes updated_at.',
    witness: async (ask) => {
      const first = await ask('GET', '/books/2');
      await ask('GET', '/books/2');
      const third = await ask('GET', '/books/2');
      return valueAt(first, 'data', 'updated_at') !== valueAt(third, 'data', 'updated_at');
    },
  },
  {
    id: 'book-changed-by-others',
    class: 'auth',
    operations: [`PATCH ${one}`],
    summary: 'Whoever has a token may change a book.',
    witness: async (ask) => (await patch(ask, idIn(await addBook(ask)), { pages: 9 }, bob)).status === 200,
  },
  {
    id: 'book-deleted-by-others',
    class: 'auth',
    operations: [`DELETE ${one}`],
    summary: 'Whoever has a token may delete a book.',
    witness: async (ask) => {
      const id = idIn(await addBook(ask));
      return (await ask('DELETE', `/books/${id}`, { headers: bob })).status === 204;
    },
  },
];

/** What is wrong with single books. */
export const bookMutants: readonly Mutant[] = [...shape, ...input, ...state];
