import type { Model, Operation, Response, SchemaNode } from '../../model/model.ts';
import { isObject } from '../../model/values.ts';
import { schemaParts, schemaProperty, typesOf } from '../../schema/resolve-schema.ts';
import type { Finding, Rule } from '../rule.ts';
import { nameOf } from '../schema-uses.ts';

/** A list that grows has pages. */
export const listPaginated: Rule = {
  code: 'concordat/list-paginated',
  severity: 'off',
  summary: 'A GET that answers with a list takes a page, a cursor or a limit, or links to the next page.',
  why: 'A list without pages works until there are many entries, and pages cannot be added later without breaking clients that expect everything. A list is an array, or an object whose property data, items, results, entries, records or values is one. Query parameters with the usual names count, and so does a Link header. Leave it off for lists that are short by nature.',
  check: (model) =>
    model.operations
      .filter((operation) => operation.method === 'get' && !isPaginated(operation))
      .flatMap((operation) => checkLists(model, operation)),
};

const pageParameter =
  /^(?:[$]?(?:page|pages?[-_]?(?:size|number|token)|per[-_]?page|limit|offset|cursor|after|before|first|last|skip|top|marker|start|start[-_]?(?:at|index|key)|starting[-_]?after|ending[-_]?before|max[-_]?results|count|size|(?:next|continuation)[-_]?token|page\[\w+\]))$/i;

function isPaginated({ parameters, responses }: Operation): boolean {
  const asks = parameters.some((parameter) => parameter.in === 'query' && pageParameter.test(parameter.name));
  return asks || responses.some(({ headers }) => headers.some(({ name }) => name.toLowerCase() === 'link'));
}

function checkLists(model: Model, operation: Operation): readonly Finding[] {
  const list = operation.responses.find((response) => isSuccess(response) && answersList(model, response));
  if (!list) return [];
  return [
    {
      at: operation.at,
      message: 'the answer is a list, but nothing asks for a part of it',
      operation: nameOf(operation),
      expected: 'a query parameter for a page, cursor or limit, or a Link header',
      hint: 'Add parameters for pages, while clients do not yet rely on getting everything.',
    },
  ];
}

function isSuccess({ status }: Response): boolean {
  return /^2/.test(status) || status === 'default';
}

const listProperties = ['data', 'items', 'results', 'entries', 'records', 'values'];

function answersList(model: Model, { content }: Response): boolean {
  return content.some(({ schema }) => {
    if (!schema) return false;
    if (isArray(model, schema)) return true;
    return listProperties.some((name) => {
      const property = schemaProperty(model, schema, name);
      return property !== undefined && isArray(model, property);
    });
  });
}

/** An array by its type; a schema without a type may be anything. A fixed length is no list. */
function isArray(model: Model, schema: SchemaNode): boolean {
  const types = typesOf(model, schema);
  const isFixed = schemaParts(model, schema).some(
    ({ value }) =>
      isObject(value) && (Array.isArray(value.prefixItems) || typeof value.maxItems === 'number'),
  );
  return !isFixed && types.has('array') && [...types].every((type) => type === 'array' || type === 'null');
}
