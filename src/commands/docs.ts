import { defineCommand } from './command.ts';
import { apiArguments, inputOptions } from './common-options.ts';

export const docsCommand = defineCommand({
  name: 'docs',
  summary: 'build the reference pages',
  description:
    'Builds one self-contained page an API, and an index of them; beside each page stand the same reference as index.md and its document as one openapi.json, and beside the index an llms.txt. The pages ask nobody for anything by themselves: images and logos from elsewhere are not shown. "Try it" sends requests to the mock, to the servers of the document and to this machine.',
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
