/**
 * The type of the nodes of a connection in data of a known type; `unknown` where the data's type is not known, and
 * `never` where there is no connection.
 *
 * `NodeAt<{ products: { nodes: Product[] } }, ['products']>` is `Product`.
 *
 * @see https://relay.dev/graphql/connections.htm
 */
export type NodeAt<Data, At extends readonly string[]> = unknown extends Data
  ? unknown
  : At extends readonly [infer Name extends string, ...infer Rest extends readonly string[]]
    ? [PropertyOf<Data, Name>] extends [never]
      ? never
      : NodeAt<PropertyOf<Data, Name>, Rest>
    : NodeOf<NonNullable<Data>>;

/** `never` where there is none of that name, so that a misspelt name is found. */
type PropertyOf<Data, Name extends string> =
  NonNullable<Data> extends { readonly [Key in Name]?: infer Value } ? Value : never;

type NodeOf<Connection> = Connection extends { readonly nodes?: ListOf<infer Node> }
  ? Node
  : Connection extends { readonly edges?: ListOf<infer Edge> }
    ? NodeOfEdge<Edge>
    : never;

type ListOf<Item> = readonly Item[] | null | undefined;

/** An edge that is null gives no node: undefined. */
type NodeOfEdge<Edge> = Edge extends { readonly node?: infer Node } ? Node : undefined;
