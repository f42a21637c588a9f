import { isObject } from '../../model/values.ts';

/** More of them are not read. */
const maxItems = 3;
/** Items are chosen from so many. */
const maxLooked = 200;

/**
 * The keys of the items of a list that have least to show: an empty list, nothing, a nought where others have something. What shows
 * them is written for those that are full. As few as have all of that together; at most three.
 *
 * @param known the keys of those that are looked at anyhow
 */
export function bareItems(items: ReadonlyMap<string, unknown>, known: readonly string[]): readonly string[] {
  const all = [...items].slice(0, maxLooked).map(([key, item]) => ({ key, traits: traitsOf(item) }));
  const covered = new Set(known.flatMap((key) => traitsOf(items.get(key))));
  const chosen: string[] = [];
  while (chosen.length < maxItems) {
    const rated = all.map(({ key, traits }) => ({
      key,
      traits,
      count: traits.filter((trait) => !covered.has(trait)).length,
    }));
    const [best] = rated.toSorted((one, other) => other.count - one.count);
    if (!best || best.count === 0) break;
    chosen.push(best.key);
    for (const trait of best.traits) covered.add(trait);
  }
  return chosen;
}

/** `tags []`, `rating null`: which properties of an item say nothing, and how. */
function traitsOf(item: unknown): readonly string[] {
  if (!isObject(item)) return [];
  return Object.entries(item).flatMap(([name, value]) => {
    const isEmpty =
      value === null || value === '' || value === 0 || (Array.isArray(value) && value.length === 0);
    return isEmpty ? [`${name} ${JSON.stringify(value)}`] : [];
  });
}
