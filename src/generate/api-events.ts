import { refOf } from '../document/document.ts';
import { valueAt } from '../document/pointer.ts';
import type { Model, Operation } from '../model/model.ts';
import { isObject } from '../model/values.ts';
import type { Tree } from './types-tree.ts';

/** A request that the API sends: a webhook, or the callback of an operation. */
export interface ApiEvent {
  /** The webhook's or the callback's name; of several callbacks with one name, `operation.name`. */
  readonly name: string;
  readonly operation: Operation;
  /** Where a callback stands; undefined for a webhook. */
  readonly callback: CallbackPlace | undefined;
}

interface CallbackPlace {
  readonly of: Operation;
  readonly name: string;
}

/** Whether a document has webhooks or callbacks; nothing is resolved for that. */
export function hasEvents({ webhooks, operations }: Model): boolean {
  return webhooks.length > 0 || operations.some(({ raw }) => isObject(raw.callbacks));
}

/** What an API sends with POST, webhooks first; a callback that several operations share is there once. */
export function apiEvents({ webhooks, operations }: Model): readonly ApiEvent[] {
  const events = new Map<string, ApiEvent>();
  const seen = new Set<string>();
  const add = (names: readonly string[], operation: Operation, callback?: CallbackPlace) => {
    const place = `${operation.at.source}#${operation.at.pointer}`;
    if (operation.method !== 'post' || seen.has(place)) return;
    seen.add(place);
    const base = names.at(-1) ?? '';
    let name = names.find((one) => !events.has(one)) ?? base;
    for (let count = 2; events.has(name); count += 1) name = `${base}${count}`;
    events.set(name, { name, operation, callback });
  };
  for (const webhook of webhooks) add([webhook.path], webhook);
  for (const of of operations) {
    for (const { name, operations: sent } of of.callbacks)
      for (const operation of sent) add([name, `${of.name}.${name}`], operation, { of, name });
  }
  return [...events.values()];
}

/**
 * Puts callbacks among the webhooks of a bundled document, under the names of their events: types are made from there.
 *
 * The document itself is not changed.
 */
export function withCallbacks(root: Tree, events: readonly ApiEvent[]): Tree {
  const lifted = events.flatMap(({ name, operation, callback }) => {
    const item = callback && findCallback(root, callback, operation);
    return item === undefined ? [] : [[name, item] as const];
  });
  if (lifted.length === 0) return root;
  const webhooks = isObject(root.webhooks) ? root.webhooks : {};
  return { ...root, webhooks: { ...webhooks, ...Object.fromEntries(lifted) } };
}

function findCallback(root: Tree, { of, name }: CallbackPlace, { path }: Operation): unknown {
  let node: unknown = root;
  for (const key of ['paths', of.path, of.method, 'callbacks', name]) {
    node = follow(root, isObject(node) && Object.hasOwn(node, key) ? node[key] : undefined);
  }
  const item = follow(root, isObject(node) && Object.hasOwn(node, path) ? node[path] : undefined);
  if (!isObject(item) || !isObject(item.post)) return undefined;
  // Without its id it stays out of `operations`: those are what a server of the API answers.
  const { operationId: _, ...post } = item.post;
  return { ...item, post };
}

/** What a reference leads to; one that leads to another is followed a few times. */
function follow(root: Tree, value: unknown): unknown {
  let found = value;
  for (let step = 0; step < 10; step += 1) {
    const ref = refOf(found);
    if (ref === undefined) return found;
    found = ref.startsWith('#') ? valueAt(root, ref.slice(1)) : undefined;
  }
  return undefined;
}
