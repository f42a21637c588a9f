import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { HarEntry } from '../../http/har.ts';
import { shop, startProxy } from '../proxy/started-proxy.fixture.ts';
import { HarFile } from './har-file.ts';
import { type RecorderOptions, startRecorder } from './recorder.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'concordat-har-'));
});
afterAll(() => rm(folder, { recursive: true }));

const entriesOf = async (file: string): Promise<HarEntry[]> =>
  JSON.parse(await readFile(file, 'utf8')).log.entries;
const hiddenIn = async (where: string) => (await readdir(where)).filter((name) => name.startsWith('.'));

test('the file is whole whenever it is read, and is there only with its first entry', async () => {
  const where = join(folder, 'a');
  const path = join(where, 'b.har');
  await mkdir(where);
  await writeFile(path, 'before');
  const file = await HarFile.open(path);
  await file.save();
  expect(await readFile(path, 'utf8')).toBe('before');
  file.add('{"n":1}');
  await file.save();
  file.add('{"n":2}');
  expect(await entriesOf(path)).toEqual([{ n: 1 }]);
  expect(await file.close()).toEqual({ entries: 2, dropped: 0 });
  expect(await entriesOf(path)).toEqual([{ n: 1 }, { n: 2 }]);
  expect(await hiddenIn(where)).toEqual([]);
});

test('what there is no room for is left out and counted', async () => {
  const file = await HarFile.open(join(folder, 'small.har'), { maxFileBytes: 200 });
  file.add(`"${'x'.repeat(500)}"`);
  file.add('{}');
  expect(await file.close()).toEqual({ entries: 1, dropped: 1 });
  const busy = await HarFile.open(join(folder, 'busy.har'), { maxWaitingBytes: 10 });
  busy.add('"0123456789"');
  expect(await busy.close()).toEqual({ entries: 0, dropped: 1 });
});

test('a folder is no file to record into', async () => {
  await expect(HarFile.open(folder)).rejects.toMatchObject({ code: 'E_OUTPUT' });
});

/** Records what a proxy sees into a file, and reads it. */
async function record(
  answer: Parameters<typeof startProxy>[0],
  ask: (url: string) => Promise<unknown>,
  options: Partial<RecorderOptions> = {},
): Promise<HarEntry[]> {
  const path = join(await mkdtemp(join(folder, 'r-')), 'shop.har');
  const recorder = await startRecorder(path, {
    api: { name: 'shop', model: shop },
    upstream: 'http://upstream:1/v1',
    ...options,
  });
  const ended = Promise.withResolvers<void>();
  const proxy = await startProxy(answer, {
    now: () => 0,
    record(exchange) {
      recorder.record(exchange);
      ended.resolve();
    },
  });
  await ask(proxy.url).catch(() => undefined);
  await ended.promise;
  await recorder.close();
  return entriesOf(path);
}

const read = async (url: string, init?: RequestInit) => (await fetch(url, init)).arrayBuffer();

test('an exchange is recorded as it was, its secrets replaced', async () => {
  const [entry] = await record(
    (outgoing) =>
      outgoing
        .writeHead(200, {
          'content-type': 'application/json',
          'content-encoding': 'gzip',
          'set-cookie': 'session=sesame-12',
        })
        .end(gzipSync('{"id":1,"access_token":"sesame-34"}')),
    (url) =>
      read(`${url}/v1/orders?key=sesame-56`, {
        method: 'POST',
        headers: { authorization: 'Bearer sesame-78', 'content-type': 'application/json' },
        body: '{"id":1,"password":"sesame-90"}',
      }),
  );
  expect(JSON.stringify(entry)).not.toContain('sesame');
  expect(entry).toMatchObject({
    startedDateTime: '1970-01-01T00:00:00.000Z',
    request: {
      method: 'POST',
      url: 'http://upstream:1/v1/orders?key=REDACTED',
      postData: { text: '{"id":1,"password":"REDACTED"}' },
    },
    response: {
      status: 200,
      cookies: [{ name: 'session', value: 'REDACTED' }],
      content: { text: '{"id":1,"access_token":"REDACTED"}' },
    },
  });
});

const big = Buffer.alloc(1_500_000, 0xff);

test('what goes by as a stream is recorded too: bytes as base64, too many as their number', async () => {
  const bytes = Buffer.from([0, 255, 1]);
  const [entry] = await record(
    (outgoing) => outgoing.writeHead(200, { 'content-type': 'application/octet-stream' }).end(bytes),
    (url) =>
      read(`${url}/v1/files/a`, {
        method: 'PUT',
        headers: { 'content-type': 'application/octet-stream' },
        body: big,
      }),
  );
  expect(entry?.request).toMatchObject({
    bodySize: 1_500_000,
    postData: { text: '', comment: 'not shown: it was too large to be kept' },
  });
  expect(entry?.response.content).toMatchObject({ size: 3, text: 'AP8B', encoding: 'base64' });
});

test('the beginning of an answer that breaks off is not recorded as one', async () => {
  const [entry] = await record(
    (outgoing) => {
      outgoing.writeHead(200, { 'content-type': 'application/octet-stream', 'content-length': '10' });
      outgoing.write('abc', () => outgoing.destroy());
    },
    (url) => read(`${url}/v1/files/a`),
  );
  expect(entry?.comment).toContain('the answer was broken off');
  expect(entry?.response.content.text).toBeUndefined();
});

test('the file is given what is new at intervals', async () => {
  let tick = () => {};
  const path = join(folder, 'ticks.har');
  const recorder = await startRecorder(path, {
    api: { name: 'shop', model: shop },
    upstream: 'http://upstream:1',
    clock: () => 0,
    repeat(task) {
      tick = task;
      return () => {};
    },
  });
  recorder.record({
    timeMs: 0,
    durationMs: 1,
    operation: undefined,
    method: 'GET',
    target: '/x',
    requestHeaders: {},
    requestBody: undefined,
    status: 204,
    responseHeaders: {},
    responseBody: undefined,
    isBrokenOff: false,
  });
  tick();
  await expect
    .poll(() =>
      entriesOf(path).then(
        (list) => list.length,
        () => 0,
      ),
    )
    .toBe(1);
  expect(await recorder.close()).toEqual({ entries: 1, dropped: 0 });
});
