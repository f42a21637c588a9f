import type { FailOn } from '../diff/change-problems.ts';
import type { ReportFormat } from '../report/report.ts';
import { defineCommand } from './command.ts';
import { inputOptions, reportOptions } from './common-options.ts';

export const diffCommand = defineCommand({
  name: 'diff',
  summary: 'compare two versions of a document and judge the changes',
  description:
    "Compares two versions of a document, and says of every change whether it breaks those who use the API; then which version the changes ask for, and whether info.version was raised that far. What was removed is located in the old version, everything else in the new one. Either may be Swagger 2.0 or in several files. The judgement is Redocly's (redocly diff, which it calls experimental). Patterns, defaults, contains and dependentRequired are not judged yet: a change of them counts as editorial or as an addition. Exits 1 on a breaking change.",
  arguments: [
    {
      name: 'old',
      required: true,
      summary:
        'a name from the configuration, a file, a URL, git:REVISION:PATH, or git:REVISION for the same file as the new one',
    },
    { name: 'new', required: true, summary: 'the same, or - for standard input' },
  ],
  options: {
    ...inputOptions,
    ...reportOptions,
    failOn: {
      type: 'string',
      choices: ['breaking', 'any', 'none'],
      default: 'breaking',
      summary: 'which changes make it exit with 1',
    },
  },
  examples: [
    {
      command: 'concordat diff git:main jobs',
      text: 'an API of the configuration with its file in a branch',
    },
    {
      command: 'concordat diff v1.yaml v2.yaml --format markdown',
      text: 'two files, as a comment for a review',
    },
    {
      command: 'concordat diff https://api.example.com/openapi.json openapi.yaml --fail-on none',
      text: 'with what is deployed; only report',
    },
  ],
  run: async ({ args, options }, io) => {
    const { runDiff } = await import('./run-diff.ts');
    // The command line was checked against the choices.
    const { format, failOn, ...rest } = options;
    return runDiff(args, { ...rest, format: format as ReportFormat, failOn: failOn as FailOn }, io);
  },
});
