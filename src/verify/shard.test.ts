import { describe, expect, test } from 'vitest';
import { isInShard, parseShard } from './shard.ts';

describe('a shard is written', () => {
  test.each<[text: string, want: ReturnType<typeof parseShard>]>([
    ['1/1', { index: 1, count: 1 }],
    [' 2 / 5 ', { index: 2, count: 5 }],
    ['0/5', undefined],
    ['6/5', undefined],
    ['1', undefined],
    ['a/b', undefined],
  ])('%s', (text, want) => {
    expect(parseShard(text)).toEqual(want);
  });
});

test('every operation is in exactly one shard, and shards are of a size', () => {
  const operations = Array.from(
    { length: 400 },
    (_, index) => ({ method: 'get', path: `/r${index}` }) as const,
  );
  const sizes = [1, 2, 3, 4].map(
    (index) => operations.filter((operation) => isInShard(operation, { index, count: 4 })).length,
  );
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(400);
  expect(Math.min(...sizes)).toBeGreaterThan(70);
});
