import type { Subject } from '../subject.ts';
import { answerMutants } from './answer-mutants.ts';
import { document } from './office.ts';
import { northKey, southKey } from './requests.ts';
import { startInvoices } from './server.ts';
import { stateMutants } from './state-mutants.ts';
import { variants } from './variants.ts';

/** OpenAPI 3.1: idempotency keys, minor units, computed amounts, actions with 409, `starting_after`, two accounts. */
export const invoices: Subject = {
  name: 'invoices',
  document,
  basePath: '/v1',
  verifyArgs: ['--auth', `apiKey=${northKey}`, '--second-user', `X-Api-Key: ${southKey}`],
  mutants: [...answerMutants, ...stateMutants],
  variants,
  start: ({ switched }) => startInvoices(switched),
};
