import type { Subject } from '../subject.ts';
import { answerMutants } from './answer-mutants.ts';
import { document } from './depot.ts';
import { startBackups, tokens } from './server.ts';
import { stateMutants } from './state-mutants.ts';
import { variants } from './variants.ts';

/** OpenAPI 3.0: idempotent 202 jobs, byte ranges with checksums, schedules put by name, cursors, two OAuth2 scopes. */
export const backups: Subject = {
  name: 'backups',
  document,
  basePath: '/v1',
  verifyArgs: ['--auth', `oauth=${tokens.full}`, '--second-user', `Authorization: Bearer ${tokens.reader}`],
  mutants: [...answerMutants, ...stateMutants],
  variants,
  start: ({ switched }) => startBackups(switched),
};
