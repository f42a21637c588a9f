import type { Model, SchemaNode } from '../../model/model.ts';
import { isObject } from '../../model/values.ts';
import { wordsOfName } from '../../schema/sample/name-words.ts';
import { validatorOf } from '../../schema/validate.ts';

/** What the entries of a list are told apart by; two with the same may well be refused, whatever the schema says. */
const keyWords = /^(?:key|id|name|code|slug|label|title|sku|email|handle|number|position|order|rank|index)$/;

/**
 * The entries of a list again and again until there are so many. Those that have a key or a name of their own get another one each
 * time: `{ key: 'size' }`, `{ key: 'size_2' }`. Undefined where there is nothing to repeat, or where none could be made that differs.
 *
 * @param base what was accepted
 * @param items the schema of an entry
 */
export function repeatedItems(
  model: Model,
  items: SchemaNode | undefined,
  base: unknown,
  count: number,
): readonly unknown[] | undefined {
  if (!Array.isArray(base) || (base.length === 0 && count > 0)) return undefined;
  const list: unknown[] = [];
  for (let index = 0; index < count; index += 1) {
    const entry: unknown = base[index % base.length];
    const next = index < base.length || !items ? entry : renamed(model, items, entry, index + 1);
    if (next === undefined) return undefined;
    list.push(next);
  }
  return list;
}

/** The entry itself where it has nothing that it is told apart by; undefined where that cannot be another. */
function renamed(model: Model, items: SchemaNode, entry: unknown, number: number): unknown {
  if (!isObject(entry)) return entry;
  const names = Object.keys(entry).filter(isKeyName);
  const validator = validatorOf(model, items, 'request');
  let changed: Readonly<Record<string, unknown>> = entry;
  let count = 0;
  for (const name of names) {
    const next = othersOf(entry[name], number)
      .map((value) => ({ ...changed, [name]: value }))
      .find((one) => validator.check(one).length === 0);
    if (next) count += 1;
    changed = next ?? changed;
  }
  return names.length > 0 && count === 0 ? undefined : changed;
}

/** `product_id` names something else, which cannot be made up. */
function isKeyName(name: string): boolean {
  const words = wordsOfName(name);
  const last = words.at(-1) ?? '';
  return keyWords.test(last) && !(words.length > 1 && last === 'id');
}

function othersOf(value: unknown, number: number): readonly unknown[] {
  if (typeof value === 'number') return [value + number];
  if (typeof value !== 'string') return [];
  const at = value.indexOf('@');
  if (at > 0) return [`${value.slice(0, at)}.${number}${value.slice(at)}`];
  const stems = [value, value.slice(0, 8), value.slice(0, 2)];
  return stems.flatMap((stem) => [`${stem}_${number}`, `${stem}-${number}`, `${stem}${number}`]);
}
