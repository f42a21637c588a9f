import type { Severity } from '../problem.ts';
import { findingFormats, type ReportFormat } from '../report/report.ts';
import { type StrictLevel, strictLevels } from '../verify/strict.ts';
import { defineCommand } from './command.ts';
import { apiArguments, inputOptions, reportOptions } from './common-options.ts';

export const verifyCommand = defineCommand({
  name: 'verify',
  summary: 'check that a server keeps to its document',
  description:
    'Sends a running server what its document gives as examples, what it allows and what it promises to refuse, alone and in sequences, and checks every answer. What is wrong is told once a root cause, with the smallest requests that show it. It creates, changes and deletes things on the server, and deletes what it created: use one for tests. With --traffic it checks recorded requests and answers, and sends nothing. Exits 1 when the server leaves its document, 2 when it does not answer.',
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
    stateless: {
      type: 'boolean',
      summary: 'the server remembers nothing (a mock): skip what needs it to',
    },
    include: {
      type: 'list',
      value: 'operation',
      summary:
        "only these are tried: an operationId, 'METHOD /path', /path or tag:NAME, with * for any text; others are called to make and delete what these need; repeatable",
    },
    exclude: {
      type: 'list',
      value: 'operation',
      summary:
        'these are never called, not even to delete what was created; written as for --include; repeatable',
    },
    shard: {
      type: 'string',
      value: 'i/n',
      summary: 'the i-th of n runs that share the operations among them',
    },
    phases: {
      type: 'string',
      value: 'list',
      summary:
        'only these, with commas between: examples, sequences, auth, boundaries, fuzz, limits; default all but limits',
    },
    seed: { type: 'number', value: 'n', summary: 'what is tried follows from it (default 1)' },
    workers: {
      type: 'number',
      value: 'n',
      summary: 'how many groups of cases that have no resource in common run side by side (default 1)',
    },
    maxSeconds: { type: 'number', value: 'n', summary: 'how long the run may take (default: no end)' },
    maxRequests: { type: 'number', value: 'n', summary: 'the most requests that are sent (default 10000)' },
    timeout: { type: 'number', value: 'ms', summary: 'how long an answer may take (default 10000)' },
    maxLatency: {
      type: 'number',
      value: 'ms',
      summary: 'warn where more than 5 of 100 answers of an operation take longer',
    },
    strict: {
      type: 'string',
      value: 'level',
      choices: strictLevels,
      summary:
        'what is an error besides: properties that no schema names (fields), statuses that only default covers (statuses), or both and every warning (all)',
    },
    suppress: {
      type: 'string',
      value: 'file',
      summary: 'findings that are accepted, each with its reason: YAML or JSON',
    },
    failOn: {
      type: 'string',
      value: 'level',
      choices: ['error', 'warning', 'note', 'never'],
      default: 'error',
      summary: 'the least serious finding with which the run exits 1',
    },
    traffic: {
      type: 'string',
      value: 'file',
      summary: 'check the requests and answers of a HAR file instead of a server',
    },
    coverage: {
      type: 'string',
      value: 'file',
      summary:
        'write what of the document was exercised: as HTML or JSON by the name of the file, else as text; - prints it',
    },
    coverageMin: {
      type: 'number',
      value: 'percent',
      summary: 'exit 1 where less of the document was exercised',
    },
    hooks: {
      type: 'string',
      value: 'file',
      summary:
        'functions of your own for state, credentials and ids (default: contract-tests/<api>.hooks.ts beside the configuration)',
    },
    flow: {
      type: 'list',
      value: 'file',
      summary:
        'workflows to try, an Arazzo description (default: <name>.arazzo.yaml beside the document); repeatable',
    },
    mutationScore: {
      type: 'boolean',
      summary:
        'without a server: break a mock of the document in one way after the other, and tell which breaks would be caught (--max-requests: for each)',
    },
    mutationScoreMin: {
      type: 'number',
      value: 'percent',
      summary: 'exit 1 where fewer breaks would be caught',
    },
    ...reportOptions,
    format: {
      type: 'string',
      choices: findingFormats,
      default: 'text',
      summary: 'how the report is printed',
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
    {
      command: "concordat verify jobs --server URL --exclude tag:billing --exclude 'DELETE *'",
      text: 'what costs money, or deletes, is never called',
    },
    { command: 'concordat verify jobs --server URL --format html -o report.html', text: 'a page to share' },
    { command: 'concordat verify jobs --traffic recorded.har', text: 'recorded traffic, no server' },
    {
      command: 'concordat verify jobs --mutation-score',
      text: 'how good a document is, before there is a server',
    },
  ],
  run: async ({ args, options }, io) => {
    if (options.mutationScore || options.mutationScoreMin !== undefined) {
      const { runMutationScore } = await import('./mutation-score.ts');
      return runMutationScore(args, { ...options, strict: undefined }, io);
    }
    const { runVerify } = await import('./run-verify.ts');
    // The command line was checked against the choices.
    const { format, strict, failOn } = options as typeof options & {
      readonly format: ReportFormat;
      readonly strict: StrictLevel | undefined;
      readonly failOn: Severity | 'never';
    };
    return runVerify(args, { ...options, format, strict, failOn }, io);
  },
});
