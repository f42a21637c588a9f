import type { Lenience } from '../lenience.ts';

/** What each of these mutants lets pass. */
export const lenience: Lenience = {
  'hours-unbounded': (operation, { name, keyword }) =>
    operation === 'POST /people' && name === '/weeklyHours' && keyword === 'maximum',
  'unknown-field-replaces': (operation, { keyword }) =>
    operation === 'PUT /people/{personId}' && keyword === 'additionalProperties',
  'negative-offset-accepted': (operation, { name, keyword }) =>
    operation === 'GET /people' && name === 'offset' && keyword === 'minimum',
};
