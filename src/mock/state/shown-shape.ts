import type { SchemaNode } from '../../model/model.ts';
import { isObject, lazy } from '../../model/values.ts';
import { plainName, singularNoun } from '../../resources/noun.ts';
import type { Resource } from '../../resources/resource.ts';
import type { PropertyFacts, SchemaFacts } from '../../resources/schema-facts.ts';
import { isEqual } from '../rules/equal.ts';
import type { StateContext } from './state-call.ts';

/** How an answer of one schema shows the items of a resource. */
export interface ShownShape {
  /** Whether the schema is that of the items themselves. */
  readonly isWhole: boolean;
  /** All that the schema names. */
  properties(): readonly ShownProperty[];
}

/** A property of an answer. */
export interface ShownProperty {
  readonly name: string;
  /** What is shown where the item has no such property. */
  readonly otherwise: Otherwise | undefined;
}

/** The item's id, its URL like an example of one, or that what was to happen to it has happened. */
export type Otherwise =
  | { readonly kind: 'id' }
  | { readonly kind: 'url'; readonly example: unknown }
  | { readonly kind: 'done' };

const shapes = new WeakMap<Resource, WeakMap<object, ShownShape>>();

/** How items are shown under a schema; found out once. */
export function shownShape(context: StateContext, resource: Resource, schema: SchemaNode): ShownShape {
  // `true` is the same schema everywhere, at other places.
  if (!isObject(schema.value)) return makeShape(context, resource, schema);
  let known = shapes.get(resource);
  if (!known) {
    known = new WeakMap();
    shapes.set(resource, known);
  }
  let shape = known.get(schema.value);
  if (!shape) {
    shape = makeShape(context, resource, schema);
    known.set(schema.value, shape);
  }
  return shape;
}

function makeShape({ facts }: StateContext, resource: Resource, schema: SchemaNode): ShownShape {
  return {
    isWhole: isWhole(facts, resource, schema),
    properties: lazy(() =>
      [...facts.properties(schema).values()].map((property) => ({
        name: property.name,
        otherwise: otherwiseOf(facts, resource, property),
      })),
    ),
  };
}

function isWhole(facts: SchemaFacts, resource: Resource, schema: SchemaNode): boolean {
  if (!resource.schema || facts.target(schema) === facts.target(resource.schema)) return true;
  // Written twice, and the same.
  return schema.at.source === resource.schema.at.source && isEqual(schema.value, resource.schema.value);
}

function otherwiseOf(
  facts: SchemaFacts,
  resource: Resource,
  { name, schema }: PropertyFacts,
): Otherwise | undefined {
  if (isIdName(resource.name, name)) return { kind: 'id' };
  if (facts.types(schema).has('string') && isUrlName(name)) {
    return { kind: 'url', example: exampleOf(facts, schema) };
  }
  const isDone = facts.isOnly(schema, 'boolean') && doneNames.has(plainName(name));
  return isDone ? { kind: 'done' } : undefined;
}

const doneNames: ReadonlySet<string> = new Set([
  'deleted',
  'success',
  'ok',
  'acknowledged',
  'accepted',
  'done',
]);

/** `id`, or `job_id` and `jobId` for `jobs`. */
function isIdName(resource: string, name: string): boolean {
  const plain = plainName(name);
  const noun = singularNoun(resource.split('/').at(-1) ?? '');
  return ['id', 'uuid', 'guid', 'key'].some((end) => plain === end || plain === `${noun}${end}`);
}

function isUrlName(name: string): boolean {
  return /^(?:(?:status|self|resource|poll|item|result)?(?:url|uri|href|location)|self|location)$/.test(
    plainName(name),
  );
}

function exampleOf(facts: SchemaFacts, schema: SchemaNode): unknown {
  const examples = facts.keyword(schema, 'examples');
  return Array.isArray(examples) ? examples[0] : facts.keyword(schema, 'example');
}
