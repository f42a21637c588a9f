import type { Lenience } from '../lenience.ts';

/** What each of these mutants lets pass. */
export const lenience: Lenience = {
  'fifty-one-a-page': (operation, { name, keyword }) =>
    operation === 'GET /loans' && name === 'per_page' && keyword === 'maximum',
  'any-postcode': (operation, { name, keyword }) =>
    operation === 'POST /members' && name === '/address/postcode' && keyword === 'pattern',
  'price-below-zero': (operation, { name, keyword }) =>
    operation === 'POST /copies' && name === '/price' && keyword === 'minimum',
};
