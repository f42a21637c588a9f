import type { Or } from '../or.ts';
import type { Call, Reply, Route } from '../serve.ts';
import { shownTime } from './book-view.ts';
import { findBook } from './books.ts';
import { fail, missing, ok } from './envelope.ts';
import { pageOf } from './pages.ts';
import { readBody } from './read-body.ts';
import { readReader } from './read-reader.ts';
import { readValues } from './read-values.ts';
import type { Review } from './store.ts';
import type { World } from './world.ts';

/** The routes of reviews. */
export function reviewRoutes(world: World): readonly Route[] {
  const all = '/books/{book_id}/reviews';
  const one = `${all}/{review_id}`;
  return [
    { method: 'GET', path: all, handle: (call) => listReviews(world, call) },
    { method: 'POST', path: all, handle: (call) => createReview(world, call) },
    { method: 'GET', path: one, handle: (call) => getReview(world, call) },
    { method: 'DELETE', path: one, handle: (call) => deleteReview(world, call) },
  ];
}

function listReviews(world: World, call: Call): Reply {
  const { on, store } = world;
  const read = readValues(world, call);
  if (!read.ok) return read.reply;
  const id = Number(read.value.book_id);
  if (!store.books.has(id) && !on('reviews-of-no-book')) return missing();
  const { min_rating } = read.value;
  const least = Number(min_rating ?? 0);
  const reviews = [...store.reviews.values()]
    .filter(({ book_id }) => book_id === id)
    .filter(({ rating }) => (on('min-rating-exclusive') ? rating > least : rating >= least));
  const shown = reviews.map((review) => {
    const view = reviewView(world, review);
    return on('review-list-local-time')
      ? { ...view, created_at: review.created_at.slice(0, 19).replace('T', ' ') }
      : view;
  });
  return pageOf(world, read.value, shown, { ignoresSize: on('review-page-size-ignored') });
}

function createReview(world: World, call: Call): Reply {
  const { on, store } = world;
  const reader = readReader(world, call);
  if (!reader.ok) return reader.reply;
  const book = findBook(world, call);
  if (!book.ok) return book.reply;
  const read = readBody(world, call);
  if (!read.ok) return read.reply;
  const { rating, text = '' } = read.value as { rating: number; text?: string };
  if (on('best-rating-refused') && rating === 5) return fail(400, 'invalid', 'The request is not valid.');
  const id = store.nextId();
  const ids = { id, book_id: book.value.id, reader_id: reader.value.id };
  const review: Review = { ...ids, rating, text, created_at: store.now() };
  store.reviews.set(id, review);
  const path = `/books/${review.book_id}/reviews/${id}`;
  const headers = on('review-no-location') ? {} : { Location: world.locationBase(call) + path };
  return ok(201, reviewView(world, review), { headers });
}

function getReview(world: World, call: Call): Reply {
  const found = findReview(world, call, world.on('review-under-other-book'));
  return found.ok ? ok(200, reviewView(world, found.value)) : found.reply;
}

function deleteReview(world: World, call: Call): Reply {
  const { on, store } = world;
  const reader = readReader(world, call);
  if (!reader.ok && !on('review-deleted-without-token')) return reader.reply;
  const found = findReview(world, call, false);
  if (!found.ok) return found.reply;
  if (reader.ok && found.value.reader_id !== reader.value.id) {
    return fail(403, 'forbidden', 'Only its author may do this.');
  }
  store.reviews.delete(found.value.id);
  return on('review-deleted-200') ? ok(200, null) : { status: 204 };
}

function findReview(world: World, call: Call, anyBook: boolean): Or<Review> {
  const book = findBook(world, call);
  if (!book.ok) return book;
  const review = world.store.reviews.get(Number(call.params.review_id));
  const isThere = review && (anyBook || review.book_id === book.value.id);
  return isThere ? { ok: true, value: review } : { ok: false, reply: missing() };
}

function reviewView({ on }: World, review: Review) {
  return { ...review, created_at: shownTime(on, review.created_at) };
}
