import type { Operation } from '../model/model.ts';
import { actionRole } from './action-role.ts';
import { createRole, listRole } from './collection-role.ts';
import type { Context, Known } from './context.ts';
import type { Draft } from './draft.ts';
import { bodyNamedRole, itemRole } from './item-role.ts';
import { noneReason } from './none-reason.ts';
import type { OperationFacts } from './operation-facts.ts';
import { keyOf } from './path-shape.ts';
import type { Role } from './resource.ts';
import { scopeOf } from './scope.ts';

/** What each operation of a document does to what was found. */
export function rolesOf(context: Context, known: ReadonlyMap<Draft, Known>): ReadonlyMap<Operation, Role> {
  const found = new Map<Operation, Role>();
  for (const one of known.values()) {
    for (const list of one.draft.lists) put(found, list, listRole(context, one, list));
    for (const creation of one.draft.creates) put(found, creation.facts, createRole(context, one, creation));
    for (const facts of one.draft.item?.byMethod.values() ?? []) {
      const role = itemRole(context, one, facts);
      if (role) put(found, facts, withScope(context, one, facts, role));
    }
  }
  // In the order of the document, those that nothing was found for among them.
  return new Map(
    [...context.survey.facts].map(([operation, facts]) => {
      return [operation, found.get(operation) ?? otherRole(context, known, facts)];
    }),
  );
}

function put(found: Map<Operation, Role>, { operation }: OperationFacts, role: Role): void {
  if (!found.has(operation)) found.set(operation, role);
}

function withScope(context: Context, known: Known, facts: OperationFacts, role: Role): Role {
  const last = facts.shape.segments.at(-1);
  const own = last?.kind === 'parameter' && !known.draft.isSingular ? last.name : undefined;
  const scope = scopeOf(context, facts, known, own);
  return scope.length > 0 ? { ...role, scope } : role;
}

/** An action on the item that the path leads through, or nothing: then what it leads through has to be there all the same. */
function otherRole(context: Context, known: ReadonlyMap<Draft, Known>, facts: OperationFacts): Role {
  const above = itemAbove(context, known, facts);
  if (above) {
    const { one, parameter, verb } = above;
    const role = actionRole(context, one, facts, verb);
    const scope = scopeOf(context, facts, one, parameter);
    const own = parameter === one.resource.id?.parameter ? {} : { parameter };
    if (role) return { ...role, ...own, ...(scope.length > 0 && { scope }) };
  }
  const collection = collectionAt(context, known, facts);
  const named = collection && bodyNamedRole(context, collection, facts);
  if (collection && named) return withScope(context, collection, facts, named);
  const scope = scopeOf(context, facts, undefined, undefined).filter(
    ({ resource }) => resource !== undefined,
  );
  return { kind: 'none', reason: noneReason(context, facts), ...(scope.length > 0 && { scope }) };
}

function collectionAt(
  { byKey }: Context,
  known: ReadonlyMap<Draft, Known>,
  { shape }: OperationFacts,
): Known | undefined {
  const draft = byKey.get(shape.key);
  return draft && known.get(draft);
}

/** `/jobs/{id}/cancel` and `/jobs/{id}:cancel`: the item, and the one word behind it. */
function itemAbove(
  { byItem }: Context,
  known: ReadonlyMap<Draft, Known>,
  { operation, shape }: OperationFacts,
) {
  const { segments, verb } = shape;
  if (operation.method === 'get' || operation.method === 'head') return undefined;
  const last = segments.at(-1);
  const [word, length] =
    verb === undefined
      ? [last?.kind === 'literal' ? last.text : undefined, segments.length - 1]
      : [verb, segments.length];
  const item = segments[length - 1];
  const draft = byItem.get(keyOf(segments.slice(0, length)));
  const one = draft && known.get(draft);
  return one && word !== undefined && item?.kind === 'parameter'
    ? { one, parameter: item.name, verb: word }
    : undefined;
}
