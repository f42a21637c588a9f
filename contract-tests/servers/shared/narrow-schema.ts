import type { Model, SchemaNode } from '../../../src/model/model.ts';
import { childOf } from '../../../src/model/reader.ts';
import { isObject } from '../../../src/model/values.ts';
import { schemaParts } from '../../../src/schema/resolve-schema.ts';
import type { FieldFault } from './field-fault.ts';

/**
 * The alternative of a `oneOf` that a value is meant as, by the property whose constant, or list of values, tells
 * them apart; other schemas come back as they are.
 *
 * Faults of the one alternative say more than "matches none". Where no alternative is meant, the property is at fault.
 */
export function narrowSchema(
  model: Model,
  schema: SchemaNode,
  value: unknown,
): { readonly schema: SchemaNode } | { readonly fault: FieldFault } {
  const parent = schemaParts(model, schema).find((part) => isObject(part.value) && part.value.oneOf);
  if (!parent || !isObject(parent.value) || !Array.isArray(parent.value.oneOf)) return { schema };
  const nodes = parent.value.oneOf.map((item, index) => ({
    value: item,
    at: childOf(parent.at, 'oneOf', index),
  }));
  const isToldByConst = nodes[0] !== undefined && constantsOf(model, nodes[0], ['const']).size > 0;
  const alternatives = nodes.map((node) => ({
    node,
    constants: constantsOf(model, node, isToldByConst ? ['const'] : ['const', 'enum']),
  }));
  const field = alternatives[0]?.constants.keys().next().value;
  if (field === undefined) return { schema };
  const given = isObject(value) && Object.hasOwn(value, field) ? value[field] : undefined;
  const meant = alternatives.find(({ constants }) => constants.get(field)?.includes(given));
  if (meant && given !== undefined) return { schema: meant.node };
  const known = alternatives.flatMap(({ constants }) => constants.get(field) ?? []).join(', ');
  return {
    fault:
      given === undefined
        ? { field, message: 'is required', keyword: 'required' }
        : {
            field,
            message: `must be one of ${known}`,
            keyword: typeof given === 'string' ? 'const' : 'type',
          },
  };
}

/** The properties of a schema whose values are told one by one, and these. */
function constantsOf(
  model: Model,
  schema: SchemaNode,
  keywords: readonly ('const' | 'enum')[],
): ReadonlyMap<string, readonly unknown[]> {
  const constants = new Map<string, readonly unknown[]>();
  for (const { value } of schemaParts(model, schema)) {
    const properties = isObject(value) && isObject(value.properties) ? value.properties : {};
    for (const [name, property] of Object.entries(properties)) {
      const keyword = keywords.find((each) => isObject(property) && Object.hasOwn(property, each));
      if (keyword && isObject(property)) constants.set(name, [property[keyword]].flat());
    }
  }
  return constants;
}
