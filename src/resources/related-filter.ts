import type { Parameter, SchemaNode } from '../model/model.ts';
import { plainName, singularNoun } from './noun.ts';
import type { Filter } from './resource.ts';
import type { SchemaFacts } from './schema-facts.ts';

/**
 * `filter[label]` for `relationships.labels.data`, as JSON:API tells what an item is related to: one of a list of references,
 * or the only one. Undefined where the item has no relation of that name.
 */
export function relatedFilterOf(
  schemas: SchemaFacts,
  item: SchemaNode,
  name: string,
  { schema }: Parameter,
): Omit<Filter, 'parameter'> | undefined {
  if (schema && schemas.isOnly(schema, 'array')) return undefined;
  const wanted = plainName(name).replace(/id$/, '');
  for (const outer of schemas.properties(item).values()) {
    if (!schemas.isObject(outer.schema)) continue;
    for (const relation of schemas.properties(outer.schema).values()) {
      const names = [plainName(relation.name), singularNoun(relation.name)];
      const data = names.includes(wanted) ? schemas.properties(relation.schema).get('data') : undefined;
      if (!data) continue;
      const path = [outer.name, relation.name, data.name];
      const items = schemas.isArray(data.schema) ? schemas.items(data.schema) : undefined;
      if (items && isReference(schemas, items)) return { property: path, test: 'contains' };
      if (isReference(schemas, data.schema)) return { property: [...path, 'id'], test: 'equals' };
    }
  }
  return undefined;
}

function isReference(schemas: SchemaFacts, schema: SchemaNode): boolean {
  const properties = schemas.properties(schema);
  return properties.has('type') && properties.has('id');
}
