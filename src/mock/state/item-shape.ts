import type { SchemaNode } from '../../model/model.ts';
import type { Resource } from '../../resources/resource.ts';
import type { PropertyFacts } from '../../resources/schema-facts.ts';
import { hiddenProperties } from '../../schema/hidden-properties.ts';
import { timeOfName } from './server-times.ts';
import type { StateContext } from './state-call.ts';

/** What is known of the items of a resource, from the schema of what is read. */
export interface ItemShape {
  readonly schema: SchemaNode | undefined;
  readonly properties: ReadonlyMap<string, PropertyFacts>;
  /** Of the properties, in their order. */
  readonly names: readonly string[];
  /** Those that every item has. */
  readonly required: readonly PropertyFacts[];
  /** Set by the server alone. */
  readonly readOnly: ReadonlySet<string>;
  /** Sent to the server and never shown. */
  readonly writeOnly: ReadonlySet<string>;
  /** What clients may say of an item, in any of the requests that make or change one. */
  readonly clientNames: ReadonlySet<string>;
  /** Hold when an item was made, and when it was last changed. */
  readonly times: readonly { readonly name: string; readonly of: 'made' | 'changed' }[];
}

/** The shape of a resource's items; made once. */
export function itemShape({ facts, model, map }: StateContext, resource: Resource): ItemShape {
  const known = shapes.get(resource);
  if (known) return known;
  const { schema } = resource;
  const properties = schema ? facts.properties(schema) : new Map<string, PropertyFacts>();
  const hidden = (direction: 'request' | 'response') =>
    schema ? hiddenProperties(model.document, schema.value, schema.at, direction) : new Set<string>();
  const readOnly = hidden('request');
  const shape: ItemShape = {
    schema,
    properties,
    names: [...properties.keys()],
    required: [...properties.values()].filter(({ isRequired }) => isRequired),
    readOnly,
    writeOnly: hidden('response'),
    clientNames: new Set(
      [...map.roles.values()].flatMap((role) =>
        'input' in role && role.resource === resource.name && role.input.schema
          ? [...facts.properties(role.input.schema).keys()]
          : [],
      ),
    ).difference(readOnly),
    times: [...properties.keys()].flatMap((name) => {
      const of = timeOfName(name);
      return of ? [{ name, of }] : [];
    }),
  };
  shapes.set(resource, shape);
  return shape;
}

const shapes = new WeakMap<Resource, ItemShape>();
