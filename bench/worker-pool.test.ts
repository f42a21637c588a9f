import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { runInPool } from './worker-pool.ts';

const worker = fileURLToPath(new URL('worker-pool.fixture.ts', import.meta.url));

test('a lost process is told, and costs its own task alone', async () => {
  const log: string[] = [];
  const names = ['works', 'throws', 'never ends', 'fills the memory', 'works again'];
  await runInPool<{ name: string }, string>(
    worker,
    names.map((name) => ({ name })),
    { workers: 1, timeoutMs: 3000, memoryMb: 40 },
    {
      onMessage: ({ name }, message) => {
        log.push(`${name}: ${message}`);
        return message === 'ends';
      },
      onLoss: ({ name }, reason) => {
        log.push(`${name}: ${reason}`);
        return name === 'throws' ? { name: 'in its place' } : undefined;
      },
    },
  );
  expect(log).toEqual([
    'works: begins works',
    'works: ends',
    'throws: begins throws',
    'throws: the process ended: RangeError: too far',
    'in its place: begins in its place',
    'in its place: ends',
    'never ends: begins never ends',
    'never ends: silent for longer than 3000 ms',
    'fills the memory: begins fills the memory',
    'fills the memory: out of memory',
    'works again: begins works again',
    'works again: ends',
  ]);
});
