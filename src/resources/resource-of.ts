import type { SchemaNode } from '../model/model.ts';
import type { Context, Known } from './context.ts';
import type { ResourceCorrection } from './corrections.ts';
import type { Draft } from './draft.ts';
import { idPropertyOf, ownIdPropertyOf } from './id-property.ts';
import { innerFactsOf, innerFieldsOf } from './inner-fields.ts';
import { sentProperties } from './lifecycle.ts';
import type { Resource, ResourceId } from './resource.ts';
import { saidLifecycle } from './said-lifecycle.ts';
import type { SchemaFacts } from './schema-facts.ts';
import { scopeOf } from './scope.ts';
import { uniqueOf } from './unique.ts';

/**
 * The resource that a draft has become, without its parent; undefined where its items cannot be told apart.
 *
 * @param said what somebody says of it instead
 */
export function resourceOf(
  schemas: SchemaFacts,
  draft: Draft,
  name: string,
  said: ResourceCorrection | undefined,
): Resource | undefined {
  const { isSingular } = draft;
  const id = isSingular ? undefined : idOf(schemas, draft, said?.id?.value);
  const first = draft.lists[0] ?? draft.item?.byMethod.values().next().value ?? draft.creates[0]?.facts;
  if (!first || (!isSingular && !id)) return undefined;
  const inner = innerFieldsOf(schemas, draft);
  return {
    name,
    isSingular,
    parent: undefined,
    schema: draft.schema,
    ...(inner !== undefined && { inner, innerFacts: innerFactsOf(schemas, draft, inner) }),
    id,
    unique: isSingular ? [] : (said?.unique?.map(({ value }) => value) ?? uniqueOf(schemas, draft)),
    lifecycle: isSingular ? undefined : saidLifecycle(schemas, draft, id?.property, said?.lifecycle),
    at: first.operation.at,
  };
}

/** A resource with the nearest of what its own path names before it. */
export function withParent(context: Context, { draft, resource }: Known): Resource {
  const own = draft.item?.byMethod.values().next().value ?? draft.lists[0] ?? draft.creates[0]?.facts;
  if (!own || draft.parameters.length === 0) return resource;
  const scope = scopeOf(context, own, { draft, resource }, resource.id?.parameter);
  const nearest = scope.findLast(
    (one) => one.resource !== undefined && draft.parameters.includes(one.parameter),
  );
  if (nearest?.resource === undefined) return resource;
  const { parameter, property } = nearest;
  return { ...resource, parent: { resource: nearest.resource, parameter, property } };
}

/** @param said the property that somebody says it is */
function idOf(schemas: SchemaFacts, draft: Draft, said: string | undefined): ResourceId | undefined {
  const { item, noun, schema } = draft;
  const last = item?.shape.segments.at(-1);
  const parameter = last?.kind === 'parameter' ? last.name : undefined;
  const documented = parameterSchema(draft, parameter);
  if (!schema) return named(said ?? parameter, parameter, documented, true);
  const properties = schemas.properties(schema);
  const property =
    said !== undefined
      ? properties.get(said)
      : parameter === undefined
        ? ownIdPropertyOf(schemas, schema, noun)
        : idPropertyOf(schemas, schema, { parameter, schema: documented, noun });
  // Items of which nothing is known may have any property.
  if (!property)
    return named(properties.size === 0 ? (said ?? parameter) : said, parameter, documented, true);
  const isReadOnly = schemas.keyword(property.schema, 'readOnly') === true;
  const isSent = sentProperties(schemas, draft).has(property.name);
  const isPut = draft.creates.length === 0 && putCreates(draft);
  return named(property.name, parameter, property.schema, isReadOnly || !(isSent || isPut));
}

function named(
  property: string | undefined,
  parameter: string | undefined,
  schema: SchemaNode | undefined,
  isAssigned: boolean,
): ResourceId | undefined {
  return property === undefined
    ? undefined
    : { property, parameter: parameter ?? property, schema, isAssigned };
}

/** Whether a PUT makes what is not there: it documents 201. */
function putCreates({ item }: Draft): boolean {
  return item?.byMethod.get('put')?.successes.some(({ status }) => status === '201') ?? false;
}

function parameterSchema({ item }: Draft, name: string | undefined): SchemaNode | undefined {
  const facts = item?.byMethod.values().next().value;
  return facts?.operation.parameters.find((one) => one.in === 'path' && one.name === name)?.schema;
}
