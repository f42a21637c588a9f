import { defineCommand } from './command.ts';
import { apiArguments, inputOptions } from './common-options.ts';

export const docsCommand = defineCommand({
  name: 'docs',
  summary: 'build the reference pages',
  description:
    'Builds one self-contained page an API, and an index of them; beside each page stands its document as one openapi.json. The pages ask no other host for anything: images and logos from elsewhere are not shown. They cannot send requests yet.',
  arguments: apiArguments,
  options: {
    ...inputOptions,
    out: {
      type: 'string',
      value: 'dir',
      summary: 'folder to write to (default: docs/site, beside the configuration)',
    },
  },
  examples: [
    { command: 'concordat docs', text: 'every API of the configuration' },
    { command: 'concordat docs openapi.yaml --out public', text: 'one document, elsewhere' },
  ],
  run: async ({ args, options }, io) => {
    const { runDocs } = await import('./run-docs.ts');
    return runDocs(args, options, io);
  },
});
