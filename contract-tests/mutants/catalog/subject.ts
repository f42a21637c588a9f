import { fileURLToPath } from 'node:url';
import type { Subject } from '../subject.ts';
import { mutants } from './mutants.ts';
import { startCatalog } from './server.ts';
import { editorSession } from './shelves.ts';
import { variants } from './variants.ts';

const document = fileURLToPath(new URL('openapi.yaml', import.meta.url));

/** OpenAPI 3.0: a deepObject filter, lists in both ways, a discriminator, localized names, open reads, a cookie session. */
export const catalog: Subject = {
  name: 'catalog',
  document,
  basePath: '/catalog',
  verifyArgs: ['--auth', `session=${editorSession}`],
  mutants,
  variants,
  start: ({ switched }) => startCatalog(switched, document),
};
