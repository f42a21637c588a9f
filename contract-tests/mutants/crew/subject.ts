import type { Subject } from '../subject.ts';
import { mutants } from './mutants.ts';
import { document } from './rota.ts';
import { plannerToken, startCrew, viewerToken } from './server.ts';
import { variants } from './variants.ts';

/** OpenAPI 3.1: two roles, links that may not overlap, PUT and JSON Patch, kinds of shifts, OPTIONS. */
export const crew: Subject = {
  name: 'crew',
  document,
  basePath: '/api',
  verifyArgs: ['--auth', `token=${plannerToken}`, '--second-user', `Authorization: Bearer ${viewerToken}`],
  mutants,
  variants,
  start: ({ switched }) => startCrew(switched),
};
