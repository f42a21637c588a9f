import type { Parameter } from '../model/model.ts';
import { wordsOfName } from '../schema/sample/name-words.ts';
import type { Filter } from './resource.ts';
import type { PropertyFacts, SchemaFacts } from './schema-facts.ts';

type Test = Filter['test'];

/** Words that say which side of a value is meant. */
const sides: Readonly<Record<string, Test>> = {
  since: 'at-least',
  from: 'at-least',
  start: 'at-least',
  starting: 'at-least',
  min: 'at-least',
  minimum: 'at-least',
  gte: 'at-least',
  ge: 'at-least',
  least: 'at-least',
  after: 'after',
  gt: 'after',
  newer: 'after',
  before: 'before',
  lt: 'before',
  older: 'before',
  to: 'at-most',
  until: 'at-most',
  till: 'at-most',
  end: 'at-most',
  ending: 'at-most',
  max: 'at-most',
  maximum: 'at-most',
  lte: 'at-most',
  le: 'at-most',
  most: 'at-most',
};
/** Words beside them that say nothing about which property. */
const filler = new Set('filter date time timestamp at on than range value datetime is'.split(' '));
const synonyms: readonly (readonly string[])[] = [
  ['updated', 'modified', 'changed', 'update', 'change', 'modification'],
  ['created', 'inserted', 'added', 'create', 'creation', 'published'],
];

/** `updated_since`, `end_date`, `min_price`, `price[gte]`: a bound for a date or a number. */
export function rangeFilterOf(
  schemas: SchemaFacts,
  properties: readonly PropertyFacts[],
  parameter: Parameter,
): Omit<Filter, 'parameter'> | undefined {
  const words = wordsOfName(parameter.name);
  const side = words.find((word) => Object.hasOwn(sides, word));
  const test = side === undefined ? undefined : sides[side];
  if (test === undefined || !parameter.schema) return undefined;
  const isNumber = schemas.isOnly(parameter.schema, 'number') || schemas.isOnly(parameter.schema, 'integer');
  const kind = isNumber ? 'number' : 'date';
  const candidates = properties.filter(({ schema }) => isOfKind(schemas, schema, kind));
  const rest = words.filter((word) => word !== side);
  const about = rest.filter((word) => !filler.has(word));
  // `date_from` is about `date`, where items have that.
  const named = candidates.find(({ name }) => wordsOfName(name).join(' ') === rest.join(' '));
  const property =
    named ??
    (about.length > 0 ? propertyAbout(candidates, about) : mostLikely(schemas, candidates, parameter, kind));
  return property && { property: [property.name], test: kind === 'date' ? exactTest(test, parameter) : test };
}

function isOfKind(schemas: SchemaFacts, schema: PropertyFacts['schema'], kind: 'date' | 'number'): boolean {
  if (kind === 'number') return schemas.isOnly(schema, 'number') || schemas.isOnly(schema, 'integer');
  const format = schemas.keyword(schema, 'format');
  return schemas.isOnly(schema, 'string') && (format === 'date-time' || format === 'date');
}

/** The property that has all the words, or words for the same: `modified_after` is about `updated_at`. */
function propertyAbout(
  candidates: readonly PropertyFacts[],
  about: readonly string[],
): PropertyFacts | undefined {
  const has = (words: readonly string[], word: string) =>
    words.includes(word) ||
    synonyms.some((group) => group.includes(word) && group.some((other) => words.includes(other)));
  const exact = candidates.find(({ name }) => about.every((word) => wordsOfName(name).includes(word)));
  return exact ?? candidates.find(({ name }) => about.every((word) => has(wordsOfName(name), word)));
}

/**
 * `since` and `from` name no property: what the description says does, else it is when the item was made. Undefined where
 * items have other times as well, which clients give them: any of them may be meant.
 */
function mostLikely(
  schemas: SchemaFacts,
  candidates: readonly PropertyFacts[],
  { description = '' }: Parameter,
  kind: 'date' | 'number',
): PropertyFacts | undefined {
  if (kind === 'number') return candidates.length === 1 ? candidates[0] : undefined;
  const said = description.slice(0, 200);
  const spoken = spokenOf(candidates, said);
  if (spoken.length > 0) return spoken.length === 1 ? spoken[0] : undefined;
  const text = wordsOfName(said.slice(0, 100));
  const group = synonyms.find((words) => words.some((word) => text.includes(word)));
  const [, created = []] = synonyms;
  const [only] = candidates.length === 1 ? candidates : [];
  const meant = group && propertyAbout(candidates, group.slice(0, 1));
  const made = propertyAbout(candidates, created.slice(0, 1));
  const isSure = candidates.every((one) => one === made || isKeptByServer(schemas, one));
  return meant ?? (isSure ? made : undefined) ?? only;
}

/** `starts_at` where a description has "that start at this time or later": the word as a verb, not "the start of the range". */
function spokenOf(candidates: readonly PropertyFacts[], said: string): readonly PropertyFacts[] {
  const verbs = [
    ...said.matchAll(
      /\b(?:that|which|whose|who) ([a-z]{3,30})\b|\b(?!(?:start|beginn|end)ing\b)([a-z]{3,30}(?:ed|ing))\b/gi,
    ),
  ]
    .map(([, verb, form]) => stemOf(verb ?? form ?? ''))
    .concat([...said.matchAll(/`([\w.]{1,60})`/g)].map(([, name = '']) => stemOf(name)));
  return candidates.filter(({ name }) => {
    const [first = '', ...rest] = wordsOfName(name);
    const isPlain = rest.every((word) => filler.has(word));
    return verbs.includes(stemOf(name)) || (isPlain && verbs.includes(stemOf(first)));
  });
}

/** `start` of `starts`, `started` and `starting`. */
function stemOf(word: string): string {
  return word.toLowerCase().replace(/(?:ing|ed|es|s|e)$/, '');
}

/** Whether a time is the server's own: `readOnly`, or when something was done. */
function isKeptByServer(schemas: SchemaFacts, { name, schema }: PropertyFacts): boolean {
  const words = wordsOfName(name);
  const isDone = words.some(
    (word) => /^[a-z]{3,}ed$/.test(word) && !/^(?:schedul|plann|expect|book)ed$/.test(word),
  );
  return schemas.keyword(schema, 'readOnly') === true || isDone || words.includes('last');
}

/** Whether the bound itself counts, as far as the description says so. */
function exactTest(test: Test, { description = '' }: Parameter): Test {
  const isLower = test === 'at-least' || test === 'after';
  if (/\b(?:or|at or|and) (?:later|after|newer|since)\b|\binclusive/i.test(description) && isLower)
    return 'at-least';
  if (/\b(?:or|at or|and) (?:earlier|before|older)\b|\binclusive/i.test(description) && !isLower)
    return 'at-most';
  if (isLower) return test === 'at-least' && /\bexclusive/i.test(description) ? 'after' : test;
  return /\bbefore this\b|\bbefore the given\b|\bexclusive/i.test(description) || test === 'before'
    ? 'before'
    : test;
}
