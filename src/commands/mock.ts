import { exampleModes } from '../mock/engine.ts';
import { defineCommand } from './command.ts';
import {
  apiArguments,
  callbackOptions,
  httpsOptions,
  inputOptions,
  servingOptions,
  signingOptions,
} from './common-options.ts';
import { verboseLevels } from './mock-log.ts';
import { operationsOptions } from './operations-options.ts';
import { replayFlags } from './replay-options.ts';
import { stateFlags } from './state-options.ts';

export const mockCommand = defineCommand({
  name: 'mock',
  summary: 'serve the documents as a mock server',
  description:
    "Answers as Prism does: the document's examples, or generated values. One document is served with and without its base path; several share a port, each below its name. Each document is served at <base>/openapi.json. With --stateful it remembers: resources, their pagination and their life cycles are inferred from the document, and mocks/<api>.yaml corrects what is not.",
  arguments: apiArguments,
  options: {
    ...inputOptions,
    ...servingOptions,
    host: { type: 'string', short: 'h', value: 'host', summary: 'address to listen on (default 127.0.0.1)' },
    ...httpsOptions,
    ...callbackOptions,
    ...signingOptions,
    fillProperties: {
      type: 'boolean',
      default: true,
      flag: 'json-schema-faker-fillProperties',
      summary: 'generate no properties but those that schemas name',
    },
    ignoreExamples: {
      type: 'boolean',
      flag: 'ignoreExamples',
      summary: 'generate answers even where there are examples',
    },
    examples: {
      type: 'string',
      value: 'how',
      choices: exampleModes,
      summary:
        'serve examples that break their own schema as they are ("as-written", the default), or repaired ("repair")',
    },
    stateful: {
      type: 'boolean',
      summary: 'remember: what is created shows in later answers, by resources inferred from the document',
    },
    ...stateFlags,
    ...replayFlags,
    explain: { type: 'boolean', summary: 'print what is inferred of the documents, and end' },
    journal: {
      type: 'boolean',
      summary: 'keep what is asked and answered, for /_concordat/ (on with --stateful)',
    },
    coverage: {
      type: 'string',
      value: 'file',
      summary: 'when the mock ends, write what of the document was used: text, .json or .lcov; - is stdout',
    },
    coverageMin: {
      type: 'number',
      value: 'percent',
      summary: 'end with 1 when less of the document was used',
    },
    strict: {
      type: 'boolean',
      summary: 'do not start where a part of a document cannot be enforced; compiles every schema first',
    },
    maxBody: {
      type: 'number',
      value: 'bytes',
      summary: 'the largest request body that is read (default 10 MB)',
    },
    verboseLevel: {
      type: 'string',
      short: 'v',
      flag: 'verboseLevel',
      value: 'level',
      choices: verboseLevels,
      default: 'info',
      summary: 'how much is logged',
    },
    ...operationsOptions,
    watch: { type: 'boolean', short: 'w', summary: 'serve a document anew when one of its files changes' },
  },
  passthrough: true,
  examples: [
    { command: 'concordat mock', text: 'every API of the configuration, on port 4010' },
    {
      command: 'concordat mock openapi.yaml --dynamic --seed 7',
      text: 'generated answers, the same each time',
    },
    {
      command: 'concordat mock shop --replay shop.har',
      text: 'what "concordat proxy --record" has seen, and the mock for the rest',
    },
    {
      command: 'concordat mock --port 0 -- npm test',
      text: 'run the tests against it, then stop; CONCORDAT_MOCK_URL is its address',
    },
  ],
  run: async ({ args, options, passthrough }, io) => {
    const { runMock } = await import('./mock-session.ts');
    return runMock(args, options, passthrough, io);
  },
});
