import { fileURLToPath } from 'node:url';
import type { Subject } from '../subject.ts';
import { mutants } from './mutants.ts';
import { startConvert } from './server.ts';
import { variants } from './variants.ts';

const document = fileURLToPath(new URL('openapi.yaml', import.meta.url));

/** OpenAPI 3.1: multipart uploads that become 202 jobs, whose status walks until there is a result; an API key. */
export const convert: Subject = {
  name: 'convert',
  document,
  basePath: '/convert/v1',
  verifyArgs: ['--auth', 'apiKey=ck-anna-41f0', '--second-user', 'X-Api-Key: ck-bert-9d27'],
  mutants,
  variants,
  start: ({ switched }) => startConvert(switched, document),
};
