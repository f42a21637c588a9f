import type { Model, SchemaNode } from '../../model/model.ts';
import { childOf } from '../../model/reader.ts';
import { isObject } from '../../model/values.ts';
import { schemaParts } from '../../schema/resolve-schema.ts';

/** Alternatives within alternatives beyond this are not looked into. */
const maxDepth = 4;

/** What a schema says of a property, in all its parts and alternatives. */
export function propertySchemas(
  model: Model,
  schema: SchemaNode,
  name: string,
  depth = 0,
): readonly SchemaNode[] {
  return schemaParts(model, schema).flatMap(({ value, at }): readonly SchemaNode[] => {
    if (!isObject(value)) return [];
    const { properties } = value;
    const own =
      isObject(properties) && Object.hasOwn(properties, name)
        ? schemaParts(model, { value: properties[name], at: childOf(childOf(at, 'properties'), name) })
        : [];
    if (depth >= maxDepth) return own;
    const branches = ['oneOf', 'anyOf'].flatMap((keyword) => {
      const list = value[keyword];
      if (!Array.isArray(list)) return [];
      return list.flatMap((one: unknown, index) => {
        const node = { value: one, at: childOf(childOf(at, keyword), String(index)) };
        return propertySchemas(model, node, name, depth + 1);
      });
    });
    return [...own, ...branches];
  });
}
