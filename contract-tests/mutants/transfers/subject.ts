import { fileURLToPath } from 'node:url';
import type { Subject } from '../subject.ts';
import { mutants } from './mutants.ts';
import { fullToken, readToken, startTransfers } from './server.ts';
import { variants } from './variants.ts';

const document = fileURLToPath(new URL('openapi.yaml', import.meta.url));

/** OpenAPI 3.1: amounts as decimal texts, idempotency keys, balances, two OAuth2 scopes; the second user may only read. */
export const transfers: Subject = {
  name: 'transfers',
  document,
  basePath: '/transfers/v2',
  verifyArgs: ['--auth', `oauth=${fullToken}`, '--second-user', `Authorization: Bearer ${readToken}`],
  mutants,
  variants,
  start: ({ switched }) => startTransfers(switched, document),
};
