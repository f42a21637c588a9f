import { fileURLToPath } from 'node:url';
import type { Subject } from '../subject.ts';
import { answerMutants } from './answer-mutants.ts';
import { inputMutants } from './input-mutants.ts';
import { goodToken, startClinic } from './server.ts';
import { stateMutants } from './state-mutants.ts';
import { variants } from './variants.ts';

/** OpenAPI 3.0: data/error envelopes, UUIDs, PUT alone, actions, cursors in pageInfo, key or token. */
export const clinic: Subject = {
  name: 'clinic',
  document: fileURLToPath(new URL('openapi.yaml', import.meta.url)),
  basePath: '/clinic/v2',
  verifyArgs: ['--auth', `bearer=${goodToken}`],
  mutants: [...answerMutants, ...inputMutants, ...stateMutants],
  variants,
  start: ({ switched }) => startClinic(switched),
};
