import { readdirSync } from 'node:fs';
import { get } from 'node:http';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { WebSocket } from 'ws';
import type { CheckedFetch } from '../shared/checked-fetch.ts';
import { temporaryFolder } from '../shared/temporary-folder.ts';
import { demoApiKey, otherApiKey } from './demo.ts';
import { scriptTasks } from './scripted-tasks.fixture.ts';
import { start } from './start-for-test.ts';
import { TaskError } from './task.ts';
import { upload } from './upload-file.fixture.ts';

const content = 'a\r\n1\r\n2\r\n';

async function generate(call: CheckedFetch, datasetId: unknown, json: object = { generator_type: 'tvae' }) {
  const answer = await call(`POST /generators/dataset/${datasetId}/generate`, { json });
  return { answer, id: (answer.body as { generator_id?: string }).generator_id ?? '' };
}

/** All messages of a generation's WebSocket until it is closed, and how to have the next. */
function watch(url: string, id: string) {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/ws/generation/${id}`, {
    headers: { 'X-API-Key': demoApiKey },
  });
  const messages: unknown[] = [];
  let told = () => {};
  socket.addEventListener('message', ({ data }) => {
    messages.push(JSON.parse(String(data)));
    told();
  });
  const closed = new Promise<number>((resolve) =>
    socket.addEventListener('close', ({ code }) => resolve(code)),
  );
  const count = (wanted: number) =>
    new Promise<void>((resolve) => {
      told = () => messages.length >= wanted && resolve();
      told();
    });
  return { messages, closed, count };
}

test('a generation is pending, runs, and completes, for those who poll and those who watch', async () => {
  const { runTask, next } = scriptTasks();
  const { server, call } = await start({ runTask, createSeed: () => 7 });
  const { body } = await upload(server.url, { name: 'people.csv', content });
  const json = { generator_type: 'dp-ctgan', num_rows: 100 };
  const { answer, id } = await generate(call, body.id, json);
  expect(answer).toMatchObject({ status: 202, body: { generator_id: id, status: 'pending' } });
  expect(answer.headers.get('location')).toBe(`/generators/${id}`);
  const { task, control, finish } = await next();
  expect(task).toMatchObject({ kind: 'generate', type: 'dp-ctgan', rows: 100, epsilon: 1, seed: 7 });
  const watched = watch(server.url, id);
  await watched.count(1);
  for (const fraction of [0.104, 0.109, 0.05, 1]) control.onProgress(fraction);
  await watched.count(3);
  expect((await call(`GET /generators/${id}`)).body).toMatchObject({ status: 'running', progress: 99 });
  finish();
  expect(await watched.closed).toBe(1000);
  expect(watched.messages).toEqual([
    { progress: 0, status: 'running' },
    { progress: 10, status: 'running' },
    { progress: 99, status: 'running' },
    { progress: 100, status: 'completed' },
  ]);
  const { output_dataset_id } = (await call(`GET /generators/${id}`)).body as { output_dataset_id: string };
  const output = await call(`GET /datasets/${output_dataset_id}`);
  expect(output.body).toMatchObject({ filename: 'people-dp-ctgan.csv', rows: 1, size_bytes: 6 });
  const late = watch(server.url, id);
  expect([await late.closed, late.messages]).toEqual([1000, [{ progress: 100, status: 'completed' }]]);
});

const failures: [name: string, error: Error, message: string, reported: number][] = [
  ['tells why', new TaskError('The dataset has too few rows'), 'The dataset has too few rows', 0],
  ['keeps what is nobody’s business', new Error('disk on fire'), 'The generation failed unexpectedly', 1],
];
test.each(failures)('a generation that fails %s', async (_name, error, message, reported) => {
  const { runTask, next } = scriptTasks();
  const errors: unknown[] = [];
  const folder = temporaryFolder();
  const { server, call } = await start({ runTask, folder, onError: (each) => errors.push(each) });
  const { body } = await upload(server.url, { content });
  const { id } = await generate(call, body.id);
  const watched = watch(server.url, id);
  (await next()).fail(error);
  expect(await watched.closed).toBe(1000);
  expect((await call(`GET /generators/${id}`)).body).toMatchObject({ status: 'failed', error: message });
  expect(errors).toHaveLength(reported);
  expect(readdirSync(folder)).toEqual([`${body.id}.csv`]);
  const json = { generator_id: id, dataset_id: body.id };
  expect(await call('POST /evaluations/run', { json })).toMatchObject({
    status: 422,
    body: { errors: [{ field: 'generator_id', code: 'state_error' }] },
  });
});

test('six generations at once for each account; more wait for nobody else', async () => {
  const { runTask, next } = scriptTasks();
  const { server, call } = await start({
    runTask,
    limits: 'documented',
    tasksAtOnce: 1,
    clock: () => new Date('2025-11-27T10:34:00Z'),
  });
  const { body } = await upload(server.url, { content });
  const ids = [];
  for (let count = 0; count < 6; count += 1) ids.push((await generate(call, body.id)).id);
  const { answer } = await generate(call, body.id);
  expect(answer).toMatchObject({
    status: 429,
    body: { type: 'too_many_jobs', detail: 'At most 6 generations run at once' },
  });
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    'retry-after': '10',
    'x-ratelimit-retry-after': '10',
    'x-ratelimit-limit': '6',
    'x-ratelimit-remaining': '0',
    'x-ratelimit-reset': '1764239650',
  });
  expect((await call('GET /health')).body).toEqual({ status: 'degraded' });
  const other = { 'X-API-Key': otherApiKey };
  const theirs = await upload(server.url, { content }, other);
  const path = `POST /generators/dataset/${theirs.body.id}/generate`;
  expect((await call(path, { json: { generator_type: 'ctgan' }, headers: other })).status).toBe(202);
  const first = watch(server.url, ids[0] ?? '');
  (await next()).finish();
  await first.closed;
  expect((await generate(call, body.id)).answer.status).toBe(202);
});

test('what had not ended when the server did begins again with the next', async () => {
  const database = join(temporaryFolder(), 'studio.db');
  const first = scriptTasks();
  const one = await start({ database, runTask: first.runTask, tasksAtOnce: 1 });
  const { body } = await upload(one.server.url, { content });
  const done = await generate(one.call, body.id);
  const watched = watch(one.server.url, done.id);
  (await first.next()).finish();
  await watched.closed;
  const json = { generator_id: done.id, dataset_id: body.id };
  const evaluation = (await one.call('POST /evaluations/run', { json })).body as { evaluation_id: string };
  const broken = await generate(one.call, body.id);
  (await first.next()).control.onProgress(0.5);
  const alive = watch(one.server.url, broken.id);
  await alive.count(1);
  await one.server.close();
  expect([1001, 1005, 1006]).toContain(await alive.closed);

  const second = scriptTasks();
  const two = await start({ database, runTask: second.runTask, tasksAtOnce: 1 });
  expect((await two.call(`GET /generators/${done.id}`)).body).toMatchObject({ status: 'completed' });
  const resumed = await second.next();
  expect(resumed.task.kind).toBe('evaluate');
  resumed.finish();
  const again = watch(two.server.url, broken.id);
  (await second.next()).finish();
  expect(await again.closed).toBe(1000);
  expect((await two.call(`GET /evaluations/${evaluation.evaluation_id}`)).body).toMatchObject({
    status: 'completed',
    scores: { overall: 0.5 },
  });
});

test('a dataset that is deleted while its generation waits fails it', async () => {
  const { runTask, next } = scriptTasks();
  const { server, call } = await start({ runTask, tasksAtOnce: 1 });
  const [kept, gone] = [await upload(server.url, { content }), await upload(server.url, { content })];
  await generate(call, kept.body.id);
  const { id } = await generate(call, gone.body.id);
  await call(`DELETE /datasets/${gone.body.id}`);
  const watched = watch(server.url, id);
  (await next()).finish();
  await watched.closed;
  expect((await call(`GET /generators/${id}`)).body).toMatchObject({
    status: 'failed',
    error: 'The dataset was deleted',
  });
});

const handshake = {
  Connection: 'Upgrade',
  Upgrade: 'websocket',
  'Sec-WebSocket-Version': '13',
  'Sec-WebSocket-Key': 'dGhlIHNhbXBsZSBub25jZQ==',
};
const refused: [name: string, id: string, key: string, status: number][] = [
  ['without a credential', 'deaddead-dead-4ead-8ead-deaddeaddead', '', 401],
  ['of no generation', 'deaddead-dead-4ead-8ead-deaddeaddead', demoApiKey, 404],
  ['of no id', 'x', demoApiKey, 422],
];
test.each(refused)('a WebSocket %s is refused before it begins', async (_name, id, key, status) => {
  const { server } = await start();
  const answered = await new Promise<number | undefined>((resolve, reject) => {
    const url = `${server.url}/ws/generation/${id}`;
    const asked = get(url, { headers: { ...handshake, ...(key && { 'X-API-Key': key }) } }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    asked.on('upgrade', () => resolve(101)).on('error', reject);
  });
  expect(answered).toBe(status);
});
