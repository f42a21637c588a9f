import { follow, refOf } from '../document/document.ts';
import type { Model, SchemaNode } from '../model/model.ts';
import { childOf } from '../model/reader.ts';
import { isObject } from '../model/values.ts';
import { schemaKeywords, schemaListKeywords, schemaMapKeywords } from '../schema/keywords.ts';
import { schemaUses, type Use } from './schema-uses.ts';

/** A schema anywhere in the document, and which way its values travel. */
export interface NestedSchema {
  readonly schema: SchemaNode;
  readonly use: Use;
  readonly operation: string | undefined;
}

/** Deeper than any schema that people write. */
const maxDepth = 200;

/**
 * Every schema of a document, each once: those of parameters, headers and bodies, of the components, all that they
 * contain, and all that they refer to.
 */
export function nestedSchemas(model: Model): readonly NestedSchema[] {
  const seen = new Set<string>();
  const found: NestedSchema[] = [];
  const pending: NestedSchema[] = [...schemaUses(model), ...componentSchemas(model)];
  const visit = (nested: NestedSchema, depth: number): void => {
    const { value, at } = nested.schema;
    const key = `${at.source}#${at.pointer}`;
    // A shared YAML anchor may lead back to itself.
    if (!isObject(value) || depth > maxDepth || seen.has(key)) return;
    seen.add(key);
    found.push(nested);
    const ref = refOf(value);
    const target = ref === undefined ? undefined : follow(model.document, ref, at.source);
    // Others may refer to it too, in the other direction.
    if (target) pending.push({ schema: target, use: 'either', operation: undefined });
    for (const child of childSchemas(nested.schema)) visit({ ...nested, schema: child }, depth + 1);
  };
  for (let index = 0; index < pending.length; index += 1) {
    const next = pending[index];
    if (next) visit({ schema: next.schema, use: next.use, operation: next.operation }, 0);
  }
  return found;
}

function componentSchemas(model: Model): readonly NestedSchema[] {
  const { root } = model.document;
  const components = isObject(root.value) ? root.value.components : undefined;
  const schemas = isObject(components) && isObject(components.schemas) ? components.schemas : {};
  const at = { source: root.uri, pointer: '/components/schemas' };
  return Object.entries(schemas).map(([name, value]) => ({
    schema: { value, at: childOf(at, name) },
    use: 'either',
    operation: undefined,
  }));
}

/** The schemas directly inside a schema. */
function childSchemas({ value, at }: SchemaNode): readonly SchemaNode[] {
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([keyword, inner]): SchemaNode[] => {
    const place = childOf(at, keyword);
    if (schemaKeywords.has(keyword)) return [{ value: inner, at: place }];
    if (schemaListKeywords.has(keyword) && Array.isArray(inner))
      return inner.map((item, index) => ({ value: item, at: childOf(place, index) }));
    if ((schemaMapKeywords.has(keyword) || keyword === '$defs') && isObject(inner))
      return Object.entries(inner).map(([name, item]) => ({ value: item, at: childOf(place, name) }));
    return [];
  });
}
