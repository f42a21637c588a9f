import { badInput, createGraphqlEngine, type RunQuery } from './graphql-engine.ts';
import type { ProductStore } from './product-store.ts';
import type { Product } from './types.ts';

/** The schema of the catalogue, as the document describes it. */
export const catalogueSdl = `
type Query {
  "Products by id. first: 1 to 1000. after: the cursor of the last product that you have."
  products(category: String, first: Int = 100, after: String): ProductConnection!
}

type ProductConnection {
  edges: [ProductEdge!]!
  pageInfo: PageInfo!
}

type ProductEdge {
  cursor: String!
  node: Product!
}

type Product {
  id: ID!
  name: String!
  price: Float!
  category: String!
  createdAt: String!
  updatedAt: String!
}

type PageInfo {
  hasNextPage: Boolean!
  endCursor: String
}
`;

/** What `products` takes: the engine has checked the types, and an argument may be null. */
interface ProductArguments {
  readonly category?: string | null;
  readonly first?: number | null;
  readonly after?: string | null;
}

/** The catalogue, for GraphQL requests. @param report told of errors that nobody foresaw */
export function createCatalogue(store: ProductStore, report: (error: unknown) => void): RunQuery {
  const products = (_root: unknown, given: ProductArguments) => connectionOf(store, given);
  return createGraphqlEngine(catalogueSdl, { products }, report);
}

function connectionOf(store: ProductStore, { category, first, after }: ProductArguments) {
  const count = first ?? 100;
  if (count < 1 || count > 1000) throw badInput('first must be between 1 and 1000');
  const { products, hasNext } = store.list({
    category: category ?? undefined,
    first: count,
    after: typeof after === 'string' ? idOf(after) : undefined,
  });
  const edges = products.map((node) => ({ cursor: cursorOf(node), node }));
  return { edges, pageInfo: { hasNextPage: hasNext, endCursor: edges.at(-1)?.cursor ?? null } };
}

/** The place of a product: its id, in a form that nobody is tempted to build. */
function cursorOf({ id }: Product): string {
  return Buffer.from(`product:${id}`).toString('base64url');
}

/** @throws GraphQLError for what is no cursor of this list */
function idOf(cursor: string): string {
  const id = /^product:([0-9a-f-]{36})$/.exec(Buffer.from(cursor, 'base64url').toString('latin1'))?.[1];
  if (id !== undefined) return id;
  throw badInput('after must be a cursor that this list gave: an endCursor, or the cursor of an edge');
}
