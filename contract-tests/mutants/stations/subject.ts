import type { Subject } from '../subject.ts';
import { mutants } from './mutants.ts';
import { document } from './network.ts';
import { goodKey, startStations } from './server.ts';
import { variants } from './variants.ts';

/** OpenAPI 3.0: cursors in the body and in Link, a deepObject filter, sparse fields, JSON or CSV, bulk additions. */
export const stations: Subject = {
  name: 'stations',
  document,
  basePath: '/v1',
  verifyArgs: ['--auth', `key=${goodKey}`],
  mutants,
  variants,
  start: ({ switched }) => startStations(switched),
};
