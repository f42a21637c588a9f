import type { SchemaNode } from '../model/model.ts';
import { isObject } from '../model/values.ts';
import type { Draft } from './draft.ts';
import { contentOf } from './envelope.ts';
import { lifecycleOf } from './lifecycle.ts';
import { plainName } from './noun.ts';
import type { Resource } from './resource.ts';
import type { PropertyFacts, SchemaFacts } from './schema-facts.ts';
import { uniqueOf } from './unique.ts';

/** What stands beside an inner object and belongs to the item as a whole. */
const about = /^(?:type|kind|object|links?|meta|self|href|url|etag|version|revision)$/;
const idLike = /(?:id|uuid|guid|key|slug)$/;

/**
 * The property in which the items of a resource have their fields: `attributes` of `{ type, id, attributes: { … } }`, `fields`
 * of `{ id, fields: { … } }`. Undefined where they stand in the item itself: then clients set other values beside any object.
 *
 * @see https://jsonapi.org/format/#document-resource-objects
 */
export function innerFieldsOf(schemas: SchemaFacts, draft: Draft): string | undefined {
  const { schema } = draft;
  if (!schema) return undefined;
  const holders = [...schemas.properties(schema).values()].filter((one) => isHolder(schemas, one));
  const [holder] = holders;
  if (!holder || holders.length > 1) return undefined;
  const bodies = bodiesOf(schemas, draft);
  // Where nothing says what clients set, the item itself must have nothing else to say.
  const all = bodies.length > 0 ? bodies : [schema];
  const fits = (body: SchemaNode) =>
    hasNothingBeside(schemas, body, holder.name) || (body !== schema && isFlat(schemas, body, holder));
  return all.every(fits) ? holder.name : undefined;
}

/**
 * What of the fields in an inner object is unique, and what walks through states by itself: nothing that clients set or change.
 */
export function innerFactsOf(
  schemas: SchemaFacts,
  draft: Draft,
  inner: string,
): Pick<Resource, 'unique' | 'lifecycle'> {
  const { schema } = draft;
  const own = schema && schemas.properties(schema).get(inner)?.schema;
  if (!own) return { unique: [], lifecycle: undefined };
  const bodies = bodiesOf(schemas, draft).map((body) => schemas.properties(body).get(inner)?.schema ?? body);
  const sent = new Set(
    bodies.flatMap((body) =>
      [...schemas.properties(body).values()]
        .filter(({ schema: node }) => schemas.keyword(node, 'readOnly') !== true)
        .map(({ name }) => name),
    ),
  );
  const opened: Draft = { ...draft, schema: own };
  return {
    unique: uniqueOf(schemas, opened, sent),
    lifecycle: lifecycleOf(schemas, opened, undefined, sent),
  };
}

/** Whether a body has the fields themselves, without the object that items have around them. */
function isFlat(schemas: SchemaFacts, body: SchemaNode, { schema }: PropertyFacts): boolean {
  const inner = schemas.properties(schema);
  const names = [...schemas.properties(body).keys()];
  return names.length > 0 && names.every((name) => inner.has(name));
}

/** An object with values in it, and not one that only holds others together, as `relationships` do. */
function isHolder(schemas: SchemaFacts, { name, schema }: PropertyFacts): boolean {
  if (about.test(plainName(name)) || !schemas.isOnly(schema, 'object')) return false;
  return [...schemas.properties(schema).values()].some((one) => isValue(schemas, one.schema));
}

function isValue(schemas: SchemaFacts, schema: SchemaNode): boolean {
  const types = schemas.types(schema);
  return (['string', 'integer', 'number', 'boolean'] as const).some((type) => types.has(type));
}

/** What is sent to make and change items, without envelopes. */
function bodiesOf(schemas: SchemaFacts, { creates, item, noun }: Draft): readonly SchemaNode[] {
  const changes = (['put', 'patch'] as const).flatMap((method) => item?.byMethod.get(method) ?? []);
  return [...creates.map(({ facts }) => facts), ...changes].flatMap(({ input }) => {
    const content = input && contentOf(schemas, input, [noun]);
    return content?.kind === 'item' && content.envelope.schema ? [content.envelope.schema] : [];
  });
}

/** Whether a body has the object, and besides it only what names the item, its kind, or what it is related to. */
function hasNothingBeside(schemas: SchemaFacts, body: SchemaNode, name: string): boolean {
  const properties = schemas.properties(body);
  const inner = properties.get(name);
  if (!inner || !isHolder(schemas, inner)) return false;
  return [...properties.values()].every(({ name: other, schema }) => {
    const plain = plainName(other);
    return (
      other === name ||
      about.test(plain) ||
      idLike.test(plain) ||
      schemas.keyword(schema, 'readOnly') === true ||
      isFixed(schemas, schema) ||
      (!isValue(schemas, schema) && !schemas.isArray(schema))
    );
  });
}

/** Whether there is but one value: `const`, or an enum of one. */
function isFixed(schemas: SchemaFacts, schema: SchemaNode): boolean {
  const values = schemas.keyword(schema, 'enum');
  const isOne = Array.isArray(values) && values.length === 1;
  return isOne || schemas.parts(schema).some(({ value }) => isObject(value) && Object.hasOwn(value, 'const'));
}
