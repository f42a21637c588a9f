import { expect, test } from 'vitest';
import { cloneRequest, copyRequest, rememberText } from './copy-request.ts';

const init = { method: 'PUT', body: '{"a":1}', headers: { 'content-type': 'application/json', 'x-a': '1' } };
const url = 'http://a.example/things?q=1';

test.each([
  ['remembered', () => rememberText(new Request(url, init), init.body)],
  ['not remembered', () => new Request(url, init)],
  ['a stream', () => rememberText(new Request(url, init), new Blob().stream())],
])('copies have everything of the original: %s', async (_name, make) => {
  const { signal } = new AbortController();
  const original = make();
  const clone = cloneRequest(original);
  for (const request of [clone, copyRequest(original, signal), copyRequest(make())]) {
    expect([request.method, request.url, await request.text()]).toEqual(['PUT', url, '{"a":1}']);
    expect(Object.fromEntries(request.headers)).toEqual({ 'content-type': 'application/json', 'x-a': '1' });
  }
});

test("a copy follows the original's signal, or the one that is given", () => {
  const [own, given] = [new AbortController(), new AbortController()];
  const original = rememberText(new Request(url, { ...init, signal: own.signal }), init.body);
  const copies = [copyRequest(original), cloneRequest(original), copyRequest(original, given.signal)];
  own.abort();
  expect(copies.map(({ signal }) => signal.aborted)).toEqual([true, true, false]);
  given.abort();
  expect(copies[2]?.signal.aborted).toBe(true);
});

test('what a policy makes of a request is sent as the policy made it', async () => {
  const original = rememberText(new Request(url, init), init.body);
  const changed = new Request(original, { body: 'changed' });
  expect(await cloneRequest(changed).text()).toBe('changed');
});
