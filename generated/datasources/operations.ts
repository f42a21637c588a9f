// concordat 0.1.0 spec=04204d9e44adf605 body=48f5828a76cb8e9e; do not edit: change the document, then run "concordat generate"
/* eslint-disable */
import type * as types from './types.ts';

/** The path of the document's first server, which comes before every path. */
export const basePath = '';

/** Every operation of Data Sources API 1.0.0, in the order of the document. */
export const operations = {
  /** Check the connection: `GET /health` */
  getHealth: {
    operationId: 'getHealth',
    method: 'GET',
    path: '/health',
    basePath: '/customers-api',
    tags: ['Service'],
    parameters: [],
    responses: [
      { status: 200, mediaTypes: ['application/json'] },
      { status: 401, mediaTypes: ['application/json'] },
      { status: 403, mediaTypes: ['application/json'] },
      { status: 405, mediaTypes: ['application/json'] },
      { status: 429, mediaTypes: ['application/json'] },
      { status: 500, mediaTypes: ['application/json'] },
      { status: 503, mediaTypes: ['application/json'] },
    ],
    security: [
      [{ scheme: 'customersKey', scopes: [] }],
      [{ scheme: 'customersKeyHeader', scopes: [] }],
      [{ scheme: 'oauth2', scopes: ['customers:read'] }],
    ],
  },

  /** Read the schema of customers: `GET /schema/customers` */
  getCustomerSchema: {
    operationId: 'getCustomerSchema',
    method: 'GET',
    path: '/schema/customers',
    basePath: '/customers-api',
    tags: ['Customers'],
    parameters: [],
    responses: [
      { status: 200, mediaTypes: ['application/schema+json'] },
      { status: 401, mediaTypes: ['application/json'] },
      { status: 403, mediaTypes: ['application/json'] },
      { status: 405, mediaTypes: ['application/json'] },
      { status: 429, mediaTypes: ['application/json'] },
      { status: 500, mediaTypes: ['application/json'] },
      { status: 503, mediaTypes: ['application/json'] },
    ],
    security: [
      [{ scheme: 'customersKey', scopes: [] }],
      [{ scheme: 'customersKeyHeader', scopes: [] }],
      [{ scheme: 'oauth2', scopes: ['customers:read'] }],
    ],
  },

  /** List customers: `GET /customers` */
  listCustomers: {
    operationId: 'listCustomers',
    method: 'GET',
    path: '/customers',
    basePath: '/customers-api',
    tags: ['Customers'],
    parameters: [
      { in: 'query', name: 'page', required: false },
      { in: 'query', name: 'page_size', required: false },
      { in: 'query', name: 'start_date', required: false },
      { in: 'query', name: 'end_date', required: false },
      { in: 'query', name: 'updated_since', required: false },
    ],
    responses: [
      { status: 200, mediaTypes: ['application/json'] },
      { status: 401, mediaTypes: ['application/json'] },
      { status: 403, mediaTypes: ['application/json'] },
      { status: 405, mediaTypes: ['application/json'] },
      { status: 422, mediaTypes: ['application/json'] },
      { status: 429, mediaTypes: ['application/json'] },
      { status: 500, mediaTypes: ['application/json'] },
      { status: 503, mediaTypes: ['application/json'] },
    ],
    security: [
      [{ scheme: 'customersKey', scopes: [] }],
      [{ scheme: 'customersKeyHeader', scopes: [] }],
      [{ scheme: 'oauth2', scopes: ['customers:read'] }],
    ],
  },

  /** Read a customer: `GET /customers/{id}` */
  getCustomer: {
    operationId: 'getCustomer',
    method: 'GET',
    path: '/customers/{id}',
    basePath: '/customers-api',
    tags: ['Customers'],
    parameters: [{ in: 'path', name: 'id', required: true }],
    responses: [
      { status: 200, mediaTypes: ['application/json'] },
      { status: 401, mediaTypes: ['application/json'] },
      { status: 403, mediaTypes: ['application/json'] },
      { status: 404, mediaTypes: ['application/json'] },
      { status: 405, mediaTypes: ['application/json'] },
      { status: 422, mediaTypes: ['application/json'] },
      { status: 429, mediaTypes: ['application/json'] },
      { status: 500, mediaTypes: ['application/json'] },
      { status: 503, mediaTypes: ['application/json'] },
    ],
    security: [
      [{ scheme: 'customersKey', scopes: [] }],
      [{ scheme: 'customersKeyHeader', scopes: [] }],
      [{ scheme: 'oauth2', scopes: ['customers:read'] }],
    ],
  },

  /** Update a customer: `POST /customers/{id}` */
  updateCustomer: {
    operationId: 'updateCustomer',
    method: 'POST',
    path: '/customers/{id}',
    basePath: '/customers-api',
    tags: ['Customers'],
    parameters: [{ in: 'path', name: 'id', required: true }],
    requestBody: { required: true, mediaTypes: ['application/json'] },
    responses: [
      { status: 200, mediaTypes: ['application/json'] },
      { status: 400, mediaTypes: ['application/json'] },
      { status: 401, mediaTypes: ['application/json'] },
      { status: 403, mediaTypes: ['application/json'] },
      { status: 404, mediaTypes: ['application/json'] },
      { status: 405, mediaTypes: ['application/json'] },
      { status: 415, mediaTypes: ['application/json'] },
      { status: 422, mediaTypes: ['application/json'] },
      { status: 429, mediaTypes: ['application/json'] },
      { status: 500, mediaTypes: ['application/json'] },
      { status: 503, mediaTypes: ['application/json'] },
    ],
    security: [
      [{ scheme: 'customersKey', scopes: [] }],
      [{ scheme: 'customersKeyHeader', scopes: [] }],
      [{ scheme: 'oauth2', scopes: ['customers:write'] }],
    ],
  },

  /** Query products: `POST /graphql` */
  queryProducts: {
    operationId: 'queryProducts',
    method: 'POST',
    path: '/graphql',
    basePath: '/products-api',
    tags: ['Products'],
    parameters: [],
    requestBody: { required: true, mediaTypes: ['application/json'] },
    responses: [
      { status: 200, mediaTypes: ['application/json'] },
      { status: 400, mediaTypes: ['application/json'] },
      { status: 401, mediaTypes: ['application/json'] },
      { status: 403, mediaTypes: ['application/json'] },
      { status: 405, mediaTypes: ['application/json'] },
      { status: 415, mediaTypes: ['application/json'] },
      { status: 422, mediaTypes: ['application/json'] },
      { status: 429, mediaTypes: ['application/json'] },
      { status: 500, mediaTypes: ['application/json'] },
      { status: 503, mediaTypes: ['application/json'] },
    ],
    security: [
      [{ scheme: 'productsKey', scopes: [] }],
      [{ scheme: 'productsKeyHeader', scopes: [] }],
      [{ scheme: 'oauth2', scopes: ['products:read'] }],
    ],
  },

  /** Issue an access token: `POST /oauth/token` */
  issueToken: {
    operationId: 'issueToken',
    method: 'POST',
    path: '/oauth/token',
    tags: ['OAuth'],
    parameters: [],
    requestBody: { required: true, mediaTypes: ['application/x-www-form-urlencoded'] },
    responses: [
      { status: 200, mediaTypes: ['application/json'] },
      { status: 400, mediaTypes: ['application/json'] },
      { status: 401, mediaTypes: ['application/json'] },
      { status: 405, mediaTypes: ['application/json'] },
      { status: 415, mediaTypes: ['application/json'] },
      { status: 429, mediaTypes: ['application/json'] },
      { status: 500, mediaTypes: ['application/json'] },
      { status: 503, mediaTypes: ['application/json'] },
    ],
    security: [[{ scheme: 'oauthClient', scopes: [] }], []],
  },
} as const satisfies Readonly<Record<string, OperationRow>>;

/** The names of the operations. */
export type OperationName = keyof typeof operations;

/** The types of what each operation exchanges. */
export interface OperationTypes {
  readonly getHealth: types.operations['getHealth'];
  readonly getCustomerSchema: types.operations['getCustomerSchema'];
  readonly listCustomers: types.operations['listCustomers'];
  readonly getCustomer: types.operations['getCustomer'];
  readonly updateCustomer: types.operations['updateCustomer'];
  readonly queryProducts: types.operations['queryProducts'];
  readonly issueToken: types.operations['issueToken'];
}

/** One operation as data. */
export interface OperationRow {
  /** Absent where the document gives none. */
  readonly operationId?: string;
  /** In upper case. */
  readonly method: string;
  /** The path template, without `basePath`: `/jobs/{id}`. */
  readonly path: string;
  /** Instead of the document's, where the operation has a server of its own. */
  readonly basePath?: string;
  readonly tags: readonly string[];
  readonly deprecated?: true;
  readonly parameters: readonly { readonly in: string; readonly name: string; readonly required: boolean }[];
  readonly requestBody?: { readonly required: boolean; readonly mediaTypes: readonly string[] };
  /** In the order of the document; a range is written `4XX`. */
  readonly responses: readonly { readonly status: number | string; readonly mediaTypes: readonly string[] }[];
  /** Alternatives, each the schemes that it takes together; none when no credentials are needed. */
  readonly security: readonly (readonly { readonly scheme: string; readonly scopes: readonly string[] }[])[];
}

/** The parameters of an operation in one place. */
export type ParametersOf<Name extends OperationName, Place extends 'path' | 'query' | 'header' | 'cookie'> =
  OperationTypes[Name] extends { parameters: infer P } ? (Place extends keyof P ? NonNullable<P[Place]> : never) : never;

/** The body of an operation's request; of several media types the one named. */
export type RequestBody<Name extends OperationName, Media extends string = string> =
  OperationTypes[Name] extends { requestBody?: infer B } ? (B extends { content: infer C } ? C[keyof C & Media] : never) : never;

/** The statuses that an operation documents: numbers, and `'4XX'` or `'default'`. */
export type ResponseStatus<Name extends OperationName> =
  OperationTypes[Name] extends { responses: infer R } ? keyof R : never;

/** The body of an operation's response; undefined where it has none. */
export type ResponseBody<Name extends OperationName, Status extends ResponseStatus<Name>, Media extends string = string> =
  OperationTypes[Name] extends { responses: infer R }
    ? Status extends keyof R ? (R[Status] extends { content: infer C } ? C[keyof C & Media] : undefined) : never
    : never;
