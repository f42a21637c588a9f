import type { Subject } from '../subject.ts';
import { answerMutants } from './answer-mutants.ts';
import { clerkSession, document } from './office.ts';
import { startParking } from './server.ts';
import { stateMutants } from './state-mutants.ts';
import { variants } from './variants.ts';

/** OpenAPI 3.0: status/data/metadata envelopes, numbered pages, deepObject filters, a cookie session that is opened and closed. */
export const parking: Subject = {
  name: 'parking',
  document,
  basePath: '/parking/v1',
  verifyArgs: ['--auth', `session=${clerkSession}`],
  mutants: [...answerMutants, ...stateMutants],
  variants,
  start: ({ switched }) => startParking(switched),
};
