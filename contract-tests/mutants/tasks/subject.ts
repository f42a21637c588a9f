import type { Subject } from '../subject.ts';
import { document } from './board.ts';
import { mutants } from './mutants.ts';
import { goodToken, startTasks } from './server.ts';
import { variants } from './variants.ts';

/** OpenAPI 3.0: status/data/metadata envelopes, numbered pages with has_next, filters, sorting, a bearer token. */
export const tasks: Subject = {
  name: 'tasks',
  document,
  basePath: '/api/v1',
  verifyArgs: ['--auth', `bearerAuth=${goodToken}`],
  mutants,
  variants,
  start: ({ switched }) => startTasks(switched),
};
