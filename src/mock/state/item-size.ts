import { valueText } from '../answer/value-text.ts';
import type { NewItem } from './store.ts';

/**
 * How much an item takes, as JSON in UTF-16 code units, with the bytes of its file.
 *
 * Written each time: to keep the sizes of values takes longer than to find them, and the memory of all of them.
 */
export function itemSize({ value, file }: Sized): number {
  return valueText(value).length + fileSize(file);
}

/** What of an item takes room. */
type Sized = Pick<NewItem, 'value' | 'file'>;

function fileSize(file: NewItem['file']): number {
  return file?.bytes.length ?? 0;
}

/**
 * How much more an item takes after a change, negative for less: what stays is not written, which is most of it.
 */
export function itemGrowth(
  { value: before, file: fileBefore }: Sized,
  { value: after, file: fileAfter }: Sized,
): number {
  return valueGrowth(before, after) + fileSize(fileAfter) - fileSize(fileBefore);
}

function valueGrowth(before: NewItem['value'], after: NewItem['value']): number {
  let growth = 0;
  let members = 0;
  for (const name in after) {
    const value = after[name];
    const known = Object.hasOwn(before, name) ? before[name] : undefined;
    if (value !== undefined) members += 1;
    if (value !== known) growth += memberSize(name, value) - memberSize(name, known);
  }
  for (const name in before) if (!Object.hasOwn(after, name)) growth -= memberSize(name, before[name]);
  // Behind the last one there is no comma, and without any there is no last one.
  if (members === 0) return itemSize({ value: after }) - itemSize({ value: before });
  return Object.keys(before).length === 0 ? growth - 1 : growth;
}

/** A member of an object as JSON, with the comma behind it. */
function memberSize(name: string, value: unknown): number {
  return value === undefined ? 0 : JSON.stringify(name).length + JSON.stringify(value).length + 2;
}

/** By the value, which is never changed in place. */
const sizes = new WeakMap<object, number>();

/** The same of an item that is shown again and again, in each page of a list that it is in. */
export function shownSize(item: Pick<NewItem, 'value'>): number {
  let size = sizes.get(item.value);
  if (size === undefined) {
    size = itemSize({ value: item.value });
    sizes.set(item.value, size);
  }
  return size;
}
