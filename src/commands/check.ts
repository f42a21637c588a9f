import type { FailOn } from '../diff/change-problems.ts';
import type { ReportFormat } from '../report/report.ts';
import { defineCommand } from './command.ts';
import { apiArguments, inputOptions, reportOptions } from './common-options.ts';

export const checkCommand = defineCommand({
  name: 'check',
  summary: 'everything that CI asks, in one report: lint, generated code, breaking changes, the server',
  description:
    'Runs lint and, where there is generated code, generate --check; with --base, compares every document with its version there; with --server, verifies it. One report and one exit code: 1 when there is an error in any part. What was not looked at is said in the summary. An API that the base does not have yet is new, and a note.',
  arguments: apiArguments,
  options: {
    ...inputOptions,
    ...reportOptions,
    base: {
      type: 'string',
      value: 'revision',
      summary:
        'git:REVISION to compare with (git:main, git:origin/main, git:v1.2.0); for one API also a file, a URL or git:REVISION:PATH',
    },
    failOn: {
      type: 'string',
      choices: ['breaking', 'any', 'none'],
      default: 'breaking',
      summary: 'which changes since the base are errors',
    },
    baseline: { type: 'string', value: 'file', summary: 'lint problems that are accepted, as in lint' },
    generated: {
      type: 'string',
      value: 'dir',
      summary: 'folder of the generated code (default: generated, beside the configuration)',
    },
    server: {
      type: 'string',
      value: 'url',
      summary: 'base URL of a running server to verify, with the base path; for one API',
    },
    header: {
      type: 'list',
      value: "'name: value'",
      summary: 'sent with every request to the server; repeatable',
    },
    stateless: {
      type: 'boolean',
      summary: 'the server remembers nothing (a mock): skip what needs it to',
    },
  },
  examples: [
    { command: 'concordat check --base git:origin/main', text: 'in a pull request' },
    { command: 'concordat check --format sarif -o contract.sarif', text: 'for code scanning' },
    {
      command: 'concordat check jobs --base git:main --server http://localhost:8080/api/v1',
      text: 'with the running server',
    },
  ],
  run: async ({ args, options }, io) => {
    const { runCheck } = await import('./run-check.ts');
    // The command line was checked against the choices.
    const { format, failOn, ...rest } = options;
    return runCheck(args, { ...rest, format: format as ReportFormat, failOn: failOn as FailOn }, io);
  },
});
