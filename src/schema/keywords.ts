/**
 * The keywords of JSON Schema 2020-12 that decide validity, by what their values hold.
 *
 * Everything else in a schema (`title`, `example`, `xml`, `x-…`) is annotation and is left out of what is compiled.
 *
 * @see https://json-schema.org/draft/2020-12/json-schema-validation
 */

/** Keywords whose value is a schema. */
export const schemaKeywords: ReadonlySet<string> = new Set([
  'additionalProperties',
  'contains',
  'else',
  'if',
  'items',
  'not',
  'propertyNames',
  'then',
  'unevaluatedItems',
  'unevaluatedProperties',
]);

/** Keywords whose value is a list of schemas. */
export const schemaListKeywords: ReadonlySet<string> = new Set(['allOf', 'anyOf', 'oneOf', 'prefixItems']);

/** Keywords whose value is a map of schemas. */
export const schemaMapKeywords: ReadonlySet<string> = new Set([
  'dependentSchemas',
  'patternProperties',
  'properties',
]);

/** Keywords whose value is taken over as it is. */
export const plainKeywords: ReadonlySet<string> = new Set([
  'const',
  'dependentRequired',
  'enum',
  'exclusiveMaximum',
  'exclusiveMinimum',
  'maxContains',
  'maxItems',
  'maxLength',
  'maxProperties',
  'maximum',
  'minContains',
  'minItems',
  'minLength',
  'minProperties',
  'minimum',
  'multipleOf',
  'uniqueItems',
]);

/** Keywords that change what a schema means and that are not followed; each use is a problem. */
export const unsupportedKeywords: ReadonlySet<string> = new Set(['$recursiveRef']);

/** The types that a schema may name. */
export const typeNames: ReadonlySet<string> = new Set([
  'array',
  'boolean',
  'integer',
  'null',
  'number',
  'object',
  'string',
]);
