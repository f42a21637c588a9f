/** A generation is followed over its WebSocket by the generated client: on the stateful mock, and on the real server. */
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { WebSocket } from 'ws';
import { createClient, type StudioClient } from '../../generated/studio/client.ts';
import { createMock, loadModel } from '../../src/index.ts';
import { demoAccount } from '../servers/studio/demo.ts';
import { startServer } from '../servers/studio/server.ts';

/** A target, with a client of its own and what was sent to it. */
interface Target {
  readonly client: StudioClient;
  /** Method and path, without ids. */
  readonly requests: string[];
}

/** Notes what a client sends. */
function clientOf(baseUrl: string, auth: { readonly bearerToken: string }): Target {
  const requests: string[] = [];
  const client = createClient({
    baseUrl,
    auth,
    fetch: (request) => {
      requests.push(`${request.method} ${new URL(request.url).pathname.replace(/[0-9a-f-]{36}/g, '{id}')}`);
      return fetch(request);
    },
  });
  return { client, requests };
}

/** The mock, whose time goes on only while something waits. */
async function startMock(): Promise<Target> {
  const loaded = await loadModel(fileURLToPath(new URL('../../spec/studio/openapi.yaml', import.meta.url)));
  if (!loaded.ok) throw new Error('the document cannot be used');
  let nowMs = Date.parse('2026-01-01T00:00:00Z');
  const mock = createMock(loaded.value, { stateful: true, seed: 1, time: () => new Date(nowMs) });
  const server = await mock.listen({
    wait: async (ms, signal) => {
      nowMs += ms;
      await new Promise(setImmediate);
      signal.throwIfAborted();
    },
  });
  onTestFinished(() => server.close());
  return clientOf(server.url, { bearerToken: 'any' });
}

async function startReal(): Promise<Target> {
  const server = await startServer();
  onTestFinished(() => server.close());
  const { data } = await createClient({ baseUrl: server.url, auth: {} }).login({ body: demoAccount });
  return clientOf(server.url, { bearerToken: data?.access_token ?? '' });
}

const csv = ['age,income', ...Array.from({ length: 50 }, (_, index) => `${20 + index},${1000 * index}`), ''];

test.each([
  ['the stateful mock', startMock],
  ['the real server', startReal],
])('%s tells of the end, without polls', async (_name, start) => {
  const { client, requests } = await start();
  const body = new FormData();
  body.set('file', new Blob([csv.join('\r\n')], { type: 'text/csv' }), 'a.csv');
  const uploaded = await client.uploadDataset({ body });
  const opened: string[] = [];
  const progress: number[] = [];
  const ended = await client
    .generateData({
      path: { dataset_id: uploaded.data?.id ?? '' },
      body: { generator_type: 'ctgan', num_rows: 100 },
    })
    .completed({
      timeoutMs: 60_000,
      onProgress: (job) => progress.push(job.progress),
      webSocket: (url, headers) => {
        opened.push(new URL(url).pathname.replace(/[0-9a-f-]{36}/g, '{id}'));
        return new WebSocket(url, { headers });
      },
    });
  expect(ended).toMatchObject({ ok: true, state: 'completed', job: { progress: 100 } });
  expect(opened).toEqual(['/ws/generation/{id}']);
  expect(progress).toEqual(progress.toSorted((one, other) => one - other));
  expect(requests.slice(0, 2)).toEqual(['POST /datasets/upload', 'POST /generators/dataset/{id}/generate']);
  // One read for the rest of the job, where something was told before the end; one behind it.
  expect([...new Set(requests.slice(2))]).toEqual(['GET /generators/{id}']);
  expect(requests.length).toBeLessThanOrEqual(4);
});
