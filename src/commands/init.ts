import { defineCommand } from './command.ts';
import { inputOptions } from './common-options.ts';

export const initCommand = defineCommand({
  name: 'init',
  summary: 'lay out a project: a new API, or an OpenAPI document that you have',
  description:
    'Writes spec/, generated/, mocks/, contract-tests/, docs/, the configuration, lint rules, package.json scripts and a GitHub workflow, and works at once. Asks for the name and the first resource. With --from it adopts a document, Swagger 2.0 too, and accepts its lint problems in a baseline. A package.json and a .gitignore are extended, a tsconfig.json and a redocly.yaml stay; of other files that are there none is replaced without --force, and then none is written at all.',
  arguments: [
    { name: 'dir', summary: "the project's folder; made when it is not there (default: this one)" },
  ],
  options: {
    name: {
      type: 'string',
      value: 'name',
      summary: "the API's name (default: that of the folder, or of the document)",
    },
    resource: {
      type: 'string',
      value: 'name',
      summary: 'what the API manages first: order, or singular/plural: medium/media (default: item)',
    },
    from: {
      type: 'string',
      value: 'file|url',
      summary: 'adopt this document: copied to spec/ with the files that it refers to',
    },
    yes: { type: 'boolean', short: 'y', summary: 'ask nothing, take the defaults' },
    force: { type: 'boolean', short: 'f', summary: 'replace files that are there' },
    allowHost: inputOptions.allowHost,
    maxBytes: inputOptions.maxBytes,
  },
  examples: [
    { command: 'concordat init', text: 'in this folder; asks two things' },
    { command: 'concordat init shop --resource order --yes', text: 'in a new folder; asks nothing' },
    { command: 'concordat init --from old/swagger.json', text: 'adopt a document' },
  ],
  run: async ({ args, options }, io) => {
    const { runInit } = await import('./run-init.ts');
    return runInit(args, options, io);
  },
});
