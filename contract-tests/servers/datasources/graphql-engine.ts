/** The adapter of `graphql`: parses, validates, prices and runs queries over the catalogue. */
import {
  buildSchema,
  execute,
  type GraphQLError,
  type GraphQLFieldResolver,
  type GraphQLFormattedError,
  type GraphQLSchema,
  getOperationAST,
  getVariableValues,
  type OperationDefinitionNode,
  parse,
  GraphQLError as QueryError,
  validate,
} from 'graphql';
import { type PricedQuery, queryCost } from './query-cost.ts';
import type { GraphqlErrorCode, GraphqlRequest, GraphqlResponse } from './types.ts';

/** What limits a query beside its length, which the document limits. */
export interface QueryLimits {
  /** Words and signs; what a query can cost before it is known is bounded by them. */
  readonly maxTokens: number;
  /** Fields in one another. */
  readonly maxDepth: number;
  /** Fields that an answer may have, as `queryCost` estimates them. */
  readonly maxCost: number;
}

/** The limits that a server has. */
export const defaultLimits: QueryLimits = { maxTokens: 1000, maxDepth: 20, maxCost: 30_000 };

/** Runs GraphQL requests. */
export type RunQuery = (request: GraphqlRequest) => Promise<GraphqlResponse>;

/** An argument that breaks its rule. @param message `first must be between 1 and 1000` */
export function badInput(message: string): GraphQLError {
  return coded(message, 'BAD_USER_INPUT');
}

/**
 * An engine over a schema; what is wrong with a query comes in `errors`.
 *
 * @param root a resolver for each field of `Query`
 * @param report told of errors that nobody foresaw, which the answer says nothing of
 * @throws GraphQLError for a schema that is not GraphQL
 */
export function createGraphqlEngine(
  sdl: string,
  root: Readonly<Record<string, GraphQLFieldResolver<unknown, unknown>>>,
  report: (error: unknown) => void,
  limits: QueryLimits = defaultLimits,
): RunQuery {
  const schema = buildSchema(sdl);
  for (const [name, resolve] of Object.entries(root)) {
    const field = schema.getQueryType()?.getFields()[name];
    if (!field) throw new Error(`the schema has no field ${name}`);
    field.resolve = resolve;
  }
  return async ({ query, variables, operationName }) => {
    const prepared = prepare(schema, limits, query, variables ?? {}, operationName ?? undefined);
    if ('errors' in prepared) return { errors: prepared.errors.map(entryOf) };
    const result = await execute({ schema, ...prepared, operationName: operationName ?? undefined });
    const errors = result.errors?.map((error) => entryOf(foreseen(error, report)));
    // A part of the query selects nothing that the document does not know, but under names of its own.
    const data = result.data as GraphqlResponse['data'];
    return { ...(data !== undefined && { data }), ...(errors && { errors }) };
  };
}

type Prepared =
  | { readonly errors: readonly GraphQLError[] }
  | { readonly document: ReturnType<typeof parse>; readonly variableValues: Record<string, unknown> };

/** Everything that is done before a query is run: the cheapest first, so that little is spent on a hostile one. */
function prepare(
  schema: GraphQLSchema,
  limits: QueryLimits,
  query: string,
  variables: Readonly<Record<string, unknown>>,
  operationName: string | undefined,
): Prepared {
  const document = parsed(query, limits.maxTokens);
  if (document instanceof QueryError) return { errors: [document] };
  const invalid = validate(schema, document, undefined, { maxErrors: 20 });
  if (invalid.length > 0)
    return { errors: invalid.map((error) => withCode(error, 'GRAPHQL_VALIDATION_FAILED')) };
  const operation = getOperationAST(document, operationName);
  if (!operation) return { errors: [withoutOperation(operationName)] };
  if (operation.operation !== 'query') return { errors: [unsupported(operation)] };
  const { coerced, errors } = getVariableValues(schema, operation.variableDefinitions ?? [], variables, {
    maxErrors: 20,
  });
  if (errors) return { errors: errors.map((error) => withCode(error, 'BAD_USER_INPUT')) };
  const tooMuch = overLimit(queryCost(document, operation, coerced), limits);
  return tooMuch ? { errors: [tooMuch] } : { document, variableValues: { ...variables } };
}

function parsed(query: string, maxTokens: number): ReturnType<typeof parse> | GraphQLError {
  try {
    return parse(query, { maxTokens });
  } catch (error) {
    if (error instanceof QueryError) return withCode(error, 'GRAPHQL_PARSE_FAILED');
    throw error;
  }
}

function overLimit(
  { cost, depth }: PricedQuery,
  { maxDepth, maxCost }: QueryLimits,
): GraphQLError | undefined {
  if (depth > maxDepth)
    return coded(
      `The query is ${depth} fields deep; at most ${maxDepth} are allowed`,
      'GRAPHQL_VALIDATION_FAILED',
    );
  if (cost <= maxCost) return undefined;
  return coded(
    `The query may select ${cost} fields; at most ${maxCost} are allowed. Ask for fewer with first, or in several queries`,
    'GRAPHQL_VALIDATION_FAILED',
  );
}

function withoutOperation(name: string | undefined): GraphQLError {
  return badInput(
    name === undefined
      ? 'The document has several operations, or none: say which with operationName'
      : `The document has no operation named ${JSON.stringify(name)}`,
  );
}

function unsupported(operation: OperationDefinitionNode): GraphQLError {
  return coded(`The schema has queries only, no ${operation.operation}`, 'GRAPHQL_VALIDATION_FAILED', [
    operation,
  ]);
}

/** An error of a resolver as it may be shown: one that nobody foresaw is reported, and told without its message. */
function foreseen(error: GraphQLError, report: (error: unknown) => void): GraphQLError {
  if (typeof error.extensions.code === 'string') return error;
  // An argument that does not fit its type is an error of the engine's own.
  if (error.originalError === undefined || error.originalError instanceof QueryError)
    return withCode(error, 'BAD_USER_INPUT');
  report(error.originalError);
  return recoded(error, 'An unexpected error occurred', 'INTERNAL_SERVER_ERROR');
}

function entryOf(error: GraphQLError): NonNullable<GraphqlResponse['errors']>[number] {
  const { message, locations, path, extensions }: GraphQLFormattedError = error.toJSON();
  return {
    message,
    ...(locations && locations.length > 0 && { locations: [...locations] }),
    ...(path && { path: [...path] }),
    extensions: { code: extensions?.code as GraphqlErrorCode },
  };
}

function withCode(error: GraphQLError, code: GraphqlErrorCode): GraphQLError {
  return recoded(error, error.message, code);
}

/** An error of the same place that says something else. */
function recoded(
  { nodes, source, positions, path }: GraphQLError,
  message: string,
  code: GraphqlErrorCode,
): GraphQLError {
  return new QueryError(message, {
    nodes: nodes ?? null,
    source: source ?? null,
    positions: positions ?? null,
    path: path ?? null,
    extensions: { code },
  });
}

function coded(
  message: string,
  code: GraphqlErrorCode,
  nodes: readonly OperationDefinitionNode[] = [],
): GraphQLError {
  return new QueryError(message, { nodes: [...nodes], extensions: { code } });
}
