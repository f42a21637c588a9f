import type { Subject } from '../subject.ts';
import { answerMutants } from './answer-mutants.ts';
import { startChats } from './server.ts';
import { stateMutants } from './state-mutants.ts';
import { document, tokens } from './store.ts';
import { variants } from './variants.ts';

/** OpenAPI 3.1: `before` and `after` cursors, edits by the author alone, reactions, read markers, echoed request ids. */
export const chats: Subject = {
  name: 'chats',
  document,
  basePath: '/v2',
  verifyArgs: ['--auth', `token=${tokens.alice}`, '--second-user', `Authorization: Bearer ${tokens.bob}`],
  mutants: [...answerMutants, ...stateMutants],
  variants,
  start: ({ switched }) => startChats(switched),
};
