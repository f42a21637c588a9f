import type { Lenience } from '../lenience.ts';

/** What each of these mutants lets pass. */
export const lenience: Lenience = {
  'page-size-above-maximum': (operation, { name, keyword }) =>
    operation === 'GET /books' && name === 'page_size' && keyword === 'maximum',
  'unknown-genre-filter': (operation, { in: where, name }) =>
    operation === 'GET /books' && where === 'query' && name === 'genre',
  'long-title': (operation, { name, keyword }) =>
    operation === 'POST /books' && name === '/title' && keyword === 'maxLength',
  'repeated-authors': (operation, { keyword }) =>
    operation === 'PATCH /books/{book_id}' && keyword === 'uniqueItems',
  'put-without-isbn': (operation, { property, keyword }) =>
    operation === 'PUT /books/{book_id}' && keyword === 'required' && property === 'isbn',
  'no-such-day': (operation, { name, keyword }) =>
    operation === 'POST /books' && name === '/published_on' && keyword === 'format',
  'unknown-review-property': (operation, { keyword }) =>
    operation === 'POST /books/{book_id}/reviews' && keyword === 'additionalProperties',
  'empty-patch': (operation, { keyword }) =>
    operation === 'PATCH /books/{book_id}' && keyword === 'minProperties',
};
