import { fileURLToPath } from 'node:url';
import type { Subject } from '../subject.ts';
import { answerMutants } from './answer-mutants.ts';
import { inputMutants } from './input-mutants.ts';
import { startPlanner } from './server.ts';
import { stateMutants } from './state-mutants.ts';
import { variants } from './variants.ts';

/** OpenAPI 3.1 without examples or auth: rules in prose, a singular resource, PUT that makes, 410 after deletion. */
export const planner: Subject = {
  name: 'planner',
  document: fileURLToPath(new URL('openapi.yaml', import.meta.url)),
  basePath: '',
  verifyArgs: [],
  mutants: [...answerMutants, ...inputMutants, ...stateMutants],
  variants,
  start: ({ switched }) => startPlanner(switched),
};
