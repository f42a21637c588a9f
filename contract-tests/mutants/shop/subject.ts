import type { Subject } from '../subject.ts';
import { accessMutants } from './access-mutants.ts';
import { answerMutants } from './answer-mutants.ts';
import { inputMutants } from './input-mutants.ts';
import { listMutants } from './list-mutants.ts';
import { ada, bob } from './requests.ts';
import { document, startShop } from './server.ts';
import { stateMutants } from './state-mutants.ts';
import { variants } from './variants.ts';

/** OpenAPI 3.1: a cookie with a CSRF token, deepObject filters, a cart, idempotent orders, If-Match, exports as jobs. */
export const shop: Subject = {
  name: 'shop',
  document,
  basePath: '/shop/api',
  verifyArgs: [
    '--auth',
    'session=session-of-ada',
    '--auth',
    `csrf=${ada['X-CSRF-Token']}`,
    '--second-user',
    `Cookie: ${bob.Cookie}`,
    '--second-user',
    `X-CSRF-Token: ${bob['X-CSRF-Token']}`,
  ],
  mutants: [...answerMutants, ...accessMutants, ...inputMutants, ...stateMutants, ...listMutants],
  variants,
  start: ({ switched }) => startShop(switched),
};
