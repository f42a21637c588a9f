/** A table becomes synthetic data: signed in, uploaded, generated, watched, evaluated, downloaded, and told of. */
import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { download } from '@concordat/client/transfer';
import { Webhook } from 'standardwebhooks';
import { expect, onTestFinished, test } from 'vitest';
import { WebSocket } from 'ws';
import { createClient, type StudioClient } from '../../generated/studio/client.ts';
import { demoAccount } from '../servers/studio/demo.ts';
import { type StudioServer, startServer } from '../servers/studio/server.ts';
import { quickClock } from './quick-clock.ts';

const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
const regions = ['north', 'south', 'west'];
const rows = Array.from({ length: 400 }, (_, index) => {
  const age = 20 + ((index * 7) % 45);
  return `${age},${25_000 + age * 400 + (index % 13) * 100}.5,${regions[index % 3]},${index % 4 > 0}`;
});
const csv = ['age,income,region,is_active', ...rows, ''].join('\r\n');

/** What came to an address of ours. */
interface Received {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** A receiver of webhooks, which answers its first message 500. */
async function startReceiver(): Promise<{ readonly url: string; readonly received: Received[] }> {
  const received: Received[] = [];
  const receiver = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    received.push({
      headers: request.headers as Record<string, string>,
      body: Buffer.concat(chunks).toString('utf8'),
    });
    response.writeHead(received.length === 1 ? 500 : 204).end();
  });
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void receiver.close());
  return { url: `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hooks`, received };
}

/** A form with a file, as a browser makes it. */
function formOf(name: string, content: string): FormData {
  const form = new FormData();
  form.set('file', new Blob([content], { type: 'text/csv' }), name);
  return form;
}

/** A client with the token of a password. */
async function signIn(baseUrl: string): Promise<{ readonly client: StudioClient; readonly token: string }> {
  const { data } = await createClient({ baseUrl, auth: {} }).login({ body: demoAccount });
  const token = data?.access_token ?? '';
  return { client: createClient({ baseUrl, auth: { bearerToken: token } }), token };
}

/** All messages of a generation's WebSocket, and the code that it was closed with. */
async function watch(
  { url }: StudioServer,
  id: string,
  token: string,
): Promise<{ readonly messages: { progress: number; status: string }[]; readonly code: number }> {
  const messages: { progress: number; status: string }[] = [];
  const socket = new WebSocket(`${url.replace('http', 'ws')}/ws/generation/${id}`, {
    headers: { Authorization: `Bearer ${token}` },
  });
  socket.addEventListener('message', ({ data }) => messages.push(JSON.parse(String(data))));
  const code = await new Promise<number>((resolve, reject) => {
    socket.addEventListener('close', (event) => resolve(event.code));
    socket.addEventListener('error', () => reject(new Error('the WebSocket has failed')));
  });
  return { messages, code };
}

test('from a table to synthetic data', async () => {
  let now = new Date('2025-11-27T10:34:00Z');
  const server = await startServer({
    webhookTargets: 'any',
    webhookIntervalMs: 0,
    clock: () => now,
  });
  onTestFinished(() => server.close());
  const receiver = await startReceiver();
  const { client, token } = await signIn(server.url);
  const events = ['generation.completed', 'evaluation.completed'] as const;
  const registered = await client.registerWebhook({
    body: { url: receiver.url, events: [...events], secret },
  });
  expect(registered.data).toMatchObject({ url: receiver.url, events });

  const uploaded = await client.uploadDataset({ body: formOf('customers.csv', csv) });
  expect(uploaded.data).toMatchObject({
    filename: 'customers.csv',
    rows: 400,
    columns: [
      { name: 'age', type: 'integer' },
      { name: 'income', type: 'number' },
      { name: 'region', type: 'string' },
      { name: 'is_active', type: 'boolean' },
    ],
    size_bytes: csv.length,
  });
  const dataset_id = uploaded.data?.id ?? '';

  const generation = client.generateData({
    path: { dataset_id },
    body: { generator_type: 'ctgan', num_rows: 1000 },
  });
  const { data: accepted } = await generation;
  const generator_id = accepted?.generator_id ?? '';
  const [watched, polled] = await Promise.all([
    watch(server, generator_id, token),
    generation.completed({ timeoutMs: 60_000, clock: quickClock }),
  ]);
  expect(watched.code).toBe(1000);
  expect(watched.messages.at(-1)).toEqual({ progress: 100, status: 'completed' });
  const progress = watched.messages.map((message) => message.progress);
  expect(progress).toEqual(progress.toSorted((one, other) => one - other));
  expect(polled).toMatchObject({ ok: true, job: { id: generator_id, dataset_id, progress: 100 } });
  const outputId = polled.ok ? (polled.job.output_dataset_id ?? '') : '';

  const evaluated = await client
    .runEvaluation({ body: { generator_id, dataset_id } })
    .completed({ timeoutMs: 60_000, clock: quickClock });
  expect(evaluated).toMatchObject({ ok: true, job: { scores: { overall: expect.any(Number) } } });

  const open = (init: object) =>
    client.downloadDataset({ path: { id: outputId }, parseAs: 'stream', ...init });
  const chunks: Uint8Array[] = [];
  for await (const chunk of download(open, { digest: { hash: createHash('sha256') } })) chunks.push(chunk);
  const lines = Buffer.concat(chunks).toString('utf8').trimEnd().split('\r\n');
  expect(lines).toHaveLength(1001);
  expect(lines[0]).toBe('age,income,region,is_active');
  const names = [];
  for await (const { filename } of client.listDatasets.pages({ query: { limit: 1 } })) names.push(filename);
  expect(names).toEqual(['customers.csv', 'customers-ctgan.csv']);

  await server.deliverWebhooks();
  now = new Date('2025-11-27T10:34:06Z');
  await server.deliverWebhooks();
  checkMessages(receiver.received, [generator_id, evaluated.ok ? evaluated.job.id : '']);
});

/** The first message comes twice: it was refused once. Each is signed, as another implementation of the standard sees. */
function checkMessages(received: readonly Received[], ids: readonly string[]): void {
  expect(received).toHaveLength(3);
  const verifier = new Webhook(secret);
  const messages = received.map(({ headers, body }) => {
    const signature = headers['webhook-signature'];
    // The library compares with the time of the machine; the times here are made up, and signed as such.
    expect(
      verifier.sign(headers['webhook-id'] ?? '', new Date(Number(headers['webhook-timestamp']) * 1000), body),
    ).toBe(signature);
    return { id: headers['webhook-id'], data: (JSON.parse(body) as { data: { id: string } }).data.id };
  });
  expect(new Set(messages.map(({ data }) => data))).toEqual(new Set(ids));
  expect(messages[2]).toEqual(messages[0]);
}

test('an evaluation that cannot be made fails, and says why', async () => {
  const server = await startServer({ webhookIntervalMs: 0 });
  onTestFinished(() => server.close());
  const { client } = await signIn(server.url);
  const one = await client.uploadDataset({ body: formOf('a.csv', 'a\r\n1\r\n2\r\n') });
  const other = await client.uploadDataset({ body: formOf('b.csv', 'b\r\n1\r\n2\r\n') });
  const generated = await client
    .generateData({
      path: { dataset_id: one.data?.id ?? '' },
      body: { generator_type: 'tvae', num_rows: 100 },
    })
    .completed({ timeoutMs: 60_000, clock: quickClock });
  expect(generated.ok).toBe(true);
  const evaluated = await client
    .runEvaluation({
      body: { generator_id: generated.ok ? generated.job.id : '', dataset_id: other.data?.id ?? '' },
    })
    .completed({ timeoutMs: 60_000, clock: quickClock });
  expect(evaluated).toMatchObject({
    ok: false,
    state: 'failed',
    job: { error: 'The two datasets have no column in common' },
  });
});
