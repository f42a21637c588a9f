import { isObject } from '../../model/values.ts';
import type { StoredItem } from '../state/store.ts';

/** An item as a text of JSON. */
export function itemText({ id, scope, value, enteredMs, dueMs, isExample, number }: StoredItem): string {
  return JSON.stringify({ number, id, scope, value, enteredMs, dueMs, isExample });
}

/** The item of a text. @throws Error for a text that stands for none */
export function itemOfText(text: string): StoredItem {
  const read: unknown = JSON.parse(text);
  if (!isObject(read) || !isObject(read.value) || !isObject(read.scope)) throw notAnItem(text);
  const { number, id, scope, value, enteredMs, dueMs, isExample } = read;
  if (typeof number !== 'number' || typeof id !== 'string') throw notAnItem(text);
  const isMoving = typeof dueMs === 'number';
  return {
    number,
    id,
    scope: Object.fromEntries(Object.entries(scope).map(([name, one]) => [name, String(one)])),
    value,
    enteredMs: Number(enteredMs),
    dueMs: isMoving ? dueMs : undefined,
    isExample: isExample === true,
  };
}

function notAnItem(text: string): Error {
  return new Error(`what is kept of the mock's state has no item in ${JSON.stringify(text.slice(0, 80))}`);
}
