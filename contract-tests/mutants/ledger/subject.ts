import type { Subject } from '../subject.ts';
import { readerToken, writerToken } from './admit.ts';
import { answerMutants } from './answer-mutants.ts';
import { documentPath } from './books.ts';
import { inputMutants } from './input-mutants.ts';
import { listMutants } from './list-mutants.ts';
import { startLedger } from './server.ts';
import { stateMutants } from './state-mutants.ts';
import { variants } from './variants.ts';

/** OpenAPI 3.0: codes as ids, idempotency keys, bulk results, searches in bodies, exports, scopes; the second user reads. */
export const ledger: Subject = {
  name: 'ledger',
  document: documentPath,
  basePath: '/ledger/v1',
  verifyArgs: ['--auth', `oauth=${writerToken}`, '--second-user', `Authorization: Bearer ${readerToken}`],
  mutants: [...answerMutants, ...inputMutants, ...stateMutants, ...listMutants],
  variants,
  start: ({ switched }) => startLedger(switched),
};
