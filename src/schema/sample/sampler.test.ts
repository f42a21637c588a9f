import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { describe, expect, test } from 'vitest';
import { loadModel } from '../../model/load.ts';
import { defaultSampleOptions } from './options.ts';
import { createRandom } from './random.ts';
import { samplerOf } from './sampler.ts';
import { schemaModel } from './schema-model.fixture.ts';

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });

const others = {
  Node: { type: 'object', required: ['v'], properties: { v: { type: 'integer' }, next: ref('Node') } },
  Ends: { type: 'object', required: ['up'], properties: { up: { anyOf: [ref('Ends'), { type: 'null' }] } } },
  Forest: {
    type: 'object',
    required: ['trees'],
    properties: { trees: { type: 'array', items: ref('Forest') } },
  },
  A: { type: 'object', properties: { a: { type: 'string' } } },
  B: { type: 'object', properties: { b: { type: 'string' } } },
  Pet: {
    type: 'object',
    required: ['kind'],
    properties: { kind: { type: 'string' } },
    discriminator: { propertyName: 'kind', mapping: { cat: '#/components/schemas/Cat', dog: 'Dog' } },
  },
  Cat: { allOf: [ref('Pet'), { type: 'object', required: ['lives'], properties: { lives: { const: 9 } } }] },
  Dog: {
    allOf: [ref('Pet'), { type: 'object', required: ['barks'], properties: { barks: { const: true } } }],
  },
};

const seeds = Array.from({ length: 20 }, (_, index) => `seed ${index}`);

/** Samples of a schema, which the sampler itself takes for valid. */
function samplesOf(schema: unknown, openapi = '3.1.0', options = defaultSampleOptions): unknown[] {
  const { model, node } = schemaModel(schema, { openapi, others });
  const sampler = samplerOf(model, node, 'response');
  return seeds.map((seed) => {
    const result = sampler.sample(createRandom(seed), options);
    expect(result).toMatchObject({ valid: true, violations: [] });
    return result.value;
  });
}

/** A validator that is told nothing but the schema as it stands. */
function oracleOf(schema: unknown) {
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  formats.default(ajv);
  ajv.addSchema({ $id: 'doc:', components: { schemas: { S: schema, ...others } } });
  return ajv.compile({ $ref: 'doc:#/components/schemas/S' });
}

const stringSchemas = [
  ...'date date-time time duration email uuid uri uri-reference uri-template url hostname ipv4 ipv6 byte binary password'
    .split(' ')
    .flatMap((format) => [{ format }, { format, maxLength: 45 }]),
  ...'json-pointer relative-json-pointer json-pointer-uri-fragment regex iso-time iso-date-time float'
    .split(' ')
    .map((format) => ({ format })),
  { format: 'email', maxLength: 10 },
  { format: 'email', minLength: 60 },
  { format: 'uri', maxLength: 14 },
  { format: 'uri', minLength: 200, maxLength: 210 },
  { format: 'date', pattern: '^2025-' },
  { pattern: '^[A-Z]{3}-\\d{4}$' },
  { pattern: '^\\d+$', minLength: 8, maxLength: 8 },
  { allOf: [{ pattern: '^a' }, { pattern: 'z$' }, { minLength: 5 }] },
  { minLength: 5000 },
  { maxLength: 0 },
  { maxLength: 1 },
  { minLength: 10, maxLength: 10 },
  { not: { enum: ['a'] } },
  { not: { pattern: '^[a-m]' } },
  { not: { minLength: 3 } },
].map((schema) => ({ type: 'string', ...schema }));

const numberSchemas = [
  { type: 'integer', minimum: 5, maximum: 5 },
  { type: 'integer', exclusiveMinimum: 5, exclusiveMaximum: 7 },
  { type: 'integer', multipleOf: 7, minimum: 1_000_000 },
  { type: 'integer', format: 'int64', minimum: 9_007_199_254_740_000 },
  { type: 'integer', maximum: -5 },
  { type: 'integer', not: { minimum: 3 } },
  { type: 'integer', multipleOf: 2.5 },
  { type: 'number', exclusiveMinimum: 0, exclusiveMaximum: 1 },
  { type: 'number', exclusiveMinimum: 0, exclusiveMaximum: 1e-9 },
  { type: 'number', multipleOf: 0.01 },
  { type: 'number', multipleOf: 1e-7 },
  { type: 'number', minimum: 1e300 },
  { type: 'number', format: 'int32' },
  { allOf: [{ multipleOf: 4 }, { multipleOf: 6 }, { type: 'integer' }, { maximum: 50 }] },
];

const arraySchemas = [
  { items: { type: 'integer' }, minItems: 5, uniqueItems: true },
  { items: { enum: [1, 2, 3, 4, 5] }, minItems: 5, uniqueItems: true },
  { items: { type: 'boolean' }, uniqueItems: true },
  { prefixItems: [{ type: 'string' }, { type: 'integer' }], items: false },
  { prefixItems: [{ type: 'string' }, { type: 'integer' }], minItems: 2, unevaluatedItems: false },
  { contains: { const: 5 }, minContains: 2, maxContains: 3, items: { type: 'integer' }, minItems: 6 },
  { contains: { type: 'integer' }, minContains: 0, maxContains: 0 },
  { minItems: 1000, items: { type: 'integer' } },
  { maxItems: 0 },
  { items: { type: 'integer' }, not: { items: { minimum: 10 } } },
  { items: ref('Node') },
].map((schema) => ({ type: 'array', ...schema }));

const abc = { a: { type: 'string' }, b: { type: 'string' }, c: { type: 'string' } };
const objectSchemas = [
  { additionalProperties: { type: 'integer' } },
  { patternProperties: { '^x-[a-z]+$': { type: 'integer' } }, additionalProperties: false, minProperties: 2 },
  { propertyNames: { pattern: '^[A-Z]{2}$' }, minProperties: 3 },
  { minProperties: 4 },
  { properties: abc, maxProperties: 2, required: ['c'] },
  { properties: abc, dependentRequired: { a: ['d'] } },
  { properties: abc, dependentSchemas: { a: { required: ['z'], properties: { z: { type: 'integer' } } } } },
  { properties: { a: false, b: { type: 'string' } } },
  { allOf: [{ properties: abc }, { properties: { d: { type: 'integer' } } }], unevaluatedProperties: false },
  { not: { required: ['a'] }, properties: abc },
  { required: ['k'], properties: { k: { allOf: [{ enum: ['a', 'b'] }, { enum: ['b', 'c'] }] } } },
  {
    properties: { k: { enum: ['a', 'b'] }, v: {} },
    required: ['k', 'v'],
    if: { properties: { k: { const: 'a' } } },
    // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
    then: { properties: { v: { type: 'integer' } } },
    else: { properties: { v: { type: 'string' } } },
  },
].map((schema) => ({ type: 'object', ...schema }));

const choiceSchemas = [
  true,
  {},
  { const: { a: [1] } },
  { enum: [1, 'a', null, { x: 1 }] },
  { type: ['string', 'null'], minLength: 5 },
  { not: { type: 'string' } },
  { oneOf: [{ type: 'integer' }, { type: 'number' }] },
  { oneOf: [{ type: 'string' }, { type: 'string', format: 'date-time' }] },
  { oneOf: [ref('A'), ref('B')] },
  { oneOf: [{ required: ['a'] }, { required: ['b'] }], type: 'object', properties: abc },
  { anyOf: [{ required: ['a'] }, { required: ['b'] }], type: 'object' },
  { oneOf: [ref('Cat'), ref('Dog')], discriminator: { propertyName: 'kind' } },
  ref('Node'),
  ref('Ends'),
  ref('Forest'),
];

describe('samples are valid, which a validator of its own confirms', () => {
  test.each([...stringSchemas, ...numberSchemas, ...arraySchemas, ...objectSchemas, ...choiceSchemas])(
    '%j',
    (schema) => {
      const validate = oracleOf(schema);
      for (const value of samplesOf(schema)) {
        expect(validate(value), `${JSON.stringify(value)} ${JSON.stringify(validate.errors)}`).toBe(true);
      }
    },
  );
});

describe('OpenAPI 3.0', () => {
  test.each<[schema: unknown, allowed: readonly unknown[]]>([
    [{ type: 'string', nullable: true, enum: ['a'] }, ['a', null]],
    [{ type: 'integer', minimum: 5, exclusiveMinimum: true, maximum: 7, exclusiveMaximum: true }, [6]],
    [{ nullable: true, allOf: [{ type: 'integer', enum: [3] }] }, [3, null]],
    [{ nullable: true, oneOf: [{ type: 'integer', enum: [3] }] }, [3, null]],
    [{ type: 'boolean', enum: [true], description: 'kept' }, [true]],
  ])('%j', (schema, allowed) => {
    const values = new Set(samplesOf(schema, '3.0.3'));
    expect([...values].filter((value) => !allowed.includes(value))).toEqual([]);
  });

  test('what stands beside a reference is ignored', () => {
    const { value } = { value: samplesOf({ $ref: '#/components/schemas/A', type: 'integer' }, '3.0.3')[0] };
    expect(value).toEqual({ a: expect.any(String) });
  });
});

describe('where there is no value, the result says why and where', () => {
  test.each([
    [false, '', 'no value is allowed'],
    [{ type: 'integer', minimum: 5, maximum: 3 }, '/maximum', 'there is no whole number within these bounds'],
    [
      { allOf: [{ type: 'string' }, { type: 'integer' }] },
      '/allOf/1/type',
      'no type is left that all parts of the schema allow',
    ],
    [
      { type: 'string', minLength: 5, maxLength: 3 },
      '/minLength',
      'no length is allowed, or more characters are asked for than are made',
    ],
    [
      { type: 'string', minLength: 10_000_000 },
      '/minLength',
      'no length is allowed, or more characters are asked for than are made',
    ],
    [
      { type: 'string', pattern: '^a$', minLength: 3 },
      '/pattern',
      'no text was found that fits the lengths, patterns and formats together',
    ],
    [
      { type: 'string', enum: [1, 2] },
      '/enum',
      'none of the listed values is allowed by the other parts of the schema',
    ],
    [{ type: 'object', required: ['a'], properties: { a: false } }, '/properties/a', 'no value is allowed'],
    [
      { type: 'object', maxProperties: 1, required: ['a', 'b'] },
      '/maxProperties',
      'no number of properties is allowed, or more are asked for than are made',
    ],
    [
      { type: 'array', minItems: 1_000_000 },
      '/minItems',
      'no number of items is allowed, or more are asked for than are made',
    ],
    [
      { type: 'array', items: { type: 'boolean' }, uniqueItems: true, minItems: 3 },
      '/minItems',
      'fewer different items are found than are asked for',
    ],
    [
      { type: 'object', required: ['s'], properties: { s: ref('S') } },
      '',
      'the schema contains itself without an end',
    ],
  ])('%j', (schema, place, reason) => {
    const { model, node } = schemaModel(schema, { others });
    const result = samplerOf(model, node, 'response').sample(createRandom('x'), defaultSampleOptions);
    expect(result.valid).toBe(false);
    expect(result.violations.length).toBeGreaterThan(0);
    expect(result.reason).toEqual({
      code: 'sample-impossible',
      severity: 'warning',
      message: `no valid value was found: ${reason}`,
      at: { source: '/t.json', pointer: `/components/schemas/S${place}` },
      hint: 'Correct the keywords that contradict each other, or give an example.',
    });
  });
});

test('a schema within itself ends', () => {
  const { model, node } = schemaModel(ref('Node'), { others });
  const sampler = samplerOf(model, node, 'response');
  const at = (maxRecursion: number) =>
    JSON.stringify(sampler.sample(createRandom('x'), { ...defaultSampleOptions, maxRecursion }).value).split(
      'next',
    ).length - 1;
  expect([1, 2, 3].map(at)).toEqual([1, 2, 3]);
});

describe('a discriminator names the branch', () => {
  const kinds = { cat: 'lives', dog: 'barks' };
  test.each([
    [{ oneOf: [ref('Cat'), ref('Dog')], discriminator: others.Pet.discriminator }, ['cat', 'dog']],
    [ref('Pet'), ['cat', 'dog']],
    [ref('Cat'), ['cat']],
  ])('%j', (schema, want) => {
    const values = samplesOf(schema, '3.0.3') as { kind: 'cat' | 'dog' }[];
    expect([...new Set(values.map(({ kind }) => kind))].sort()).toEqual(want);
    for (const value of values) expect(value).toHaveProperty(kinds[value.kind]);
  });
});

test.each([
  ['request', ['name', 'password']],
  ['response', ['id', 'name']],
] as const)('what the other side alone sets is not in a %s', (direction, want) => {
  const properties = {
    id: { type: 'integer', readOnly: true },
    name: { type: 'string' },
    password: { type: 'string', writeOnly: true },
  };
  const { model, node } = schemaModel({ type: 'object', properties, required: ['id', 'password'] });
  const { value, valid } = samplerOf(model, node, direction).sample(createRandom('x'), defaultSampleOptions);
  expect(valid).toBe(true);
  expect(Object.keys(value as object)).toEqual(want);
});

test('properties have the order of the document, and any name', () => {
  const schema = JSON.parse(
    '{"type":"object","required":["z","__proto__","constructor"],"properties":{"__proto__":{"const":1},"constructor":{"const":2}}}',
  );
  const [value] = samplesOf(schema) as object[];
  expect(JSON.stringify(value)).toMatch(/^\{"__proto__":1,"constructor":2,"z":".+"\}$/);
  expect(({} as Record<string, unknown>).z).toBeUndefined();
});

test('values are likely for the name of their property', () => {
  const text = { type: 'string' };
  const properties = {
    id: { type: 'string', format: 'uuid' },
    email: text,
    firstName: text,
    phone_number: text,
    avatar_url: { type: 'string', format: 'uri' },
    created_at: text,
    currencyCode: text,
    price: { type: 'number' },
    age: { type: 'integer' },
    latitude: { type: 'number' },
    unknown: { type: 'string', maxLength: 8 },
  };
  const [value] = samplesOf({ type: 'object', properties });
  expect(value).toEqual({
    id: expect.stringMatching(/^[0-9a-f-]{36}$/),
    email: expect.stringMatching(/^[a-z.]+@example\.(?:com|net|org)$/),
    firstName: expect.stringMatching(/^[A-Z][a-z]+$/),
    phone_number: expect.stringMatching(/^\+1415555\d{4}$/),
    avatar_url: expect.stringMatching(/^https:\/\/.+\.png$/),
    created_at: expect.stringMatching(/^2025-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
    currencyCode: expect.stringMatching(/^[A-Z]{3}$/),
    price: expect.any(Number),
    age: expect.any(Number),
    latitude: expect.any(Number),
    unknown: expect.stringMatching(/^.{1,8}$/),
  });
  const { price, age, latitude } = value as Record<string, number>;
  expect([price, age, latitude].map((number) => Number(number?.toFixed(6)))).toEqual([price, age, latitude]);
  expect(age).toBeGreaterThan(17);
});

test('the same seed gives the same bytes, whatever was sampled before', () => {
  const schema = {
    type: 'object',
    properties: {
      who: { type: 'string', 'x-faker': 'person.fullName' },
      job_title: { type: 'string' },
      at: { type: 'string', format: 'date-time' },
      part: { oneOf: [ref('A'), ref('B'), ref('Node')] },
      map: { additionalProperties: { type: 'string', pattern: '^[a-z]{3,9}$' } },
    },
  };
  const bytes = (prior: readonly string[]) => {
    const { model, node } = schemaModel(schema, { others });
    const sampler = samplerOf(model, node, 'response');
    for (const seed of prior)
      sampler.sample(createRandom(seed), { ...defaultSampleOptions, now: new Date(0) });
    return JSON.stringify(sampler.sample(createRandom('7'), defaultSampleOptions).value);
  };
  const fresh = bytes([]);
  expect(bytes(['1'])).toBe(fresh);
  expect(bytes(seeds)).toBe(fresh);
  expect(bytes(['7', '7'])).toBe(fresh);
});

test('dates are near the clock that is given', () => {
  const now = new Date('1999-12-31T00:00:00Z');
  const schema = {
    type: 'object',
    properties: { a: { type: 'string', format: 'date' }, b: { type: 'string', 'x-faker': 'date.recent' } },
  };
  for (const value of samplesOf(schema, '3.1.0', { ...defaultSampleOptions, now }) as {
    a: string;
    b: string;
  }[]) {
    expect(Date.parse(value.a)).toBeLessThanOrEqual(now.getTime());
    expect(value.a.slice(0, 3)).toBe('199');
    expect(value.b.slice(0, 7)).toBe('1999-12');
  }
});

test.each(['datasources', 'jobs', 'pipeline', 'projects', 'studio'])(
  'every answer of the system %s has valid samples',
  async (name) => {
    const loaded = await loadModel(`spec/${name}/openapi.yaml`);
    if (!loaded.ok) throw new Error('the document cannot be read');
    const model = loaded.value;
    const schemas = model.operations
      .flatMap(({ responses }) => responses)
      .flatMap(({ content }) => content)
      .flatMap(({ schema }) => schema ?? []);
    expect(schemas.length).toBeGreaterThan(10);
    for (const schema of schemas) {
      const result = samplerOf(model, schema, 'response').sample(createRandom(name), defaultSampleOptions);
      expect(result, schema.at.pointer).toMatchObject({ valid: true });
    }
  },
);
