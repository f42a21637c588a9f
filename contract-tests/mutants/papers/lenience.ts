import type { Lenience } from '../lenience.ts';

/** What each of these mutants lets pass. */
export const lenience: Lenience = {
  'no-authors': (operation, { name, keyword }) =>
    operation === 'PATCH /papers/{paperId}' && name === '/authors' && keyword === 'minItems',
  'old-year': (operation, { name, keyword }) =>
    operation === 'PUT /papers/{paperId}' && name === '/year' && keyword === 'minimum',
  'offset-negative': (operation, { name, keyword }) =>
    operation === 'GET /papers' && name === 'offset' && keyword === 'minimum',
};
