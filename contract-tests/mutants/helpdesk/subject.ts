import type { Subject } from '../subject.ts';
import { accessMutants } from './access-mutants.ts';
import { answerMutants } from './answer-mutants.ts';
import { inputMutants } from './input-mutants.ts';
import { listMutants } from './list-mutants.ts';
import { document, startHelpdesk } from './server.ts';
import { stateMutants } from './state-mutants.ts';
import { agentToken, customerToken } from './tokens.ts';
import { variants } from './variants.ts';

/** OpenAPI 3.0: tickets with actions, nested comments, agents and customers, merge patches, bulk results. */
export const helpdesk: Subject = {
  name: 'helpdesk',
  document,
  basePath: '/support/v1',
  verifyArgs: ['--auth', `bearer=${agentToken}`, '--second-user', `Authorization: Bearer ${customerToken}`],
  mutants: [...answerMutants, ...accessMutants, ...inputMutants, ...stateMutants, ...listMutants],
  variants,
  start: ({ switched }) => startHelpdesk(switched),
};
