import { defineCommand } from './command.ts';
import { apiArguments, inputOptions } from './common-options.ts';

export const exportCommand = defineCommand({
  name: 'export',
  summary: 'write documents in the form of another tool',
  description:
    'Writes documents as collections for Postman (v2.1): a folder a tag, a request an operation, the documented answers as examples, the server as the variable baseUrl, credentials as variables to fill in. The same document gives the same bytes. Of alternative credentials the first is used; webhooks, callbacks and links have no counterpart and are left out.',
  arguments: [{ name: 'target', required: true, summary: 'postman, the only one so far' }, ...apiArguments],
  options: {
    ...inputOptions,
    output: {
      type: 'string',
      short: 'o',
      value: 'file',
      summary: 'write to this file instead of stdout; for one API',
    },
    out: {
      type: 'string',
      value: 'dir',
      summary: 'write to this folder: <api>.postman_collection.json',
    },
  },
  examples: [
    { command: 'concordat export postman jobs -o jobs.postman_collection.json', text: 'one API' },
    { command: 'concordat export postman --out postman', text: 'every API of the configuration' },
  ],
  run: async ({ args, options }, io) => {
    const { runExport } = await import('./run-export.ts');
    return runExport(args, options, io);
  },
});
