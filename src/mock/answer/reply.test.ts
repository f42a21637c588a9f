import { expect, test } from 'vitest';
import { ReplyHeaders } from './reply.ts';

test.each([
  ['X-Total', 3, { 'x-total': '3' }],
  ['X-Tags', ['a', 'b'], { 'x-tags': ['a', 'b'] }],
  ['Content-Length', 7, {}],
  ['Transfer-Encoding', 'chunked', {}],
  // The body is sent as it is: no client could decode it.
  ['Content-Encoding', 'gzip', {}],
])('%s: %s', (name, value, want) => {
  const headers = new ReplyHeaders();
  headers.set(name, value);
  expect(headers.toValues()).toEqual(want);
});
