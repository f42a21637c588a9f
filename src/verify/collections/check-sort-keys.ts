import type { FindingDraft } from '../finding.ts';
import { valueUnder } from '../run/item.ts';
import type { Collection } from './collection.ts';
import { confirmed } from './confirm.ts';
import { firstWrong, firstWrongAmong } from './judge-order.ts';
import { allows, type QueryTerm } from './query-place.ts';
import type { SortTerm } from './sort-terms.ts';
import { readWhole } from './whole-list.ts';

/** Two keys of a list's order, the weightier first. */
interface KeyPair {
  readonly first: Known;
  readonly second: Known;
}

type Known = SortTerm & { readonly property: readonly string[]; readonly isDescending: boolean };

/**
 * Where a list is sorted by several keys at once, whether the second decides where the first has the same value: tried both ways,
 * as one of them may be right by chance.
 *
 * @throws OverBudget
 */
export async function checkSortKeys(
  collection: Collection,
  terms: readonly SortTerm[],
): Promise<readonly FindingDraft[]> {
  const found: FindingDraft[] = [];
  for (const pair of pairsOf(collection, terms)) {
    const look = () => judgePair(collection, pair);
    found.push(...(await confirmed(await look(), look)));
    if (found.length > 0) break;
  }
  return found;
}

/** The pair in which the second key has most to decide, in each of its ways. */
function pairsOf(collection: Collection, terms: readonly SortTerm[]): readonly KeyPair[] {
  const known = terms.filter(
    (one): one is Known =>
      one.property !== undefined && one.isDescending !== undefined && one.terms.length === 1,
  );
  const all = known.flatMap((first) =>
    known
      .filter(({ property }) => property.join('.') !== first.property.join('.'))
      .map((second) => ({ first, second, ties: tiesDecided(collection, first, second) })),
  );
  const [best] = all
    .filter(({ first, second, ties }) => ties > 0 && termOf(collection, [first, second]) !== undefined)
    .toSorted((one, other) => other.ties - one.ties);
  if (!best) return [];
  const name = best.second.property.join('.');
  return known
    .filter(({ property }) => property.join('.') === name)
    .slice(0, 2)
    .map((second) => ({ first: best.first, second }));
}

/** How many items have the first key's value of another, and another value of the second key. */
function tiesDecided({ whole }: Collection, first: Known, second: Known): number {
  const groups = Map.groupBy(whole.items.values(), (item) =>
    JSON.stringify(valueUnder(item, first.property)),
  );
  return [...groups].reduce((sum, [value, items]) => {
    if (value === undefined || value === 'null') return sum;
    const values = items.map((item) => valueUnder(item, second.property));
    return sum + new Set(values.filter((one) => one !== null && one !== undefined)).size - 1;
  }, 0);
}

/** Both keys in one parameter; undefined where it takes but one. */
function termOf({ listing }: Collection, keys: readonly Known[]): QueryTerm | undefined {
  const values = keys.flatMap(({ terms }) => terms.map(({ value }) => value));
  const [place] = keys.flatMap(({ terms }) => terms.map((term) => term.place));
  const { facts, world } = listing;
  // What is no list in the document may take one key only, whatever the text says.
  if (!place?.schema || !facts.isArray(place.schema)) return undefined;
  const value = values.flat();
  return allows(world.model, place, value) ? { place, value } : undefined;
}

async function judgePair(
  collection: Collection,
  { first, second }: KeyPair,
): Promise<readonly FindingDraft[]> {
  const { listing } = collection;
  const term = termOf(collection, [first, second]);
  const whole = term && (await readWhole(listing, [term]));
  if (!term || !whole) return [];
  const items = [...whole.items.values()];
  // What is wrong by the first key alone is another fault.
  if (firstWrong(collection, { items }, first.property, first.isDescending)) return [];
  const actual = firstWrongAmong(collection, { items }, first.property, second.property, second.isDescending);
  if (actual === undefined) return [];
  return [
    {
      code: 'sort-ignored',
      operation: listing.operation,
      at: term.place.parameter.at,
      message: `asked to sort by "${first.label}" and then "${second.label}", the second key is not looked at`,
      expected: `sorted by ${second.property.join('.')}${second.isDescending ? ', descending' : ''} where ${first.property.join('.')} is the same`,
      actual,
      steps: whole.pages.map(({ exchange }) => exchange),
      detail: 'several keys',
    },
  ];
}
