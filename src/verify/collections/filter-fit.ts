import { referenceId } from '../../resources/reference-id.ts';
import type { Filter } from '../../resources/resource.ts';
import { valueUnder } from '../run/item.ts';
import { isDay, timeOf } from './compare-values.ts';
import { findAppending } from './find-appending.ts';
import type { Listing } from './listing.ts';
import { type QueryPlace, queryPlace } from './query-place.ts';

/** Whether an item is what a filter lets through; `maybe` where the document leaves that open. */
export type Fit = 'yes' | 'no' | 'maybe';

/** A filter of a list with where its value goes. */
export interface FilterPlace {
  readonly filter: Filter;
  readonly place: QueryPlace;
  /** How exactly the document says what it does. */
  readonly said: string;
  /** The properties that the list's create takes: their values are as they were sent. */
  readonly isSent: boolean;
  /** Whether the bound itself is left out for sure: "before this time", where the other bound is "this time or later". */
  readonly isStrict?: boolean;
}

/** The filters of a list that have a place in its query. */
export function filterPlaces({ world, operation, role, resource, facts }: Listing): readonly FilterPlace[] {
  const [creator] = resource ? world.operationsOf(resource.name, 'create') : [];
  const create = creator && world.map.roles.get(creator);
  const inputs = (creator?.requestBody?.content ?? []).flatMap(({ schema }) => {
    const node = create?.kind === 'create' && create.input.path.length > 0 ? create.input.schema : schema;
    return node ? [...facts.properties(node).keys()] : [];
  });
  const row = resource || !role.answer.schema ? undefined : facts.items(role.answer.schema);
  const appending = row && findAppending(facts, world.model.operations, operation, row);
  if (appending) inputs.push(...facts.properties(appending.entry).keys());
  return role.filters.flatMap((filter) => {
    const place = queryPlace(world.model, operation, filter.parameter);
    const said = `${place?.description ?? ''}`.slice(0, 2000);
    const isStrict = isHalfOpen(said, [...operation.parameters.map(({ description }) => description ?? '')]);
    const isSent = inputs.includes(filter.property[0] ?? '');
    return place ? [{ filter, place, said, isSent, isStrict }] : [];
  });
}

/** Who writes "this time or later" of one bound means the other one as it is written. */
function isHalfOpen(said: string, all: readonly string[]): boolean {
  const isPlain = /\b(?:before|earlier than) (?:this|the given|that)\b/i.test(said);
  const other =
    /\b(?:this|that|the given) (?:time|date|day|moment|instant) or later\b|\b(?:at|on) or after\b/i;
  return isPlain && all.some((one) => one !== said && other.test(one.slice(0, 2000)));
}

/** Judges an item by its own properties as they were answered. */
export function fitOf(one: FilterPlace, item: unknown, value: unknown): Fit {
  const { filter } = one;
  const own = valueUnder(item, filter.property);
  if (own === undefined) return 'maybe';
  switch (filter.test) {
    case 'equals':
      return equalFit(one, own, value);
    case 'one-of':
      return anyFit(valuesOf(value).map((wanted) => equalFit(one, own, wanted)));
    case 'contains':
      return filter.property.length === 0 || typeof own === 'string'
        ? textFit(one, own, value)
        : listFit(one, own, value);
    default:
      return own === null ? 'no' : rangeFit(one, own, value);
  }
}

function valuesOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  return typeof value === 'string' ? value.split(',') : [value];
}

function anyFit(fits: readonly Fit[]): Fit {
  return fits.includes('yes') ? 'yes' : fits.includes('maybe') ? 'maybe' : 'no';
}

function equalFit({ said, place }: FilterPlace, own: unknown, value: unknown): Fit {
  if (own === null) return 'no';
  if (Array.isArray(own))
    return anyFit(own.map((part) => equalFit({ said, place } as FilterPlace, part, value)));
  // A reference may be shown as what it refers to.
  if (typeof own === 'object') return 'maybe';
  if (own === value || String(own) === String(value)) return 'yes';
  const [one, other] = [timeOf(own), timeOf(value)];
  if (one !== undefined && other !== undefined && (one === other || isDay(own) !== isDay(value)))
    return one === other ? 'yes' : 'maybe';
  if (typeof own !== 'string' || typeof value !== 'string') return isAlsoShown(said, value) ? 'maybe' : 'no';
  const isExact = /\bexact|\b(?:identical|verbatim)\b/i.test(said);
  const [mine, theirs] = [own.trim().toLowerCase(), value.trim().toLowerCase()];
  // A name is often searched for by a part of it, or whatever its case.
  return !isExact && (mine === theirs || mine.includes(theirs)) ? 'maybe' : 'no';
}

/** `archived=true` may mean that those are shown as well. */
function isAlsoShown(said: string, value: unknown): boolean {
  return (
    typeof value === 'boolean' && /\b(?:includ\w*|also|as well|too)\b/i.test(said) && !/\bonly\b/i.test(said)
  );
}

function listFit(one: FilterPlace, own: unknown, value: unknown): Fit {
  if (!Array.isArray(own)) return 'maybe';
  const wanted = Array.isArray(value) ? value : [value];
  const each = wanted.map((part) => anyFit(own.map((item) => memberFit(one, item, part))));
  if (each.every((fit) => fit === 'yes')) return 'yes';
  if (each.every((fit) => fit === 'no')) return 'no';
  if (asksForAll(one)) return each.includes('no') ? 'no' : 'maybe';
  const isAny = /\b(?:any of|one of|at least one|some of|or more)\b/i.test(one.said);
  return isAny && each.includes('yes') ? 'yes' : 'maybe';
}

/** Whether a description says that items have all the values that are asked for. */
export function asksForAll({ said }: Pick<FilterPlace, 'said'>): boolean {
  return /\b(?:all of|all the|every|each|both)\b/i.test(said);
}

function memberFit(one: FilterPlace, item: unknown, value: unknown): Fit {
  const reference = referenceId(item);
  if (reference !== undefined) return String(reference) === String(value) ? 'yes' : 'no';
  if (typeof item !== 'object' || item === null) return equalFit(one, item, value);
  return Object.values(item).some((part) => part === value) ? 'yes' : 'maybe';
}

/** Names of what a search that says nothing looks at first. */
const searched = /^(?:name|title|label|subject|headline|text|description|summary|body|content)$/i;

function textFit({ filter, said }: FilterPlace, own: unknown, value: unknown): Fit {
  const isWhole = filter.property.length === 0;
  const texts = isWhole ? textsIn(own) : [{ name: filter.property.at(-1) ?? '', text: String(own) }];
  const wanted = String(value);
  const lower = wanted.toLowerCase();
  const found = texts.filter(({ text }) => text.toLowerCase().includes(lower));
  const isContained = /\bcontain|\bpart of|\bsubstring|\bincludes?\b/i.test(said);
  if (found.length === 0) return isContained ? 'no' : 'maybe';
  const isStart = /\b(?:starts?|begins?|prefix)/i.test(said);
  const named = found.filter(
    ({ name, text }) =>
      (!isWhole ||
        wordsIn(said).has(name.toLowerCase()) ||
        (wordsIn(said).size === 0 && searched.test(name))) &&
      (!isStart || text.toLowerCase().startsWith(lower)),
  );
  if (named.length === 0) return 'maybe';
  const isSameCase = named.some(({ text }) => text.includes(wanted));
  return isSameCase || isCaseFree(said) ? (isContained || isStart || isWhole ? 'yes' : 'maybe') : 'maybe';
}

/** Whether a description says that case does not matter. */
export function isCaseFree(said: string): boolean {
  return freeOfCase.test(said);
}

const freeOfCase =
  /case[- ]?insensitiv|(?:ignor|regardless|irrespective|whatever|without regard|independent)[^.]{0,20}\bcase|in any case\b|any case\b|case does not matter|case is ignored|\bin capitals or not\b|\b(?:upper|lower)(?:[- ]?case)? or (?:not|(?:upper|lower)[- ]?case)|\b(?:capitals|small letters|lower[- ]?case) or (?:not|small|capitals|upper[- ]?case)|\b(?:capital(?:s| letters|i[sz]ation)|letter case|the case of letters) (?:are|is|do|does|make|makes) (?:ignored|not matter|no difference|not distinguished|not minded|the same)|\bcapitals? and small letters are the same/i;

function wordsIn(said: string): ReadonlySet<string> {
  return new Set(said.toLowerCase().match(/[a-z][a-z0-9_]*/g) ?? []);
}

interface NamedText {
  readonly name: string;
  readonly text: string;
}

function textsIn(value: unknown, name = '', depth = 0): readonly NamedText[] {
  if (typeof value === 'string') return [{ name, text: value }];
  if (typeof value !== 'object' || value === null || depth > 4) return [];
  return Object.entries(value)
    .slice(0, 100)
    .flatMap(([key, part]) => textsIn(part, Array.isArray(value) ? name : key, depth + 1));
}

function rangeFit(one: FilterPlace, own: unknown, value: unknown): Fit {
  const order = difference(own, value);
  if (order === undefined) return 'maybe';
  const { test } = one.filter;
  const isLower = test === 'at-least' || test === 'after';
  if (order !== 0) return order > 0 === isLower ? 'yes' : 'no';
  const edge = edgeOf(one);
  // What the server has set itself may be more exact than it shows.
  if (edge === 'open' || (!one.isSent && typeof own === 'string' && !/\.\d{3}/.test(own) && !isDay(own)))
    return 'maybe';
  return edge === 'included' ? 'yes' : 'no';
}

/** Undefined where the two cannot be compared, as a day and a time on it. */
function difference(own: unknown, value: unknown): number | undefined {
  // Decimal numbers are often written as texts.
  const isDecimal = typeof own === 'string' && /^-?\d{1,15}(?:\.\d{1,10})?$/.test(own);
  if ((typeof own === 'number' || isDecimal) && typeof value === 'number') return Number(own) - value;
  const [one, other] = [timeOf(own), timeOf(value)];
  if (one === undefined || other === undefined) return undefined;
  const isNear = isDay(own) !== isDay(value) && Math.abs(one - other) <= 2 * 86_400_000;
  return isNear ? undefined : one - other;
}

/** "exclusive"; "after this instant, not at it"; "without the day itself". */
const leavesOutBound =
  /\bexclusive|\bstrictly|\bnot included|non-inclusive|\b(?:but |and )?not (?:at|on|from|equal to|including) (?:it|this|that|the (?:bound|value|time|date|day|moment|instant))\b|\b(?:without|excluding) (?:it|that|this|the (?:bound|value|time|date|day|moment|instant))(?: itself)?\b|\bitself is (?:not|left out|excluded)/i;

/** Whether the bound itself is let through, as far as the document says so. */
export function edgeOf({ place: { name }, said, isStrict }: FilterPlace): 'included' | 'excluded' | 'open' {
  if (isStrict || leavesOutBound.test(said)) return 'excluded';
  if (
    /\binclusive|\bor (?:an? |the )?(?:later|earlier|after|before|newer|older|more|less|greater|higher|lower|better|worse|equal|above|below|up)\b|\bat (?:least|most)\b|\bup to and including|\bon or\b|[≥≤]|[<>]=/i.test(
      said,
    )
  )
    return 'included';
  const words = name
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z]+/);
  if (words.some((word) => ['gte', 'lte', 'ge', 'le', 'min', 'max', 'minimum', 'maximum'].includes(word)))
    return 'included';
  return words.some((word) => word === 'gt' || word === 'lt') ? 'excluded' : 'open';
}
