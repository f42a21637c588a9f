import type { Lenience } from '../lenience.ts';

const put = 'PUT /projects/{project}/flags/{key}';

/** What each of these mutants lets pass. */
export const lenience: Lenience = {
  'per-page-above-maximum': (operation, { name, keyword }) =>
    operation === 'GET /projects/{project}/flags' && name === 'per_page' && keyword === 'maximum',
  'tags-repeated': (operation, { name, keyword }) =>
    operation === put && name === '/tags' && keyword === 'uniqueItems',
  'any-key': (operation, { in: where, name, keyword }) =>
    operation === put && where === 'path' && name === 'key' && keyword === 'pattern',
  'user-optional': (operation, { name, keyword }) =>
    operation.endsWith('/evaluate') && name === 'user' && keyword === 'required',
};
