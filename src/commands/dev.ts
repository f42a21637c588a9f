import { defineCommand } from './command.ts';
import { apiArguments, httpsOptions, inputOptions, servingOptions } from './common-options.ts';
import { operationsOptions } from './operations-options.ts';
import { stateFlags } from './state-options.ts';

export const devCommand = defineCommand({
  name: 'dev',
  summary: 'the daily loop: lint, generate, mock and docs, again after every change',
  description:
    'Lints the documents, generates their code, serves a mock of all of them on one port and the reference pages at /_docs/, and does again what a change of any of their files touches. A broken edit keeps the last good version served, and shows what is wrong in the terminal and on the pages. A change of the configuration itself needs a restart.',
  arguments: apiArguments,
  options: {
    ...inputOptions,
    ...servingOptions,
    host: { type: 'string', value: 'host', summary: 'address to listen on (default 127.0.0.1)' },
    ...httpsOptions,
    stateful: { type: 'boolean', default: true, summary: 'remember nothing: answer with examples alone' },
    ...stateFlags,
    ...operationsOptions,
    lint: { type: 'boolean', default: true, summary: 'do not lint' },
    generate: { type: 'boolean', default: true, summary: 'write no generated code' },
  },
  examples: [
    { command: 'concordat dev', text: 'every API of the configuration, on port 4010' },
    { command: 'concordat dev openapi.yaml --no-generate', text: 'one document; nothing is written' },
  ],
  run: async ({ args, options }, io) => {
    const { runDev } = await import('./run-dev.ts');
    return runDev(args, options, io);
  },
});
