import { defineCommand } from './command.ts';
import { apiArguments, inputOptions } from './common-options.ts';

export const generateCommand = defineCommand({
  name: 'generate',
  summary: 'write types, client, MSW handlers and the table of operations',
  description:
    'Writes one folder an API: types.ts, client.ts, handlers.ts and operations.ts. Files that are up to date are left alone; one that was edited is written again, one that Concordat did not write is never replaced.',
  arguments: apiArguments,
  options: {
    ...inputOptions,
    out: {
      type: 'string',
      value: 'dir',
      summary: 'folder to write to (default: generated, beside the configuration)',
    },
    validators: {
      type: 'boolean',
      summary: 'write validators.ts too, with which clients check what they send and get',
    },
    check: {
      type: 'boolean',
      summary: 'write nothing; exit 1 when a file is missing, stale, edited or left over',
    },
  },
  examples: [
    { command: 'concordat generate', text: 'every API of the configuration' },
    { command: 'concordat generate --check', text: 'in CI: is the generated code up to date?' },
    { command: 'concordat generate openapi.yaml --out src/api', text: 'one document, elsewhere' },
  ],
  run: async ({ args, options }, io) => {
    const { runGenerate } = await import('./run-generate.ts');
    return runGenerate(args, options, io);
  },
});
