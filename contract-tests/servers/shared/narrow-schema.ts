import type { Model, SchemaNode } from '../../../src/model/model.ts';
import { childOf } from '../../../src/model/reader.ts';
import { isObject } from '../../../src/model/values.ts';
import { schemaParts } from '../../../src/schema/resolve-schema.ts';
import type { FieldFault } from './field-fault.ts';

/**
 * The alternative of a `oneOf` that a value is meant as, by the property whose constant tells them apart; other
 * schemas come back as they are.
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
  const alternatives = parent.value.oneOf.map((item, index) => {
    const node = { value: item, at: childOf(parent.at, 'oneOf', index) };
    return { node, constants: constantsOf(model, node) };
  });
  const field = alternatives[0]?.constants.keys().next().value;
  if (field === undefined) return { schema };
  const given = isObject(value) && Object.hasOwn(value, field) ? value[field] : undefined;
  const meant = alternatives.find(({ constants }) => constants.get(field) === given);
  if (meant && given !== undefined) return { schema: meant.node };
  const known = alternatives.map(({ constants }) => constants.get(field)).join(', ');
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

/** The properties of a schema that have one value only. */
function constantsOf(model: Model, schema: SchemaNode): ReadonlyMap<string, unknown> {
  const constants = new Map<string, unknown>();
  for (const { value } of schemaParts(model, schema)) {
    const properties = isObject(value) && isObject(value.properties) ? value.properties : {};
    for (const [name, property] of Object.entries(properties)) {
      if (isObject(property) && Object.hasOwn(property, 'const')) constants.set(name, property.const);
    }
  }
  return constants;
}
