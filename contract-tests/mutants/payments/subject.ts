import { fileURLToPath } from 'node:url';
import type { Subject } from '../subject.ts';
import { answerMutants } from './answer-mutants.ts';
import { inputMutants } from './input-mutants.ts';
import { startPayments } from './server.ts';
import { stateMutants } from './state-mutants.ts';
import { fullToken, readerToken } from './tokens.ts';
import { variants } from './variants.ts';

/** Idempotency keys, amounts of money, rate limits, and JWTs with scopes; the second user may only read. */
export const payments: Subject = {
  name: 'payments',
  document: fileURLToPath(new URL('openapi.yaml', import.meta.url)),
  basePath: '/v2',
  verifyArgs: ['--auth', `oauth=${fullToken}`, '--second-user', `Authorization: Bearer ${readerToken}`],
  mutants: [...answerMutants, ...inputMutants, ...stateMutants],
  variants,
  start: ({ switched }) => startPayments(switched),
};
