import type { Subject } from '../subject.ts';
import { document } from './archive.ts';
import { mutants } from './mutants.ts';
import { goodLogin, startPapers } from './server.ts';
import { variants } from './variants.ts';

/** OpenAPI 3.1: If-Match needed, If-None-Match, Last-Modified, PUT and merge patches, HEAD, reading open to all. */
export const papers: Subject = {
  name: 'papers',
  document,
  basePath: '',
  verifyArgs: ['--auth', `editor=${goodLogin}`],
  mutants,
  variants,
  start: ({ switched }) => startPapers(switched),
};
