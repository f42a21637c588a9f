import type { Model, Operation } from '../../model/model.ts';
import { plainName, singularNoun } from '../../resources/noun.ts';
import type { Resource, ResourceMap } from '../../resources/resource.ts';
import { SchemaFacts } from '../../resources/schema-facts.ts';
import { type Item, nothing, ownerOf, pathNames, valueUnder } from './item.ts';

/** A GET that shows something kept by a key of it, elsewhere than where it is kept: `/shared/{token}` for a share with a `token`. */
export interface SideRead {
  readonly operation: Operation;
  /** In the path: `token`. */
  readonly parameter: string;
  /** Whose key it is. */
  readonly resource: string;
  /** In an item of it: `token`. */
  readonly property: string;
}

/** What a key is called that is made up to find one thing by; ids and names say too little about whose they are. */
const keyName = /(?:token|slug|code|key|hash|handle|reference)$/;

/** The side reads of a document by their operations; what may be the key of several things is none. */
export function sideReads(model: Model, map: ResourceMap): ReadonlyMap<Operation, SideRead> {
  let found = known.get(map);
  if (!found) {
    const facts = new SchemaFacts(model);
    const all = model.operations.flatMap((operation) => sideReadOf(facts, map, operation) ?? []);
    found = new Map(all.map((one) => [one.operation, one]));
    known.set(map, found);
  }
  return found;
}

const known = new WeakMap<ResourceMap, ReadonlyMap<Operation, SideRead>>();

function sideReadOf(facts: SchemaFacts, map: ResourceMap, operation: Operation): SideRead | undefined {
  const role = map.roles.get(operation);
  const [parameter, other] = pathNames(operation);
  if (operation.method !== 'get' || role?.kind !== 'none' || role.scope || ownerOf(map, operation))
    return undefined;
  if (parameter === undefined || other !== undefined || !keyName.test(plainName(parameter))) return undefined;
  const made = new Set(
    [...map.roles.values()].flatMap((one) => (one.kind === 'create' ? [one.resource] : [])),
  );
  const candidates = [...map.resources.values()].flatMap((resource) => {
    const property = made.has(resource.name) ? keyOf(facts, resource, parameter) : undefined;
    return property === undefined ? [] : [{ operation, parameter, resource: resource.name, property }];
  });
  const named = candidates.length > 1 ? candidates.filter((one) => isNamed(operation, one)) : candidates;
  return named.length === 1 ? named[0] : undefined;
}

/** The property that a parameter takes the value of: `token` for `{token}` and, of a share, for `{shareToken}`. */
function keyOf(facts: SchemaFacts, resource: Resource, parameter: string): string | undefined {
  if (!resource.schema || resource.isSingular) return undefined;
  const properties = facts.plainProperties(resource.schema);
  const plain = plainName(parameter);
  const noun = nounOf(resource.name);
  const bare = noun !== '' && plain.startsWith(noun) ? plain.slice(noun.length) : plain;
  const found = properties.get(plain) ?? properties.get(bare);
  return found && keyName.test(plainName(found.name)) && facts.types(found.schema).has('string')
    ? found.name
    : undefined;
}

function isNamed({ path, operationId = '', summary = '' }: Operation, { resource }: SideRead): boolean {
  const text = plainName(`${path.replace(/\{[^{}]*\}/g, '')} ${operationId} ${summary}`);
  const noun = nounOf(resource);
  return noun !== '' && text.includes(noun);
}

function nounOf(resource: string): string {
  return singularNoun(resource.split('/').at(-1) ?? '');
}

/** What a side read needs to show an item; undefined where the item does not tell its key. */
export function sideItem({ parameter, property }: SideRead, item: Item): Item | undefined {
  const own = property === item.resource?.id?.property ? item.id : valueUnder(item.value, [property]);
  const isKey = (typeof own === 'string' && own !== '') || typeof own === 'number';
  return isKey ? { ...nothing, others: new Map([[parameter, own]]) } : undefined;
}
