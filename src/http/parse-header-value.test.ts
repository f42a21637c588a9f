import { expect, test } from 'vitest';
import { modelOf } from '../verify/items-server.fixture.ts';
import { readHeaderValue } from './parse-header-value.ts';

const model = modelOf({
  openapi: '3.1.0',
  info: { title: 'T', version: '1' },
  paths: {},
  components: { schemas: { Count: { type: 'integer' } } },
});

test.each([
  ['12', { type: 'integer' }, false, [12]],
  ['12', { $ref: '#/components/schemas/Count' }, false, [12]],
  ['1.5', { type: 'integer' }, false, ['1.5']],
  ['1.5', { type: 'number' }, false, [1.5]],
  ['1e3', { type: 'number' }, false, [1000]],
  ['0x10', { type: 'number' }, false, ['0x10']],
  ['true', { type: 'boolean' }, false, [true]],
  ['yes', { type: 'boolean' }, false, ['yes']],
  ['12', { type: 'string' }, false, ['12']],
  ['12', { type: ['integer', 'string'] }, false, [12, '12']],
  ['12', { oneOf: [{ type: 'integer' }, { type: 'string' }] }, false, [12, '12']],
  ['', { type: ['null', 'string'] }, false, [null, '']],
  ['1, 2', { type: 'array', items: { type: 'integer' } }, false, [[1, 2]]],
  ['', { type: 'array', items: { type: 'integer' } }, false, [[]]],
  ['a,1', { type: 'object', properties: { a: { type: 'integer' } } }, false, [{ a: 1 }]],
  ['a=1,b=x', { type: 'object', properties: { a: { type: 'integer' } } }, true, [{ a: 1, b: 'x' }]],
  ['a', { type: 'object' }, true, ['a']],
  ['1', { enum: [1, 2] }, false, [1]],
])('%j under %j (explode %s)', (text, value, explode, want) => {
  const schema = { value, at: { source: '/items.json', pointer: '' } };
  expect(readHeaderValue(model, schema, text, explode)).toEqual(want);
});

test('a key of the prototype is data', () => {
  const schema = { value: { type: 'object' }, at: { source: '/items.json', pointer: '' } };
  const [object] = readHeaderValue(model, schema, '__proto__=x', true);
  expect(Object.getPrototypeOf(object)).toBe(Object.prototype);
  expect(Object.keys(object as object)).toEqual(['__proto__']);
});
