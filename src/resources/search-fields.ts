import type { Operation, Parameter } from '../model/model.ts';
import type { SchemaFacts } from './schema-facts.ts';

const known = new WeakMap<Operation, Operation>();
const fields = new WeakSet<Parameter>();

/**
 * A search as if it were asked in its query: each property of its JSON body is a parameter of the same name. Other operations are
 * answered as they are.
 *
 * @example
 * withSearchFields(facts, searchTasks).parameters.map(({ name }) => name) // ['text', 'sort', 'limit', 'cursor']
 */
export function withSearchFields(schemas: SchemaFacts, operation: Operation): Operation {
  if (operation.method !== 'post') return operation;
  const before = known.get(operation);
  if (before) return before;
  const own = fieldsOf(schemas, operation);
  for (const field of own) fields.add(field);
  const searched =
    own.length === 0 ? operation : { ...operation, parameters: [...operation.parameters, ...own] };
  known.set(operation, searched);
  return searched;
}

/** Whether a parameter stands for a property of a body. */
export function isSearchField(parameter: Parameter): boolean {
  return fields.has(parameter);
}

function fieldsOf(schemas: SchemaFacts, { requestBody }: Operation): readonly Parameter[] {
  const schema = requestBody?.content.find(({ name }) =>
    /^application\/(?:[\w.-]+\+)?json\b/i.test(name),
  )?.schema;
  if (!schema || schemas.isArray(schema)) return [];
  return [...schemas.properties(schema).values()].map(({ name, schema: own, isRequired }): Parameter => {
    const description = schemas.keyword(own, 'description');
    return {
      at: own.at,
      name,
      in: 'query',
      description: typeof description === 'string' ? description : undefined,
      required: isRequired,
      deprecated: false,
      style: 'form',
      explode: true,
      allowReserved: false,
      schema: own,
      content: [],
      examples: [],
    };
  });
}
