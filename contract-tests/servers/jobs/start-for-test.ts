import { onTestFinished } from 'vitest';
import { type CheckedFetch, createCheckedFetch } from '../shared/checked-fetch.ts';
import { demoApiKey, type JobsServer, type JobsServerOptions, startServer } from './server.ts';

/** A server without a timer that ends with the running test, and a fetch with the demo key. */
export async function start(
  options: JobsServerOptions = {},
): Promise<{ readonly server: JobsServer; readonly call: CheckedFetch }> {
  const server = await startServer({ workerIntervalMs: 0, ...options });
  onTestFinished(() => server.close());
  const call = createCheckedFetch(server.model, server.url, { Authorization: `Bearer ${demoApiKey}` });
  return { server, call };
}
