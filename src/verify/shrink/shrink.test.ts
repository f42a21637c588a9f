import { expect, test } from 'vitest';
import { shrink } from './shrink.ts';
import { smallerValues } from './smaller-values.ts';

const asked = (shows: (value: unknown) => boolean) => {
  const log: unknown[] = [];
  return { log, shows: async (value: unknown) => log.push(value) > 0 && shows(value) };
};

const holds = (test: RegExp) => (value: unknown) => test.test(JSON.stringify(value));

const cases: [name: string, start: unknown, shows: (value: unknown) => boolean, least: unknown][] = [
  ['a text', 'some long text with a % in it', holds(/%/), '%'],
  ['a number', 7312, (value) => typeof value === 'number' && value > 500, 501],
  ['a negative number', -40, (value) => typeof value === 'number' && value < 0, -1],
  ['a fraction', 12.75, (value) => typeof value === 'number' && !Number.isInteger(value), 0.75],
  ['a list', [1, 2, 3, 4, 5], (value) => Array.isArray(value) && value.length > 1, [0, 0]],
  ['a property', { a: 1, b: { c: [true, 'x'], d: 2 }, e: 3 }, holds(/true/), { b: { c: [true] } }],
  ['nothing is smaller', {}, () => true, {}],
  ['nothing shows it', { a: 'b' }, () => false, { a: 'b' }],
];

test.each(cases)('%s', async (_name, start, shows, least) => {
  expect(await shrink<unknown>(start, smallerValues, asked(shows).shows, () => true)).toEqual(least);
});

test('no more is asked than may be', async () => {
  const { log, shows } = asked(() => true);
  const result = await shrink<unknown>('x'.repeat(1000), smallerValues, shows, () => log.length < 1);
  expect([log, result]).toEqual([[''], '']);
});

test('a value as deep as no stack ends', () => {
  let deep: unknown = 1;
  for (let level = 0; level < 50_000; level += 1) deep = [deep];
  expect([...smallerValues(deep)].length).toBeLessThan(50);
});
