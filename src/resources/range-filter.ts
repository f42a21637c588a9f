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
  const about = words.filter((word) => word !== side && !filler.has(word));
  const property =
    about.length > 0 ? propertyAbout(candidates, about) : mostLikely(candidates, parameter, kind);
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

/** `since` and `start_date` name no property: the description may, else it is when the item was made. */
function mostLikely(
  candidates: readonly PropertyFacts[],
  { description = '' }: Parameter,
  kind: 'date' | 'number',
): PropertyFacts | undefined {
  if (kind === 'number') return candidates.length === 1 ? candidates[0] : undefined;
  const text = wordsOfName(description.slice(0, 100));
  const said = synonyms.find((group) => group.some((word) => text.includes(word)));
  const [, created = []] = synonyms;
  const [only] = candidates.length === 1 ? candidates : [];
  return (
    (said && propertyAbout(candidates, said.slice(0, 1))) ??
    propertyAbout(candidates, created.slice(0, 1)) ??
    only
  );
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
