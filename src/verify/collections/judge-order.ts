import { singularNoun } from '../../resources/noun.ts';
import { valueUnder } from '../run/item.ts';
import { sameValue } from '../state/same-value.ts';
import type { Collection } from './collection.ts';
import { compareSurely, isNumeric } from './compare-values.ts';
import type { Page } from './fetch-page.ts';
import { queryPlace } from './query-place.ts';
import type { Whole } from './whole-list.ts';

/** Two neighbours in the wrong order; undefined where there are none. */
export function firstWrong(
  { listing }: Collection,
  { items }: Pick<Page, 'items'>,
  property: readonly string[],
  isDescending: boolean | undefined,
): string | undefined {
  const values = items
    .map((item) => valueUnder(item, property))
    .filter((value) => value !== null && value !== undefined);
  const compare = orderOf(listing, property);
  const faults = [false, true].map((isDown) => {
    const index = values.findIndex(
      (value, at) => at > 0 && compare(values[at - 1], value) * (isDown ? -1 : 1) > 0,
    );
    return index < 0
      ? undefined
      : `${JSON.stringify(values[index - 1])} before ${JSON.stringify(values[index])}`;
  });
  const [up, down] = faults;
  return isDescending === undefined
    ? up !== undefined && down !== undefined
      ? up
      : undefined
    : isDescending
      ? down
      : up;
}

/** Two neighbours with the same value of one property that are in the wrong order by another; undefined where there are none. */
export function firstWrongAmong(
  { listing }: Collection,
  { items }: Pick<Page, 'items'>,
  same: readonly string[],
  property: readonly string[],
  isDescending: boolean,
): string | undefined {
  const compare = orderOf(listing, property);
  for (const [index, item] of items.entries()) {
    const before = items[index - 1];
    const isTie =
      index > 0 && JSON.stringify(valueUnder(before, same)) === JSON.stringify(valueUnder(item, same));
    const [one, other] = [valueUnder(before, property), valueUnder(item, property)];
    if (isTie && compare(one, other) * (isDescending ? -1 : 1) > 0)
      return `${JSON.stringify(one)} before ${JSON.stringify(other)}`;
  }
  return undefined;
}

/**
 * An item that is not on the page though it belongs before its last one.
 *
 * @param whole the list as it was read after the page; what it and the collection have alike was there meanwhile
 */
export function overtaken(
  { listing, whole }: Collection,
  page: Page,
  { items }: Whole,
  property: readonly string[],
  isDescending: boolean,
): string | undefined {
  const last = page.items
    .map((item) => valueUnder(item, property))
    .findLast((value) => value !== null && value !== undefined);
  const shown = new Set(page.keys);
  const compare = orderOf(listing, property);
  // Nulls may all come first, so that nothing is left for others.
  if (last === undefined || page.items.some((item) => valueUnder(item, property) === null)) return undefined;
  for (const [key, item] of items) {
    // What others have made or changed meanwhile may not have been there.
    if (!sameValue(valueUnder(whole.items.get(key), property), valueUnder(item, property))) continue;
    const value = valueUnder(item, property);
    const order = compare(value, last) * (isDescending ? -1 : 1);
    if (!shown.has(key) && order < 0) return `${JSON.stringify(value)} comes behind ${JSON.stringify(last)}`;
  }
  return undefined;
}

/** How two values of a property are compared: as numbers where the document says so of texts. */
function orderOf(
  listing: Collection['listing'],
  property: readonly string[],
): (one: unknown, other: unknown) => number {
  const ranks = ranksOf(listing, property);
  if (!isSaidNumeric(listing, property)) return (one, other) => compareSurely(one, other, ranks);
  const numberOf = (value: unknown) => (isNumeric(value) ? Number(value) : undefined);
  return (one, other) => {
    const [first, second] = [numberOf(one), numberOf(other)];
    return first === undefined || second === undefined ? compareSurely(one, other, ranks) : first - second;
  };
}

/** `Totals are compared as numbers.` */
function isSaidNumeric(
  { world, operation, role }: Collection['listing'],
  property: readonly string[],
): boolean {
  const place = role.sort && queryPlace(world.model, operation, role.sort.parameter);
  const said = `${place?.description ?? ''}. ${operation.description ?? ''}`.slice(0, 5000);
  const name = singularNoun(property.at(-1) ?? '');
  return said
    .split(/[.;]\s|\n\n/)
    .some(
      (sentence) =>
        /\bas (?:decimal )?numbers\b|\bnumerical(?:ly)?\b/i.test(sentence) &&
        !/\bnot\b/i.test(sentence) &&
        (sentence.match(/\w+/g) ?? []).some((word) => singularNoun(word) === name),
    );
}

function ranksOf({ facts, role }: Collection['listing'], property: readonly string[]): readonly unknown[] {
  let node = role.answer.schema && facts.items(role.answer.schema);
  for (const name of property) node = node && facts.properties(node).get(name)?.schema;
  const values = node && facts.keyword(node, 'enum');
  return Array.isArray(values) ? values : [];
}
