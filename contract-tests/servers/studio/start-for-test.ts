import { onTestFinished } from 'vitest';
import { type CheckedFetch, createCheckedFetch } from '../shared/checked-fetch.ts';
import { demoApiKey } from './demo.ts';
import { type StudioServer, startServer } from './server.ts';
import type { StudioSettings } from './settings.ts';

/** A server without timers that ends with the running test, and a fetch with the demo key. */
export async function start(
  settings: StudioSettings = {},
): Promise<{ readonly server: StudioServer; readonly call: CheckedFetch }> {
  const server = await startServer({ webhookIntervalMs: 0, ...settings });
  onTestFinished(() => server.close());
  return { server, call: createCheckedFetch(server.model, server.url, { 'X-API-Key': demoApiKey }) };
}
