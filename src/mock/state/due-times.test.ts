import { expect, test } from 'vitest';
import { DueTimes } from './due-times.ts';
import type { StoredItem } from './store.ts';

const item = (number: number, dueMs: number | undefined): StoredItem => ({
  id: String(number),
  number,
  scope: {},
  value: {},
  enteredMs: 0,
  dueMs,
  isExample: false,
});

const timesOf = (...items: readonly StoredItem[]): DueTimes => {
  const times = new DueTimes();
  for (const one of items) times.add(one);
  return times;
};

test.each<[string, number, number[]]>([
  ['before the first', 9, []],
  ['at the first', 10, [4]],
  ['those of one time by their numbers', 20, [1, 3, 4]],
  ['all', 1000, [1, 2, 3, 4]],
])('%s', (_name, nowMs, want) => {
  const times = timesOf(item(3, 20), item(1, 20), item(2, 30), item(4, 10), item(5, undefined));
  expect(times.until(nowMs)).toEqual(want);
});

test('what is removed is due no more, and what was not there does not matter', () => {
  const times = timesOf(item(1, 10), item(2, 10), item(3, 20));
  times.remove(item(1, 10));
  times.remove(item(3, 20));
  times.remove(item(3, 20));
  times.remove(item(9, 10));
  expect(times.until(100)).toEqual([2]);
  times.add(item(3, 5));
  expect(times.until(5)).toEqual([3]);
});

test('a copy changes on its own', () => {
  const times = timesOf(item(1, 10));
  const copy = times.copy();
  copy.add(item(2, 10));
  times.remove(item(1, 10));
  expect([times.until(10), copy.until(10)]).toEqual([[], [1, 2]]);
});

test('of several the first by their time, and how many there are', () => {
  const times = timesOf(item(3, 20), item(1, 20), item(2, 30), item(4, 10));
  expect([times.until(30, 2), times.until(30, 3), times.until(9, 3)]).toEqual([[1, 4], [1, 3, 4], []]);
  expect([9, 10, 20, 30, 40].map((nowMs) => times.count(nowMs))).toEqual([0, 1, 3, 4, 4]);
});

test('what is added twice is there once', () => {
  const times = timesOf(item(1, 10), item(2, 10), item(1, 10), item(2, 10));
  expect(times.until(10)).toEqual([1, 2]);
});

test('when the first go, the others stay, also among thousands', () => {
  const times = new DueTimes();
  for (let number = 1; number <= 5000; number += 1) times.add(item(number, number));
  for (let number = 1; number <= 4998; number += 1) times.remove(item(number, number));
  times.remove(item(1, 1));
  times.add(item(1, 1));
  expect([times.until(5000), times.copy().until(5000), times.count(4999)]).toEqual([
    [1, 4999, 5000],
    [1, 4999, 5000],
    2,
  ]);
});
