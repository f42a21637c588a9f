import { referenceId } from '../../resources/reference-id.ts';
import { defaultSampleOptions } from '../../schema/sample/options.ts';
import { samplerOf } from '../../schema/sample/sampler.ts';
import { valueUnder } from '../run/item.ts';
import { timeOf } from './compare-values.ts';
import { asksForAll, type FilterPlace, fitOf, isCaseFree } from './filter-fit.ts';
import type { Listing } from './listing.ts';
import { partialValue } from './partial-value.ts';
import { allows } from './query-place.ts';

/** How many values of a filter are tried. */
const maxValues = 3;
/** Enums with more values are not tried whole. */
const maxNamed = 8;
/** Values are chosen by so many items. */
const maxItems = 500;

/** Values to try a filter with, the most telling first: such as some items have and others have not, then one that none has. */
export function filterValues(
  listing: Listing,
  one: FilterPlace,
  whole: readonly unknown[],
): readonly unknown[] {
  const items = whole.slice(0, maxItems);
  const { model } = listing.world;
  const isRange = !['equals', 'one-of', 'contains'].includes(one.filter.test);
  const own = isRange ? bounds(one, items) : occurring(one, items);
  const wanted = one.place.schema && listing.facts.isArray(one.place.schema);
  const shaped = (value: unknown) => (wanted && !Array.isArray(value) ? [value] : value);
  const tellings = own
    .map(shaped)
    .filter((value) => allows(model, one.place, value))
    .map((value) => ({ value, score: score(one, items, value) }))
    .toSorted((first, second) => second.score - first.score)
    .map(({ value }) => value);
  const absent = isRange
    ? []
    : [absentValue(listing, one, items)].filter((value) => value !== undefined).map(shaped);
  const others =
    one.filter.test === 'contains'
      ? [...otherCase(one, tellings[0]), ...(wanted === true ? together(one, items) : [])]
      : several(one, own, wanted === true);
  const partial = isRange
    ? []
    : [partialValue(model, one, items, tellings.flat())].filter((value) => value !== undefined);
  const likely = [
    ...tellings.slice(0, isRange ? 1 : maxValues - 1),
    ...others,
    ...partial.map(shaped),
    ...absent,
  ];
  const all = isRange ? likely : [...likely, ...otherNamed(listing, one, items, likely).map(shaped)];
  return all.filter((value) => allows(model, one.place, value));
}

/** Most telling is what parts the items in halves. */
function score(one: FilterPlace, items: readonly unknown[], value: unknown): number {
  const fits = items.map((item) => fitOf(one, item, value));
  const [yes, no] = ['yes', 'no'].map((wanted) => fits.filter((fit) => fit === wanted).length) as [
    number,
    number,
  ];
  return Math.min(yes, no) * 100 + yes + no;
}

function occurring(one: FilterPlace, items: readonly unknown[]): readonly unknown[] {
  const found = new Set<unknown>();
  for (const item of items.slice(0, 50)) {
    const value = valueUnder(item, one.filter.property);
    const parts = one.filter.property.length === 0 ? wordsOf(item) : Array.isArray(value) ? value : [value];
    for (const part of parts.map((each) => referenceId(each) ?? each))
      if (['string', 'number', 'boolean'].includes(typeof part) && part !== '') {
        const word =
          one.filter.test === 'contains' && !Array.isArray(value) ? longestWord(String(part)) : part;
        if (word !== undefined) found.add(word);
      }
  }
  return [...found].slice(0, 20);
}

/** Words of what an item is called. */
function wordsOf(item: unknown): readonly string[] {
  if (typeof item !== 'object' || item === null) return [];
  return Object.entries(item).flatMap(([name, value]) =>
    typeof value === 'string' && /name|title|text|subject|label|description/i.test(name) ? [value] : [],
  );
}

function longestWord(text: string): string | undefined {
  const words = text.match(/[\p{L}\p{N}]{3,30}/gu) ?? [];
  return words.toSorted((one, other) => other.length - one.length)[0];
}

/** Two values at once, where one of several may be asked for. */
function several({ filter }: FilterPlace, own: readonly unknown[], isList: boolean): readonly unknown[] {
  const [one, other] = own;
  if (filter.test !== 'one-of' || other === undefined || String(one).includes(',')) return [];
  return [isList ? [one, other] : `${one},${other}`];
}

/** Two values that one item has, and others only one of: where all are asked for, those others are left out. */
function together(one: FilterPlace, items: readonly unknown[]): readonly unknown[] {
  if (!asksForAll(one)) return [];
  const pairs = items.slice(0, 50).flatMap((item) => {
    const value = valueUnder(item, one.filter.property);
    const parts = Array.isArray(value) ? value.filter((part) => typeof part === 'string') : [];
    return parts.slice(0, 5).flatMap((part, at) => parts.slice(at + 1, 5).map((other) => [part, other]));
  });
  const rated = pairs.slice(0, 50).map((pair) => ({ pair, score: partly(one, items, pair) }));
  const [best] = rated.toSorted((first, second) => second.score - first.score);
  return best && best.score > 0 ? [best.pair] : [];
}

/** How many items have one of the values and not all of them. */
function partly(one: FilterPlace, items: readonly unknown[], pair: readonly unknown[]): number {
  return items.filter((item) => {
    const value = valueUnder(item, one.filter.property);
    const has = Array.isArray(value) ? pair.filter((part) => value.includes(part)).length : 0;
    return has > 0 && has < pair.length;
  }).length;
}

/** The same in other letters, where the document says that case does not matter. */
function otherCase({ said }: FilterPlace, value: unknown): readonly unknown[] {
  if (typeof value !== 'string' || !isCaseFree(said)) return [];
  const upper = value.toUpperCase();
  return upper === value ? [value.toLowerCase()] : [upper];
}

/** The value in the middle: some are below it, some above, one is it. */
function bounds({ filter }: FilterPlace, items: readonly unknown[]): readonly unknown[] {
  const values = items
    .map((item) => valueUnder(item, filter.property))
    .filter((value) => typeof value === 'number' || timeOf(value) !== undefined);
  const sorted = [...new Set(values)].toSorted((one, other) => rank(one) - rank(other));
  const middle = sorted[Math.floor(sorted.length / 2)];
  return middle === undefined ? [] : [middle];
}

function rank(value: unknown): number {
  return typeof value === 'number' ? value : (timeOf(value) ?? 0);
}

/** A value that is allowed and that no item has; undefined where there is none. */
function absentValue(listing: Listing, one: FilterPlace, items: readonly unknown[]): unknown {
  const { world, facts } = listing;
  const { schema } = one.place;
  const node = schema && facts.isArray(schema) ? facts.items(schema) : schema;
  if (!node || facts.isOnly(node, 'boolean')) return undefined;
  const values = facts.keyword(node, 'enum');
  const isFree = (value: unknown) =>
    items.every((item) => fitOf(one, item, value) === 'no' || isNowhere(item, value));
  if (Array.isArray(values)) {
    const known = propertyValues(listing, one);
    // `all` and its like are no values of items.
    return values.find(
      (value) =>
        value !== null &&
        isFree(value) &&
        (known ? known.includes(value) : !/^(?:all|any|both|either|none|\*)$/i.test(String(value))),
    );
  }
  const random = world.random(`absent ${one.place.name}`);
  if (facts.isOnly(node, 'string') && !facts.keyword(node, 'format')) {
    const nonsense = `zqx${random.integer(100_000, 999_999)}`;
    if (allows(world.model, { ...one.place, schema: node }, nonsense) && isFree(nonsense)) return nonsense;
  }
  for (let attempt = 0; attempt < 5; attempt += 1) {
    const { value, valid } = samplerOf(world.model, node, 'request').sample(random, defaultSampleOptions);
    if (valid && isFree(value)) return value;
  }
  return undefined;
}

/** The other values of an enum, each once: those that items may have, and have first. */
function otherNamed(
  listing: Listing,
  one: FilterPlace,
  items: readonly unknown[],
  tried: readonly unknown[],
): readonly unknown[] {
  const { schema } = one.place;
  const { facts } = listing;
  const node = schema && facts.isArray(schema) ? facts.items(schema) : schema;
  const values = facts.keyword(node, 'enum');
  if (!Array.isArray(values) || values.length > maxNamed) return [];
  const known = propertyValues(listing, one);
  const singles = new Set(
    tried.map((value) => (Array.isArray(value) && value.length === 1 ? value[0] : value)),
  );
  const occurs = (value: unknown) => items.some((item) => fitOf(one, item, value) === 'yes');
  const left = values.filter((value) => value !== null && !singles.has(value));
  return [...left.filter(occurs), ...left.filter((value) => known?.includes(value) && !occurs(value))];
}

/** The values of the enum that the property has, or its items have. */
function propertyValues({ facts, role }: Listing, { filter }: FilterPlace): readonly unknown[] | undefined {
  let schema = role.answer.schema && facts.items(role.answer.schema);
  for (const name of filter.property) schema = schema && facts.properties(schema).get(name)?.schema;
  const node = schema && facts.isArray(schema) ? facts.items(schema) : schema;
  const values = facts.keyword(node, 'enum');
  return Array.isArray(values) ? values : undefined;
}

function isNowhere(item: unknown, value: unknown): boolean {
  return !JSON.stringify(item).toLowerCase().includes(String(value).toLowerCase());
}
