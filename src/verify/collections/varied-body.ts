import type { Model, SchemaNode } from '../../model/model.ts';
import { isObject } from '../../model/values.ts';
import { plainName } from '../../resources/noun.ts';
import { referenceTargets } from '../../resources/reference-targets.ts';
import { validatorOf } from '../../schema/validate.ts';
import type { Listing } from './listing.ts';

/** The order in which values are given out: neither rising nor falling, so that sorting shows. */
const ranks = [3, 1, 5, 0, 6, 2, 4];
const words = ['amber', 'birch', 'cedar', 'damson', 'elder', 'fennel', 'ginger'];

/**
 * A body like another, with values that tell items apart: each value of an enum in turn, other numbers, dates and texts.
 * Valid as the other one was; what may not be changed stays.
 *
 * @param index which of the items it is for: 0, 1, 2 …
 */
export function variedBody(
  listing: Listing,
  schema: SchemaNode,
  value: Readonly<Record<string, unknown>>,
  index: number,
): Record<string, unknown> {
  let body: Record<string, unknown> = { ...value };
  const { model, map } = listing.world;
  const validator = validatorOf(model, schema, 'request');
  const [plain, wasValid] = [referenceTargets(map), validator.check(body).length === 0];
  for (const { name, schema: node } of listing.facts.properties(schema).values()) {
    const isWanted = Object.hasOwn(body, name) || isAskedFor(listing, name);
    if (!isWanted || (plain.get(plainName(name)) ?? []).length > 0) continue;
    const other = otherValue(listing, node, Object.hasOwn(body, name) ? body[name] : undefined, index);
    if (other === undefined) continue;
    const changed = { ...body, [name]: other };
    if (!wasValid || validator.check(changed).length === 0) body = changed;
  }
  return body;
}

/** Whether the list is filtered or sorted by a property: then it shall have values though it need not. */
function isAskedFor({ role, resource }: Listing, name: string): boolean {
  const inner = resource?.inner;
  const isOf = ([first, second]: readonly string[]) => first === name || (first === inner && second === name);
  return role.filters.some(({ property }) => isOf(property)) || role.order?.property === name;
}

function otherValue({ facts, world }: Listing, node: SchemaNode, old: unknown, index: number): unknown {
  const rank = ranks[index % ranks.length] ?? 0;
  const values = facts.keyword(node, 'enum');
  const isValid = (value: unknown) => allowed(world.model, node, value);
  if (Array.isArray(values)) return values.filter((value) => value !== null)[index % values.length];
  const types = facts.types(node);
  if (types.has('boolean') && !types.has('string')) return index % 3 !== 1;
  if (types.has('number') || types.has('integer'))
    return numberNear(facts.isOnly(node, 'integer'), old, rank, isValid);
  if (facts.isArray(node)) return arrayOf(facts.items(node), old, index, { facts, world } as Listing);
  if (types.has('string')) return textNear(String(facts.keyword(node, 'format') ?? ''), old, rank, isValid);
  return undefined;
}

function allowed(model: Model, node: SchemaNode, value: unknown): boolean {
  return validatorOf(model, node, 'request').check(value).length === 0;
}

function numberNear(
  isInteger: boolean,
  old: unknown,
  rank: number,
  isValid: (value: unknown) => boolean,
): unknown {
  const base = typeof old === 'number' ? old : 10;
  const half = isInteger ? 0 : 0.5;
  const candidates = [
    base + rank * 7 + half,
    base + rank + half,
    base - rank * 7,
    base - rank,
    rank + 1,
    rank + half,
  ];
  return candidates.find(isValid);
}

function textNear(format: string, old: unknown, rank: number, isValid: (value: unknown) => boolean): unknown {
  if (format === 'date' || format === 'date-time') {
    const start = Date.parse(typeof old === 'string' ? old : '2024-03-05T08:00:00Z');
    const moved = Number.isNaN(start) ? undefined : new Date(start + rank * 40 * 86_400_000).toISOString();
    return moved === undefined ? undefined : format === 'date' ? moved.slice(0, 10) : moved;
  }
  if (format !== '') return undefined;
  const [word = ''] = words.slice(rank);
  const text = typeof old === 'string' ? old : '';
  const capital = `${word[0]?.toUpperCase()}${word.slice(1)}`;
  return [
    `${capital} ${text}`.trim(),
    `${capital} ${text}`.slice(0, 20).trim(),
    capital,
    word,
    `${word}-${rank}`,
  ].find(isValid);
}

/** One item or two, so that what has a value and what has it not are both there. */
function arrayOf(items: SchemaNode | undefined, old: unknown, index: number, listing: Listing): unknown {
  if (!items) return undefined;
  const sample = Array.isArray(old) ? old[0] : undefined;
  if (isObject(sample)) return undefined;
  const one = otherValue(listing, items, sample, index);
  const other = otherValue(listing, items, sample, index + 2);
  if (one === undefined) return undefined;
  return index % 2 === 0 && other !== undefined && other !== one ? [one, other] : [one];
}
