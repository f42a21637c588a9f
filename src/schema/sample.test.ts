import { describe, expect, test } from 'vitest';
import { modelOf } from '../verify/items-server.fixture.ts';
import { sampleValue } from './sample.ts';
import { validatorOf } from './validate.ts';

const at = { source: '/items.json', pointer: '/components/schemas/S' };

function modelWith(openapi: string, schema: unknown, others: Record<string, unknown> = {}) {
  return modelOf({
    openapi,
    info: { title: 'T', version: '1' },
    paths: {},
    components: { schemas: { S: schema, ...others } },
  });
}

const others = {
  Name: { type: 'string', minLength: 3 },
  Tree: { type: 'object', required: ['child'], properties: { child: { $ref: '#/components/schemas/Tree' } } },
  Endless: { anyOf: [{ $ref: '#/components/schemas/Endless' }, { $ref: '#/components/schemas/Endless' }] },
  List: { type: 'object', properties: { next: { $ref: '#/components/schemas/List' } } },
};

describe('what is written down comes first', () => {
  test.each([
    [{ type: 'string', const: 'a', examples: ['b'] }, 'a'],
    [{ type: 'string', examples: ['b'], default: 'c' }, 'b'],
    [{ type: 'string', default: 'c', enum: ['d', 'c'] }, 'c'],
    [{ type: 'string', enum: ['d', 'c'] }, 'd'],
    [{ type: 'array', items: { type: 'string' }, example: 'a,b', examples: [['a', 'b']] }, ['a', 'b']],
    [{ type: ['integer', 'null'], examples: [null] }, null],
    [{ allOf: [{ $ref: '#/components/schemas/Name' }, { default: 'Ada' }] }, 'Ada'],
  ])('%j', (schema, want) => {
    expect(sampleValue(modelWith('3.1.0', schema, others), { value: schema, at })).toEqual(want);
  });
});

describe('made values are valid', () => {
  const schemas: [openapi: string, schema: unknown][] = [
    ['3.1.0', { type: 'string' }],
    ['3.1.0', { type: 'string', minLength: 30 }],
    ['3.1.0', { type: 'string', maxLength: 2 }],
    ['3.1.0', { type: 'string', pattern: '^[A-Z]{3}$' }],
    ['3.1.0', { type: 'string', pattern: '^[0-9a-f]{64}$' }],
    ['3.1.0', { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$' }],
    ...[
      'date',
      'date-time',
      'time',
      'duration',
      'email',
      'hostname',
      'ipv4',
      'ipv6',
      'uri',
      'uri-reference',
      'uuid',
      'json-pointer',
      'regex',
      'byte',
    ].map((format): [string, unknown] => ['3.1.0', { type: 'string', format }]),
    ['3.1.0', { type: 'integer' }],
    ['3.1.0', { type: 'integer', minimum: 5, multipleOf: 4 }],
    ['3.1.0', { type: 'integer', exclusiveMinimum: 5, maximum: 6 }],
    ['3.0.3', { type: 'integer', minimum: 5, exclusiveMinimum: true }],
    ['3.0.3', { type: 'number', maximum: 0, exclusiveMaximum: true }],
    ['3.1.0', { type: 'number', minimum: 0.2, maximum: 0.4 }],
    ['3.1.0', { type: 'boolean' }],
    ['3.1.0', { type: 'null' }],
    ['3.1.0', { type: 'array', items: { type: 'integer' }, minItems: 3, uniqueItems: true }],
    ['3.1.0', { type: 'array', items: { enum: ['a', 'b', 'c'] }, minItems: 3, uniqueItems: true }],
    ['3.1.0', { type: 'array', maxItems: 0 }],
    ['3.1.0', { type: 'array' }],
    [
      '3.1.0',
      { type: 'object', required: ['a'], properties: { a: { type: 'integer' }, b: { type: 'string' } } },
    ],
    [
      '3.1.0',
      { type: 'object', minProperties: 1, properties: { a: { type: 'integer' }, b: { type: 'string' } } },
    ],
    ['3.1.0', { properties: { a: { $ref: '#/components/schemas/Name' } }, required: ['a'] }],
    [
      '3.1.0',
      {
        allOf: [
          { properties: { a: { type: 'integer' } } },
          { required: ['a', 'b'], properties: { a: { minimum: 9 }, b: { type: 'boolean' } } },
        ],
        type: 'object',
      },
    ],
    ['3.1.0', { oneOf: [{ $ref: '#/components/schemas/Tree' }, { type: 'integer' }] }],
    [
      '3.1.0',
      {
        type: 'object',
        required: ['k'],
        oneOf: [{ properties: { k: { const: 'a' } } }, { properties: { k: { const: 'b' } } }],
      },
    ],
    ['3.1.0', { $ref: '#/components/schemas/Name', maxLength: 4 }],
    ['3.1.0', { $ref: '#/components/schemas/List' }],
    ['3.1.0', true],
    ['3.1.0', {}],
  ];
  test.each(schemas)('%s %j', (openapi, schema) => {
    const model = modelWith(openapi, schema, others);
    const value = sampleValue(model, { value: schema, at });
    expect(value).toBeDefined();
    expect(validatorOf(model, { value: schema, at }, 'request').check(value)).toEqual([]);
  });
});

test('what the other side sets is left out', () => {
  const schema = {
    type: 'object',
    required: ['id', 'name', 'password'],
    properties: {
      id: { type: 'integer', readOnly: true },
      name: { type: 'string' },
      password: { type: 'string', writeOnly: true },
    },
  };
  const model = modelWith('3.1.0', schema);
  expect(Object.keys(sampleValue(model, { value: schema, at }, 'request') as object)).toEqual([
    'name',
    'password',
  ]);
  expect(Object.keys(sampleValue(model, { value: schema, at }, 'response') as object)).toEqual([
    'id',
    'name',
  ]);
});

test.each([
  [false],
  [{ type: 'string', pattern: '^(?=z)zq{77}$' }],
  [{ type: 'integer', minimum: 3, maximum: 2 }],
  [{ $ref: '#/components/schemas/Tree' }],
  [{ $ref: '#/components/schemas/Endless', type: 'object', required: ['x'], properties: { x: false } }],
])('of %j there is no value, and it ends', (schema) => {
  expect(sampleValue(modelWith('3.1.0', schema, others), { value: schema, at })).toBeUndefined();
});

test('a property of the prototype is data', () => {
  const schema = JSON.parse(
    '{"type":"object","required":["__proto__"],"properties":{"__proto__":{"type":"object"}}}',
  );
  const value = sampleValue(modelWith('3.1.0', schema), { value: schema, at }) as object;
  expect(Object.keys(value)).toEqual(['__proto__']);
  expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
});
