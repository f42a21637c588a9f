import { expect, test } from 'vitest';
import { createMock } from '../mock.ts';
import { modelOf } from '../model.fixture.ts';

const text = (example: string) => ({ schema: { type: 'string' }, example });
const whole = { ETag: text('"v1"'), 'Last-Modified': text('Mon, 02 Mar 2026 10:00:00 GMT') };
const partHeaders = {
  ETag: text('"of the example"'),
  'Accept-Ranges': text('none'),
  'X-Part': text('yes'),
  'Content-Range': { schema: { type: 'string', pattern: '^bytes \\d+-\\d+/\\d+$' }, example: 'bytes 0-1/2' },
};
const answer = (example: unknown, headers: object = {}, type = 'text/csv') => ({
  description: 'ok',
  headers,
  content: { [type]: { schema: {}, example } },
});
const get = (responses: object) => ({ get: { responses } });
const code = { schema: { type: 'string', maxLength: 3 } };
const mock = createMock(
  modelOf({
    openapi: '3.1.0',
    paths: {
      '/file': {
        ...get({
          200: answer('0123456789', whole),
          206: answer('01', partHeaders),
          416: answer({ error: 'past the end' }, { 'Content-Range': text('bytes */2') }, 'application/json'),
        }),
        head: { responses: { 200: { description: 'ok' }, 206: { description: 'part' } } },
      },
      '/bare': get({ 200: answer('ä€'), 206: { description: 'part' } }),
      '/weak': get({ 200: answer('0123456789', { ETag: text('W/"v1"') }), 206: answer('01') }),
      '/narrow': get({ 200: answer('0123456789'), 206: answer('01', { 'Content-Range': code }) }),
      '/list': get({ 200: answer([1, 2], {}, 'application/json'), 206: answer([1], {}, 'application/json') }),
      '/empty': get({ 200: answer(''), 206: answer('01'), 416: { description: 'none' } }),
      '/no-parts': get({ 200: answer('0123456789') }),
    },
  }),
);

async function ask(path: string, headers: Record<string, string>, method = 'GET') {
  const response = await mock.fetch(path, { method, headers });
  return { status: response.status, headers: response.headers, body: await response.text() };
}

const all = '200 0123456789';

test.each<[path: string, range: string, condition: string | undefined, want: string]>([
  ['/file', 'bytes=0-3', undefined, '206 0123 bytes 0-3/10'],
  ['/file', 'bytes=-3', undefined, '206 789 bytes 7-9/10'],
  ['/file', 'bytes=5-', undefined, '206 56789 bytes 5-9/10'],
  ['/file', 'bytes=8-99', undefined, '206 89 bytes 8-9/10'],
  ['/file', 'bytes=10-', undefined, '416 {"error":"past the end"} bytes */10'],
  ['/file', 'bytes=5-0', undefined, all],
  ['/file', 'bytes=0-1,4-5', undefined, all],
  ['/file', 'lines=0-1', undefined, all],
  ['/file', 'bytes=0-3', '"v1"', '206 0123 bytes 0-3/10'],
  ['/file', 'bytes=0-3', '"v0"', all],
  ['/file', 'bytes=0-3', 'W/"v1"', all],
  ['/file', 'bytes=99-', '"v0"', all],
  ['/file', 'bytes=0-3', 'Mon, 02 Mar 2026 10:00:00 GMT', '206 0123 bytes 0-3/10'],
  ['/file', 'bytes=0-3', 'Mon, 02 Mar 2026 10:00:01 GMT', all],
  ['/weak', 'bytes=0-3', 'W/"v1"', all],
  ['/weak', 'bytes=0-3', undefined, '206 0123 bytes 0-3/10'],
  ['/bare', 'bytes=2-4', undefined, '206 € bytes 2-4/5'],
  ['/bare', 'bytes=9-', undefined, '200 ä€'],
  ['/list', 'bytes=0-1', undefined, '200 [1,2]'],
  ['/empty', 'bytes=0-1', undefined, '200 '],
  ['/no-parts', 'bytes=0-3', undefined, all],
])('%s, %s with If-Range %s: %s', async (path, range, condition, want) => {
  const { status, headers, body } = await ask(path, { range, ...(condition && { 'if-range': condition }) });
  const told = headers.get('content-range');
  expect(`${status} ${body}${told === null ? '' : ` ${told}`}`).toBe(want);
});

test('a part has the headers of the whole, and those that a part alone has', async () => {
  const { headers } = await ask('/file', { range: 'bytes=0-3' });
  const shown = ['etag', 'last-modified', 'accept-ranges', 'x-part', 'content-type', 'sl-violations'];
  expect(shown.map((name) => headers.get(name))).toEqual([
    '"v1"',
    'Mon, 02 Mar 2026 10:00:00 GMT',
    'bytes',
    'yes',
    'text/csv',
    null,
  ]);
});

test('what a part breaks of the document is told', async () => {
  const { status, headers } = await ask('/narrow', { range: 'bytes=0-3' });
  expect([status, headers.get('sl-violations')]).toEqual([206, expect.stringContaining('content-range')]);
});

test.each([
  ['code=200', '200 0123456789'],
  ['code=206', '206 01'],
])('Prefer: %s gets that answer', async (prefer, want) => {
  const { status, body } = await ask('/file', { range: 'bytes=4-5', prefer });
  expect(`${status} ${body}`).toBe(want);
});

test('HEAD is answered as ever', async () => {
  expect((await ask('/file', { range: 'bytes=0-3' }, 'HEAD')).status).toBe(200);
});

test('an explanation has the part', async () => {
  const { status, body } = await ask('/file', { range: 'bytes=0-3', prefer: 'explain' });
  expect([status, (JSON.parse(body) as { answer?: { status?: number } }).answer?.status]).toEqual([200, 206]);
});
