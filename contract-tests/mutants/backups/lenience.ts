import type { Lenience } from '../lenience.ts';

/** What the mutants of the backup service accept against its document. */
export const lenience: Lenience = {
  'short-key-accepted': (_, { name, keyword }) => name === 'Idempotency-Key' && keyword === 'minLength',
  'keep-366-days': (_, { name, keyword }) => name === '/keepDays' && keyword === 'maximum',
  'unknown-status-accepted': (operation, { name }) => operation === 'GET /backups' && name === 'status',
  'unknown-field-accepted': (operation, { keyword }) =>
    operation === 'POST /backups' && keyword === 'additionalProperties',
  'limit-unchecked': (operation, { name, keyword }) =>
    operation === 'GET /schedules' && name === 'limit' && keyword === 'maximum',
};
