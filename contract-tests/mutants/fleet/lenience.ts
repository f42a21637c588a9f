import type { Lenience } from '../lenience.ts';

/** What each of these mutants lets pass. */
export const lenience: Lenience = {
  'event-limit-101-accepted': (operation, { name, keyword }) =>
    operation === 'GET /vehicles/{vehicle_id}/events' && name === 'limit' && keyword === 'maximum',
  'two-corners-accepted': (operation, { name, keyword }) =>
    operation === 'POST /geofences' && name === '/polygon' && keyword === 'minItems',
  'longitude-unbounded': (operation, { name }) =>
    operation === 'POST /geofences' && /^\/polygon\/\d+\/lon$/.test(name),
  'short-interval-accepted': (operation, { name, keyword }) =>
    operation === 'PUT /trackers/{serial}' && name === '/interval_s' && keyword === 'minimum',
  'unknown-field-patched': (operation, { keyword }) =>
    operation === 'PATCH /vehicles/{vehicle_id}' && keyword === 'additionalProperties',
  'source-optional': (operation, { name, keyword }) =>
    operation === 'POST /vehicles/{vehicle_id}/trips' && name === 'X-Source' && keyword === 'required',
  'any-status-listed': (operation, { name, keyword }) =>
    operation === 'GET /vehicles' && name === 'status' && keyword === 'enum',
  'long-batch-accepted': (operation, { name, keyword }) =>
    operation === 'POST /vehicles/{vehicle_id}/events' && name === '/events' && keyword === 'maxItems',
  'zoneless-at-accepted': (operation, { name, keyword }) =>
    operation === 'GET /vehicles/{vehicle_id}/position' && name === 'at' && keyword === 'format',
};
