import { type Document, follow, refOf } from '../../../src/document/document.ts';
import type { Model, SchemaNode } from '../../../src/model/model.ts';
import { childOf } from '../../../src/model/reader.ts';
import { isObject } from '../../../src/model/values.ts';

/** How many references may be in one another: the document's schemas of answers are not recursive. */
const maxDepth = 50;

/**
 * The schema of an operation's success answer as a JSON Schema of its own, each `$ref` replaced by what it refers to.
 *
 * @throws Error where the document has no such answer, or its schema refers to itself
 */
export function schemaDocument(
  model: Model,
  operationName: string,
  named: { readonly $id: string; readonly title: string },
): Record<string, unknown> {
  const operation = model.operations.find(({ name }) => name === operationName);
  const schema = operation?.responses.find(({ status }) => status === '200')?.content[0]?.schema;
  const whole = schema && inlined(model.document, schema, 0);
  if (!isObject(whole)) throw new Error(`${operationName} has no answer with a schema`);
  return { $schema: 'https://json-schema.org/draft/2020-12/schema', ...named, ...whole };
}

function inlined(document: Document, { value, at }: SchemaNode, depth: number): unknown {
  if (depth > maxDepth) throw new Error(`the schema at ${at.source}#${at.pointer} refers to itself`);
  if (Array.isArray(value))
    return value.map((item, index) => inlined(document, { value: item, at: childOf(at, index) }, depth));
  if (!isObject(value)) return value;
  const ref = refOf(value);
  const target = ref === undefined ? undefined : follow(document, ref, at.source);
  if (ref !== undefined && !target) throw new Error(`${ref} in ${at.source} leads to nothing`);
  const own = Object.entries(value)
    .filter(([keyword]) => keyword !== '$ref')
    .map(([keyword, item]) => [keyword, inlined(document, { value: item, at: childOf(at, keyword) }, depth)]);
  const referred = target ? inlined(document, target, depth + 1) : {};
  return { ...(isObject(referred) && referred), ...Object.fromEntries(own) };
}
