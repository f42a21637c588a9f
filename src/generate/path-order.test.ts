import { expect, test } from 'vitest';
import type { Operation } from '../model/model.ts';
import { specificFirst } from './path-order.ts';

const cases: [string, string[], string[]][] = [
  ['a literal before a parameter', ['/jobs/{id}', '/jobs/latest'], ['/jobs/latest', '/jobs/{id}']],
  ['a suffix in between', ['/f/{a}', '/f/{a}.json', '/f/x'], ['/f/x', '/f/{a}.json', '/f/{a}']],
  ['the first difference decides', ['/{a}/b', '/a/{b}'], ['/a/{b}', '/{a}/b']],
  ['equals stay in their order', ['/b', '/a', '/{x}', '/{y}'], ['/b', '/a', '/{x}', '/{y}']],
];

test.each(cases)('%s', (_name, paths, want) => {
  const operations = paths.map((path) => ({ path }) as Operation);
  expect(specificFirst(operations).map(({ path }) => path)).toEqual(want);
});
