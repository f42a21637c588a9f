import type { Lenience } from '../lenience.ts';

/** What each of these mutants lets pass; `long-title` looks at the length itself. */
export const lenience: Lenience = {
  'long-title': (operation, { name, keyword }) =>
    operation === 'PUT /pages/{slug}' && name === '/title' && keyword === 'maxLength',
  'tags-repeated': (operation, { keyword }) =>
    operation === 'PATCH /pages/{slug}' && keyword === 'uniqueItems',
  'unknown-field-ignored': (operation, { keyword }) =>
    operation === 'PUT /pages/{slug}' && keyword === 'additionalProperties',
  'no-limit': (operation, { name, keyword }) =>
    operation === 'GET /pages/{slug}/versions' && name === 'limit' && keyword === 'minimum',
};
