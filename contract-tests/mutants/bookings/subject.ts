import { fileURLToPath } from 'node:url';
import type { Subject } from '../subject.ts';
import { goodKey, tokens } from './admit.ts';
import { answerMutants } from './answer-mutants.ts';
import { inputMutants } from './input-mutants.ts';
import { listMutants } from './list-mutants.ts';
import { startBookings } from './server.ts';
import { stateMutants } from './state-mutants.ts';
import { variants } from './variants.ts';

/** OpenAPI 3.1: HAL, offsets, two kinds of patches, archiving, Prefer, overlaps, CSV by Accept, a key and a token. */
export const bookings: Subject = {
  name: 'bookings',
  document: fileURLToPath(new URL('openapi.yaml', import.meta.url)),
  basePath: '/v3',
  verifyArgs: [
    '--auth',
    `appKey=${goodKey}`,
    '--auth',
    `member=${tokens.anna}`,
    '--second-user',
    `X-Api-Key: ${goodKey}`,
    '--second-user',
    `Authorization: Bearer ${tokens.bela}`,
  ],
  mutants: [...answerMutants, ...inputMutants, ...stateMutants, ...listMutants],
  variants,
  start: ({ switched }) => startBookings(switched),
};
