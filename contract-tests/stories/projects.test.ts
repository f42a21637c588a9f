/** Projects as another system keeps them in step: created once in spite of retries, changed without losing updates. */
import { defaultPolicies } from '@concordat/client';
import { expect, onTestFinished, test } from 'vitest';
import { createClient, type ProjectsAuth } from '../../generated/projects/client.ts';
import { demoApiKey, demoClient } from '../servers/projects/demo.ts';
import { type ProjectsServerOptions, startServer } from '../servers/projects/server.ts';
import { quickClock } from './quick-clock.ts';

/** Retries that wait for nothing; a clock that runs so fast must not end what is under way. */
const policies = defaultPolicies({ clock: quickClock, timeoutMs: false });

async function start(options: ProjectsServerOptions = {}, auth: ProjectsAuth = { apiKeyHeader: demoApiKey }) {
  const server = await startServer(options);
  onTestFinished(() => server.close());
  return { server, client: createClient({ baseUrl: server.url, auth, policies }) };
}

/** A fetch whose first answers get lost on their way. */
function losing(count: number): (request: Request) => Promise<Response> {
  let lost = 0;
  return async (request) => {
    const response = await fetch(request);
    if (lost >= count) return response;
    lost += 1;
    await response.body?.cancel();
    throw new TypeError('fetch failed');
  };
}

test.each([1, 2])('a project is created once, though the answer gets lost %i times', async (lost) => {
  const { server, client } = await start();
  const unlucky = createClient({
    baseUrl: server.url,
    auth: { apiKeyHeader: demoApiKey },
    policies,
    fetch: losing(lost),
  });
  const created = await unlucky.createProject({ body: { name: 'Website relaunch' } });
  expect([created.status, created.response.headers.get('idempotency-replayed')]).toEqual([201, 'true']);
  const { data } = await client.listProjects();
  expect(data?.data).toEqual([created.data]);
});

test('a project that two people change at once loses neither change', async () => {
  const { client } = await start();
  const made = await client.createProject({ body: { name: 'Website relaunch', tags: ['web'] } });
  const id = made.data?.id ?? '';
  const etag = made.response.headers.get('etag') ?? '';
  const change = (body: { readonly owner?: string; readonly status?: 'archived' }, version: string) =>
    client.updateProject({ path: { id }, header: { 'If-Match': version }, body });
  const [one, other] = [await change({ owner: 'ada' }, etag), await change({ status: 'archived' }, etag)];
  expect([one.status, other.status]).toEqual([200, 412]);
  const read = await client.getProject({ path: { id } });
  const again = await change({ status: 'archived' }, read.response.headers.get('etag') ?? '');
  expect(again.data).toMatchObject({ owner: 'ada', status: 'archived', tags: ['web'] });
  const known = again.response.headers.get('etag') ?? '';
  const unchanged = await client.getProject({ path: { id }, header: { 'If-None-Match': known } });
  expect(unchanged.status).toBe(304);
});

test('a program signs in with OAuth, and may do what its scopes say', async () => {
  const { server, client } = await start();
  const signedIn = await client.issueToken({
    body: { grant_type: 'client_credentials', client_id: demoClient.id, client_secret: demoClient.secret },
  });
  const oauth2 = signedIn.data?.access_token ?? '';
  const program = createClient({ baseUrl: server.url, auth: { oauth2 }, policies });
  const made = await program.createProject({ body: { name: 'Data room' } });
  const path = { id: made.data?.id ?? '' };
  const refused = await program.deleteProject({ path });
  expect(refused).toMatchObject({ status: 403, error: { code: 'insufficient_scope' } });
  expect((await client.deleteProject({ path })).status).toBe(204);
  expect((await program.getProject({ path })).status).toBe(404);
});

test('a name is given once, and every project is listed once over all pages', async () => {
  const { client } = await start();
  const names = Array.from({ length: 5 }, (_, index) => `Project ${index}`);
  for (const name of names) await client.createProject({ body: { name } });
  const taken = await client.createProject({ body: { name: 'Project 3' } });
  expect(taken).toMatchObject({ status: 409, error: { code: 'name_taken' } });
  const found: string[] = [];
  const pages = client.listProjects.pages({ query: { page_size: 2 } });
  for await (const { name } of pages) found.push(name);
  expect(found).toEqual(names.toReversed());
  const sizes: number[] = [];
  for await (const { items } of pages.byPage()) sizes.push(items.length);
  expect(sizes).toEqual([2, 2, 1]);
});
