import { reportFormats } from '../report/report.ts';
import { defineCommand } from './command.ts';
import { apiArguments, inputOptions } from './common-options.ts';

export const verifyCommand = defineCommand({
  name: 'verify',
  summary: 'check that a server keeps to its document',
  description:
    "Sends each operation's examples to a running server and checks status, content type, headers and body of what comes back. Boundaries, generated cases, sequences and authorization are not tried yet. Exits 1 when the server breaks its document.",
  arguments: apiArguments,
  options: {
    ...inputOptions,
    server: {
      type: 'string',
      value: 'url',
      summary: 'base URL of the server, with the base path: http://localhost:8080/api/v1',
    },
    header: { type: 'list', value: "'name: value'", summary: 'sent with every request; repeatable' },
    format: { type: 'string', choices: reportFormats, default: 'text', summary: 'how the report is printed' },
    output: {
      type: 'string',
      short: 'o',
      value: 'file',
      summary: 'write the report to a file instead of stdout',
    },
  },
  examples: [
    {
      command: 'concordat verify jobs --server http://localhost:8080/api/v1',
      text: 'an API of the configuration',
    },
    {
      command: "concordat verify openapi.yaml --server URL --header 'Authorization: Bearer …'",
      text: 'with credentials',
    },
  ],
  run: async () => {
    throw new Error('verify has no stage yet');
  },
});
