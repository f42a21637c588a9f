import { describe, expect, test } from 'vitest';
import { defaultSampleOptions } from './options.ts';
import { createRandom } from './random.ts';
import { repairValue } from './repair.ts';
import { schemaModel } from './schema-model.fixture.ts';

const pet = {
  type: 'object',
  required: ['id', 'name'],
  properties: {
    id: { type: 'integer' },
    name: { type: 'string', pattern: '^[A-Z][a-z]+$' },
    tags: { type: 'array', items: { type: 'string', maxLength: 5 }, maxItems: 2, uniqueItems: true },
    owner: {
      type: 'object',
      required: ['email'],
      properties: { email: { type: 'string', format: 'email' } },
    },
  },
  additionalProperties: false,
};
const good = { id: 7, name: 'Rex', tags: ['a', 'b'], owner: { email: 'ada@example.com' } };
const card = {
  type: 'object',
  required: ['kind', 'digits'],
  properties: { kind: { const: 'card' }, digits: { type: 'string' } },
};
const cash = {
  type: 'object',
  required: ['kind', 'coins'],
  properties: { kind: { const: 'cash' }, coins: { type: 'integer' } },
};

function repair(schema: unknown, value: unknown) {
  const { model, node } = schemaModel(schema);
  return repairValue(model, node, value, 'response', createRandom('x'), defaultSampleOptions);
}

describe('as little as possible is changed', () => {
  test.each<[what: string, schema: unknown, value: unknown, want: unknown]>([
    ['a property of the wrong type', pet, { ...good, id: 'x' }, { ...good, id: expect.any(Number) }],
    [
      'a pattern',
      pet,
      { ...good, name: 'string' },
      { ...good, name: expect.stringMatching(/^[A-Z][a-z]+$/) },
    ],
    ['a missing property', pet, { id: 7 }, { id: 7, name: expect.any(String) }],
    ['a property too many', pet, { ...good, other: 1 }, good],
    [
      'a property called __proto__',
      pet,
      JSON.parse('{"id":7,"name":"Rex","__proto__":1}'),
      { id: 7, name: 'Rex' },
    ],
    ['items too many', pet, { ...good, tags: ['a', 'b', 'c'] }, good],
    ['items twice', pet, { ...good, tags: ['a', 'a', 'b'] }, good],
    [
      'one item',
      pet,
      { ...good, tags: ['a', 'much too long'] },
      { ...good, tags: ['a', expect.stringMatching(/^.{1,5}$/)] },
    ],
    [
      'something deep',
      pet,
      { ...good, owner: { email: 'x' } },
      { ...good, owner: { email: expect.stringContaining('@') } },
    ],
    ['a branch', { oneOf: [card, cash] }, { kind: 'cash' }, { kind: 'cash', coins: expect.any(Number) }],
    [
      'a branch, by its name',
      { anyOf: [card, cash] },
      { kind: 'card', coins: 2 },
      { kind: 'card', coins: 2, digits: expect.any(String) },
    ],
    [
      'too few items',
      { type: 'array', items: { type: 'integer' }, minItems: 3 },
      [1],
      [1, expect.any(Number), expect.any(Number)],
    ],
    [
      'a key with a slash',
      { type: 'object', properties: { 'a/b~%25': { type: 'integer' } } },
      { 'a/b~%25': 'x', k: 1 },
      { 'a/b~%25': expect.any(Number), k: 1 },
    ],
    ['everything', { type: 'integer', minimum: 3, maximum: 3 }, 'x', 3],
  ])('%s', (_, schema, value, want) => {
    const before = JSON.stringify(value);
    const result = repair(schema, value);
    expect(result).toMatchObject({ changed: true, valid: true, violations: [] });
    expect(result.value).toEqual(want);
    expect(JSON.stringify(value)).toBe(before);
  });
});

test('a valid value is left as it is', () => {
  const result = repair(pet, good);
  expect(result).toMatchObject({ changed: false, valid: true });
  expect(result.value).toBe(good);
});

test('where nothing helps, all is made anew', () => {
  const bothWays = {
    type: 'object',
    required: ['a'],
    properties: { a: {}, b: {} },
    not: { required: ['b'] },
  };
  const result = repair(bothWays, { a: 1, b: 2 });
  expect(result).toMatchObject({ changed: true, valid: true });
  expect(Object.keys(result.value as object)).toEqual(['a']);
});

test('a schema without a value is told', () => {
  const result = repair({ type: 'integer', minimum: 5, maximum: 3 }, 4);
  expect(result).toMatchObject({
    valid: false,
    reason: { code: 'sample-impossible', at: { pointer: '/components/schemas/S/maximum' } },
  });
});
