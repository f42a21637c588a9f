import { join } from 'node:path';
import { expect, test } from 'vitest';
import { WebSocket } from 'ws';
import type { CheckedFetch } from '../shared/checked-fetch.ts';
import { temporaryFolder } from '../shared/temporary-folder.ts';
import { otherApiKey } from './demo.ts';
import { scriptTasks } from './scripted-tasks.fixture.ts';
import type { StudioSettings } from './settings.ts';
import { signMessage } from './sign-message.ts';
import { start } from './start-for-test.ts';
import { upload } from './upload-file.fixture.ts';

const secret = 'a-secret-of-16-or-more';
const hook = { url: 'https://93.184.216.34/hook', events: ['generation.completed'], secret };

/** An address that answers what it is told to, and what came to it. */
function receiver(...statuses: (number | Error)[]) {
  const requests: { url: string; headers: Record<string, string>; body: string; redirect: unknown }[] = [];
  const fetch = async (url: unknown, init: RequestInit = {}) => {
    const headers = Object.fromEntries(new Headers(init.headers));
    requests.push({ url: String(url), headers, body: String(init.body), redirect: init.redirect });
    const status = statuses[requests.length - 1] ?? 204;
    if (status instanceof Error) throw status;
    return new Response(null, { status });
  };
  return { requests, fetch: fetch as typeof globalThis.fetch };
}

/** A server on which a generation of an account with this webhook has ended. */
async function started(settings: StudioSettings, json: object = hook) {
  const { runTask, next } = scriptTasks();
  const { server, call } = await start({ runTask, ...settings });
  expect((await call('POST /webhooks/register', { json })).status).toBe(201);
  await endGeneration(server.url, call, next);
  return { server, call };
}

async function endGeneration(url: string, call: CheckedFetch, next: ReturnType<typeof scriptTasks>['next']) {
  const { body } = await upload(url, { content: 'a\r\n1\r\n' });
  const json = { generator_type: 'ctgan' };
  const accepted = await call(`POST /generators/dataset/${body.id}/generate`, { json });
  const { generator_id: id } = accepted.body as { generator_id: string };
  const socket = new WebSocket(`${url.replace('http', 'ws')}/ws/generation/${id}`, {
    headers: { 'X-API-Key': 'sk_demo_4c1b9e7a3d48c25f' },
  });
  const closed = new Promise((resolve) => socket.addEventListener('close', resolve));
  (await next()).finish();
  await closed;
}

test('a message is signed, and comes again, later each time, until it is taken', async () => {
  const start = Date.parse('2025-11-27T10:34:00Z');
  let now = start;
  const { requests, fetch } = receiver(500, new Error('no connection'), 302, 204);
  const { server } = await started({ fetch, clock: () => new Date(now) });
  const at: number[] = [];
  for (const seconds of [0, 4, 5, 304, 305, 2104, 2105, 90_000]) {
    now = start + seconds * 1000;
    const before = requests.length;
    await server.deliverWebhooks();
    if (requests.length > before) at.push(seconds);
  }
  expect(at).toEqual([0, 5, 305, 2105]);
  const ids = new Set(requests.map(({ headers }) => headers['webhook-id']));
  expect([...ids]).toEqual([expect.stringMatching(/^msg_[\w-]{24}$/)]);
  for (const [index, { headers, body, redirect }] of requests.entries()) {
    const time = start + (at[index] ?? 0) * 1000;
    const key = Buffer.from(secret);
    expect(headers).toMatchObject(signMessage(key, headers['webhook-id'] ?? '', time, body));
    expect(redirect).toBe('manual');
  }
  expect(JSON.parse(requests[0]?.body ?? '')).toMatchObject({
    type: 'generation.completed',
    timestamp: '2025-11-27T10:34:00.000Z',
    data: { status: 'completed', progress: 100 },
  });
});

test('a message is given up after its tenth attempt', async () => {
  let now = 0;
  const { requests, fetch } = receiver(...Array.from({ length: 20 }, () => 503));
  const { server } = await started({ fetch, clock: () => new Date(now) });
  for (let day = 0; day < 20; day += 1) {
    await server.deliverWebhooks();
    now += 86_400_000;
  }
  expect(requests).toHaveLength(10);
});

test('410 removes the webhook', async () => {
  const { requests, fetch } = receiver(410);
  const { runTask, next } = scriptTasks();
  const { server, call } = await start({ runTask, fetch });
  await call('POST /webhooks/register', { json: hook });
  for (let count = 0; count < 2; count += 1) {
    await endGeneration(server.url, call, next);
    await server.deliverWebhooks();
  }
  expect(requests).toHaveLength(1);
});

test('events that were not asked for, and those of others, do not come', async () => {
  const { requests, fetch } = receiver();
  const { server, call } = await started({ fetch }, { ...hook, events: ['evaluation.completed'] });
  await call('POST /webhooks/register', { json: hook, headers: { 'X-API-Key': otherApiKey } });
  await server.deliverWebhooks();
  expect(requests).toEqual([]);
});

test('a message outlives its server', async () => {
  const database = join(temporaryFolder(), 'studio.db');
  const { requests, fetch } = receiver(500);
  let now = 0;
  const one = await started({ database, fetch, clock: () => new Date(now) });
  await one.server.deliverWebhooks();
  await one.server.close();
  now = 5000;
  const { server } = await start({ database, fetch, clock: () => new Date(now) });
  await server.deliverWebhooks();
  expect(requests).toHaveLength(2);
  expect(requests[1]?.headers['webhook-id']).toBe(requests[0]?.headers['webhook-id']);
});

const refused: [name: string, json: object, field: string, code: string][] = [
  ['a private address', { url: 'http://10.0.0.1/hook' }, 'url', 'address_error'],
  ['this machine', { url: 'http://localhost:3000/' }, 'url', 'address_error'],
  ['a password', { url: 'https://ada:secret@hooks.acme.dev/' }, 'url', 'address_error'],
  ['another scheme', { url: 'ftp://hooks.acme.dev/' }, 'url', 'format_error'],
  ['a secret that is no base64', { secret: 'whsec_????????????????' }, 'secret', 'format_error'],
  ['a short secret', { secret: 'short' }, 'secret', 'length_error'],
  ['no event', { events: [] }, 'events', 'length_error'],
];
test.each(refused)('a webhook with %s is refused', async (_name, json, field, code) => {
  const { call } = await start();
  const answer = await call('POST /webhooks/register', { json: { ...hook, ...json } });
  expect(answer).toMatchObject({ status: 422, body: { errors: [{ field, code }] } });
  expect(JSON.stringify(answer.body)).not.toContain('secret@');
});
