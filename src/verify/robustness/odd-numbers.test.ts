import { expect, test } from 'vitest';
import { modelOf } from '../items-server.fixture.ts';
import { likeliestRequest } from '../plan/base-request.ts';
import { digitPlaces, largestNumbers } from './odd-numbers.ts';

/** The largest number that is sent in place of an amount; undefined where none is. */
function largest(amount: object, value: string): unknown {
  const schema = { type: 'object', required: ['amount'], properties: { amount } };
  const content = { 'application/json': { schema, example: { amount: value } } };
  const model = modelOf({
    openapi: '3.1.0',
    info: { title: 'T', version: '1' },
    paths: { '/a': { post: { requestBody: { required: true, content }, responses: {} } } },
  });
  const [operation] = model.operations;
  const request = operation && likeliestRequest(model, operation);
  if (!operation || !request) throw new Error('there is no request');
  const [input] = digitPlaces(model, operation).flatMap((place) => largestNumbers(model, place));
  const body = input?.make(request)?.body?.value as { amount: unknown } | undefined;
  return body?.amount;
}

test.each<[string, object, string, unknown]>([
  ['an amount', { type: 'string', pattern: '^[0-9]{1,6}\\.[0-9]{2}$' }, '19.90', '999999.99'],
  ['a length as well', { type: 'string', pattern: '^[0-9]+$', maxLength: 12 }, '7', '999999999999'],
  ['no room for more', { type: 'string', pattern: '^[0-9]{4}$' }, '1000', undefined],
  ['a word', { type: 'string', pattern: '^[a-z0-9]+$' }, 'a1', undefined],
  ['no pattern', { type: 'string' }, '19.90', undefined],
])('%s', (_name, amount, value, want) => {
  expect(largest(amount, value)).toBe(want);
});
