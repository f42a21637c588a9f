import { onTestFinished } from 'vitest';
import { type CheckedFetch, createCheckedFetch } from '../shared/checked-fetch.ts';
import type { RunningServer } from '../shared/listen.ts';
import { demoApiKey } from './demo.ts';
import { type ProjectsServerOptions, startServer } from './server.ts';

/** A server that ends with the running test, and a fetch with the demo key. */
export async function start(
  options: ProjectsServerOptions = {},
): Promise<{ readonly server: RunningServer; readonly call: CheckedFetch }> {
  const server = await startServer(options);
  onTestFinished(() => server.close());
  return { server, call: createCheckedFetch(server.model, server.url, { 'X-API-Key': demoApiKey }) };
}
