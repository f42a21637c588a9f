import { defineCommand } from './command.ts';
import { inputOptions } from './common-options.ts';

export const replayCommand = defineCommand({
  name: 'replay',
  summary: 'send the requests of a report of verify again',
  description:
    'Reads a JSON report of "concordat verify --format json", or one finding out of it, sends the requests of its findings again, with your credentials in place of those that were left out and with the ids that things have now, and says of each whether it is still there, gone, or cannot be told from the answers. What the requests create stays on the server. Exits 1 when a finding is still there, 2 when the server does not answer.',
  arguments: [
    { name: 'file', summary: 'the JSON report; - for standard input', required: true },
    {
      name: 'api',
      summary:
        'the document, as for verify; by default the API that the report names, of the configuration, or its file',
    },
  ],
  options: {
    ...inputOptions,
    server: {
      type: 'string',
      value: 'url',
      summary: 'base URL of the server, with the base path; by default the one of the report',
    },
    finding: {
      type: 'list',
      value: 'number|code',
      summary: 'only this finding, by its place in the report (from 1) or its code; repeatable',
    },
    header: {
      type: 'list',
      value: "'name: value'",
      summary: 'what stands in the report as a variable, such as $TOKEN; repeatable',
    },
    auth: {
      type: 'list',
      value: 'scheme=secret',
      summary: "a key, a token or user:password for one of the document's security schemes; repeatable",
    },
    secondUser: { type: 'list', value: "'name: value'", summary: 'a header of the other user; repeatable' },
    timeout: { type: 'number', value: 'ms', summary: 'how long an answer may take (default 10000)' },
    format: {
      type: 'string',
      choices: ['text', 'json'],
      default: 'text',
      summary: 'how the result is printed',
    },
  },
  examples: [
    { command: 'concordat replay report.json', text: 'all findings, on the server of the report' },
    {
      command: "concordat replay report.json --finding 2 --server URL --header 'Authorization: Bearer …'",
      text: 'one finding, elsewhere',
    },
  ],
  run: async ({ args, options }, io) => {
    const { runReplay } = await import('./run-replay.ts');
    return runReplay(args, options, io);
  },
});
