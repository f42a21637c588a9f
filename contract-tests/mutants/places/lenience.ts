import type { Lenience } from '../lenience.ts';

/** What each of these mutants lets pass. */
export const lenience: Lenience = {
  'limit-unbounded': (operation, { name, keyword }) =>
    operation === 'GET /places' && name === 'limit' && keyword === 'maximum',
  'closing-unchecked': (operation, { name, keyword }) =>
    operation === 'POST /places' && /^\/opening_hours\/\d+\/closes$/.test(name) && keyword === 'pattern',
};
