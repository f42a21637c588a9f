/** `@concordat/client/graphql`: a documented `/graphql` through a generated client. */
export {
  type Graphql,
  type GraphqlBody,
  type GraphqlDocument,
  type GraphqlOptions,
  type GraphqlSend,
  graphql,
  type NodesOptions,
  type TypedGraphqlDocument,
} from './graphql.ts';
export { GraphqlError, type GraphqlErrorEntry } from './graphql-error.ts';
export { introspectionQuery } from './introspection-query.ts';
export type { NodeAt } from './node-at.ts';
