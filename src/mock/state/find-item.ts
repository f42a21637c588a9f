import { ownValueAt } from '../../document/pointer.ts';
import type { SchemaNode } from '../../model/model.ts';
import { singularNoun } from '../../resources/noun.ts';
import type { Scope } from '../../resources/resource.ts';
import type { Directed } from '../behaviour.ts';
import { idText, pathValue } from './path-value.ts';
import { refuse } from './refusal.ts';
import { type FoundScope, findScope } from './scope-of.ts';
import type { StateCall } from './state-call.ts';
import type { ItemScope, StoredItem } from './store.ts';

/** The item that a request names. */
export type FoundItem =
  | { readonly ok: true; readonly item: StoredItem }
  /** What is not there: the item, or something above it. */
  | {
      readonly ok: false;
      readonly answer: Directed;
      /** Where a new item would go; undefined where something above it is missing. */
      readonly place:
        | { readonly id: string; readonly idValue: unknown; readonly scope: ItemScope }
        | undefined;
    };

/** What of a role says which item is meant. */
interface ItemRole {
  readonly scope?: readonly Scope[];
  readonly parameter?: string;
  readonly idIn?: readonly string[];
}

/** Finds the item of a path, or the one that the body names. */
export function findItem(state: StateCall, role: ItemRole): FoundItem {
  const { call, resource, store } = state;
  const found = findScope(state, role.scope);
  if (!found.ok) return { ok: false, answer: missingScope(state, found), place: undefined };
  const parameter = role.parameter ?? resource.id?.parameter;
  const named = role.idIn
    ? ownValueAt(call.checked.body, role.idIn)
    : parameter && pathValue(call, parameter);
  const idValue = resource.isSingular ? '' : named;
  const id = idText(idValue ?? '');
  const item = store.get(resource.name, id, found.scope);
  // One that is found under everything is under this from the first change on.
  if (item) return { ok: true, item: { ...item, scope: { ...found.scope, ...item.scope } } };
  return { ok: false, answer: missing(state, resource.name, id), place: { id, idValue, scope: found.scope } };
}

/** 404 for what a path names besides the item. */
export function missingScope(state: StateCall, { resource, id }: FoundScope & { ok: false }): Directed {
  return missing(state, resource, id);
}

/** 404 for an item that is not there. */
export function missing(state: StateCall, resource: string, id: string): Directed {
  const noun = singularNoun(resource.split('/').at(-1) ?? resource);
  const named = id === '' ? `There is no ${noun}` : `There is no ${noun} "${shortened(id)}"`;
  const detail = `${named}. Make one first, or ask for one that the list has.`;
  const own = state.context.map.resources.get(resource)?.id?.schema;
  const instead = examplesOf(state, own).map((example) => [example, id] as const);
  return refuse(state, { statuses: [404], words: ['not found', noun], detail, instead });
}

function examplesOf({ context: { facts } }: StateCall, schema: SchemaNode | undefined): readonly unknown[] {
  const examples = facts.keyword(schema, 'examples');
  return Array.isArray(examples)
    ? examples
    : [facts.keyword(schema, 'example')].filter((one) => one !== undefined);
}

function shortened(text: string): string {
  return text.length > 100 ? `${text.slice(0, 100)}…` : text;
}
