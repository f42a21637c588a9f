import type { Operation, Parameter } from '../model/model.ts';
import { isObject } from '../model/values.ts';
import type { SchemaFacts } from './schema-facts.ts';

/**
 * The parameters of an operation's query as they stand in a URL: of one that is an object each property is a parameter
 * of its own, `filter[status]` or, in the style `form`, `status`.
 *
 * @see https://spec.openapis.org/oas/v3.1.1#style-values
 */
export function queryParameters(
  schemas: SchemaFacts,
  { parameters }: Pick<Operation, 'parameters'>,
): readonly Parameter[] {
  return parameters
    .filter((one) => one.in === 'query')
    .flatMap((parameter) => (isSplit(schemas, parameter) ? partsOf(schemas, parameter) : [parameter]));
}

function isSplit(schemas: SchemaFacts, { schema, style, explode }: Parameter): boolean {
  if (!schema || !schemas.isObject(schema) || schemas.properties(schema).size === 0) return false;
  return style === 'deepObject' || (style === 'form' && explode);
}

function partsOf(schemas: SchemaFacts, parameter: Parameter): readonly Parameter[] {
  const { name, style, schema } = parameter;
  return [...(schema ? schemas.properties(schema).values() : [])].map((property) => {
    const said = schemas.keyword(property.schema, 'description');
    const description = [said, parameter.description].filter((text) => typeof text === 'string').join(' ');
    return {
      ...parameter,
      name: style === 'deepObject' ? `${name}[${property.name}]` : property.name,
      description: description === '' ? undefined : description,
      required: parameter.required && property.isRequired,
      schema: property.schema,
      examples: parameter.examples.flatMap((example) =>
        isObject(example.value) && Object.hasOwn(example.value, property.name)
          ? [{ ...example, value: example.value[property.name] }]
          : [],
      ),
    };
  });
}
