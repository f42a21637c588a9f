import type { Lenience } from '../lenience.ts';

/** What each of these mutants lets pass. */
export const lenience: Lenience = {
  'any-priority': (operation, { in: where, name }) =>
    operation === 'POST /renders' && where === 'header' && name === 'X-Priority',
  'any-status-listed': (operation, { name, keyword }) =>
    operation === 'GET /renders' && name === 'status' && keyword === 'enum',
  'empty-change': (operation, { keyword }) =>
    operation === 'PATCH /renders/{renderId}' && keyword === 'minProperties',
};
