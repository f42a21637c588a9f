import type { Or } from '../or.ts';
import type { Call, Reply, Route } from '../serve.ts';
import { bookView } from './book-view.ts';
import { fail, missing, ok } from './envelope.ts';
import { listBooks } from './list-books.ts';
import { readBody } from './read-body.ts';
import { readReader } from './read-reader.ts';
import { readValues } from './read-values.ts';
import type { Book, BookInput, Reader } from './store.ts';
import type { World } from './world.ts';

/** The routes of books. */
export function bookRoutes(world: World): readonly Route[] {
  const one = '/books/{book_id}';
  return [
    { method: 'GET', path: '/books', handle: (call) => listBooks(world, call) },
    { method: 'POST', path: '/books', handle: (call) => createBook(world, call) },
    { method: 'GET', path: one, handle: (call) => getBook(world, call) },
    { method: 'PUT', path: one, handle: (call) => changeBook(world, call) },
    { method: 'PATCH', path: one, handle: (call) => changeBook(world, call) },
    { method: 'DELETE', path: one, handle: (call) => deleteBook(world, call) },
  ];
}

/** The book that a path names. */
export function findBook(world: World, call: Call): Or<Book> {
  const values = readValues(world, call);
  if (!values.ok) return values;
  const book = world.store.books.get(Number(values.value.book_id));
  return book ? { ok: true, value: book } : { ok: false, reply: missing() };
}

function getBook(world: World, call: Call): Reply {
  const { on, store } = world;
  const found = findBook(world, call);
  if (!found.ok) {
    if (on('missing-book-without-code')) {
      const body = JSON.stringify({ status: 'error', error: { message: 'There is none.' } });
      return { status: 404, headers: { 'Content-Type': 'application/json' }, body };
    }
    return found.reply;
  }
  const book = found.value;
  if (on('reading-touches')) store.books.set(book.id, { ...book, updated_at: store.now() });
  const { summary, ...view } = bookView(world, book);
  const leavesOut = on('null-summary-left-out') && summary === null;
  return ok(200, leavesOut ? view : { ...view, summary });
}

function createBook(world: World, call: Call): Reply {
  const { on, store } = world;
  const reader = readReader(world, call);
  if (!reader.ok) return reader.reply;
  const read = readBody(world, call);
  if (!read.ok) return read.reply;
  const input = read.value;
  if (on('nul-cuts-connection') && String(input.title).includes('\0')) return { status: 0, fault: 'close' };
  const refusal = conflict(world, input, undefined);
  if (refusal && !on('refused-book-stays')) return refusal;
  const id = store.nextId();
  const at = store.now();
  const filled = { ...defaults, ...(on('wrong-default') && { language: 'fr' }), ...input } as BookInput;
  const book: Book = { ...filled, id, owner_id: reader.value.id, created_at: at, updated_at: at };
  store.books.set(id, book);
  if (refusal) return refusal;
  const path = on('location-nowhere') ? `/book/${id}` : `/books/${id}`;
  const status = on('book-created-200') ? 200 : 201;
  return ok(status, bookView(world, book), { headers: { Location: world.locationBase(call) + path } });
}

const defaults = { language: 'en', pages: null, summary: null };

function changeBook(world: World, call: Call): Reply {
  const { on, store } = world;
  const owned = findOwned(world, call, on('book-changed-by-others') && call.method === 'PATCH');
  if (!owned.ok) return owned.reply;
  const { book } = owned.value;
  const read = readBody(world, call);
  if (!read.ok) return read.reply;
  const input = read.value;
  if (on('poetry-refused') && call.method === 'PUT' && input.genre === 'poetry') {
    return fail(400, 'invalid', 'The request is not valid.');
  }
  const refusal = conflict(world, input, book.id);
  if (refusal) return refusal;
  const base = call.method === 'PUT' && !on('put-merges') ? { ...book, ...defaults } : book;
  const reset = on('patch-resets-language') && call.method === 'PATCH' ? { language: 'en' } : {};
  const changed: Book = { ...base, ...reset, ...input, updated_at: store.now() };
  store.books.set(book.id, changed);
  const { owner_id, ...view } = bookView(world, changed);
  return ok(200, on('patch-leaves-out-owner') && call.method === 'PATCH' ? view : { ...view, owner_id });
}

function deleteBook(world: World, call: Call): Reply {
  const { on, store } = world;
  const owned = findOwned(world, call, on('book-deleted-by-others'));
  if (!owned.ok) return owned.reply;
  const { book } = owned.value;
  if ([...store.loans.values()].some((loan) => loan.book_id === book.id && loan.returned_at === null)) {
    return fail(409, 'on_loan', 'The book is on loan.');
  }
  if (on('deleted-book-still-listed')) store.ghosts.push(book);
  store.books.delete(book.id);
  for (const review of store.reviews.values()) {
    if (review.book_id === book.id) store.reviews.delete(review.id);
  }
  return { status: 204 };
}

/** The book that a path names, where the caller may change it. */
function findOwned(world: World, call: Call, anyone: boolean): Or<{ book: Book; reader: Reader }> {
  const reader = readReader(world, call);
  if (!reader.ok) return reader;
  const found = findBook(world, call);
  if (!found.ok) return found;
  if (found.value.owner_id !== reader.value.id && !anyone) {
    return { ok: false, reply: fail(403, 'forbidden', 'Only its owner may do this.') };
  }
  return { ok: true, value: { book: found.value, reader: reader.value } };
}

function conflict({ store }: World, input: Readonly<Record<string, unknown>>, id: number | undefined) {
  const isTaken = [...store.books.values()].some((book) => book.isbn === input.isbn && book.id !== id);
  return isTaken ? fail(409, 'isbn_taken', 'There is a book with this ISBN.') : undefined;
}
