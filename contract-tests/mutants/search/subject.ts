import { fileURLToPath } from 'node:url';
import type { Subject } from '../subject.ts';
import { answerMutants } from './answer-mutants.ts';
import { inputMutants } from './input-mutants.ts';
import { startSearch } from './server.ts';
import { stateMutants } from './state-mutants.ts';
import { variants } from './variants.ts';

/** OpenAPI 3.0: deepObject, lists in one piece, required headers, alternatives by a discriminator, a cookie from a form. */
export const search: Subject = {
  name: 'search',
  document: fileURLToPath(new URL('openapi.yaml', import.meta.url)),
  basePath: '/shop',
  verifyArgs: ['--auth', 'session=session-of-ada', '--second-user', 'Cookie: sid=session-of-bob'],
  mutants: [...answerMutants, ...inputMutants, ...stateMutants],
  variants,
  start: ({ switched }) => startSearch(switched),
};
