import { valueAt } from '../value-at.ts';
import { GraphqlError, type GraphqlErrorEntry } from './graphql-error.ts';
import type { NodeAt } from './node-at.ts';

/** What is sent: the body of a GraphQL request over HTTP. */
export interface GraphqlBody {
  query: string;
  variables?: Record<string, unknown>;
  operationName?: string;
}

/** Sends a GraphQL request: the call of a generated client for `/graphql`, or `fetch`. */
export type GraphqlSend = (
  body: GraphqlBody,
  init: { readonly signal?: AbortSignal },
) => Promise<Response | { readonly data: unknown; readonly error: unknown; readonly response: Response }>;

/**
 * A query or mutation: plain text, or a document that knows its types, as `graphql-codegen` writes it with
 * `documentMode: 'string'`.
 */
export type GraphqlDocument<Data, Variables> = string | TypedGraphqlDocument<Data, Variables>;

/** A document that knows its types: text with a mark that is there for the compiler only. */
export interface TypedGraphqlDocument<Data, Variables> {
  readonly __apiType?: ((variables: Variables) => Data) | undefined;
  /** A tree, as the other mode writes it, is not text. */
  readonly kind?: never;
  toString(): string;
}

/** Options of one request. */
export interface GraphqlOptions {
  readonly signal?: AbortSignal | undefined;
  /** Which operation of the document, where it has several. */
  readonly operationName?: string | undefined;
}

/** Options of a reading in pages. */
export interface NodesOptions extends GraphqlOptions {
  /** The variable that takes the cursor. Default: `after`. */
  readonly cursor?: string | undefined;
  /** After so many pages there may not be another one. Default: 10,000. */
  readonly maxPages?: number | undefined;
}

/** Variables may be left out where none is required; a document without variables has `{ [key: string]: never }`. */
type VariablesAnd<Variables, Options> =
  Record<string, never> extends Variables
    ? [variables?: Variables, options?: Options]
    : [variables: Variables, options?: Options];

/** A GraphQL API. */
export interface Graphql {
  /**
   * Runs a query or mutation.
   *
   * @throws GraphqlError for `errors` in the answer, whatever its status, and where it has no `data`
   */
  query<Data = unknown, Variables = Record<string, unknown>>(
    document: GraphqlDocument<Data, Variables>,
    ...rest: VariablesAnd<Variables, GraphqlOptions>
  ): Promise<Data>;
  /**
   * The nodes of a connection, page by page. The query has to ask for `pageInfo { hasNextPage endCursor }`, and for
   * `nodes` or `edges { node }`.
   *
   * @param document where it knows its types, they give that of the nodes; of plain text the caller says it
   * @param at where the connection stands in the data: `['products']`
   * @throws TypeError where there is no connection, or no `pageInfo`
   * @throws RangeError where a cursor comes a second time, or there are more pages than may be
   * @see https://relay.dev/graphql/connections.htm
   */
  nodes<Data, Variables, const At extends readonly string[]>(
    document: TypedGraphqlDocument<Data, Variables> & object,
    at: [NodeAt<Data, At>] extends [never] ? never : At,
    ...rest: VariablesAnd<Variables, NodesOptions>
  ): AsyncGenerator<NodeAt<Data, At>, undefined>;
  nodes<Node = unknown, Variables = Record<string, unknown>>(
    document: string,
    at: readonly string[],
    ...rest: VariablesAnd<Variables, NodesOptions>
  ): AsyncGenerator<Node, undefined>;
}

/**
 * A GraphQL API over what sends its requests.
 *
 * @example
 * const api = graphql((body, init) => client.queryProducts({ body, ...init }));
 * const { products } = await api.query<Catalogue>('{ products(first: 3) { edges { node { name } } } }');
 */
export function graphql(send: GraphqlSend): Graphql {
  const run = (document: Text, variables: object = {}, options: GraphqlOptions = {}) =>
    request(send, document, variables, options);
  const nodes = (document: Text, at: readonly string[], variables: object = {}, options: NodesOptions = {}) =>
    readNodes((more) => run(document, { ...variables, ...more }, options), at, options);
  // The caller says what its document answers.
  return { query: run as Graphql['query'], nodes: nodes as Graphql['nodes'] };
}

interface Text {
  toString(): string;
}

async function request(
  send: GraphqlSend,
  document: Text,
  variables: object,
  { signal, operationName }: GraphqlOptions,
): Promise<unknown> {
  const query = String(document);
  if (query === '[object Object]') {
    throw new TypeError("a GraphQL document has to be text: write it with documentMode: 'string'");
  }
  const body = { query, variables: { ...variables }, ...(operationName !== undefined && { operationName }) };
  const sent = await send(body, signal ? { signal } : {});
  const response = sent instanceof Response ? sent : sent.response;
  const answer: unknown = sent instanceof Response ? await jsonOf(sent) : (sent.data ?? sent.error);
  const [data, errors] = [valueAt(answer, ['data']), valueAt(answer, ['errors'])];
  if (Array.isArray(errors) && errors.length > 0) throw new GraphqlError(errors.map(entryOf), data, response);
  if (data === undefined || data === null) throw new GraphqlError([], data, response);
  return data;
}

function jsonOf(response: Response): Promise<unknown> {
  // What is no JSON is no GraphQL answer, and told as that.
  return response.json().catch(() => undefined);
}

/** An error as the specification has it; some servers send bare texts. */
function entryOf(error: unknown): GraphqlErrorEntry {
  if (typeof error !== 'object' || error === null) return { message: String(error) };
  return { ...error, message: String(valueAt(error, ['message']) ?? 'an error without a message') };
}

async function* readNodes(
  read: (variables: object) => Promise<unknown>,
  at: readonly string[],
  { cursor = 'after', maxPages = 10_000 }: NodesOptions,
): AsyncGenerator<unknown, undefined> {
  const visited = new Set<unknown>();
  let variables = {};
  for (;;) {
    const connection = valueAt(await read(variables), at);
    yield* nodesOf(connection, at);
    const [more, end] = [
      valueAt(connection, ['pageInfo', 'hasNextPage']),
      valueAt(connection, ['pageInfo', 'endCursor']),
    ];
    if (typeof more !== 'boolean') {
      throw new TypeError(`${at.join('.')} has no pageInfo: ask for pageInfo { hasNextPage endCursor }`);
    }
    if (!more) return;
    if (visited.has(end) || end === undefined || end === null) {
      throw new RangeError(
        `${at.join('.')} does not end: its cursor ${JSON.stringify(end)} leads nowhere new`,
      );
    }
    visited.add(end);
    if (visited.size >= maxPages) throw new RangeError(`${at.join('.')} has more than ${maxPages} pages`);
    variables = { [cursor]: end };
  }
}

function nodesOf(connection: unknown, at: readonly string[]): readonly unknown[] {
  const [nodes, edges] = [valueAt(connection, ['nodes']), valueAt(connection, ['edges'])];
  if (Array.isArray(nodes)) return nodes;
  if (Array.isArray(edges)) return edges.map((edge) => valueAt(edge, ['node']));
  throw new TypeError(`${at.join('.')} is no connection: it has neither nodes nor edges`);
}
