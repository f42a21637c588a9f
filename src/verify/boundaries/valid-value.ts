import type { SchemaNode } from '../../model/model.ts';
import { isObject } from '../../model/values.ts';
import { validatorOf } from '../../schema/validate.ts';
import type { Tools } from './break.ts';
import { listOf } from './break-list.ts';
import { plus, stepOf } from './break-number.ts';
import { isClientKey, keyValues } from './key-values.ts';
import { hasMeaning, isFreeText, isReference } from './name-meaning.ts';
import { isJson, type Place, placeName } from './place.ts';
import { isPosition } from './position-names.ts';
import { repeatedItems } from './repeated-items.ts';
import { sampleOf } from './sample-of.ts';
import { textOfLength } from './text-of-length.ts';

/** A value that a schema allows at a place. */
export interface ValidValue {
  /** The keyword whose inner side it is: `maxLength`, `enum`, `null`. */
  readonly keyword: string;
  /** Tells apart several of one keyword: `enum 2`. */
  readonly slug: string;
  /** For people: `a text of 40 characters`. */
  readonly what: string;
  /** Set where a refusal has other reasons often. */
  readonly severity?: 'note';
  /** Values of that kind: the first is sent, another one when that was refused. */
  make(base: unknown, tools: Tools): readonly unknown[];
}

/** Longer ones are a load. */
const maxText = 5000;
const maxList = 100;
const maxValues = 24;

/** The values at the inner side of each keyword of a place that mean no more than their schema says. */
export function validValues(place: Place): readonly ValidValue[] {
  const { root, constraints, isBranch } = place;
  const name = placeName(place);
  const isParameter = root.kind === 'parameter';
  const isPath = isParameter && root.parameter.in === 'path';
  if (isBranch) return [];
  if (constraints.values) return enumValues(constraints.values);
  if (isPath) return [];
  if (isClientKey(place)) return keyValues(place);
  // Few of them lead to something, but none may do harm.
  if (isParameter && isPosition(name))
    return numberValues(place).map((value) => ({ ...value, severity: 'note' }));
  const values: ValidValue[] = [];
  const { types } = constraints;
  if (types.has('null') && types.size > 1 && types.size < 7 && isJson(place))
    values.push({ keyword: 'type', slug: 'null', what: 'null', make: () => [null] });
  if (types.has('boolean') && types.size <= 2)
    for (const value of [true, false])
      values.push({ keyword: 'type', slug: String(value), what: String(value), make: () => [value] });
  if (isReference(name)) return values;
  return [...values, ...numberValues(place), ...textValues(place, name), ...listValues(place, name)];
}

function enumValues(list: readonly unknown[]): readonly ValidValue[] {
  return list.slice(0, maxValues).map((value, index) => ({
    keyword: 'enum',
    slug: `enum ${index + 1}`,
    what: JSON.stringify(value),
    make: () => [value],
  }));
}

function numberValues({ constraints }: Place): readonly ValidValue[] {
  const { types, bounds } = constraints;
  if (!types.has('integer') || types.size > 3) return [];
  const step = stepOf(constraints);
  const found: [keyword: keyof typeof bounds, value: number][] = [];
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum } = bounds;
  if (minimum !== undefined) found.push(['minimum', minimum]);
  if (maximum !== undefined) found.push(['maximum', maximum]);
  if (exclusiveMinimum !== undefined) found.push(['exclusiveMinimum', plus(exclusiveMinimum, step)]);
  if (exclusiveMaximum !== undefined) found.push(['exclusiveMaximum', plus(exclusiveMaximum, -step)]);
  return found
    .filter(([, value]) => Math.abs(value) < 2 ** 53)
    .map(([keyword, value]) => ({ keyword, slug: keyword, what: String(value), make: () => [value] }));
}

function textValues(place: Place, name: string): readonly ValidValue[] {
  const { constraints, root, node } = place;
  const { types, format, patterns, bounds } = constraints;
  if (!types.has('string') || types.size > 2 || hasMeaning(name)) return [];
  if (format === 'date-time') return [otherOffset];
  if (format === undefined && patterns.length > 0) return [inCapitals(node), inSmallLetters(node)];
  if (format !== undefined || !isFreeText(name)) return [];
  const { minLength = 0, maxLength = Infinity } = bounds;
  const values: ValidValue[] = [];
  const sized = (keyword: string, length: number): ValidValue => ({
    keyword,
    slug: keyword,
    what: `a text of ${length} characters`,
    make: (_base, { random }) => [textOfLength(length, random), textOfLength(length, random)],
  });
  if (minLength > 0 && minLength <= maxText) values.push(sized('minLength', minLength));
  if (maxLength <= maxText && maxLength > 0) values.push(sized('maxLength', maxLength));
  const isPlain = root.kind === 'body' || root.parameter.in === 'query';
  const fits = (text: string) => [...text].length >= minLength && [...text].length <= maxLength;
  if (isPlain)
    values.push({
      keyword: 'type',
      slug: 'unicode',
      what: 'a text in other scripts',
      make: (_base, { random }) =>
        ['Žluťoučký 東京 🚲 שלום', 'Ærø Ünïçødé Київ']
          .flatMap((text) => [`${text} ${textOfLength(4, random)}`, text, text.slice(0, 3)])
          .filter(fits),
    });
  return values;
}

const inCapitals = (node: SchemaNode) =>
  inCase(node, 'capitals', 'a text in capital letters', (text) => text.toUpperCase());
const inSmallLetters = (node: SchemaNode) =>
  inCase(node, 'small', 'a text in small letters', (text) => text.toLowerCase());

/** A text of a pattern whose letters are all of one case, where the pattern takes both. */
function inCase(node: SchemaNode, slug: string, what: string, change: (text: string) => string): ValidValue {
  return {
    keyword: 'pattern',
    slug,
    what,
    make: (base, { model, random }) => {
      const validator = validatorOf(model, node, 'request');
      const isWanted = (value: unknown): value is string =>
        typeof value === 'string' &&
        value.toLowerCase() !== value.toUpperCase() &&
        [change(value), other(value)].every((text) => validator.check(text).length === 0);
      const other = (text: string) =>
        change(text) === text.toUpperCase() ? text.toLowerCase() : text.toUpperCase();
      const made = ['one', 'other'].map((key) =>
        sampleOf(model, node, isWanted, `${slug} ${key} ${random.integer(0, 1e9)}`),
      );
      return [base, ...made].filter(isWanted).map(change);
    },
  };
}

/** The same moment, told in another zone. */
const otherOffset: ValidValue = {
  keyword: 'format',
  slug: 'offset',
  what: 'the same time with an offset',
  make: (base) => {
    const time = typeof base === 'string' ? Date.parse(base) : Number.NaN;
    if (Number.isNaN(time)) return [];
    const at = (hours: number, zone: string) =>
      new Date(time + hours * 3_600_000).toISOString().replace(/(?:\.000)?Z$/, zone);
    return [at(2, '+02:00'), at(-5, '-05:00')];
  },
};

function listValues(place: Place, name: string): readonly ValidValue[] {
  const { types, bounds, uniqueItems, items } = place.constraints;
  if (!types.has('array') || types.size > 2) return [];
  const { minItems, maxItems } = bounds;
  // Items that are made up may be refused for what they say; those that are repeated were accepted before.
  const isMadeUp = uniqueItems && !isFreeText(name) && !isPlainItem(items);
  const sized = (keyword: string, count: number): ValidValue => ({
    keyword,
    slug: keyword,
    what: count === 0 ? 'an empty list' : `a list of ${count} items`,
    ...(isMadeUp && { severity: 'note' as const }),
    make: (base, { model }) =>
      uniqueItems
        ? listOf(model, place.constraints, base, count)
        : [repeatedItems(model, items, base, count)].filter((one) => one !== undefined),
  });
  const values: ValidValue[] = [];
  if (minItems !== undefined) values.push(sized('minItems', minItems));
  if (maxItems !== undefined && maxItems <= maxList && maxItems > 0) values.push(sized('maxItems', maxItems));
  return values;
}

/** Whether every value of a schema is as good as another. */
function isPlainItem(items: SchemaNode | undefined): boolean {
  if (!items || !isObject(items.value)) return false;
  const { type, format, enum: values } = items.value;
  return (
    values !== undefined ||
    ['integer', 'number', 'boolean'].includes(String(type)) ||
    typeof format === 'string'
  );
}
