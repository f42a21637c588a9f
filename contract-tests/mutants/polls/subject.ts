import type { Subject } from '../subject.ts';
import { document } from './box.ts';
import { mutants } from './mutants.ts';
import { startPolls, tokens } from './server.ts';
import { variants } from './variants.ts';

/** OpenAPI 3.1: numbered pages with totals, owners, one vote a user, closing, results with ETags, bearer tokens. */
export const polls: Subject = {
  name: 'polls',
  document,
  basePath: '/v1',
  verifyArgs: ['--auth', `token=${tokens.alice}`, '--second-user', `Authorization: Bearer ${tokens.bob}`],
  mutants,
  variants,
  start: ({ switched }) => startPolls(switched),
};
