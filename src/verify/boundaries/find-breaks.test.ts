import { describe, expect, test } from 'vitest';
import { createRandom } from '../../schema/sample/random.ts';
import { modelOf } from '../items-server.fixture.ts';
import { findBreaks } from './find-breaks.ts';
import { findPlaces } from './find-places.ts';
import { removed } from './object-property.ts';

/** What is tried first of each break of a place: its name and the value. */
function breaksOf(schema: unknown, base: unknown, where = 'body', version = '3.1.0'): readonly unknown[] {
  const isBody = where === 'body';
  const model = modelOf({
    openapi: version,
    info: { title: 'T', version: '1' },
    paths: {
      '/a': {
        post: {
          ...(isBody
            ? { requestBody: { content: { 'application/json': { schema } } } }
            : { parameters: [{ name: 'p', in: where, required: true, schema }] }),
          responses: {},
        },
      },
    },
  });
  const [operation] = model.operations;
  const [place] = operation ? findPlaces(model, operation) : [];
  if (!place) throw new Error('there is no place');
  const random = createRandom('test');
  return findBreaks(place).map(({ slug, make }) => [slug, make(base, { model, random })[0]]);
}

describe('the values that break a schema', () => {
  const text = { type: 'string' };
  const cases: [string, unknown, unknown, readonly unknown[]][] = [
    [
      'a text',
      text,
      'abc',
      [
        ['type-null', null],
        ['type-number', 12345],
        ['type-boolean', true],
        ['type-list', ['abc']],
        ['type-object', {}],
      ],
    ],
    [
      'a number that may be null',
      { type: ['integer', 'null'], maximum: 5 },
      3,
      [
        ['type-text', '3'],
        ['type-fraction', 3.5],
        ['type-boolean', true],
        ['maximum', 6],
      ],
    ],
    [
      'a fraction',
      { type: ['number', 'null'], minimum: 0, exclusiveMaximum: 1 },
      0.5,
      [
        ['type-text', '0.5'],
        ['type-boolean', true],
        ['minimum', -0.01],
        ['exclusiveMaximum', 1],
      ],
    ],
    [
      'a step',
      { type: ['integer', 'null'], multipleOf: 5, minimum: 10 },
      15,
      [
        ['type-text', '15'],
        ['type-fraction', 15.5],
        ['type-boolean', true],
        ['minimum', 5],
        ['multipleOf', 16],
      ],
    ],
    [
      'cents',
      { type: ['number', 'null'], multipleOf: 0.01 },
      2.5,
      [
        ['type-text', '2.5'],
        ['type-boolean', true],
        ['multipleOf', 2.505],
      ],
    ],
    [
      'an enumeration',
      { enum: ['USD', 'EUR', null] },
      'USD',
      [
        ['type-number', 12345],
        ['type-boolean', true],
        ['type-list', ['USD']],
        ['type-object', {}],
        ['enum', 'concordat-unknown'],
        ['enum-alike', 'VTE'],
        ['enum-case', 'usd'],
      ],
    ],
    [
      'a date',
      { type: ['string', 'null'], format: 'date' },
      '2024-01-01',
      [
        ['type-number', 12345],
        ['type-boolean', true],
        ['type-list', ['2024-01-01']],
        ['type-object', {}],
        ['format', 'not-a-date'],
        ['format-subtle', '2024-02-30'],
      ],
    ],
    [
      'a pattern',
      { type: ['string', 'null'], pattern: '^[a-z]{3}$' },
      'abc',
      [
        ['type-number', 12345],
        ['type-boolean', true],
        ['type-list', ['abc']],
        ['type-object', {}],
        ['pattern', 'ab!'],
        ['pattern-start', '!bc'],
        ['pattern-case', 'ABC'],
        ['pattern-long', 'abcc'],
        ['pattern-junk', '!?#'],
      ],
    ],
    [
      'a list',
      { type: ['array', 'null'], items: { type: 'integer' }, minItems: 1, maxItems: 2, uniqueItems: true },
      [1],
      [
        ['type-single', 1],
        ['type-object', {}],
        ['minItems', []],
        ['maxItems', [1, expect.any(Number), expect.any(Number)]],
        ['uniqueItems', [1, 1]],
      ],
    ],
    [
      'an object',
      {
        type: ['object', 'null'],
        required: ['a'],
        additionalProperties: false,
        properties: { a: text, b: text },
      },
      { a: 'x', b: 'y' },
      [
        ['type-text', 'text'],
        ['type-list', []],
        ['required a', { b: 'y' }],
        ['additionalProperties', { a: 'x', b: 'y', concordat_unknown: 'x' }],
      ],
    ],
    [
      'few properties',
      { type: ['object', 'null'], minProperties: 2 },
      { a: 1, b: 2 },
      [
        ['type-text', 'text'],
        ['type-list', []],
        ['minProperties', { a: 1 }],
      ],
    ],
    [
      'dependents',
      { type: ['object', 'null'], properties: { a: text, b: text }, dependentRequired: { a: ['b'] } },
      { a: 'x', b: 'y' },
      [
        ['type-text', 'text'],
        ['type-list', []],
        ['dependentRequired a b', { a: 'x' }],
      ],
    ],
    [
      'what is forbidden',
      { type: ['integer', 'null'], not: { const: 0 } },
      3,
      [
        ['type-text', '3'],
        ['type-fraction', 3.5],
        ['type-boolean', true],
        ['not 1', 0],
      ],
    ],
    ['anything', {}, 'x', []],
  ];
  test.each(cases)('%s', (_name, schema, base, want) => {
    expect(breaksOf(schema, base)).toEqual(want);
  });

  test('too short and too long texts are of exactly the length beyond', () => {
    const found = new Map(
      breaksOf({ type: 'string', minLength: 3, maxLength: 5 }, 'abcd') as [string, string][],
    );
    expect([found.get('minLength')?.length, found.get('maxLength')?.length]).toEqual([2, 6]);
  });

  test("3.0's flag for excluded bounds and null", () => {
    const schema = { type: 'number', nullable: true, minimum: 0, exclusiveMinimum: true };
    expect(breaksOf(schema, 1, 'body', '3.0.3')).toEqual([
      ['type-text', '1'],
      ['type-boolean', true],
      ['exclusiveMinimum', 0],
    ]);
  });

  test('where all is text, words stand for wrong types', () => {
    expect(breaksOf({ type: 'integer', minimum: 1 }, 5, 'query')).toEqual([
      ['required', removed],
      ['type-word', 'abc'],
      ['type-fraction', 5.5],
      ['type-start', '5abc'],
      ['minimum', 0],
    ]);
    expect(breaksOf({ type: 'boolean' }, true, 'query')).toEqual([
      ['required', removed],
      ['type-word', 'maybe'],
    ]);
    expect(breaksOf({ type: 'string' }, 'x', 'header')).toEqual([['required', removed]]);
  });
});

test.each<[string, object, unknown, unknown]>([
  [
    'objects that were accepted come again',
    { type: 'object' },
    [{ ref: 7 }],
    [{ ref: 7 }, { ref: 7 }, { ref: 7 }],
  ],
  ['texts are different ones', { type: 'string', enum: ['a', 'b', 'c'] }, ['b'], ['b', 'a', 'c']],
])('a list that is too long: %s', (_name, items, base, want) => {
  const breaks = new Map(
    breaksOf({ type: 'array', maxItems: 2, items }, base).map((one) => one as readonly [string, unknown]),
  );
  expect(breaks.get('maxItems')).toEqual(want);
});
