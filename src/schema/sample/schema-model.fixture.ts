import { parseSource } from '../../document/parse.ts';
import { buildModel } from '../../model/build.ts';
import type { Model, SchemaNode } from '../../model/model.ts';

/** A document whose component `S` is a schema, and the place of that schema. */
export function schemaModel(
  schema: unknown,
  { openapi = '3.1.0', others = {} }: { openapi?: string; others?: Record<string, unknown> } = {},
): { model: Model; node: SchemaNode } {
  const text = JSON.stringify({
    openapi,
    info: { title: 'T', version: '1' },
    paths: {},
    components: { schemas: { S: schema, ...others } },
  });
  const source = parseSource('/t.json', text);
  if (!source.ok) throw new Error('the fixture cannot be read');
  const model = buildModel({ root: source.value, sources: new Map([['/t.json', source.value]]) });
  if (!model.ok) throw new Error('the fixture cannot be used');
  // The node of the parsed tree, as every schema of a model is.
  const tree = source.value.value as { components: { schemas: { S: unknown } } };
  const at = { source: '/t.json', pointer: '/components/schemas/S' };
  return { model: model.value, node: { value: tree.components.schemas.S, at } };
}
