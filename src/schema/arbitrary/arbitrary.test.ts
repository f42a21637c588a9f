import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { describe, expect, test } from 'vitest';
import { loadModel } from '../../model/load.ts';
import { schemaModel } from '../sample/schema-model.fixture.ts';
import { validatorOf } from '../validate.ts';
import { arbitraryOf } from './arbitrary.ts';

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });

const others = {
  Node: { type: 'object', required: ['v'], properties: { v: { type: 'integer' }, next: ref('Node') } },
  Forest: {
    type: 'object',
    required: ['trees'],
    properties: { trees: { type: 'array', items: ref('Forest') } },
  },
  A: { type: 'object', properties: { a: { type: 'string' } } },
  B: { type: 'object', properties: { b: { type: 'string' } } },
};

const schemas: readonly unknown[] = [
  true,
  {},
  { const: { a: [1] } },
  { enum: [1, 'a', null, { x: 1 }] },
  ...[
    {},
    { minLength: 3, maxLength: 3 },
    { maxLength: 0 },
    { minLength: 5000 },
    { pattern: '^[A-Z]{3}-\\d{4}$' },
    { pattern: '^\\d+$', minLength: 8, maxLength: 8 },
    { allOf: [{ pattern: '^a' }, { pattern: 'z$' }, { minLength: 5 }] },
    { not: { enum: ['a'] } },
    { not: { pattern: '^[a-m]' } },
    ...[
      'date',
      'date-time',
      'time',
      'email',
      'uuid',
      'uri',
      'hostname',
      'ipv4',
      'ipv6',
      'byte',
      'regex',
      'no-such-format',
    ].map((format) => ({ format })),
    { format: 'email', maxLength: 12 },
    { enum: ['x', 'y'] },
  ].map((schema) => ({ type: 'string', ...schema })),
  ...[
    {},
    { minimum: 5, maximum: 5 },
    { exclusiveMinimum: 5, exclusiveMaximum: 7 },
    { multipleOf: 7, minimum: 1_000_000 },
    { format: 'int32' },
    { maximum: -5 },
    { multipleOf: 2.5 },
    { not: { minimum: 3 } },
  ].map((schema) => ({ type: 'integer', ...schema })),
  ...[
    {},
    { exclusiveMinimum: 0, exclusiveMaximum: 1 },
    { multipleOf: 0.01, minimum: 0, maximum: 100 },
    { minimum: 1e300 },
    { exclusiveMinimum: 0, exclusiveMaximum: 1e-9 },
    { minimum: -90, maximum: 90 },
  ].map((schema) => ({ type: 'number', ...schema })),
  ...[
    { items: { type: 'integer' }, minItems: 5, uniqueItems: true },
    { items: { enum: [1, 2, 3, 4, 5] }, minItems: 5, uniqueItems: true },
    { items: { type: 'boolean' }, uniqueItems: true },
    { prefixItems: [{ type: 'string' }, { type: 'integer' }], items: false },
    { contains: { const: 5 }, minContains: 2, items: { type: 'integer' }, minItems: 6 },
    { maxItems: 0 },
    { minItems: 60, items: { type: 'integer' } },
    { items: ref('Node') },
  ].map((schema) => ({ type: 'array', ...schema })),
  ...[
    { additionalProperties: { type: 'integer' } },
    { additionalProperties: { type: 'string' }, minProperties: 2, maxProperties: 3 },
    { additionalProperties: false },
    { propertyNames: { pattern: '^[A-Z]{2}$' }, minProperties: 3 },
    {
      patternProperties: { '^x-[a-z]+$': { type: 'integer' } },
      additionalProperties: false,
      minProperties: 2,
    },
    {
      properties: { a: { type: 'string' }, b: { type: 'integer' } },
      required: ['b'],
      additionalProperties: false,
    },
    { properties: { a: {}, b: {}, c: {} }, maxProperties: 2, required: ['c'] },
    { properties: { a: {} }, dependentRequired: { a: ['d'] } },
    {
      allOf: [{ properties: { a: {} } }, { properties: { d: { type: 'integer' } } }],
      unevaluatedProperties: false,
    },
    { not: { required: ['a'] }, properties: { a: {} } },
    { required: ['k'], properties: { k: { allOf: [{ enum: ['a', 'b'] }, { enum: ['b', 'c'] }] } } },
  ].map((schema) => ({ type: 'object', ...schema })),
  { type: ['string', 'null'], minLength: 5 },
  { type: ['integer', 'string', 'boolean'] },
  { not: { type: 'string' } },
  { oneOf: [{ type: 'integer' }, { type: 'number' }] },
  {
    anyOf: [
      { type: 'string', minLength: 3 },
      { type: 'array', items: { type: 'integer' } },
    ],
  },
  { oneOf: [ref('A'), ref('B')] },
  ref('Node'),
  ref('Forest'),
  { allOf: [ref('Node'), { required: ['next'] }] },
];

const seed = 20_251_124;

/** A validator that is told nothing but the schema as it stands. */
function oracleOf(schema: unknown) {
  const ajv = new Ajv2020({ strict: false, validateFormats: true });
  formats.default(ajv);
  ajv.addSchema({ $id: 'doc:', components: { schemas: { S: schema, ...others } } });
  return ajv.compile({ $ref: 'doc:#/components/schemas/S' });
}

describe('every value is valid', () => {
  test.each(schemas.map((schema) => [JSON.stringify(schema), schema] as const))('%s', (_name, schema) => {
    const { model, node } = schemaModel(schema, { others });
    const isValid = oracleOf(schema);
    const drawn = arbitraryOf(model, node, 'request').draw(seed, 30);
    expect(drawn).toHaveLength(30);
    for (const value of drawn) expect(isValid(value), JSON.stringify(value)).toBe(true);
  });
});

test.each(['datasources', 'jobs', 'pipeline', 'projects', 'studio'])(
  'every body of the system %s',
  async (name) => {
    const loaded = await loadModel(`spec/${name}/openapi.yaml`);
    if (!loaded.ok) throw new Error('the document cannot be read');
    const model = loaded.value;
    const found = model.operations
      .flatMap(({ requestBody, responses }) => [
        ...(requestBody?.content ?? []),
        ...responses.flatMap((one) => one.content),
      ])
      .flatMap(({ schema }) => schema ?? []);
    expect(found.length).toBeGreaterThan(10);
    for (const schema of found) {
      const drawn = arbitraryOf(model, schema, 'response').draw(seed, 8);
      expect(drawn, schema.at.pointer).toHaveLength(8);
      const validator = validatorOf(model, schema, 'response');
      for (const value of drawn) expect(validator.check(value), schema.at.pointer).toEqual([]);
    }
  },
);

test('the same seed gives the same values, another seed others', () => {
  const { model, node } = schemaModel({ type: 'array', items: { type: 'string' } });
  const draw = (from: number) => arbitraryOf(model, node, 'request').draw(from, 20);
  expect(draw(7)).toEqual(draw(7));
  expect(draw(7)).not.toEqual(draw(8));
});

test('a schema that nothing fits has no values', () => {
  const { model, node } = schemaModel({ type: 'integer', minimum: 5, maximum: 3 });
  expect(arbitraryOf(model, node, 'request').draw(seed, 5)).toEqual([]);
});

test('what the server alone sets is left out', () => {
  const { model, node } = schemaModel({
    type: 'object',
    required: ['id', 'name'],
    properties: { id: { type: 'integer', readOnly: true }, name: { enum: ['n'] } },
  });
  const values = arbitraryOf(model, node, 'request').draw(seed, 20);
  expect(values).toEqual(Array.from({ length: 20 }, () => ({ name: 'n' })));
});

test('optional properties come in all combinations, and extremes come up', () => {
  const { model, node } = schemaModel({
    type: 'object',
    properties: { a: { const: 1 }, b: { const: 2 }, n: { type: 'integer', minimum: 0, maximum: 1000 } },
    additionalProperties: false,
  });
  const values = arbitraryOf(model, node, 'request')
    .draw(seed, 300)
    .map((value) => value as { n?: number });
  const kinds = new Set(values.map((value) => Object.keys(value).sort().join()));
  expect([...kinds].sort()).toEqual(['', 'a', 'a,b', 'a,b,n', 'a,n', 'b', 'b,n', 'n']);
  const numbers = new Set(values.flatMap(({ n }) => n ?? []));
  expect([numbers.has(0), numbers.has(1000)]).toEqual([true, true]);
});

test('a name may be one that objects have', () => {
  const schema = JSON.parse(
    '{"type":"object","required":["__proto__"],"properties":{"__proto__":{"const":1}}}',
  );
  const { model, node } = schemaModel(schema);
  const [drawn] = arbitraryOf(model, node, 'request').draw(seed, 1);
  expect(JSON.stringify(drawn)).toBe('{"__proto__":1}');
  expect(({} as Record<string, unknown>)[1]).toBeUndefined();
});
