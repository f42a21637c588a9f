import type { ReportFormat } from '../report/report.ts';
import { defineCommand } from './command.ts';
import { inputOptions, reportOptions, signingOptions } from './common-options.ts';

export const webhookCommand = defineCommand({
  name: 'webhook',
  summary: "send one of a document's webhooks to a receiver and check its answer",
  description:
    "Sends the request that the document describes below webhooks (OpenAPI 3.1): its example, a value made for its schema, or the data given. Checks the receiver's answer against the documented responses. Without a name it lists what there is. Exits 1 when the answer breaks the document, 2 when there is none.",
  arguments: [
    {
      name: 'api',
      summary: 'a name from the configuration, a file, a URL, git:REVISION:PATH, or - for standard input',
      required: true,
    },
    { name: 'name', summary: 'the webhook: its key below webhooks, or its operationId' },
    { name: 'url', summary: 'where to send it' },
  ],
  options: {
    ...inputOptions,
    data: {
      type: 'string',
      value: 'json|@file',
      summary: "the body, as JSON or in a file, instead of the document's example",
    },
    example: { type: 'string', value: 'name', summary: 'which example to send (default the first)' },
    count: { type: 'number', value: 'n', summary: 'how often to send it, one after the other (default 1)' },
    attempts: {
      type: 'number',
      value: 'n',
      summary:
        'how often each is tried while the receiver is not there or answers 408, 425, 429 or 5xx (default 1)',
    },
    timeout: { type: 'number', value: 'ms', summary: 'how long an answer may take (default 10000)' },
    ...signingOptions,
    ...reportOptions,
  },
  examples: [
    { command: 'concordat webhook studio', text: 'what webhooks there are' },
    {
      command:
        'concordat webhook studio generation.completed http://localhost:3000/hooks --secret HOOK_SECRET',
      text: 'the first example, signed',
    },
  ],
  run: async ({ args, options }, io) => {
    const { runWebhook } = await import('./run-webhook.ts');
    // The command line was checked against the choices.
    return runWebhook(args, { ...options, format: options.format as ReportFormat }, io);
  },
});
