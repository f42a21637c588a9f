import type { Subject } from '../subject.ts';
import { answerMutants } from './answer-mutants.ts';
import { document } from './desk.ts';
import { basic } from './requests.ts';
import { logins, startLoans } from './server.ts';
import { stateMutants } from './state-mutants.ts';
import { variants } from './variants.ts';

/** OpenAPI 3.0: copies that are lent, returned and renewed, fines in cents, numbered pages, a login of staff and one of a member. */
export const loans: Subject = {
  name: 'loans',
  document,
  basePath: '/v1',
  verifyArgs: ['--auth', `login=${logins.staff}`, '--second-user', `Authorization: ${basic(logins.member)}`],
  mutants: [...answerMutants, ...stateMutants],
  variants,
  start: ({ switched }) => startLoans(switched),
};
