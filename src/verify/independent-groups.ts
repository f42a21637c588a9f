import type { Model, Operation, SchemaNode } from '../model/model.ts';
import { isObject } from '../model/values.ts';
import { inferResources } from '../resources/infer-resources.ts';
import { plainName } from '../resources/noun.ts';
import { referenceTargets } from '../resources/reference-targets.ts';
import type { ResourceMap } from '../resources/resource.ts';
import { schemaItems, schemaParts } from '../schema/resolve-schema.ts';
import type { Case } from './case.ts';
import { findProducers } from './run/find-producers.ts';
import { ownerOf } from './run/item.ts';
import { isSafeMethod } from './run/safe-method.ts';
import { sideReads } from './run/side-reads.ts';
import type { CaseGroups } from './run-groups.ts';

/** Deeper properties are not looked at for the names of other resources. */
const maxDepth = 4;

/**
 * Sorts cases into groups that have no resource in common: neither what they work on, nor what that belongs to, nor what
 * their requests name by id. What may change anything (a call without a resource that is not safe, the end of a session)
 * comes last, alone.
 */
export function independentGroups(model: Model, cases: readonly Case[]): CaseGroups {
  const links = linksOf(model);
  const last: Case[] = [];
  const groups = new Map<string, Case[]>();
  for (const one of cases) {
    const key = links.groupOf(one.operation);
    // A workflow calls what it likes.
    if (one.endsSession || one.topic === 'flow' || key === undefined) last.push(one);
    else {
      const group = groups.get(key);
      if (group) group.push(one);
      else groups.set(key, [one]);
    }
  }
  const apart = [...groups.values()].toSorted((one, other) => other.length - one.length);
  return { apart, last };
}

function linksOf(model: Model): { groupOf(operation: Operation): string | undefined } {
  const map = inferResources(model);
  const sets = new DisjointSets();
  for (const { name, parent } of map.resources.values()) {
    sets.join([`resource ${name}`, ...(parent ? [`resource ${parent.resource}`] : [])]);
  }
  const producers = findProducers(model);
  const keys = new Map<Operation, string>();
  for (const operation of model.operations) {
    const names = resourcesOf(model, map, operation);
    const producer = names.length === 0 ? producers.get(operation)?.operation : undefined;
    if (names.length === 0 && !producer && !isSafeMethod(operation.method)) continue;
    const key = `operation ${operation.name}`;
    keys.set(operation, key);
    const others = producer ? [`operation ${producer.name}`] : [];
    sets.join([key, ...names.map((name) => `resource ${name}`), ...others]);
  }
  return {
    groupOf(operation) {
      const key = keys.get(operation);
      return key === undefined ? undefined : sets.rootOf(key);
    },
  };
}

/** The names of all resources that calls of an operation may touch. */
function resourcesOf(model: Model, map: ResourceMap, operation: Operation): readonly string[] {
  const role = map.roles.get(operation);
  const names = new Set<string>();
  if (role && role.kind !== 'none') names.add(role.resource);
  const search = map.searches?.get(operation);
  if (search) names.add(search.resource);
  // What is added to a list of what has no id is seen in it.
  const isOfRows = [...(map.rows?.keys() ?? [])].some(({ path }) => path === operation.path);
  if (isOfRows) names.add(`rows ${operation.path}`);
  const owner = ownerOf(map, operation);
  if (owner) names.add(owner.resource);
  const side = sideReads(model, map).get(operation);
  if (side) names.add(side.resource);
  for (const { resource } of role?.scope ?? []) if (resource !== undefined) names.add(resource);
  const targets = referenceTargets(map);
  const told = new Set(operation.parameters.map(({ name }) => name));
  const seen = new Set<unknown>();
  for (const { schema } of operation.requestBody?.content ?? [])
    if (schema) addNames(model, schema, told, seen);
  for (const name of told) {
    const plain = plainName(name);
    for (const target of [...(targets.get(plain) ?? []), ...(targets.get(plain.replace(/s$/, '')) ?? [])])
      names.add(target.name);
  }
  return [...names];
}

/** The names of the properties of a schema, at any depth that matters. */
function addNames(model: Model, schema: SchemaNode, names: Set<string>, seen: Set<unknown>, depth = 0): void {
  if (depth > maxDepth) return;
  const items = schemaItems(model, schema);
  if (items) addNames(model, items, names, seen, depth + 1);
  for (const { value, at } of schemaParts(model, schema)) {
    if (!isObject(value) || seen.has(value)) continue;
    seen.add(value);
    for (const keyword of ['oneOf', 'anyOf']) {
      const branches = value[keyword];
      if (Array.isArray(branches))
        for (const branch of branches) addNames(model, { value: branch, at }, names, seen, depth + 1);
    }
    if (!isObject(value.properties)) continue;
    for (const [name, property] of Object.entries(value.properties)) {
      names.add(name);
      addNames(model, { value: property, at }, names, seen, depth + 1);
    }
  }
}

/** Keys that belong together, however indirectly. */
class DisjointSets {
  readonly #parents = new Map<string, string>();

  join([first, ...others]: readonly string[]): void {
    for (const other of others) {
      const root = this.rootOf(first ?? '');
      const otherRoot = this.rootOf(other);
      if (otherRoot !== root) this.#parents.set(otherRoot, root);
    }
  }

  rootOf(key: string): string {
    let root = key;
    for (let parent = this.#parents.get(root); parent !== undefined; parent = this.#parents.get(root))
      root = parent;
    if (root !== key) this.#parents.set(key, root);
    return root;
  }
}
