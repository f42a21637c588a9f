import type { Subject } from '../subject.ts';
import { answerMutants } from './answer-mutants.ts';
import { document } from './archive.ts';
import { fullToken, readToken, startAssets } from './server.ts';
import { stateMutants } from './state-mutants.ts';
import { variants } from './variants.ts';

/** OpenAPI 3.1: multipart uploads, downloads, 202 imports, pipe-delimited tags, cursors; the second user may only read. */
export const assets: Subject = {
  name: 'assets',
  document,
  basePath: '/v3',
  verifyArgs: ['--auth', `token=${fullToken}`, '--second-user', `Authorization: Bearer ${readToken}`],
  mutants: [...answerMutants, ...stateMutants],
  variants,
  start: ({ switched }) => startAssets(switched),
};
