import { expect, test } from 'vitest';
import { createApp, loadSpec } from './listen.ts';
import { registerOperations } from './register-operations.ts';

const answer = () => ({ status: 200 });
const all = {
  listJobs: answer,
  createJob: answer,
  getJob: answer,
  cancelJob: answer,
  getAppStatus: answer,
};
const { getJob: _getJob, cancelJob: _cancelJob, ...some } = all;

const tables: [name: string, handlers: Record<string, typeof answer>, message: string][] = [
  ['operations without a handler', some, 'no handler for getJob, cancelJob'],
  ['a handler without an operation', { ...all, pauseJob: answer }, 'handlers without an operation: pauseJob'],
];
test.each(tables)('%s fail at start', async (_name, handlers, message) => {
  const api = {
    model: await loadSpec('jobs'),
    handlers,
    refusalsOf: () => ({
      methodNotAllowed: answer,
      unsupportedMediaType: answer,
      malformedBody: answer,
      invalid: answer,
      rateLimited: answer,
      failed: answer,
    }),
    admit: () => undefined,
    render: answer,
    notFound: answer,
  };
  expect(() =>
    registerOperations(
      createApp(() => 'id'),
      api,
    ),
  ).toThrow(message);
});
