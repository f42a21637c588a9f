import { isObject } from '../../model/values.ts';
import { enterState } from '../state/lifecycle.ts';
import { idText } from '../state/path-value.ts';
import { scopeOfValue } from '../state/scope-of.ts';
import type { StatePlace } from '../state/state-call.ts';
import type { ItemScope, StoreResult } from '../state/store.ts';

/**
 * Keeps an item in the place of the one with the same id, or as a new one; in the state that it says it is in.
 *
 * @param under what path parameters say of it, where its properties do not
 * @throws Error for an item that cannot be kept
 */
export function keepItem(place: StatePlace, item: unknown, under: ItemScope): void {
  const { resource, store } = place;
  const property = resource.id?.property;
  if (!isObject(item)) throw new Error(`an item of "${resource.name}" must be an object`);
  const value: Record<string, unknown> = structuredClone(item);
  if (property !== undefined && !Object.hasOwn(value, property)) {
    throw new Error(`an item of "${resource.name}" must have its "${property}"`);
  }
  const id = property === undefined ? '' : idText(value[property]);
  const before = store.get(resource.name, id, scopeOfValue(place, value, under));
  const scope = scopeOfValue(place, value, { ...before?.scope, ...under });
  const kept = { id, scope, value, ...enterState(place, value), isExample: false };
  const result = before
    ? store.replace(resource.name, { ...before, ...kept })
    : store.add(resource.name, kept);
  refuseFull(result, resource.name);
}

function refuseFull(result: StoreResult, resource: string): void {
  if (result.ok) return;
  const { name, value } = result.limit;
  throw new Error(`no more of "${resource}" can be kept: the limit ${name} is ${value}`);
}
