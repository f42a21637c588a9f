import { fileURLToPath } from 'node:url';
import type { Subject } from '../subject.ts';
import { accessMutants } from './access-mutants.ts';
import { answerMutants } from './answer-mutants.ts';
import { inputMutants } from './input-mutants.ts';
import { listMutants } from './list-mutants.ts';
import { startMedia } from './server.ts';
import { stateMutants } from './state-mutants.ts';
import { variants } from './variants.ts';

/** OpenAPI 3.1: a cookie session, multipart images, ranges, renditions as jobs, cursors, needed If-Match, open shares. */
export const media: Subject = {
  name: 'media',
  document: fileURLToPath(new URL('openapi.yaml', import.meta.url)),
  basePath: '/media/v1',
  verifyArgs: ['--auth', 'cookieAuth=session-of-mia', '--second-user', 'Cookie: sid=session-of-noa'],
  mutants: [...answerMutants, ...accessMutants, ...inputMutants, ...stateMutants, ...listMutants],
  variants,
  start: ({ switched }) => startMedia(switched),
};
