import { upgradeTargets } from '../document/upgrade.ts';
import { defineCommand } from './command.ts';
import { apiArguments, inputOptions } from './common-options.ts';

export const bundleCommand = defineCommand({
  name: 'bundle',
  summary: 'write a document as one file',
  description:
    'Joins a document and every file that it refers to into one: what is referred to moves into components, under the name it has in its file. The order of members stays; YAML is written without anchors; comments are not kept. With --upgrade it is brought up to a newer version of OpenAPI, Swagger 2.0 included.',
  arguments: apiArguments,
  options: {
    ...inputOptions,
    format: {
      type: 'string',
      choices: ['json', 'yaml'],
      summary: 'default: by the extension of --output, else that of the document',
    },
    output: {
      type: 'string',
      short: 'o',
      value: 'file',
      summary: 'write to this file instead of stdout; for one API',
    },
    out: { type: 'string', value: 'dir', summary: 'write to this folder: <api>.yaml or <api>.json' },
    upgrade: {
      type: 'string',
      choices: upgradeTargets,
      value: 'version',
      summary: 'the version of OpenAPI to bring it up to',
    },
  },
  examples: [
    { command: 'concordat bundle jobs -o jobs.json', text: 'one API as JSON' },
    { command: 'concordat bundle --out dist/spec', text: 'every API of the configuration' },
    { command: 'concordat bundle swagger.yaml --upgrade 3.1', text: 'Swagger 2.0 to OpenAPI 3.1' },
  ],
  run: async ({ args, options }, io) => {
    const { runBundle } = await import('./run-bundle.ts');
    return runBundle(args, options, io);
  },
});
