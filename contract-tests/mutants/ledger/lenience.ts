import type { Lenience } from '../lenience.ts';

/** What each of these mutants lets pass. */
export const lenience: Lenience = {
  'per-page-101-accepted': (operation, { name, keyword }) =>
    operation === 'GET /accounts' && name === 'per_page' && keyword === 'maximum',
  'eleven-postings-accepted': (operation, { name, keyword }) =>
    operation === 'POST /transactions' && name === '/postings' && keyword === 'maxItems',
  'bulk-without-key': (operation, { name, keyword }) =>
    operation === 'POST /transactions/bulk' && name === 'Idempotency-Key' && keyword === 'required',
  'impossible-day-accepted': (operation, { name, keyword }) =>
    operation === 'GET /accounts/{code}/balance' && name === 'at' && keyword === 'format',
  'repeated-accounts-accepted': (operation, { name, keyword }) =>
    operation === 'POST /exports' && name === '/accounts' && keyword === 'uniqueItems',
};
