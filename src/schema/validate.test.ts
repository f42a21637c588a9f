import { createRequire } from 'node:module';
import { describe, expect, test } from 'vitest';
import { parseSource } from '../document/parse.ts';
import { buildModel } from '../model/build.ts';
import type { Model } from '../model/model.ts';
import { isKnownFormat } from './formats.ts';
import { type SchemaViolation, validatorOf } from './validate.ts';

/** A model of a document whose component `S` is under test, beside other components. */
function modelWith(openapi: string, schemas: Record<string, unknown>): Model {
  const text = JSON.stringify({
    openapi,
    info: { title: 'T', version: '1' },
    paths: {},
    components: { schemas },
  });
  const source = parseSource('/t.json', text);
  if (!source.ok) throw new Error('unreadable');
  const model = buildModel({ root: source.value, sources: new Map([['/t.json', source.value]]) });
  if (!model.ok) throw new Error('unusable');
  return model.value;
}

function validatorFor(
  openapi: string,
  schemas: Record<string, unknown>,
  direction: 'request' | 'response' = 'response',
) {
  return validatorOf(
    modelWith(openapi, schemas),
    { at: { source: '/t.json', pointer: '/components/schemas/S' }, value: schemas.S },
    direction,
  );
}

const brief = ({ pointer, keyword }: SchemaViolation) => `${pointer || '/'} ${keyword}`;

describe('validity', () => {
  const cases: [name: string, openapi: string, schema: unknown, value: unknown, want: string[]][] = [
    ['a type', '3.1.0', { type: 'integer' }, 'x', ['/ type']],
    ['a list of types', '3.1.0', { type: ['integer', 'null'] }, null, []],
    ['3.0 nullable', '3.0.3', { type: 'string', nullable: true }, null, []],
    ['3.0 not nullable', '3.0.3', { type: 'string' }, null, ['/ type']],
    ['3.0 nullable beside an enum', '3.0.3', { type: 'string', enum: ['a'], nullable: true }, null, []],
    ['3.0 nullable without a type', '3.0.3', { allOf: [{ type: 'string' }], nullable: true }, null, []],
    ['a name that all objects have', '3.1.0', { properties: { constructor: { type: 'string' } } }, {}, []],
    ['one that is required', '3.1.0', { required: ['valueOf'] }, {}, ['/ required']],
    ['nullable means nothing in 3.1', '3.1.0', { type: 'string', nullable: true }, null, ['/ type']],
    [
      '3.0 exclusive bound',
      '3.0.3',
      { type: 'number', minimum: 1, exclusiveMinimum: true },
      1,
      ['/ exclusiveMinimum'],
    ],
    [
      '3.0 bound that is not exclusive',
      '3.0.3',
      { type: 'number', minimum: 1, exclusiveMinimum: false },
      1,
      [],
    ],
    ['3.1 exclusive bound', '3.1.0', { exclusiveMinimum: 1 }, 1, ['/ exclusiveMinimum']],
    ['a format', '3.1.0', { type: 'string', format: 'uuid' }, 'x', ['/ format']],
    [
      'a pattern that only compiles without the u flag',
      '3.1.0',
      { type: 'string', pattern: '^[\\w\\-]+$' },
      '!',
      ['/ pattern'],
    ],
    ['a missing property', '3.1.0', { type: 'object', required: ['a'] }, {}, ['/ required']],
    ['a property too many', '3.1.0', { additionalProperties: false }, { a: 1 }, ['/ additionalProperties']],
    [
      'siblings of $ref count in 3.1',
      '3.1.0',
      { $ref: '#/components/schemas/T', maxLength: 1 },
      'ab',
      ['/ maxLength'],
    ],
    [
      'siblings of $ref do not count in 3.0',
      '3.0.3',
      { $ref: '#/components/schemas/T', maxLength: 1 },
      'ab',
      [],
    ],
    [
      'only the alternative keyword of a failed anyOf',
      '3.1.0',
      { anyOf: [{ type: 'string' }, { type: 'null' }] },
      1,
      ['/ anyOf'],
    ],
    [
      'what is deeper in a failed oneOf stays',
      '3.1.0',
      { oneOf: [{ properties: { a: { type: 'string' } } }] },
      { a: 1 },
      ['/a type', '/ oneOf'],
    ],
    [
      'unevaluated properties',
      '3.1.0',
      { allOf: [{ properties: { a: {} } }], unevaluatedProperties: false },
      { b: 1 },
      ['/ unevaluatedProperties'],
    ],
    ['a boolean schema', '3.1.0', false, 1, ['/ false schema']],
  ];
  test.each(cases)('%s', (_name, openapi, schema, value, want) => {
    expect(
      validatorFor(openapi, { S: schema, T: { type: 'string' } })
        .check(value)
        .map(brief),
    ).toEqual(want);
  });

  test('a recursive schema', () => {
    const node = {
      type: 'object',
      properties: { next: { $ref: '#/components/schemas/S' } },
      required: ['id'],
    };
    expect(
      validatorFor('3.1.0', { S: node })
        .check({ id: 1, next: { next: { id: 2 } } })
        .map(brief),
    ).toEqual(['/next required']);
  });
});

describe('direction', () => {
  const schemas = {
    S: { allOf: [{ $ref: '#/components/schemas/Base' }, { required: ['id', 'name', 'password'] }] },
    Base: {
      properties: {
        id: { type: 'string', readOnly: true },
        name: {},
        password: { $ref: '#/components/schemas/Secret' },
      },
    },
    Secret: { type: 'string', writeOnly: true },
  };
  test.each([
    ['request', ['name', 'password']],
    ['response', ['id', 'name']],
  ] as const)('a %s must have %s', (direction, want) => {
    const violations = validatorFor('3.1.0', schemas, direction).check({});
    expect(violations.map(({ message }) => message)).toEqual(
      want.map((name) => `must have the property "${name}"`),
    );
  });
});

describe('what cannot be checked is said', () => {
  const cases: [name: string, schema: unknown, code: string, pointer: string][] = [
    ['a pattern', { properties: { a: { pattern: '(?(1)x)' } } }, 'pattern-invalid', '/properties/a/pattern'],
    ['a format', { format: 'colour' }, 'format-unknown', '/format'],
    ['a reference', { items: { $ref: '#/nowhere' } }, 'ref-unresolved', '/items'],
    ['a type', { type: 'file' }, 'schema-structure', '/type'],
    ['a keyword with a value of the wrong type', { minLength: 'x' }, 'schema-uncompilable', ''],
  ];
  test.each(cases)('%s', (_name, schema, code, pointer) => {
    const { problems } = validatorFor('3.1.0', { S: schema });
    expect(problems.map((problem) => [problem.code, problem.at?.pointer])).toEqual([
      [code, `/components/schemas/S${pointer}`],
    ]);
  });
});

test('a violation names the place of its keyword', () => {
  const schemas = {
    S: { items: { $ref: '#/components/schemas/T' } },
    T: { properties: { 'a/b': { maxLength: 1 } } },
  };
  expect(validatorFor('3.1.0', schemas).check([{ 'a/b': 'xy' }])).toEqual([
    {
      pointer: '/0/a~1b',
      keyword: 'maxLength',
      message: 'must NOT have more than 1 characters',
      expected: 'maxLength 1',
      actual: '"xy"',
      schemaAt: { source: '/t.json', pointer: '/components/schemas/T/properties/a~1b/maxLength' },
    },
  ]);
});

test('a violation of a schema that is a reference names the place that it leads to', () => {
  const schemas = {
    S: { $ref: '#/components/schemas/T' },
    T: { type: 'object', required: ['a'], properties: { b: { $ref: '#/components/schemas/U' } } },
    U: { type: 'string', nullable: true },
  };
  const places = validatorFor('3.0.3', schemas)
    .check({ b: 1 })
    .map(({ schemaAt }) => schemaAt?.pointer);
  expect(places).toEqual(['/components/schemas/T/required', '/components/schemas/U/type']);
});

test.each([
  ['3.1.0', { $ref: '#/components/schemas/T' }],
  ['3.0.3', { $ref: '#/components/schemas/T' }],
])('a violation behind a lone reference is located where its keyword stands (%s)', (openapi, reference) => {
  const [violation] = validatorFor(openapi, { S: reference, T: { type: 'string' } }).check(1);
  expect(violation?.schemaAt?.pointer).toBe('/components/schemas/T/type');
});

test.each<[string, boolean]>([
  ['2026-01-28T23:59:59Z', true],
  ['2026-01-28T23:59:59.123456Z', true],
  ['2024-02-29T00:00:00Z', true],
  ['2026-02-29T00:00:00Z', false],
  ['2026-12-31T23:59:60Z', true],
  ['2026-12-31t10:00:00z', true],
  ['2026-01-28T10:00:00+01:00', true],
  ['2026-01-28T10:00:00', false],
  ['2026-01-28T24:00:00Z', false],
  ['2026-13-01T00:00:00Z', false],
  ['2026-01-00T00:00:00Z', false],
  ['2026-01-28T10:00:00.Z', false],
  ['2026-01-28T10:00:00Z\n', false],
])('the time %j', (text, isValid) => {
  const validator = validatorFor('3.1.0', { S: { type: 'string', format: 'date-time' } });
  expect(validator.check(text).length === 0).toBe(isValid);
});

test('the known formats are those of the validator', () => {
  const { fullFormats } = createRequire(import.meta.url)('ajv-formats/dist/formats.js') as {
    fullFormats: object;
  };
  expect(Object.keys(fullFormats).filter((name) => !isKnownFormat(name))).toEqual([]);
});
