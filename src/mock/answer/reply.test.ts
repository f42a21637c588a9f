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

test.each(['a\r\nset-cookie: b=1', 'ü\u0100'])('after a good line no bad one passes: %j', (line) => {
  const headers = new ReplyHeaders();
  headers.set('x-checked', 'good');
  headers.set('x-checked', 'good');
  expect(() => headers.set('x-checked', line)).toThrow(TypeError);
  expect(headers.get('x-checked')).toBe('good');
});

test('a name that no header can have is refused each time', () => {
  const headers = new ReplyHeaders();
  for (let time = 0; time < 2; time += 1) expect(() => headers.set('x y', 'good')).toThrow(TypeError);
});
