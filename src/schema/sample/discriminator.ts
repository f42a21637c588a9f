import { follow, refOf } from '../../document/document.ts';
import type { SchemaNode } from '../../model/model.ts';
import { isObject } from '../../model/values.ts';
import { type Choice, type DemandContext, derived, named, type Part } from './demand.ts';

/**
 * The schema that says that a property names the branch taken, by the discriminator of a choice.
 *
 * @returns `{ required: ['kind'], properties: { kind: { const: 'cat' } } }`; undefined where the branch has no name
 * @see https://spec.openapis.org/oas/v3.1.0#discriminator-object
 */
export function discriminated(context: DemandContext, choice: Choice, index: number): SchemaNode | undefined {
  const { discriminator, branches } = choice;
  const node = branches[index]?.[0];
  const property = discriminator?.propertyName;
  if (!discriminator || !node || typeof property !== 'string') return undefined;
  const key = keyOf(context, discriminator, node);
  if (key === undefined) return undefined;
  const made = () => ({ required: [property], properties: named(property, { const: key }) });
  return { value: derived(discriminator, `is ${key}`, made), at: node.at };
}

/**
 * The alternatives that a discriminator without `oneOf` and `anyOf` speaks of: the schemas of its mapping, each of
 * which is made of this one. Of one of them, which leads here, its own name.
 *
 * @param seen schemas that hold already
 */
export function namedBranches(
  context: DemandContext,
  { schema, at }: Part,
  seen: ReadonlySet<unknown>,
): Choice | undefined {
  const { discriminator } = schema;
  if (!isObject(discriminator) || schema.oneOf !== undefined || schema.anyOf !== undefined) return undefined;
  const targets = mappingOf(context, discriminator, at.source);
  const own = targets.find(({ target }) => seen.has(target)) ?? ownComponent(context, schema, seen);
  const property = discriminator.propertyName;
  if (own && typeof property === 'string') {
    const made = () => ({ required: [property], properties: named(property, { const: own.key }) });
    const name = { value: derived(discriminator, `is ${own.key}`, made), at };
    return { keyword: 'discriminator', at, branches: [[name], []], inOrder: true };
  }
  if (targets.length === 0) return undefined;
  const branches = targets.map(({ ref }) => [
    { value: derived(discriminator, `ref ${ref}`, () => ({ $ref: ref })), at },
  ]);
  return { keyword: 'discriminator', at, branches: [...branches, []], discriminator, hasFallback: true };
}

interface Mapped {
  readonly key: string;
  readonly ref: string;
  readonly target: unknown;
}

function mappingOf({ model }: DemandContext, { mapping }: Record<string, unknown>, source: string): Mapped[] {
  if (!isObject(mapping)) return [];
  return Object.entries(mapping).flatMap(([key, name]) => {
    if (typeof name !== 'string') return [];
    // A mapping names a component, or refers to a schema.
    const isName = /^[\w.-]+$/.test(name) && !/\.(?:ya?ml|json)$/.test(name);
    const ref = isName ? `#/components/schemas/${name}` : name;
    const place = follow(model.document, ref, source);
    return place ? [{ key, ref, target: place.value }] : [];
  });
}

/** The component that leads to a schema with a discriminator but without a mapping: its name is the property's value. */
function ownComponent(
  { model }: DemandContext,
  schema: Part['schema'],
  seen: ReadonlySet<unknown>,
): Pick<Mapped, 'key'> | undefined {
  const components = follow(model.document, '#/components/schemas', model.document.root.uri)?.value;
  if (!isObject(components)) return undefined;
  for (const outer of seen) {
    if (outer === schema) return undefined;
    const found = Object.entries(components).find(([, component]) => component === outer);
    if (found) return { key: found[0] };
  }
  return undefined;
}

/** The name of a branch: its key in the mapping, else that of the component it refers to. */
function keyOf(
  context: DemandContext,
  discriminator: Record<string, unknown>,
  { value, at }: SchemaNode,
): string | undefined {
  const ref = refOf(value);
  if (ref === undefined) return undefined;
  const target = follow(context.model.document, ref, at.source)?.value;
  const mapped = mappingOf(context, discriminator, at.source).find((other) => other.target === target);
  return mapped?.key ?? ref.slice(ref.lastIndexOf('/') + 1);
}
