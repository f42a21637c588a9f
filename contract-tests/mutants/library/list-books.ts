import type { Call, Reply } from '../serve.ts';
import { bookView } from './book-view.ts';
import { fail } from './envelope.ts';
import { pageOf } from './pages.ts';
import { readValues } from './read-values.ts';
import type { Book } from './store.ts';
import type { World } from './world.ts';

type View = ReturnType<typeof bookView>;

/** Answers `GET /books`: filter, sort, cut out the page. */
export function listBooks(world: World, call: Call): Reply {
  const { on, store } = world;
  const read = readValues(world, call);
  if (!read.ok) return read.reply;
  const values = read.value;
  if (on('last-page-crashes') && values.page === 100_000) return crash();
  if (on('emoji-author-crashes') && /\p{Extended_Pictographic}/u.test(String(values.author))) return crash();
  const books: readonly Book[] = [...store.books.values(), ...store.ghosts];
  const views = books.map((book) => bookView(world, book)).filter((view) => isWanted(on, view, values));
  const sorted = sort(on, views, values.sort);
  const shown = sorted.map((view) =>
    on('list-rating-as-text') && view.rating !== null ? { ...view, rating: String(view.rating) } : view,
  );
  return pageOf(world, values, shown, {
    overlaps: on('book-pages-overlap'),
    totalOfPage: on('total-of-filtered-page') && values.genre !== undefined,
  });
}

function isWanted(on: World['on'], book: View, values: Readonly<Record<string, unknown>>): boolean {
  const { author, genre, available, published_from: from, published_to: to } = values;
  const isAfter = on('published-to-exclusive')
    ? book.published_on >= String(to)
    : book.published_on > String(to);
  if (author !== undefined && !book.authors.includes(String(author))) return false;
  if (genre !== undefined && book.genre !== genre && !on('genre-filter-ignored')) {
    return on('unknown-genre-filter') && !genres.includes(String(genre));
  }
  const wanted = on('available-inverted') ? !available : available;
  if (available !== undefined && book.available !== wanted) return false;
  if (from !== undefined && book.published_on < String(from)) return false;
  return to === undefined || !isAfter;
}

const genres = ['fiction', 'history', 'science', 'poetry', 'travel'];

function sort(on: World['on'], books: readonly View[], order: unknown): readonly View[] {
  if (order === undefined || (on('descending-ignored') && order === '-published_on')) return books;
  const key = String(order).endsWith('title') ? 'title' : 'published_on';
  const sign = String(order).startsWith('-') ? -1 : 1;
  // Array.sort is stable, so that books that sort alike keep the order of their ids.
  return [...books].sort((one, other) => {
    if (one[key] === other[key]) return 0;
    return one[key] < other[key] ? -sign : sign;
  });
}

function crash(): Reply {
  return fail(500, 'internal', 'Something went wrong.');
}
