import type { Lenience } from '../lenience.ts';

/** What each of these mutants lets pass. */
export const lenience: Lenience = {
  'page-size-51-accepted': (operation, { name, keyword }) =>
    operation === 'GET /zones/{zone_id}/permits' && name === 'page_size' && keyword === 'maximum',
  'any-plate': (operation, { name, keyword }) =>
    operation === 'POST /zones/{zone_id}/permits' && name === '/plate' && keyword === 'pattern',
  'status-can-be-changed': (operation, { keyword, property }) =>
    operation === 'PATCH /permits/{permit_id}' && keyword === 'additionalProperties' && property === 'status',
  'long-notes-accepted': (operation, { name, keyword }) =>
    operation === 'PATCH /permits/{permit_id}' && name === '/notes' && keyword === 'maxLength',
};
