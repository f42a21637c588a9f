import { listAt, valueAt } from '../ask.ts';
import type { Ask, Mutant } from '../subject.ts';
import { addBook, idIn, tokens } from './ask-library.ts';

const all = '/books/{book_id}/reviews';
const one = `${all}/{review_id}`;
const { alice } = tokens;

/** Reviews a book of the seed data. */
function addReview(ask: Ask, book: number, json: object = { rating: 3, text: 'Long.' }) {
  return ask('POST', `/books/${book}/reviews`, { headers: alice, json });
}

/** What is wrong with reviews. */
export const reviewMutants: readonly Mutant[] = [
  {
    id: 'review-list-local-time',
    class: 'response-shape',
    operations: [`GET ${all}`],
    summary: 'created_at is no RFC 3339 time, in the list only.',
    witness: async (ask) =>
      !String(valueAt(await ask('GET', '/books/1/reviews'), 'data', 0, 'created_at')).includes('T'),
  },
  {
    id: 'review-deleted-200',
    class: 'status',
    operations: [`DELETE ${one}`],
    summary: '200 with a body where 204 is documented.',
    witness: async (ask) => {
      const id = idIn(await addReview(ask, 3));
      return (await ask('DELETE', `/books/3/reviews/${id}`, { headers: alice })).status === 200;
    },
  },
  {
    id: 'review-no-location',
    class: 'headers-media',
    operations: [`POST ${all}`],
    summary: 'The required Location is missing.',
    witness: async (ask) => (await addReview(ask, 3)).headers.location === undefined,
  },
  {
    id: 'unknown-review-property',
    class: 'input-acceptance',
    operations: [`POST ${all}`],
    summary: 'A property that the document forbids is accepted.',
    witness: async (ask) => (await addReview(ask, 3, { rating: 3, stars: 5 })).status === 201,
  },
  {
    id: 'best-rating-refused',
    class: 'input-acceptance',
    operations: [`POST ${all}`],
    summary: 'The greatest rating is refused.',
    witness: async (ask) => (await addReview(ask, 3, { rating: 5 })).status === 400,
  },
  {
    id: 'review-under-other-book',
    class: 'state',
    operations: [`GET ${one}`],
    summary: 'A review can be read under a book that it is not about.',
    witness: async (ask) => {
      const id = idIn(await addReview(ask, 3));
      return (await ask('GET', `/books/4/reviews/${id}`)).status === 200;
    },
  },
  {
    id: 'reviews-of-no-book',
    class: 'state',
    alsoClass: ['status', 'response-shape'],
    operations: [`GET ${all}`],
    summary: 'A book that does not exist has an empty list of reviews, not 404.',
    witness: async (ask) => {
      const id = idIn(await addBook(ask));
      await ask('DELETE', `/books/${id}`, { headers: alice });
      return (await ask('GET', `/books/${id}/reviews`)).status === 200;
    },
  },
  {
    id: 'review-deleted-without-token',
    class: 'auth',
    operations: [`DELETE ${one}`],
    summary: 'Nobody asks who deletes a review.',
    witness: async (ask) => {
      const id = idIn(await addReview(ask, 3));
      return (await ask('DELETE', `/books/3/reviews/${id}`)).status === 204;
    },
  },
  {
    id: 'review-page-size-ignored',
    class: 'collection',
    operations: [`GET ${all}`],
    summary: 'All reviews come, whatever the page size.',
    witness: async (ask) => listAt(await ask('GET', '/books/1/reviews?page_size=2'), 'data').length > 2,
  },
  {
    id: 'min-rating-exclusive',
    class: 'collection',
    operations: [`GET ${all}`],
    summary: 'min_rating leaves out the rating itself.',
    witness: async (ask) => {
      const book = idIn(await addBook(ask));
      await addReview(ask, book, { rating: 4 });
      return listAt(await ask('GET', `/books/${book}/reviews?min_rating=4`), 'data').length === 0;
    },
  },
];
