import type { NewItem } from './store.ts';

/** By the value: it is never changed in place, and asked for again when it goes. */
const sizes = new WeakMap<object, number>();

/** How much an item takes, as JSON in UTF-16 code units; written once for each of its values. */
export function itemSize({ value }: Pick<NewItem, 'value'>): number {
  let size = sizes.get(value);
  if (size === undefined) {
    size = JSON.stringify(value).length;
    sizes.set(value, size);
  }
  return size;
}
