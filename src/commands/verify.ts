import type { ReportFormat } from '../report/report.ts';
import { defineCommand } from './command.ts';
import { apiArguments, inputOptions, reportOptions } from './common-options.ts';

export const verifyCommand = defineCommand({
  name: 'verify',
  summary: 'check that a server keeps to its document',
  description:
    "Sends each operation's examples to a running server, and requests that the document promises to refuse: without credentials, with an unknown id, malformed JSON, a wrong media type, another method. Checks status, content type, headers and body of every answer. It creates, changes and deletes things on the server, and deletes what it created: use one for tests. Boundaries, generated cases, sequences and authorization are not tried yet. Exits 1 when the server breaks its document, 2 when it does not answer.",
  arguments: apiArguments,
  options: {
    ...inputOptions,
    server: {
      type: 'string',
      value: 'url',
      summary:
        'base URL of the server, with the base path: http://localhost:8080/api/v1; for several APIs see verify.servers of the configuration',
    },
    header: {
      type: 'list',
      value: "'name: value'",
      summary: 'sent with every request but those that try without credentials; repeatable',
    },
    stateless: {
      type: 'boolean',
      summary: 'the server remembers nothing (a mock): skip what needs it to',
    },
    auth: {
      type: 'list',
      value: 'scheme=secret',
      summary: "a key, a token or user:password for one of the document's security schemes; repeatable",
    },
    secondUser: {
      type: 'list',
      value: "'name: value'",
      summary:
        'a header that makes a request that of another user, who must not see what the first makes; repeatable',
    },
    phases: {
      type: 'string',
      value: 'list',
      summary:
        'only these, with commas between: examples, sequences, auth, boundaries, fuzz, limits; default all but limits',
    },
    seed: { type: 'number', value: 'n', summary: 'what is tried follows from it (default 1)' },
    maxSeconds: { type: 'number', value: 'n', summary: 'how long the run may take (default: no end)' },
    maxRequests: { type: 'number', value: 'n', summary: 'the most requests that are sent (default 10000)' },
    timeout: { type: 'number', value: 'ms', summary: 'how long an answer may take (default 30000)' },
    ...reportOptions,
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
  run: async ({ args, options }, io) => {
    const { runVerify } = await import('./run-verify.ts');
    // The command line was checked against the choices.
    return runVerify(args, { ...options, format: options.format as ReportFormat }, io);
  },
});
