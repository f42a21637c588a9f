import { expect, test } from 'vitest';
import type { Operation } from '../model/model.ts';
import { findResponse } from './find-response.ts';

const operationOf = (...statuses: readonly string[]) =>
  // What is looked for is found by its status alone.
  ({ responses: statuses.map((status) => ({ status })) }) as unknown as Operation;

test.each<[readonly string[], number, string | undefined]>([
  [['default', '4XX', '404'], 404, '404'],
  [['default', '4XX', '404'], 409, '4XX'],
  [['default', '4XX', '404'], 200, 'default'],
  [['200'], 404, undefined],
  [[], 200, undefined],
])('of %s, %d is %s, each time it is asked', (statuses, status, want) => {
  const operation = operationOf(...statuses);
  const found = Array.from({ length: 3 }, () => findResponse(operation, status)?.status);
  expect(found).toEqual([want, want, want]);
});

test('statuses of one operation are told apart, however many are asked', () => {
  const operation = operationOf('200', '4XX');
  const asked = Array.from({ length: 300 }, (_, index) => 200 + index);
  const found = asked.map((status) => findResponse(operation, status)?.status);
  expect(new Set(found.slice(0, 1))).toEqual(new Set(['200']));
  expect(new Set(found.slice(1, 200))).toEqual(new Set([undefined]));
  expect(new Set(found.slice(200))).toEqual(new Set(['4XX']));
});
