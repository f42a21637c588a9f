import type { Lenience } from '../lenience.ts';

/** What each of these mutants lets pass. */
export const lenience: Lenience = {
  'limit-201-accepted': (operation, { name, keyword }) =>
    operation === 'GET /stations/{stationId}/measurements' && name === 'limit' && keyword === 'maximum',
  'humidity-unbounded': (operation, { name, keyword }) =>
    operation === 'POST /stations/{stationId}/measurements' &&
    name.endsWith('/humidity') &&
    keyword === 'maximum',
  'any-country-on-patch': (operation, { name, keyword }) =>
    operation === 'PATCH /stations/{stationId}' && name === '/country' && keyword === 'pattern',
};
