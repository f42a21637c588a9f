import { expect, test } from 'vitest';
import { createRandom } from '../../schema/sample/random.ts';
import { modelOf } from '../items-server.fixture.ts';
import { findPlaces } from './find-places.ts';
import { placeLabel } from './place.ts';
import { validValues } from './valid-value.ts';

/** The first values that are tried at a property of a body. */
function valuesOf(name: string, schema: unknown, base: unknown): readonly unknown[] {
  const model = modelOf({
    openapi: '3.1.0',
    info: { title: 'T', version: '1' },
    paths: {
      '/a': {
        post: {
          requestBody: {
            content: { 'application/json': { schema: { type: 'object', properties: { [name]: schema } } } },
          },
          responses: {},
        },
      },
    },
  });
  const [operation] = model.operations;
  const places = operation ? findPlaces(model, operation) : [];
  const place = places.find((one) => placeLabel(one) === `body /${name}`);
  if (!place) throw new Error('there is no place');
  return validValues(place).map(({ make }) => make(base, { model, random: createRandom('test') })[0]);
}

const cases: [string, string, unknown, unknown, readonly unknown[]][] = [
  ['bounds of a number', 'size', { type: 'integer', minimum: 1, maximum: 9 }, 5, [1, 9]],
  [
    'excluded bounds',
    'ratio',
    { type: 'number', exclusiveMinimum: 0, exclusiveMaximum: 1, multipleOf: 0.25 },
    0.5,
    [0.25, 0.75],
  ],
  ['an enumeration', 'status', { enum: ['a', 'b', null] }, 'a', ['a', 'b', null]],
  ['null and both booleans', 'flag', { type: ['boolean', 'null'] }, true, [null, true, false]],
  [
    'the same time elsewhere',
    'seen_at',
    { type: 'string', format: 'date-time' },
    '2026-01-01T10:00:00Z',
    ['2026-01-01T12:00:00+02:00'],
  ],
  ['a list', 'sizes', { type: 'array', minItems: 0, maxItems: 2, items: { const: 1 } }, [1], [[], [1, 1]]],
  // What names something else, or means something, may be refused for that.
  ['a reference', 'product_id', { type: 'integer', minimum: 1, maximum: 9 }, 5, []],
  ['a meaning', 'currency', { type: 'string', minLength: 3, maxLength: 3 }, 'EUR', []],
  [
    'a pattern of letters in both cases',
    'colour',
    { type: 'string', pattern: '^#[0-9a-fA-F]{6}$' },
    '#12ab9C',
    ['#12AB9C', '#12ab9c'],
  ],
  [
    'a pattern of small letters',
    'shade',
    { type: 'string', pattern: '^[a-z]{3}$' },
    'abc',
    [undefined, undefined],
  ],
  ['no free text', 'genre', { type: 'string', maxLength: 30 }, 'crime', []],
];
test.each(cases)('%s', (_name, name, schema, base, want) => {
  expect(valuesOf(name, schema, base)).toEqual(want);
});

test('free text is sent in the lengths that are just allowed, and in other scripts', () => {
  const values = valuesOf('title', { type: 'string', minLength: 2, maxLength: 40 }, 'abc').map(String);
  expect(values.map((text) => [...text].length)).toEqual([2, 40, expect.any(Number)]);
  expect(values[2]).toMatch(/東京/);
});
