import { ownValueAt } from '../../document/pointer.ts';
import { referenceId } from '../../resources/reference-id.ts';
import { isAlike } from '../rules/equal.ts';
import { compareKeys, type SortKey, sortKey } from './sort-key.ts';
import type { Condition } from './store.ts';

/** Whether an item is as a condition wants it; of a property that is a list, one of its items suffices. */
export function meetsCondition(value: unknown, { property, test, values }: Condition): boolean {
  const found = ownValueAt(value, property);
  if (found === undefined) return false;
  const all: readonly unknown[] = Array.isArray(found) ? found : [found];
  const candidates = all.map((one) => referenceId(one) ?? one);
  return values.some((wanted) => candidates.some((candidate) => tests[test](candidate, wanted)));
}

const tests: Readonly<Record<Condition['test'], (found: unknown, wanted: unknown) => boolean>> = {
  equals: (found, wanted) => isAlike(wanted, found) || isSameTime(found, wanted),
  'one-of': (found, wanted) => isAlike(wanted, found) || isSameTime(found, wanted),
  contains: (found, wanted) => textOf(found).includes(textOf(wanted)),
  'at-least': (found, wanted) => compareIf(found, wanted, (order) => order >= 0),
  'at-most': (found, wanted) => compareIf(found, wanted, (order) => order <= 0),
  after: (found, wanted) => compareIf(found, wanted, (order) => order > 0),
  before: (found, wanted) => compareIf(found, wanted, (order) => order < 0),
};

function isSameTime(found: unknown, wanted: unknown): boolean {
  const key = sortKey(found);
  return typeof found === 'string' && typeof key === 'number' && key === sortKey(wanted);
}

function textOf(value: unknown): string {
  return typeof value === 'object' && value !== null ? '' : String(value).toLowerCase();
}

/** Texts and numbers are not compared with one another: nothing is found. */
function compareIf(found: unknown, wanted: unknown, holds: (order: number) => boolean): boolean {
  const left = sortKey(found);
  const right = numberLike(left, sortKey(wanted));
  return typeof left === typeof right && left !== null && holds(compareKeys(left, right));
}

/** A parameter without a type is text. */
function numberLike(left: SortKey, right: SortKey): SortKey {
  const isNumber = typeof left === 'number' && typeof right === 'string' && right.trim() !== '';
  return isNumber && Number.isFinite(Number(right)) ? Number(right) : right;
}
