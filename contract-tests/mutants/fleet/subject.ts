import type { Subject } from '../subject.ts';
import { accessMutants } from './access-mutants.ts';
import { deviceToken, goodKey, officeToken } from './admit.ts';
import { answerMutants } from './answer-mutants.ts';
import { documentPath } from './depot.ts';
import { inputMutants } from './input-mutants.ts';
import { listMutants } from './list-mutants.ts';
import { startFleet } from './server.ts';
import { stateMutants } from './state-mutants.ts';
import { variants } from './variants.ts';

/** OpenAPI 3.0: a key reads, scopes change; event batches, uploads, list styles, matrix ids; the second user is a device. */
export const fleet: Subject = {
  name: 'fleet',
  document: documentPath,
  basePath: '/fleet/v3',
  verifyArgs: [
    '--auth',
    `key=${goodKey}`,
    '--auth',
    `oauth=${officeToken}`,
    '--second-user',
    `Authorization: Bearer ${deviceToken}`,
  ],
  mutants: [...answerMutants, ...accessMutants, ...inputMutants, ...stateMutants, ...listMutants],
  variants,
  start: ({ switched }) => startFleet(switched),
};
