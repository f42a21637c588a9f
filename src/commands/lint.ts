import type { ReportFormat } from '../report/report.ts';
import { defineCommand } from './command.ts';
import { apiArguments, inputOptions, reportOptions } from './common-options.ts';

export const lintCommand = defineCommand({
  name: 'lint',
  summary: 'check documents against the rules',
  description:
    "Checks documents with Redocly's rules, as redocly.yaml sets them, and Concordat's own: every example is valid against its schema, among others. Exits 1 when there is an error; warnings and notes do not count. A document that cannot be read ends it with 2, after the report on the others.",
  arguments: apiArguments,
  options: {
    ...inputOptions,
    ...reportOptions,
    baseline: {
      type: 'string',
      value: 'file',
      summary: 'accept the problems that this file lists; it is written when it is not there',
    },
  },
  examples: [
    { command: 'concordat lint', text: 'every API of the configuration' },
    { command: 'concordat lint openapi.yaml --format sarif -o lint.sarif', text: 'for code scanning' },
    {
      command: 'concordat lint old.yaml --baseline lint-baseline.json',
      text: 'adopt an old document: only new problems count',
    },
  ],
  run: async ({ args, options }, io) => {
    const { runLint } = await import('./run-lint.ts');
    // The command line was checked against the choices.
    return runLint(args, { ...options, format: options.format as ReportFormat }, io);
  },
});
