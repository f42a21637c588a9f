import type { Subject } from '../subject.ts';
import { answerMutants } from './answer-mutants.ts';
import { document } from './book.ts';
import { goodLogin, startWiki } from './server.ts';
import { stateMutants } from './state-mutants.ts';
import { variants } from './variants.ts';

/** OpenAPI 3.1: `PUT` that creates, If-Match needed, 304, merge patches, versions, 410 and restoring, open reading. */
export const wiki: Subject = {
  name: 'wiki',
  document,
  basePath: '/api',
  verifyArgs: ['--auth', `editor=${goodLogin}`],
  mutants: [...answerMutants, ...stateMutants],
  variants,
  start: ({ switched }) => startWiki(switched),
};
