import { fileURLToPath } from 'node:url';
import type { Subject } from '../subject.ts';
import { answerMutants } from './answer-mutants.ts';
import { inputMutants } from './input-mutants.ts';
import { startExports } from './server.ts';
import { stateMutants } from './state-mutants.ts';
import { variants } from './variants.ts';

/** Multipart uploads, and exports in the background that are asked for until they have ended; an API key. */
export const exportDesk: Subject = {
  name: 'exports',
  document: fileURLToPath(new URL('openapi.yaml', import.meta.url)),
  basePath: '/export-desk/v1',
  verifyArgs: ['--auth', 'ApiKey=desk-alpha-7f3a', '--second-user', 'X-Api-Key: desk-beta-91c2'],
  mutants: [...answerMutants, ...inputMutants, ...stateMutants],
  variants,
  start: ({ switched }) => startExports(switched),
};
