// concordat 0.1.0 spec=04204d9e44adf605 body=eaa60b4dd7a228cc; do not edit: change the document, then run "concordat generate"
/* eslint-disable */
import { createOperations, pages } from '@concordat/client';
import type { BasicCredentials, Call, ClientDefinition, ClientOptions, OptionalCall, Paged, Secret } from '@concordat/client';
import type { operations } from './types.ts';

/** The operations of Data Sources API 1.0.0. */
export interface DatasourcesClient {
  /**
   * Check the connection
   *
   * Whether the service works and the key is good: with a wrong key the answer is a 401.
   *
   * `GET /health`
   *
   * @see Service: The service itself.
   */
  readonly getHealth: OptionalCall<operations['getHealth']>;

  /**
   * Read the schema of customers
   *
   * A JSON Schema that every customer of this API fits. Check with it what you read before you load it.
   *
   * `GET /schema/customers`
   *
   * @see Customers: Read and update customers.
   */
  readonly getCustomerSchema: OptionalCall<operations['getCustomerSchema']>;

  /**
   * List customers
   *
   * Customers in pages, by `updated_at`, then `customer_id`. Read on with `page` while `pagination.has_next` is true.
   *
   * The pages after the first show the customers as they were when the first one was read, for 15 minutes after the last page that was
   * read: none is lost or comes twice where customers change in between. Those changes come the next time. Such a reading belongs to
   * the key or token and to the parameters but `page`: readers side by side use a token each.
   *
   * To load only what changed, remember the highest `updated_at` and send it as `updated_since` the next time.
   *
   * `GET /customers`
   *
   * @see Customers: Read and update customers.
   */
  readonly listCustomers: OptionalCall<operations['listCustomers']> & Paged<operations['listCustomers'], ['data']>;

  /**
   * Read a customer
   *
   * The customer as it is now.
   *
   * `GET /customers/{id}`
   *
   * @see Customers: Read and update customers.
   */
  readonly getCustomer: Call<operations['getCustomer']>;

  /**
   * Update a customer
   *
   * Changes the fields that the body has. `updated_at` becomes the highest of all customers. The same request again changes nothing more but `updated_at`, so it is safe to repeat.
   * It creates nothing: a customer that does not exist is a 404.
   *
   * `POST /customers/{id}`
   *
   * @see Customers: Read and update customers.
   */
  readonly updateCustomer: Call<operations['updateCustomer']>;

  /**
   * Query products
   *
   * Runs a GraphQL query over the catalogue:
   *
   * ```graphql
   * type Query {
   *   "Products by id. first: 1 to 1000. after: the cursor of the last product that you have."
   *   products(category: String, first: Int = 100, after: String): ProductConnection!
   * }
   *
   * type ProductConnection {
   *   edges: [ProductEdge!]!
   *   pageInfo: PageInfo!
   * }
   *
   * type ProductEdge {
   *   cursor: String!
   *   node: Product!
   * }
   *
   * type Product {
   *   id: ID!
   *   name: String!
   *   price: Float!
   *   category: String!
   *   createdAt: String!
   *   updatedAt: String!
   * }
   *
   * type PageInfo {
   *   hasNextPage: Boolean!
   *   endCursor: String
   * }
   * ```
   *
   * Introspection (`__schema`, `__type`) works. A query may have 1,000 tokens, 20 fields in one another, and 30,000 fields in its
   * answer: `first` times those of a product, for each `products`. What is wrong inside a query comes in `errors` with status **200**.
   *
   * `POST /graphql`
   *
   * @see Products: Query the catalogue.
   */
  readonly queryProducts: Call<operations['queryProducts']>;

  /**
   * Issue an access token
   *
   * Exchanges the credentials of a client for an access token, good for both APIs (RFC 6749, 4.4). A client authenticates with Basic, or
   * with `client_id` and `client_secret` in the body. There are no refresh tokens: ask again, some minutes before the token expires.
   *
   * `POST /oauth/token`
   *
   * @see OAuth: Obtain access tokens (RFC 6749).
   */
  readonly issueToken: Call<operations['issueToken'], 'application/x-www-form-urlencoded'>;
}

/** Credentials, each sent only to operations that ask for it. */
export interface DatasourcesAuth {
  /**
   * Bearer token.
   *
   * The customer key, as `Authorization: Bearer <key>`.
   */
  readonly customersKey?: Secret | undefined;
  /**
   * API key, sent in the header `X-API-Key`.
   *
   * The customer key.
   */
  readonly customersKeyHeader?: Secret | undefined;
  /**
   * Bearer token.
   *
   * The product key, as `Authorization: Bearer <key>`.
   */
  readonly productsKey?: Secret | undefined;
  /**
   * API key, sent in the header `X-API-Key`.
   *
   * The product key.
   */
  readonly productsKeyHeader?: Secret | undefined;
  /**
   * OAuth 2.0 access token.
   *
   * An access token of `POST /oauth/token`, sent as a bearer token.
   */
  readonly oauth2?: Secret | undefined;
  /**
   * User name and password.
   *
   * The id and secret of an OAuth client. Only for `POST /oauth/token`.
   */
  readonly oauthClient?: BasicCredentials | undefined;
}

/** Options of the client. */
export type DatasourcesClientOptions = ClientOptions<DatasourcesAuth>;

/**
 * Creates a client of Data Sources API.
 *
 * @example
 * const client = createClient({ auth: { … } });
 * const { data, error } = await client.getHealth(…);
 */
export function createClient(options: DatasourcesClientOptions = {}): DatasourcesClient {
  return createOperations<DatasourcesClient>(definition, options, [pages]);
}

const definition: ClientDefinition = {
  baseUrl: 'https://data.concordat.dev',
  securitySchemes: {
    customersKey: { type: 'http', scheme: 'bearer' },
    customersKeyHeader: { type: 'apiKey', in: 'header', name: 'X-API-Key' },
    productsKey: { type: 'http', scheme: 'bearer' },
    productsKeyHeader: { type: 'apiKey', in: 'header', name: 'X-API-Key' },
    oauth2: { type: 'oauth2' },
    oauthClient: { type: 'http', scheme: 'basic' },
  },
  security: [['customersKey'], ['customersKeyHeader'], ['oauth2']],
  operations: {
    getHealth: { method: 'GET', path: '/health', server: 'https://data.concordat.dev/customers-api' },
    getCustomerSchema: {
      method: 'GET',
      path: '/schema/customers',
      server: 'https://data.concordat.dev/customers-api',
      accept: ['application/schema+json', 'application/json'],
    },
    listCustomers: {
      method: 'GET',
      path: '/customers',
      server: 'https://data.concordat.dev/customers-api',
      page: {
        kind: 'page',
        parameter: 'page',
        items: ['data'],
        told: { hasMore: ['pagination', 'has_next'] },
      },
    },
    getCustomer: { method: 'GET', path: '/customers/{id}', server: 'https://data.concordat.dev/customers-api' },
    updateCustomer: {
      method: 'POST',
      path: '/customers/{id}',
      server: 'https://data.concordat.dev/customers-api',
      body: ['application/json'],
    },
    queryProducts: {
      method: 'POST',
      path: '/graphql',
      server: 'https://data.concordat.dev/products-api',
      body: ['application/json'],
      security: [['productsKey'], ['productsKeyHeader'], ['oauth2']],
    },
    issueToken: {
      method: 'POST',
      path: '/oauth/token',
      body: ['application/x-www-form-urlencoded'],
      security: [['oauthClient'], []],
    },
  },
};
