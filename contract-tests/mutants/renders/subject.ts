import type { Subject } from '../subject.ts';
import { document } from './farm.ts';
import { mutants } from './mutants.ts';
import { credentials, startRenders } from './server.ts';
import { variants } from './variants.ts';

/** OpenAPI 3.0.3: scenes as JSON or forms become 202 jobs with images by Accept; a key in the query or a cookie. */
export const renders: Subject = {
  name: 'renders',
  document,
  basePath: '/api',
  verifyArgs: [
    '--auth',
    `session=${credentials.north.session}`,
    '--second-user',
    `Cookie: sid=${credentials.south.session}`,
  ],
  mutants,
  variants,
  start: ({ switched }) => startRenders(switched),
};
