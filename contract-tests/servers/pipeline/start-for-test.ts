import { onTestFinished } from 'vitest';
import { type CheckedFetch, createCheckedFetch } from '../shared/checked-fetch.ts';
import { logIn } from './log-in.ts';
import { type PipelineServer, type PipelineServerOptions, startServer } from './server.ts';
import { demoUser, type User } from './users.ts';

/** A server without a timer that ends with the running test, and a fetch with a user's token. @param user ada by default */
export async function start(
  options: PipelineServerOptions = {},
  user: User = demoUser,
): Promise<{ readonly server: PipelineServer; readonly call: CheckedFetch }> {
  const server = await startServer({ workerIntervalMs: 0, ...options });
  onTestFinished(() => server.close());
  const { access_token: token } = await logIn(server.url, user);
  const call = createCheckedFetch(server.model, server.url, { Authorization: `Bearer ${token}` });
  return { server, call };
}
