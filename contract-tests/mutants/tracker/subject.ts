import { fileURLToPath } from 'node:url';
import type { Subject } from '../subject.ts';
import { answerMutants } from './answer-mutants.ts';
import { inputMutants } from './input-mutants.ts';
import { basic } from './requests.ts';
import { startTracker } from './server.ts';
import { stateMutants } from './state-mutants.ts';
import { variants } from './variants.ts';

/** OpenAPI 3.1: JSON:API bodies, page[number], sort lists, PATCH alone, ETags, bulk deletion, private issues. */
export const tracker: Subject = {
  name: 'tracker',
  document: fileURLToPath(new URL('openapi.yaml', import.meta.url)),
  basePath: '/api',
  verifyArgs: ['--auth', 'login=ann:red-kite', '--second-user', `Authorization: ${basic('ben:blue-tit')}`],
  mutants: [...answerMutants, ...inputMutants, ...stateMutants],
  variants,
  start: ({ switched }) => startTracker(switched),
};
