import type { Subject } from '../subject.ts';
import { answerMutants } from './answer-mutants.ts';
import { startFlags } from './server.ts';
import { stateMutants } from './state-mutants.ts';
import { document, goodKey } from './store.ts';
import { variants } from './variants.ts';

/** OpenAPI 3.0: data/meta envelopes, keys as ids, `PUT` that creates, optional If-Match, rules by discriminator. */
export const featureFlags: Subject = {
  name: 'flags',
  document,
  basePath: '/api',
  verifyArgs: ['--auth', `key=${goodKey}`],
  mutants: [...answerMutants, ...stateMutants],
  variants,
  start: ({ switched }) => startFlags(switched),
};
