import { expect, test } from 'vitest';
import { createRandom } from '../../schema/sample/random.ts';
import { modelOf } from '../items-server.fixture.ts';
import { findPlaces } from './find-places.ts';
import { isClientKey, keyValues } from './key-values.ts';

function keysOf(name: string, schema: object): readonly (readonly [keyword: string, length: number])[] {
  const model = modelOf({
    openapi: '3.1.0',
    info: { title: 'Keys', version: '1' },
    paths: {
      '/notes': {
        post: { parameters: [{ name, in: 'header', schema }], responses: { 201: { description: 'Kept.' } } },
      },
    },
  });
  const random = createRandom('keys');
  return model.operations
    .flatMap((operation) => findPlaces(model, operation))
    .filter(isClientKey)
    .flatMap(keyValues)
    .map(({ keyword, make }) => [keyword, String(make(undefined, { model, random })[0] ?? '').length]);
}

test.each<[string, string, object, readonly (readonly [string, number])[]]>([
  [
    'both ends',
    'Idempotency-Key',
    { type: 'string', minLength: 8, maxLength: 64 },
    [
      ['maxLength', 64],
      ['minLength', 8],
    ],
  ],
  [
    'a pattern of digits',
    'X-Request-Id',
    { type: 'string', maxLength: 20, pattern: '^[0-9]+$' },
    [['maxLength', 20]],
  ],
  [
    'a pattern that no key fits',
    'Idempotency-Key',
    { type: 'string', maxLength: 20, pattern: '^key_' },
    [['maxLength', 0]],
  ],
  ['short ones may be taken', 'Idempotency-Key', { type: 'string', minLength: 1, maxLength: 5 }, []],
  ['a format', 'Idempotency-Key', { type: 'string', format: 'uuid', maxLength: 36 }, []],
  ['another header', 'X-Tenant', { type: 'string', maxLength: 20 }, []],
])('%s', (_name, name, schema, want) => {
  expect(keysOf(name, schema)).toEqual(want);
});
