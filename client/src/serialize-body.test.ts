import { expect, test } from 'vitest';
import type { OperationDefinition } from './definition.ts';
import { serializeBody } from './serialize-body.ts';

const operation: OperationDefinition = {
  method: 'POST',
  path: '/x',
  body: ['application/json', 'multipart/form-data', 'application/x-www-form-urlencoded', 'text/csv'],
  encoding: {
    'multipart/form-data': {
      meta: { contentType: 'application/vnd.meta+json' },
      note: { contentType: 'text/markdown' },
    },
    'application/x-www-form-urlencoded': { flat: { explode: false }, deep: { style: 'deepObject' } },
  },
};

const cases: [string, unknown, string | undefined, unknown, string | undefined][] = [
  ['no body', undefined, undefined, undefined, undefined],
  ['JSON is the default', { a: 1 }, undefined, '{"a":1}', 'application/json'],
  ['null is a JSON value', null, undefined, 'null', 'application/json'],
  ['a JSON string is quoted', 'x', undefined, '"x"', 'application/json'],
  [
    'JSON by suffix',
    { a: null },
    'application/merge-patch+json',
    '{"a":null}',
    'application/merge-patch+json',
  ],
  ['text', 'a,b\n', 'text/csv', 'a,b\n', 'text/csv'],
  [
    'urlencoded: arrays, objects, reserved characters',
    { a: ['x y', '&'], flat: [1, 2], deep: { k: 1 }, o: { n: 1 }, none: undefined, nothing: null },
    'application/x-www-form-urlencoded',
    'a=x+y&a=%26&flat=1%2C2&deep%5Bk%5D=1&o=%7B%22n%22%3A1%7D&nothing=null',
    'application/x-www-form-urlencoded',
  ],
];

test.each(cases)('%s', (_name, body, contentType, want, type) => {
  expect(serializeBody(operation, body, contentType)).toEqual({ body: want, contentType: type });
});

test.each([
  ['FormData', new FormData(), undefined],
  ['a Blob', new Blob(['x']), 'application/json'],
  ['bytes', new Uint8Array([1]), 'application/json'],
  ['URLSearchParams', new URLSearchParams('a=1'), 'application/json'],
])('%s is sent as it is', (_name, body, contentType) => {
  expect(serializeBody(operation, body, undefined)).toEqual({ body, contentType });
});

test('multipart: files, repeated parts, JSON parts, encodings', async () => {
  const file = new File(['data'], 'a.txt', { type: 'text/plain' });
  const { body, contentType } = serializeBody(
    operation,
    { file, tags: ['a', 'b'], count: 7, plain: { x: 1 }, meta: { y: 2 }, note: '# hi', none: undefined },
    'multipart/form-data',
  );
  expect(contentType).toBe(undefined);
  const form = body as FormData;
  expect(form.get('file')).toEqual(file);
  expect(form.getAll('tags')).toEqual(['a', 'b']);
  expect(form.get('count')).toBe('7');
  expect(form.has('none')).toBe(false);
  const parts = ['plain', 'meta', 'note'].map((name) => form.get(name) as Blob);
  expect(parts.map((part) => part.type)).toEqual([
    'application/json',
    'application/vnd.meta+json',
    'text/markdown',
  ]);
  expect(await Promise.all(parts.map((part) => part.text()))).toEqual(['{"x":1}', '{"y":2}', '# hi']);
});

test.each([
  ['image/*', new Blob(['x'], { type: 'image/png' }), 'image/png'],
  ['image/*', new Uint8Array([1]), 'application/octet-stream'],
  ['*/*', { a: 1 }, 'application/json'],
])('the range %s is sent as what the body is', (range, body, want) => {
  expect(serializeBody({ method: 'PUT', path: '/', body: [range] }, body, undefined).contentType).toBe(want);
});

test('an object cannot be sent as XML', () => {
  expect(() => serializeBody(operation, { a: 1 }, 'application/xml')).toThrow(
    'POST /x: a body of application/xml must be a string, a Blob or bytes, not an object',
  );
});
