import type { Model, Operation } from '../../model/model.ts';
import { inferResources } from '../../resources/infer-resources.ts';
import type { Resource, ResourceMap, Role } from '../../resources/resource.ts';
import { SchemaFacts } from '../../resources/schema-facts.ts';
import { ownParameter } from '../run/item.ts';
import { jsonInput } from './input-body.ts';
import { jsonPatchOf } from './json-patch-body.ts';

/** What one operation does to a resource. */
export interface Acting<K extends Role['kind'] = Role['kind']> {
  readonly operation: Operation;
  readonly role: Role & { readonly kind: K };
}

/** A resource and all that can be done to it: what cases about state are planned for. */
export interface Subject {
  readonly model: Model;
  readonly map: ResourceMap;
  readonly facts: SchemaFacts;
  readonly resource: Resource;
  /** In the document's order, as are the others. Where nothing else makes items, the PUTs that do. */
  readonly creates: readonly Acting<'create'>[];
  /** PUTs of an id that the client chooses, each as the create that it is where nothing has that id. */
  readonly putCreates: readonly Acting<'create'>[];
  readonly lists: readonly Acting<'list'>[];
  readonly reads: readonly Acting<'read'>[];
  readonly replaces: readonly Acting<'replace'>[];
  readonly patches: readonly Acting<'patch'>[];
  readonly deletes: readonly Acting<'delete'>[];
  readonly actions: readonly Acting<'action'>[];
  /** Whether cases may be about an operation; the others only help. */
  isWanted(operation: Operation): boolean;
}

/** The operation where it is of one of these kinds; undefined where it is not. */
export function narrowed<K extends Role['kind']>(
  acting: Acting,
  ...kinds: readonly K[]
): Acting<K> | undefined {
  return kinds.some((kind) => kind === acting.role.kind) ? (acting as Acting<K>) : undefined;
}

/** The resources of a document, in its order. */
export function subjectsOf(model: Model, operations: readonly Operation[]): readonly Subject[] {
  const map = inferResources(model);
  const facts = factsOf(model);
  const wanted = new Set(operations);
  const acting = new Map<string, Acting[]>();
  for (const operation of model.operations) {
    const role = map.roles.get(operation);
    if (!role || role.kind === 'none') continue;
    acting.set(role.resource, [...(acting.get(role.resource) ?? []), { operation, role }]);
  }
  return [...map.resources.values()].map((resource) => {
    const all = acting.get(resource.name) ?? [];
    const creates = ofKind(all, 'create');
    const putCreates = ofKind(all, 'replace').flatMap((one) => asCreate(map, one));
    return {
      model,
      map,
      facts,
      resource,
      creates: creates.length > 0 ? creates : putCreates,
      putCreates,
      lists: ofKind(all, 'list'),
      reads: ofKind(all, 'read'),
      replaces: ofKind(all, 'replace'),
      patches: ofKind(all, 'patch').map((one) => withPatchedFields(all, one)),
      deletes: ofKind(all, 'delete'),
      actions: ofKind(all, 'action'),
      isWanted: (operation) => wanted.has(operation),
    };
  });
}

function ofKind<K extends Role['kind']>(all: readonly Acting[], kind: K): readonly Acting<K>[] {
  return all.filter((one): one is Acting<K> => one.role.kind === kind);
}

/**
 * A PATCH that takes JSON patches alone, with the fields that its steps may name: those of what makes items or replaces them. Only
 * where items are read without anything around them, so that it is clear what the pointers start from.
 */
function withPatchedFields(all: readonly Acting[], one: Acting<'patch'>): Acting<'patch'> {
  const isPlain = ofKind(all, 'read').every(({ role }) => role.answer.path.length === 0);
  if (jsonInput(one.operation) || !jsonPatchOf(one.operation) || !isPlain) return one;
  const schema = [...ofKind(all, 'create'), ...ofKind(all, 'replace')].find(({ role }) => role.input.schema)
    ?.role.input.schema;
  return { ...one, role: { ...one.role, input: { path: [], schema } } };
}

/** A PUT whose path names an item, and that makes it where it is not there. */
function asCreate(map: ResourceMap, { operation, role }: Acting<'replace'>): readonly Acting<'create'>[] {
  const own = ownParameter(map, operation);
  if (!role.creates || own === undefined || !operation.path.endsWith(`{${own}}`)) return [];
  const { resource, input, answer, scope } = role;
  return [
    { operation, role: { kind: 'create', resource, input, answer, status: 201, ...(scope && { scope }) } },
  ];
}

const factsByModel = new WeakMap<Model, SchemaFacts>();

function factsOf(model: Model): SchemaFacts {
  const facts = factsByModel.get(model) ?? new SchemaFacts(model);
  factsByModel.set(model, facts);
  return facts;
}
