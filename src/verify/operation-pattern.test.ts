import { describe, expect, test } from 'vitest';
import { matchesGlob, matchesOperation } from './operation-pattern.ts';

const operation = {
  method: 'delete',
  path: '/jobs/{id}',
  operationId: 'deleteJob',
  name: 'deleteJob',
  tags: ['Jobs', 'Admin area'],
} as const;

describe('a pattern means an operation', () => {
  test.each<[pattern: string, want: boolean]>([
    ['deleteJob', true],
    ['delete*', true],
    ['*', true],
    ['DeleteJob', false],
    ['DELETE /jobs/{id}', true],
    ['delete /jobs/{id}', true],
    ['DELETE *', true],
    ['* /jobs/*', true],
    ['GET /jobs/{id}', false],
    ['/jobs/{id}', true],
    ['/jobs*', true],
    ['/jobs', false],
    ['tag:Jobs', true],
    ['tag:Admin*', true],
    ['tag:jobs', false],
    ['', false],
  ])('%s: %s', (pattern, want) => {
    expect(matchesOperation(pattern, operation)).toBe(want);
  });
});

describe('a star stands for any text', () => {
  test.each<[pattern: string, text: string, want: boolean]>([
    ['a*b', 'ab', true],
    ['a*b', 'axxb', true],
    ['a*b', 'a', false],
    ['ab*ab', 'ab', false],
    ['a*b*c', 'a-b-c', true],
    ['a*b*c', 'a-c', false],
    ['*x*x*', 'x', false],
    ['**', '', true],
  ])('%s in %s: %s', (pattern, text, want) => {
    expect(matchesGlob(pattern, text)).toBe(want);
  });
});
