import { expect, test } from 'vitest';
import type { Operation } from '../../model/model.ts';
import { matchOperation } from './match-operation.ts';

// Only method and path are looked at.
const operations = [
  'get /jobs',
  'get /jobs/{id}',
  'get /jobs/latest',
  'post /jobs',
  'get /a/{b}.json',
  'get /',
].map((text) => {
  const [method, path] = text.split(' ');
  return { method, path } as Operation;
});

test.each([
  ['GET', 'http://h/v1/jobs', '/jobs http://h/v1'],
  ['GET', 'http://h/jobs?a=/b', '/jobs http://h'],
  ['GET', 'http://h/v1/jobs/7', '/jobs/{id} http://h/v1'],
  ['GET', 'http://h/jobs/latest', '/jobs/latest http://h'],
  ['POST', 'http://h/x/y/jobs', '/jobs http://h/x/y'],
  ['GET', 'http://h/a/1.json', '/a/{b}.json http://h'],
  ['GET', 'http://h/v1/', '/ http://h/v1'],
  ['PUT', 'http://h/jobs', undefined],
  ['GET', 'http://h/none', undefined],
])('%s %s', (method, url, want) => {
  const matched = matchOperation({ operations }, method, url);
  expect(matched && `${matched.operation.path} ${matched.base}`).toBe(want);
});
