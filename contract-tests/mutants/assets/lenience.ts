import type { Lenience } from '../lenience.ts';

/** What each of these mutants lets pass. */
export const lenience: Lenience = {
  'limit-0-accepted': (operation, { name, keyword }) =>
    operation === 'GET /assets' && name === 'limit' && keyword === 'minimum',
  'eleven-tags-accepted': (operation, { name, keyword }) =>
    operation === 'PATCH /assets/{asset_id}' && name === '/tags' && keyword === 'maxItems',
  'no-entries-accepted': (operation, { name, keyword }) =>
    operation === 'POST /imports' && name === '/entries' && keyword === 'minItems',
  'upload-without-filename': (operation, { keyword, property }) =>
    operation === 'POST /assets' && keyword === 'required' && property === 'filename',
};
