import { expect, test } from 'vitest';
import { runGuarded } from './fault.ts';

const fault = new Error('of the listener');

test.each<[string, () => unknown, readonly unknown[]]>([
  ['nothing', () => 1, []],
  [
    'at once',
    () => {
      throw fault;
    },
    [fault],
  ],
  ['later', () => Promise.reject(fault), [fault]],
])('what it runs fails: %s', async (_, run, told) => {
  const seen: unknown[] = [];
  await runGuarded(run, (error) => void seen.push(error));
  expect(seen).toEqual(told);
});

test('who is told of a fault may fail too', async () => {
  const fail = () => {
    throw fault;
  };
  await expect(runGuarded(fail, fail)).resolves.toBeUndefined();
});
