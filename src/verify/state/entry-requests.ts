import type { Exchange } from '../../contract/exchange.ts';
import { isObject } from '../../model/values.ts';
import { likeliestRequest } from '../plan/base-request.ts';
import { type CaseRequest, withBodyValue, withParameter } from '../request.ts';
import type { Baseline } from '../run/baselines.ts';
import { isSuccess, jsonOf, pathValues, valueUnder } from '../run/item.ts';
import type { World } from '../run/world.ts';
import { type Fields, fieldOf } from './fields.ts';
import type { Entries } from './find-entries.ts';
import { sameValue } from './same-value.ts';

/** The entries as they are shown, by their keys; of those that share one, all. */
export interface Shown {
  readonly byKey: ReadonlyMap<string, readonly Fields[]>;
  readonly exchange: Exchange;
}

/** The key that the PUT of a baseline has, from wherever it came. */
export function keyOf(world: World, { item, request }: Baseline, { put, parameter }: Entries): unknown {
  const planned = request.parameters.find(
    ({ parameter: one }) => one.in === 'path' && one.name === parameter,
  );
  return pathValues(world.map, put, item).get(parameter) ?? planned?.value;
}

/** Reads what holds the entries: one request. Undefined where it does not show them. */
export async function look(world: World, entries: Entries, { item }: Baseline): Promise<Shown | undefined> {
  const { holder, path, key } = entries;
  const request = likeliestRequest(world.model, holder);
  const exchange = request && (await world.send({ operation: holder, request, item }));
  const list = exchange && isSuccess(exchange) ? valueUnder(jsonOf(exchange), path) : undefined;
  if (!exchange || !Array.isArray(list)) return undefined;
  const all: readonly unknown[] = list;
  return { byKey: Map.groupBy(all.filter(isObject), (one) => String(fieldOf(one, key))), exchange };
}

/** Deletes an entry: one request. Undefined where nothing takes them out. */
export async function takeOut(
  world: World,
  entries: Entries,
  { item }: Baseline,
  key: string,
): Promise<Exchange | undefined> {
  const { remove: operation } = entries;
  const request = operation && likeliestRequest(world.model, operation);
  if (!operation || !request || world.options.excluded?.(operation)) return undefined;
  return world.send({ operation, request: withKey(request, entries, key), item });
}

/**
 * As it was before: what is at this key and was not there is taken out; what is missing, or is another, is put there again with its
 * old values. Whatever the budget: see `restoreCost`.
 */
export function restore(
  world: World,
  entries: Entries,
  known: Baseline,
  before: Pick<Shown, 'byKey'>,
  key: string,
): Promise<void> {
  return world.caller.cleanUp(() => putBack(world, entries, known, before, key));
}

/** How many requests `restore` takes at most. */
export function restoreCost({ byKey }: Shown): number {
  return 2 + byKey.size;
}

async function putBack(
  world: World,
  entries: Entries,
  known: Baseline,
  { byKey }: Pick<Shown, 'byKey'>,
  taken: string,
): Promise<void> {
  const { put, sent } = entries;
  const { request, item } = known;
  const now = await look(world, entries, known);
  if (!now) return;
  if (now.byKey.has(taken) && !byKey.has(taken)) await takeOut(world, entries, known, taken);
  for (const [key, [old]] of byKey) {
    const [left] = now.byKey.get(key) ?? [];
    if (!old || !request.body?.mediaType || (left && same(old, left))) continue;
    const names = [...sent.keys()].filter((name) => Object.hasOwn(old, name));
    const fields = Object.fromEntries(names.map((name) => [name, fieldOf(old, name)]));
    const again = withBodyValue(world.model, withKey(request, entries, key), request.body.mediaType, fields);
    if (again) await world.send({ operation: put, request: again, item, manner: { isOdd: true } });
  }
}

/** At another key, wherever the one of the request came from. */
function withKey(request: CaseRequest, { parameter: name }: Entries, key: string): CaseRequest {
  const fixed = request.parameters.find(
    ({ parameter }) => parameter.in === 'path' && parameter.name === name,
  );
  return fixed ? withParameter(request, { parameter: fixed.parameter, value: key }) : request;
}

/** Whether two values are the same but for how they are written. */
export function same(one: unknown, other: unknown): boolean {
  return sameValue(one, other) && sameValue(other, one);
}
