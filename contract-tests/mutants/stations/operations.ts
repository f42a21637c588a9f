const one = '/stations/{stationId}';

/** The operations, as mutants name them. */
export const operations = {
  list: 'GET /stations',
  create: 'POST /stations',
  get: `GET ${one}`,
  update: `PATCH ${one}`,
  remove: `DELETE ${one}`,
  measurements: `GET ${one}/measurements`,
  measure: `POST ${one}/measurements`,
  latest: `GET ${one}/latest`,
} as const;
