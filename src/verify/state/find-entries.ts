import type { Model, Operation, SchemaNode } from '../../model/model.ts';
import { plainName, singularNoun } from '../../resources/noun.ts';
import type { ResourceMap } from '../../resources/resource.ts';
import { SchemaFacts } from '../../resources/schema-facts.ts';
import { pathNames } from '../run/item.ts';

/** Entries that a PUT makes at a key, within something that is read whole: `PUT /cart/items/{productId}` and `GET /cart`. */
export interface Entries {
  readonly put: Operation;
  readonly remove: Operation | undefined;
  /** Shows all of them. */
  readonly holder: Operation;
  /** Where the list of them stands in its answer: `['data', 'items']`. */
  readonly path: readonly string[];
  /** The path parameter that is the key: `productId`. */
  readonly parameter: string;
  /** The property of an entry that has it: `product_id`. */
  readonly key: string;
  /** The properties of an entry that the PUT sends, with the default of those that may be left out. */
  readonly sent: ReadonlyMap<string, { readonly default: unknown }>;
}

/** Deeper lists are not looked for. */
const maxDepth = 3;

/** What a PUT makes an entry of; undefined where nothing that is read shows them, or where they are items of their own. */
export function entriesOf(model: Model, map: ResourceMap, put: Operation): Entries | undefined {
  const parameter = pathNames(put).at(-1);
  const kind = map.roles.get(put)?.kind ?? 'none';
  if (put.method !== 'put' || kind !== 'none' || parameter === undefined) return undefined;
  if (!put.path.endsWith(`/{${parameter}}`)) return undefined;
  const base = put.path.slice(0, -parameter.length - 3);
  const facts = new SchemaFacts(model);
  const names = new Set(pathNames(put));
  const holders = model.operations
    .filter((one) => one.method === 'get' && isAtOrAbove(one.path, base))
    .filter((one) => pathNames(one).every((name) => name !== parameter && names.has(name)))
    .toSorted((one, other) => other.path.length - one.path.length);
  for (const holder of holders) {
    const found = listIn(facts, holder, base, parameter);
    if (!found) continue;
    const remove = model.operations.find(({ method, path }) => method === 'delete' && path === put.path);
    return { put, remove, holder, parameter, ...found, sent: sentBy(facts, put, found.entry) };
  }
  return undefined;
}

function isAtOrAbove(path: string, base: string): boolean {
  return path.length > 1 && (path === base || base.startsWith(`${path}/`));
}

interface Found {
  readonly path: readonly string[];
  readonly key: string;
  readonly entry: SchemaNode;
}

function listIn(facts: SchemaFacts, holder: Operation, base: string, parameter: string): Found | undefined {
  const content = holder.responses.find(({ status }) => status === '200')?.content ?? [];
  const schema = content.find(({ name }) => /json/i.test(name))?.schema;
  // Where the list is asked for itself, pages may have the entry elsewhere.
  if (!schema || holder.parameters.some((one) => one.in === 'query')) return undefined;
  const noun = holder.path === base ? undefined : plainName(base.split('/').at(-1) ?? '');
  return search(facts, schema, { noun, parameter }, []);
}

function search(
  facts: SchemaFacts,
  node: SchemaNode,
  wanted: { readonly noun: string | undefined; readonly parameter: string },
  path: readonly string[],
): Found | undefined {
  const last = path.at(-1);
  const isNamed = wanted.noun === undefined || (last !== undefined && plainName(last) === wanted.noun);
  const entry = isNamed && facts.isArray(node) ? facts.items(node) : undefined;
  const key = entry && keyIn(facts, entry, wanted.parameter);
  if (entry && key !== undefined) return { path, key, entry };
  if (path.length >= maxDepth || !facts.isObject(node)) return undefined;
  for (const { name, schema } of facts.properties(node).values()) {
    const found = search(facts, schema, wanted, [...path, name]);
    if (found) return found;
  }
  return undefined;
}

/** `product_id` for `{productId}`, `sku` for `{sku}`; the `id` of an entry for `{itemId}` of `items`. */
function keyIn(facts: SchemaFacts, entry: SchemaNode, parameter: string): string | undefined {
  const properties = facts.plainProperties(entry);
  const found = properties.get(plainName(parameter)) ?? (isId(parameter) ? properties.get('id') : undefined);
  const isScalar = found && (facts.isOnly(found.schema, 'string') || facts.isOnly(found.schema, 'integer'));
  return isScalar ? found.name : undefined;
}

function isId(parameter: string): boolean {
  return (
    plainName(parameter) === 'id' ||
    /^(?:item|entry|line|position)id$/.test(singularNoun(plainName(parameter)))
  );
}

/** Plain values that both have; what is readOnly is nobody's to send. */
function sentBy(facts: SchemaFacts, { requestBody }: Operation, entry: SchemaNode): Entries['sent'] {
  const schema = requestBody?.content.find(({ name }) => /json/i.test(name))?.schema;
  const shown = facts.properties(entry);
  const all = schema ? [...facts.properties(schema).values()] : [];
  return new Map(
    all
      .filter(({ name, schema: own }) => shown.has(name) && facts.keyword(own, 'readOnly') !== true)
      .map(({ name, schema: own, isRequired }) => [
        name,
        { default: isRequired ? undefined : facts.keyword(own, 'default') },
      ]),
  );
}
