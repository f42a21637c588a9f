import type { Model } from '../../model/model.ts';
import { isObject } from '../../model/values.ts';
import { canonicalJson } from '../../schema/sample/canonical-json.ts';
import { type Break, ranks } from './break.ts';
import type { Constraints } from './constraints.ts';
import { repeatedItems } from './repeated-items.ts';
import { sampleOf } from './sample-of.ts';

/** Longer lists are no boundary any more, but a load. */
const maxList = 500;

/** The ways to break what a schema says of arrays. */
export function listBreaks(constraints: Constraints): readonly Break[] {
  const { types, uniqueItems, bounds } = constraints;
  if (!types.has('array')) return [];
  const { minItems, maxItems } = bounds;
  const sized = (keyword: 'minItems' | 'maxItems', count: number): Break => ({
    keyword,
    slug: keyword,
    what: count === 0 ? 'an empty list' : `a list of ${count} items`,
    rank: ranks.early,
    make: (base, { model }) => [
      // What is made up may be refused for what it refers to: what was accepted before is not.
      ...(uniqueItems || count === 0 ? [] : repeatedObjects(model, constraints, base, count)),
      ...listOf(model, constraints, base, count),
    ],
  });
  const breaks: Break[] = [];
  if (minItems !== undefined && minItems > 0) breaks.push(sized('minItems', minItems - 1));
  if (maxItems !== undefined && maxItems < maxList) breaks.push(sized('maxItems', maxItems + 1));
  if (uniqueItems)
    breaks.push({
      keyword: 'uniqueItems',
      slug: 'uniqueItems',
      what: 'a list with the same item twice',
      rank: ranks.early,
      make: (base, { model }) => repeated(model, constraints, base),
    });
  return breaks;
}

/** The objects of a list again and again, each with a key of its own where they have keys; none where it has others. */
function repeatedObjects(
  model: Model,
  { items }: Constraints,
  base: unknown,
  count: number,
): readonly (readonly unknown[])[] {
  if (!Array.isArray(base) || !base.every(isObject)) return [];
  const list = repeatedItems(model, items, base, count);
  return list ? [list] : [];
}

/** A list of so many items, those of the base first; empty where there are not as many different ones as needed. */
export function listOf(
  model: Model,
  { items, uniqueItems }: Constraints,
  base: unknown,
  count: number,
): readonly (readonly unknown[])[] {
  const list: unknown[] = Array.isArray(base) ? base.slice(0, count) : [];
  const known = new Set(list.map(canonicalJson));
  for (let attempt = 0; list.length < count && attempt < count * 5 + 20; attempt += 1) {
    const item = items ? sampleOf(model, items, () => true, `item ${attempt}`) : `item ${attempt}`;
    if (item === undefined) return [];
    const key = canonicalJson(item);
    // Where values are few, the rest repeats what is there.
    if (known.has(key) && (uniqueItems || attempt < count * 2)) continue;
    known.add(key);
    list.push(item);
  }
  return list.length === count ? [list] : [];
}

function repeated(model: Model, constraints: Constraints, base: unknown): readonly unknown[] {
  const [list] = listOf(model, constraints, base, Math.max(1, Array.isArray(base) ? base.length : 1));
  const { minItems = 0, maxItems = Infinity } = constraints.bounds;
  if (!list || list.length === 0) return [];
  const [first] = list;
  const longer = list.length + 1 <= maxItems ? [[...list, first]] : [];
  const pair = Math.max(2, minItems) <= maxItems ? [Array(Math.max(2, minItems)).fill(first)] : [];
  return [...longer, ...(list.length > 1 ? [list.with(-1, first)] : []), ...pair];
}
