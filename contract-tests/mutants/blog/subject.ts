import type { Subject } from '../subject.ts';
import { mutants } from './mutants.ts';
import { goodKey, startBlog } from './server.ts';
import { document } from './site.ts';
import { variants } from './variants.ts';

/** OpenAPI 3.1: opaque cursors and Link, newest first, nested comments, problem details, an API key in the query. */
export const blog: Subject = {
  name: 'blog',
  document,
  basePath: '/v1',
  verifyArgs: ['--auth', `apiKey=${goodKey}`],
  mutants,
  variants,
  start: ({ switched }) => startBlog(switched),
};
