import type { NewItem } from './store.ts';

/** By the value: it is never changed in place, and asked for again when it goes. */
const sizes = new WeakMap<object, number>();

/** How much an item takes, as JSON in UTF-16 code units; written once for each of its values. */
export function itemSize(item: Pick<NewItem, 'value'>): number {
  let size = sizes.get(item.value);
  if (size === undefined) {
    size = newItemSize(item);
    sizes.set(item.value, size);
  }
  return size;
}

/** The same of an item that is new: most are never asked for theirs again, and to keep it takes longer than to find it. */
export function newItemSize({ value }: Pick<NewItem, 'value'>): number {
  return valueText(value).length;
}

/** The value of an item as JSON: written once for its size and its entity tag, which follow one another. */
export function valueText(value: NewItem['value']): string {
  if (last?.value === value) return last.text;
  const text = JSON.stringify(value);
  // What is large is not held on to.
  last = text.length <= maxLastLength ? { value, text } : undefined;
  return text;
}

const maxLastLength = 100_000;

let last: { readonly value: NewItem['value']; readonly text: string } | undefined;
