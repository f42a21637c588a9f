import { describe, expect, test } from 'vitest';
import { FakeClock, withSteps } from '../policies/policies.fixture.ts';
import { type CacheOptions, cache } from './cache.ts';

type Answer = { status?: number; headers?: Record<string, string>; body?: string | null };

/** A server whose answers are numbered: `1`, `2`, … */
function cached(answers: Answer[], options: CacheOptions = {}) {
  const clock = new FakeClock();
  let count = 0;
  const steps = answers.map(({ status = 200, headers = {}, body }) => () => {
    const text = body === undefined ? String(++count) : body;
    return Object.defineProperty(new Response(text, { status, headers }), 'url', {
      value: 'http://a.example/final',
    });
  });
  const chain = withSteps([cache({ clock, ...options })], steps);
  const read = async (init: RequestInit & { url?: string } = {}, info: object = {}) =>
    (await chain.send(init, info)).text();
  return { clock, read, ...chain };
}

const minute = { 'cache-control': 'max-age=60' };
const notModified = { status: 304, body: null };

describe('what is given again', () => {
  const cases: [string, Answer, RequestInit & { url?: string }, object, string][] = [
    ['a fresh answer', { headers: minute }, {}, {}, '1'],
    ['a private one', { headers: { 'cache-control': 'private, max-age=60' } }, {}, {}, '1'],
    ['Expires', { headers: { expires: 'Thu, 01 Jan 2026 00:01:00 GMT' } }, {}, {}, '1'],
    ['a 404 with a lifetime', { status: 404, headers: minute }, {}, {}, '1'],
    [
      'what is left just long enough',
      { headers: minute },
      { headers: { 'cache-control': 'min-fresh=60' } },
      {},
      '1',
    ],
    ['not without a lifetime', {}, {}, {}, '2'],
    ['not a 404 with an ETag alone', { status: 404, headers: { etag: '"a"' } }, {}, {}, '2'],
    ['not s-maxage', { headers: { 'cache-control': 's-maxage=60' } }, {}, {}, '2'],
    ['not no-store', { headers: { 'cache-control': 'no-store, max-age=60' } }, {}, {}, '2'],
    ['not no-cache', { headers: { 'cache-control': 'no-cache, max-age=60' } }, {}, {}, '2'],
    ['not a 500', { status: 500, headers: minute }, {}, {}, '2'],
    ['not a 206', { status: 206, headers: minute }, {}, {}, '2'],
    ['not an event stream', { headers: { ...minute, 'content-type': 'text/event-stream' } }, {}, {}, '2'],
    ['not what was old when it came', { headers: { ...minute, age: '60' } }, {}, {}, '2'],
    ['not Vary: *', { headers: { ...minute, vary: '*' } }, {}, {}, '2'],
    [
      'not Vary: Authorization without a scope',
      { headers: { ...minute, vary: 'Accept, Authorization' } },
      {},
      {},
      '2',
    ],
    ['not to no-store', { headers: minute }, { headers: { 'cache-control': 'no-store' } }, {}, '2'],
    ['not to no-cache', { headers: minute }, { headers: { 'cache-control': 'no-cache' } }, {}, '2'],
    ['not to Pragma: no-cache', { headers: minute }, { headers: { pragma: 'no-cache' } }, {}, '2'],
    [
      'not to more than it has left',
      { headers: minute },
      { headers: { 'cache-control': 'min-fresh=61' } },
      {},
      '2',
    ],
    ['not to a range', { headers: minute }, { headers: { range: 'bytes=0-1' } }, {}, '2'],
    ['not to a condition', { headers: minute }, { headers: { 'if-none-match': '"a"' } }, {}, '2'],
    ['not to a stream', { headers: minute }, {}, { streamed: true }, '2'],
    ['not to HEAD', { headers: minute }, { method: 'HEAD' }, {}, '2'],
    ['not to another URL', { headers: minute }, { url: 'http://a.example/things?page=2' }, {}, '2'],
  ];
  test.each(cases)('%s', async (_name, answer, init, info, want) => {
    const { read } = cached([answer]);
    await read();
    expect(await read(init, info)).toBe(want);
  });

  test('until its time is over, with its Age and its URL', async () => {
    const { clock, read, send, seen } = cached([{ headers: { ...minute, age: '10' } }]);
    await read();
    await clock.advance(49_900);
    const response = await send();
    expect([await response.text(), response.headers.get('age'), response.url]).toEqual([
      '1',
      '59',
      'http://a.example/final',
    ]);
    await clock.advance(100);
    expect([await read(), seen.length]).toEqual(['2', 2]);
  });

  test('max-age of the request', async () => {
    const { clock, read } = cached([{ headers: minute }]);
    await read();
    await clock.advance(10_000);
    expect(await read({ headers: { 'cache-control': 'max-age=10' } })).toBe('1');
    expect(await read({ headers: { 'cache-control': 'max-age=9' } })).toBe('2');
  });

  test('only-if-cached', async () => {
    const { send, seen } = cached([{ headers: minute }]);
    const init = { headers: { 'cache-control': 'only-if-cached' } };
    expect((await send(init)).status).toBe(504);
    await send();
    expect([(await send(init)).status, seen.length]).toEqual([200, 1]);
  });

  test('by the headers that Vary names', async () => {
    const { read, seen } = cached([{ headers: { ...minute, vary: 'Accept-Language' } }]);
    const inLanguage = (language: string) => read({ headers: { 'accept-language': language } });
    expect([await inLanguage('de'), await inLanguage('en'), await read()]).toEqual(['1', '2', '3']);
    expect([await inLanguage('de'), await inLanguage('en'), await read(), seen.length]).toEqual([
      '1',
      '2',
      '3',
      3,
    ]);
  });

  test('within its scope alone', async () => {
    let user = 'a';
    const { read } = cached([{ headers: { ...minute, vary: 'Authorization' } }], { scope: () => user });
    expect([await read(), await read()]).toEqual(['1', '1']);
    user = 'b';
    expect(await read()).toBe('2');
  });
});

describe('what is confirmed', () => {
  test('by ETag and date, with the new headers and the old body', async () => {
    const old = { etag: '"a"', 'last-modified': 'Wed, 31 Dec 2025 00:00:00 GMT', 'x-a': '1', age: '5' };
    const fresh = { ...notModified, headers: { ...minute, 'x-a': '2', 'content-length': '0' } };
    const { clock, send, seen } = cached([{ headers: old }, fresh]);
    await send();
    const confirmed = await send();
    expect(Object.fromEntries(seen[1]?.request.headers ?? [])).toEqual({
      'if-none-match': '"a"',
      'if-modified-since': 'Wed, 31 Dec 2025 00:00:00 GMT',
    });
    expect([confirmed.status, await confirmed.text(), confirmed.headers.get('x-a')]).toEqual([200, '1', '2']);
    expect(confirmed.headers.get('content-length')).toBeNull();
    await clock.advance(59_999);
    expect([await (await send()).text(), seen.length]).toEqual(['1', 2]);
  });

  test('a new answer takes the place of the old one', async () => {
    const { clock, read, seen } = cached([{ headers: { ...minute, etag: '"a"' } }, { headers: minute }]);
    await read();
    await clock.advance(60_000);
    expect([await read(), await read(), seen.length]).toEqual(['2', '2', 2]);
  });

  test('a failure is handed on, and the old answer is asked for again', async () => {
    const { read, send } = cached([{ headers: { etag: '"a"' } }, { status: 503 }, notModified]);
    await read();
    expect((await send()).status).toBe(503);
    expect(await read()).toBe('1');
  });

  test('what may no longer be stored is forgotten', async () => {
    const { read, seen } = cached([
      { headers: { etag: '"a"' } },
      { headers: { 'cache-control': 'no-store' } },
      { headers: minute },
    ]);
    expect([await read(), await read(), await read()]).toEqual(['1', '2', '3']);
    expect(seen[2]?.request.headers.has('if-none-match')).toBe(false);
  });
});

describe('a write forgets', () => {
  const other = 'http://a.example/other';
  const cases: [string, string, Answer, string][] = [
    ['its URL', 'PUT', {}, '3'],
    ['what Location names', 'POST', { headers: { location: '/things' } }, '3'],
    ['not where it fails', 'DELETE', { status: 409 }, '1'],
    ['not by reading', 'HEAD', {}, '1'],
    ['not on another host', 'POST', { headers: { location: 'http://b.example/things' } }, '1'],
    ['not by a Location that is none', 'POST', { headers: { location: 'http://' } }, '1'],
  ];
  test.each(cases)('%s', async (name, method, answer, want) => {
    const { read } = cached([{ headers: minute }, answer, { headers: minute }]);
    await read();
    const url = /Location|another/.test(name) ? other : 'http://a.example/things';
    await read({ method, url });
    expect(await read()).toBe(want);
  });
});

describe('bounds', () => {
  const url = (name: string) => ({ url: `http://a.example/${name}` });

  test('of answers: what was used longest ago goes', async () => {
    const { read } = cached([{ headers: minute }], { maxEntries: 2 });
    await read(url('a'));
    await read(url('b'));
    await read(url('a'));
    await read(url('c'));
    expect([await read(url('a')), await read(url('c')), await read(url('b'))]).toEqual(['1', '3', '4']);
  });

  test('of variants of one URL', async () => {
    const { read } = cached([{ headers: { ...minute, vary: 'accept' } }], { maxEntries: 2 });
    const as = (accept: string) => read({ headers: { accept } });
    expect([await as('a'), await as('b'), await as('c')]).toEqual(['1', '2', '3']);
    expect([await as('c'), await as('b'), await as('a')]).toEqual(['3', '2', '4']);
  });

  test('of bytes', async () => {
    const body = 'x'.repeat(40);
    const { seen, read } = cached([{ headers: minute, body }], { maxBytes: 100 });
    for (const name of ['a', 'b', 'c', 'c', 'b']) await read(url(name));
    expect(seen.length).toBe(3);
    await read(url('a'));
    expect(seen.length).toBe(4);
  });

  test('an answer larger than all of it is given and not kept', async () => {
    const { seen, read } = cached([{ headers: minute, body: 'x'.repeat(101) }], { maxBytes: 100 });
    expect((await read()).length).toBe(101);
    await read();
    expect(seen.length).toBe(2);
  });
});

test('a body that breaks off is an error, and not kept', async () => {
  const broken = () =>
    new Response(new ReadableStream({ start: (stream) => stream.error(new Error('reset')) }), {
      headers: minute,
    });
  const { seen, send } = withSteps([cache({ clock: new FakeClock() })], [broken]);
  await expect(send()).rejects.toMatchObject({ name: 'NetworkError' });
  await expect(send()).rejects.toMatchObject({ name: 'NetworkError' });
  expect(seen.length).toBe(2);
});
