import type { SchemaNode } from '../model/model.ts';
import { isObject } from '../model/values.ts';
import { type TypeName, typeNameOf } from './resolve-schema.ts';

/** What the author wrote down as a value, if it has the right type: const, example, default, enum. */
export function authoredValue(
  parts: readonly SchemaNode[],
  types: ReadonlySet<TypeName>,
): { value: unknown } | undefined {
  for (const keyword of ['const', 'example', 'examples', 'default', 'enum']) {
    for (const { value: schema } of parts) {
      if (!isObject(schema) || !Object.hasOwn(schema, keyword)) continue;
      const value = schema[keyword];
      const isList = keyword === 'examples' || keyword === 'enum';
      const values = isList ? (Array.isArray(value) ? value : []) : [value];
      const found = values.findIndex((item) => types.has(typeNameOf(item)));
      if (found >= 0) return { value: values[found] };
    }
  }
  return undefined;
}
