import { singularNoun } from '../../resources/noun.ts';
import type { Directed } from '../behaviour.ts';
import { finishValue, type ItemValue } from './finish-value.ts';
import { enterState } from './lifecycle.ts';
import { idText } from './path-value.ts';
import { refuse } from './refusal.ts';
import { scopeOfValue } from './scope-of.ts';
import type { StateCall } from './state-call.ts';
import type { ItemScope, KeptFile, StoredItem, StoreLimit } from './store.ts';

/** What became of an item that was to be kept. */
export type Kept =
  | { readonly ok: true; readonly item: StoredItem }
  | { readonly ok: false; readonly answer: Directed };

/** What else is known of a new item. */
export interface AddOptions {
  /** No item has the id: it is not looked for. Default: false. */
  readonly isNewId?: boolean;
  /** Kept with it. Default: none. */
  readonly file?: KeptFile | undefined;
}

/** Keeps a new item, unless one is there that it clashes with, or there is no room. */
export function addItem(
  state: StateCall,
  id: string,
  value: ItemValue,
  noted: ItemScope,
  { isNewId = false, file }: AddOptions = {},
): Kept {
  const { resource, store } = state;
  const scope = scopeOfValue(state, value, noted);
  const same = isNewId ? undefined : store.get(resource.name, id, scope);
  if (same && !same.isExample) return { ok: false, answer: taken(state, resource.id?.property ?? 'id', id) };
  const clash = clashOf(state, value, scope, same);
  if (clash) return { ok: false, answer: clash };
  const bare = { id, scope, value, ...enterState(state, value), isExample: false };
  const item = file ? { ...bare, file } : bare;
  // An example of the document makes room for the item that it is the example of.
  const kept = same
    ? store.replace(resource.name, { ...item, number: same.number })
    : store.add(resource.name, item);
  return kept.ok ? kept : { ok: false, answer: full(state, kept.limit) };
}

/** Keeps an item after a change, unless it clashes with another one now. */
export function changeItem(state: StateCall, before: StoredItem, value: ItemValue): Kept {
  const { resource, store } = state;
  if (value === before.value) return { ok: true, item: before };
  const scope = scopeOfValue(state, value, before.scope);
  const clash = clashOf(state, value, scope, before);
  if (clash) return { ok: false, answer: clash };
  const property = resource.lifecycle?.property;
  const isEntered = property !== undefined && value[property] !== before.value[property];
  const times = isEntered ? enterState(state, value) : {};
  const kept = store.replace(resource.name, { ...before, scope, value, ...times, isExample: false });
  return kept.ok ? kept : { ok: false, answer: full(state, kept.limit) };
}

/** Gives the values that no two items share to an item that was made up, where they can be made anew. */
export function withFreshUnique(
  state: StateCall,
  value: ItemValue,
  given: ItemValue,
  make: () => ItemValue,
): ItemValue {
  const { resource, store } = state;
  let fresh = value;
  for (const name of resource.unique) {
    for (let tries = 0; tries < 10 && !Object.hasOwn(given, name) && Object.hasOwn(fresh, name); tries += 1) {
      if (store.find(resource.name, name, fresh[name]).length === 0) break;
      fresh = finishValue(state, { ...fresh, [name]: make()[name] });
    }
  }
  return fresh;
}

/** An untouched example of the document clashes with nothing: that is what it is an example of. */
function clashOf(
  state: StateCall,
  value: ItemValue,
  scope: ItemScope,
  own: StoredItem | undefined,
): Directed | undefined {
  const { resource, store } = state;
  for (const name of resource.unique) {
    const found = Object.hasOwn(value, name) ? value[name] : undefined;
    if (found === undefined || found === null) continue;
    const other = store
      .find(resource.name, name, found)
      .find((item) => item.number !== own?.number && !item.isExample && isBeside(item.scope, scope));
    if (other) return taken(state, name, found);
  }
  return undefined;
}

/** Below another parent the same name is another one. */
function isBeside(scope: ItemScope, other: ItemScope): boolean {
  return Object.entries(scope).every(([name, text]) => !Object.hasOwn(other, name) || other[name] === text);
}

function taken(state: StateCall, property: string, value: unknown): Directed {
  const { resource, context } = state;
  const noun = singularNoun(resource.name.split('/').at(-1) ?? resource.name);
  const detail = `There is a ${noun} with the ${property} ${JSON.stringify(value)} already. Send another ${property}.`;
  const schema = resource.schema && context.facts.properties(resource.schema).get(property)?.schema;
  const examples = context.facts.keyword(schema, 'examples');
  const shown = Array.isArray(examples) ? examples : [context.facts.keyword(schema, 'example')];
  const instead = shown.flatMap((example) =>
    typeof example === 'string' ? [[example, idText(value)] as const] : [],
  );
  const words = ['taken', 'exists', 'already', 'duplicate', property.toLowerCase()];
  return refuse(state, { statuses: [409, 422, 400], words, detail, instead });
}

/** What is answered where a store keeps no more. */
function full(state: StateCall, limit: StoreLimit): Directed {
  const words = ['storage', 'full', 'unavailable'];
  return refuse(state, {
    statuses: [507, 503, 500],
    words,
    detail: fullDetail(state.resource.name, limit),
    isSpelledOut: true,
  });
}

function fullDetail(resource: string, { name, value }: StoreLimit): string {
  switch (name) {
    case 'maxItems':
      return `The mock keeps no more than ${value} items of "${resource}". Delete some, or raise "maxItems" of its store.`;
    case 'maxBytes':
      return `The mock keeps no more than ${value} bytes of items. Delete some, or raise "maxBytes" of its store.`;
    case 'maxMegabytes':
      return `The mock keeps no more than ${value} MB of items in all sessions and snapshots together. Delete items, remove sessions, or raise "maxMegabytes" under "sessions" in the mock file.`;
  }
}
