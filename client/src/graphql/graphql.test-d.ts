/** Checked by the compiler: each line that must not compile says so. */
import { expectTypeOf } from 'vitest';
import type { Graphql, GraphqlDocument } from './graphql.ts';
import type { NodeAt } from './node-at.ts';

declare const api: Graphql;
declare const typed: GraphqlDocument<{ product: { name: string } }, { id: string; first?: number }>;

expectTypeOf(await api.query('{ x }')).toEqualTypeOf<unknown>();
expectTypeOf(await api.query<{ x: number }>('{ x }', { any: 'thing' })).toEqualTypeOf<{ x: number }>();
expectTypeOf(await api.query(typed, { id: '7' })).toEqualTypeOf<{ product: { name: string } }>();
for await (const node of api.nodes<{ id: string }>('{ x }', ['x']))
  expectTypeOf(node.id).toEqualTypeOf<string>();
for await (const node of api.nodes('{ x }', ['x'])) expectTypeOf(node).toEqualTypeOf<unknown>();

// @ts-expect-error the variables are required
void api.query(typed);
// @ts-expect-error a variable is missing
void api.query(typed, { first: 3 });
// @ts-expect-error a wrong type
void api.query(typed, { id: 7 });
// @ts-expect-error where the connection stands is needed
api.nodes('{ x }');

// What graphql-codegen writes, with documentMode: 'string'.

type Maybe<T> = T | null;
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
interface DocumentTypeDecoration<TResult, TVariables> {
  __apiType?: (variables: TVariables) => TResult;
}
declare class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  __meta__?: Record<string, unknown> | undefined;
  constructor(value: string, __meta__?: Record<string, unknown>);
  override toString(): string & DocumentTypeDecoration<TResult, TVariables>;
}
interface ProductsQuery {
  __typename?: 'Query';
  products: {
    __typename?: 'ProductConnection';
    edges: Array<{ __typename?: 'ProductEdge'; node: { id: string; price: number } }>;
    pageInfo: { hasNextPage: boolean; endCursor?: Maybe<string> };
  };
}
type ProductsQueryVariables = Exact<{ category?: Maybe<string>; after?: Maybe<string> }>;
declare const products: TypedDocumentString<ProductsQuery, ProductsQueryVariables>;
declare const health: TypedDocumentString<{ ok: boolean }, Exact<{ [key: string]: never }>>;
declare const byId: TypedDocumentString<{ x: { nodes: number[] } }, Exact<{ id: string }>>;

expectTypeOf(await api.query(products)).toEqualTypeOf<ProductsQuery>();
expectTypeOf(await api.query(products, { category: 'x' })).toEqualTypeOf<ProductsQuery>();
expectTypeOf(await api.query(health)).toEqualTypeOf<{ ok: boolean }>();
for await (const node of api.nodes(products, ['products'], { category: 'furniture' }))
  expectTypeOf(node).toEqualTypeOf<{ id: string; price: number }>();
for await (const node of api.nodes(byId, ['x'], { id: '7' })) expectTypeOf(node).toEqualTypeOf<number>();

// @ts-expect-error a wrong type
void api.query(products, { category: 7 });
// @ts-expect-error no such variable
void api.query(products, { kategory: 'x' });
// @ts-expect-error it takes no variables
void api.query(health, { category: 'x' });
// @ts-expect-error no such field
api.nodes(products, ['product']);
// @ts-expect-error a field, but no connection
api.nodes(products, ['products', 'pageInfo']);
// @ts-expect-error no connection at all
api.nodes(health, ['ok']);
// @ts-expect-error the variables are required
api.nodes(byId, ['x']);

// What it writes otherwise, a tree, is not text.

declare const tree: DocumentTypeDecoration<ProductsQuery, ProductsQueryVariables> & {
  readonly kind: 'Document';
  readonly definitions: readonly unknown[];
};
// @ts-expect-error
void api.query(tree);
// @ts-expect-error
api.nodes(tree, ['products']);

// Where the nodes stand.

interface Deep {
  shop?: Maybe<{
    list: { nodes?: Maybe<readonly Maybe<{ id: 1 }>[]> };
    edges: { edges?: Maybe<Maybe<{ node?: 'n' }>[]> };
  }>;
}
expectTypeOf<NodeAt<Deep, ['shop', 'list']>>().toEqualTypeOf<{ id: 1 } | null>();
expectTypeOf<NodeAt<Deep, ['shop', 'edges']>>().toEqualTypeOf<'n' | undefined>();
expectTypeOf<NodeAt<Deep, ['shop']>>().toEqualTypeOf<never>();
expectTypeOf<NodeAt<Deep, ['shop', 'lists']>>().toEqualTypeOf<never>();
expectTypeOf<NodeAt<unknown, ['any', 'thing']>>().toEqualTypeOf<unknown>();
