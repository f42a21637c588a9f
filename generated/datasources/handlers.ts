// concordat 0.1.0 spec=04204d9e44adf605 body=311420df74a1127f; do not edit: change the document, then run "concordat generate"
/* eslint-disable */
import { HttpHandler, HttpResponse } from 'msw';
import type { operations } from './types.ts';

const basePath = '';
const ignoresTrailingSlash: boolean = false;

const answer1: AnswerData = {
  status: 401,
  type: 'application/json',
  headers: { 'WWW-Authenticate': 'Bearer realm="customers"' },
  bodies: [
    { name: 'missing', body: { error: { code: 'unauthorized', message: 'Send an API key or an access token' } } },
    { name: 'invalid', body: { error: { code: 'unauthorized', message: 'The key or token is not valid here' } } },
  ],
};

const answer2: AnswerData = {
  status: 403,
  type: 'application/json',
  headers: {
    'WWW-Authenticate': 'Bearer realm="customers", error="insufficient_scope", scope="customers:read"',
  },
  bodies: [
    { name: 'missingScope', body: { error: { code: 'forbidden', message: 'This needs the scope customers:read' } } },
  ],
};

const answer3: AnswerData = {
  status: 405,
  type: 'application/json',
  headers: { Allow: 'GET' },
  bodies: [
    { name: 'wrongMethod', body: { error: { code: 'method_not_allowed', message: 'Use GET' } } },
  ],
};

const answer4: AnswerData = {
  status: 429,
  type: 'application/json',
  headers: {
    'Retry-After': '1',
    'X-RateLimit-Limit': '10',
    'X-RateLimit-Remaining': '0',
    'X-RateLimit-Reset': '1737280801',
  },
  bodies: [
    { name: 'secondLimit', body: { error: { code: 'rate_limited', message: 'Rate limit exceeded: 10 requests per second' } } },
  ],
};

const answer5: AnswerData = {
  status: 500,
  type: 'application/json',
  bodies: [
    { name: 'unexpected', body: { error: { code: 'internal_error', message: 'An unexpected error occurred' } } },
  ],
};

const answer6: AnswerData = {
  status: 503,
  type: 'application/json',
  headers: { 'Retry-After': '30' },
  bodies: [
    { name: 'maintenance', body: {
      error: {
        code: 'service_unavailable',
        message: 'The service is being maintained. Try again in 30 seconds.',
      },
    } },
  ],
};

const answer7: AnswerData = {
  status: 404,
  type: 'application/json',
  bodies: [
    { name: 'unknownCustomer', body: {
      error: { code: 'not_found', message: 'There is no customer 9b2f6c1a-7d3e-4a58-b0c4-1f2e3d4c5b6a' },
    } },
  ],
};

const answer8: AnswerData = {
  status: 405,
  type: 'application/json',
  headers: { Allow: 'GET, POST' },
  bodies: [
    { name: 'wrongMethod', body: { error: { code: 'method_not_allowed', message: 'Use GET or POST' } } },
  ],
};

/** Check the connection: `GET /health` */
export const mockGetHealth = /* @__PURE__ */ mock<operations['getHealth'], 200, 'healthy' | 'degraded' | 'missing' | 'invalid' | 'missingScope' | 'wrongMethod' | 'secondLimit' | 'unexpected' | 'maintenance'>('GET', '/health', [
  {
    status: 200,
    type: 'application/json',
    headers: { 'X-RateLimit-Limit': '10', 'X-RateLimit-Remaining': '9', 'X-RateLimit-Reset': '1737280801' },
    bodies: [
      { name: 'healthy', body: { status: 'healthy' } },
      { name: 'degraded', body: { status: 'degraded' } },
    ],
  },
  answer1,
  answer2,
  answer3,
  answer4,
  answer5,
  answer6,
], '/customers-api');

/** Read the schema of customers: `GET /schema/customers` */
export const mockGetCustomerSchema = /* @__PURE__ */ mock<operations['getCustomerSchema'], 200, 'customer' | 'missing' | 'invalid' | 'missingScope' | 'wrongMethod' | 'secondLimit' | 'unexpected' | 'maintenance'>('GET', '/schema/customers', [
  {
    status: 200,
    type: 'application/schema+json',
    headers: { 'X-RateLimit-Limit': '10', 'X-RateLimit-Remaining': '9', 'X-RateLimit-Reset': '1737280801' },
    bodies: [
      { name: 'customer', body: {
        $schema: 'https://json-schema.org/draft/2020-12/schema',
        $id: 'https://data.concordat.dev/customers-api/schema/customers',
        title: 'Customer',
        type: 'object',
        properties: {
          customer_id: { type: 'string', format: 'uuid' },
          name: { type: 'string', minLength: 1, maxLength: 200 },
          email: { type: 'string', format: 'email', maxLength: 254 },
          segment: { type: 'string', enum: ['consumer', 'small_business', 'enterprise'] },
          created_at: { type: 'string', format: 'date-time' },
          updated_at: { type: 'string', format: 'date-time' },
        },
        required: ['customer_id', 'name', 'email', 'segment', 'created_at', 'updated_at'],
      } },
    ],
  },
  answer1,
  answer2,
  answer3,
  answer4,
  answer5,
  answer6,
], '/customers-api');

/** List customers: `GET /customers` */
export const mockListCustomers = /* @__PURE__ */ mock<operations['listCustomers'], 200, 'onlyPage' | 'firstOfTwo' | 'pastTheEnd' | 'missing' | 'invalid' | 'missingScope' | 'wrongMethod' | 'pageSizeTooLarge' | 'timeWithoutOffset' | 'secondLimit' | 'unexpected' | 'maintenance'>('GET', '/customers', [
  {
    status: 200,
    type: 'application/json',
    headers: { 'X-RateLimit-Limit': '10', 'X-RateLimit-Remaining': '9', 'X-RateLimit-Reset': '1737280801' },
    bodies: [
      { name: 'onlyPage', body: {
        data: [
          {
            customer_id: '9b2f6c1a-7d3e-4a58-b0c4-1f2e3d4c5b6a',
            name: 'Ada Lindqvist',
            email: 'ada.lindqvist@acme.dev',
            segment: 'enterprise',
            created_at: '2024-01-15T09:30:00Z',
            updated_at: '2025-01-18T16:20:00Z',
          },
          {
            customer_id: '4c8e1d7b-2a9f-4b63-9e05-7a6b5c4d3e2f',
            name: 'Grace Okafor',
            email: 'grace@okafor-design.dev',
            segment: 'small_business',
            created_at: '2024-06-02T11:00:00Z',
            updated_at: '2025-01-19T08:05:30Z',
          },
        ],
        pagination: { page: 1, page_size: 1000, total: 2, has_next: false },
      } },
      { name: 'firstOfTwo', body: {
        data: [
          {
            customer_id: '9b2f6c1a-7d3e-4a58-b0c4-1f2e3d4c5b6a',
            name: 'Ada Lindqvist',
            email: 'ada.lindqvist@acme.dev',
            segment: 'enterprise',
            created_at: '2024-01-15T09:30:00Z',
            updated_at: '2025-01-18T16:20:00Z',
          },
        ],
        pagination: { page: 1, page_size: 1, total: 2, has_next: true },
      } },
      { name: 'pastTheEnd', body: { data: [], pagination: { page: 2, page_size: 1000, total: 2, has_next: false } } },
    ],
  },
  answer1,
  answer2,
  answer3,
  {
    status: 422,
    type: 'application/json',
    bodies: [
      { name: 'pageSizeTooLarge', body: {
        error: {
          code: 'validation_failed',
          message: '1 field is not valid',
          details: [{ field: 'page_size', issue: 'must be at most 1000' }],
        },
      } },
      { name: 'timeWithoutOffset', body: {
        error: {
          code: 'validation_failed',
          message: '2 fields are not valid',
          details: [
            { field: 'page', issue: 'must be at least 1' },
            { field: 'updated_since', issue: 'must be a date and time of RFC 3339' },
          ],
        },
      } },
    ],
  },
  answer4,
  answer5,
  answer6,
], '/customers-api');

/** Read a customer: `GET /customers/{id}` */
export const mockGetCustomer = /* @__PURE__ */ mock<operations['getCustomer'], 200, 'customer' | 'missing' | 'invalid' | 'missingScope' | 'unknownCustomer' | 'wrongMethod' | 'notAUuid' | 'secondLimit' | 'unexpected' | 'maintenance'>('GET', '/customers/{id}', [
  {
    status: 200,
    type: 'application/json',
    headers: { 'X-RateLimit-Limit': '10', 'X-RateLimit-Remaining': '9', 'X-RateLimit-Reset': '1737280801' },
    bodies: [
      { name: 'customer', body: {
        customer_id: '9b2f6c1a-7d3e-4a58-b0c4-1f2e3d4c5b6a',
        name: 'Ada Lindqvist',
        email: 'ada.lindqvist@acme.dev',
        segment: 'enterprise',
        created_at: '2024-01-15T09:30:00Z',
        updated_at: '2025-01-18T16:20:00Z',
      } },
    ],
  },
  answer1,
  answer2,
  answer7,
  answer8,
  {
    status: 422,
    type: 'application/json',
    bodies: [
      { name: 'notAUuid', body: {
        error: {
          code: 'validation_failed',
          message: '1 field is not valid',
          details: [{ field: 'id', issue: 'must be a UUID' }],
        },
      } },
    ],
  },
  answer4,
  answer5,
  answer6,
], '/customers-api');

/** Update a customer: `POST /customers/{id}` */
export const mockUpdateCustomer = /* @__PURE__ */ mock<operations['updateCustomer'], 200, 'updated' | 'truncated' | 'missing' | 'invalid' | 'missingScope' | 'unknownCustomer' | 'wrongMethod' | 'form' | 'notAnAddress' | 'unknownField' | 'secondLimit' | 'unexpected' | 'maintenance'>('POST', '/customers/{id}', [
  {
    status: 200,
    type: 'application/json',
    headers: { 'X-RateLimit-Limit': '10', 'X-RateLimit-Remaining': '9', 'X-RateLimit-Reset': '1737280801' },
    bodies: [
      { name: 'updated', body: {
        customer_id: '9b2f6c1a-7d3e-4a58-b0c4-1f2e3d4c5b6a',
        name: 'Ada Lindqvist-Holm',
        email: 'ada.holm@acme.dev',
        segment: 'enterprise',
        created_at: '2024-01-15T09:30:00Z',
        updated_at: '2025-01-19T10:00:00Z',
      } },
    ],
  },
  {
    status: 400,
    type: 'application/json',
    bodies: [
      { name: 'truncated', body: {
        error: {
          code: 'malformed_body',
          message: 'The body is not valid JSON: unexpected end of input at position 24',
        },
      } },
    ],
  },
  answer1,
  {
    status: 403,
    type: 'application/json',
    headers: {
      'WWW-Authenticate': 'Bearer realm="customers", error="insufficient_scope", scope="customers:write"',
    },
    bodies: [
      { name: 'missingScope', body: { error: { code: 'forbidden', message: 'This needs the scope customers:write' } } },
    ],
  },
  answer7,
  answer8,
  {
    status: 415,
    type: 'application/json',
    bodies: [
      { name: 'form', body: {
        error: {
          code: 'unsupported_media_type',
          message: 'Content-Type must be application/json, not application/x-www-form-urlencoded',
        },
      } },
    ],
  },
  {
    status: 422,
    type: 'application/json',
    bodies: [
      { name: 'notAnAddress', body: {
        error: {
          code: 'validation_failed',
          message: '1 field is not valid',
          details: [{ field: 'email', issue: 'must be an e-mail address' }],
        },
      } },
      { name: 'unknownField', body: {
        error: {
          code: 'validation_failed',
          message: '1 field is not valid',
          details: [{ field: 'segmnet', issue: 'is not a known field' }],
        },
      } },
    ],
  },
  answer4,
  answer5,
  answer6,
], '/customers-api');

/** Query products: `POST /graphql` */
export const mockQueryProducts = /* @__PURE__ */ mock<operations['queryProducts'], 200, 'products' | 'introspection' | 'unknownField' | 'syntaxError' | 'tooManyFields' | 'pageTooLarge' | 'truncated' | 'missing' | 'invalid' | 'missingScope' | 'wrongMethod' | 'graphql' | 'missingQuery' | 'variablesNotAnObject' | 'secondLimit' | 'unexpected' | 'maintenance'>('POST', '/graphql', [
  {
    status: 200,
    type: 'application/json',
    headers: { 'X-RateLimit-Limit': '10', 'X-RateLimit-Remaining': '9', 'X-RateLimit-Reset': '1737280801' },
    bodies: [
      { name: 'products', body: {
        data: {
          products: {
            edges: [
              {
                node: {
                  id: '6a1f0e2d-3c4b-4d5e-8f90-a1b2c3d4e5f6',
                  name: 'Walnut desk',
                  price: 649,
                  category: 'furniture',
                  createdAt: '2024-03-01T08:00:00Z',
                  updatedAt: '2025-01-10T12:00:00Z',
                },
              },
              {
                node: {
                  id: 'e7d6c5b4-a392-4817-8605-f4e3d2c1b0a9',
                  name: 'Desk lamp',
                  price: 59.9,
                  category: 'furniture',
                  createdAt: '2024-05-20T08:00:00Z',
                  updatedAt: '2025-01-12T09:45:00Z',
                },
              },
            ],
            pageInfo: { hasNextPage: true, endCursor: 'ZTdkNmM1YjQ' },
          },
        },
      } },
      { name: 'introspection', body: {
        data: {
          __type: {
            name: 'PageInfo',
            fields: [
              {
                name: 'hasNextPage',
                type: { kind: 'NON_NULL', name: null, ofType: { name: 'Boolean' } },
              },
              { name: 'endCursor', type: { kind: 'SCALAR', name: 'String', ofType: null } },
            ],
          },
        },
      } },
      { name: 'unknownField', body: {
        errors: [
          {
            message: 'Cannot query field "prize" on type "Product".',
            locations: [{ line: 1, column: 29 }],
            extensions: { code: 'GRAPHQL_VALIDATION_FAILED' },
          },
        ],
      } },
      { name: 'syntaxError', body: {
        errors: [
          {
            message: 'Syntax Error: Expected Name, found <EOF>.',
            locations: [{ line: 1, column: 12 }],
            extensions: { code: 'GRAPHQL_PARSE_FAILED' },
          },
        ],
      } },
      { name: 'tooManyFields', body: {
        errors: [
          {
            message: 'The query may select 36004 fields; at most 30000 are allowed. Ask for fewer with first, or in several queries',
            extensions: { code: 'GRAPHQL_VALIDATION_FAILED' },
          },
        ],
      } },
      { name: 'pageTooLarge', body: {
        data: null,
        errors: [
          {
            message: 'first must be between 1 and 1000',
            locations: [{ line: 1, column: 3 }],
            path: ['products'],
            extensions: { code: 'BAD_USER_INPUT' },
          },
        ],
      } },
    ],
  },
  {
    status: 400,
    type: 'application/json',
    bodies: [
      { name: 'truncated', body: {
        errors: [
          {
            message: 'The body is not valid JSON: unexpected end of input at position 24',
            extensions: { code: 'BAD_REQUEST' },
          },
        ],
      } },
    ],
  },
  {
    status: 401,
    type: 'application/json',
    headers: { 'WWW-Authenticate': 'Bearer realm="products"' },
    bodies: [
      { name: 'missing', body: {
        errors: [{ message: 'Send an API key or an access token', extensions: { code: 'UNAUTHENTICATED' } }],
      } },
      { name: 'invalid', body: {
        errors: [{ message: 'The key or token is not valid here', extensions: { code: 'UNAUTHENTICATED' } }],
      } },
    ],
  },
  {
    status: 403,
    type: 'application/json',
    headers: {
      'WWW-Authenticate': 'Bearer realm="products", error="insufficient_scope", scope="products:read"',
    },
    bodies: [
      { name: 'missingScope', body: {
        errors: [{ message: 'This needs the scope products:read', extensions: { code: 'FORBIDDEN' } }],
      } },
    ],
  },
  {
    status: 405,
    type: 'application/json',
    headers: { Allow: 'POST' },
    bodies: [
      { name: 'wrongMethod', body: { errors: [{ message: 'Use POST', extensions: { code: 'METHOD_NOT_ALLOWED' } }] } },
    ],
  },
  {
    status: 415,
    type: 'application/json',
    bodies: [
      { name: 'graphql', body: {
        errors: [
          {
            message: 'Content-Type must be application/json, not application/graphql',
            extensions: { code: 'UNSUPPORTED_MEDIA_TYPE' },
          },
        ],
      } },
    ],
  },
  {
    status: 422,
    type: 'application/json',
    bodies: [
      { name: 'missingQuery', body: { errors: [{ message: 'query is required', extensions: { code: 'BAD_REQUEST' } }] } },
      { name: 'variablesNotAnObject', body: { errors: [{ message: 'variables must be an object', extensions: { code: 'BAD_REQUEST' } }] } },
    ],
  },
  {
    status: 429,
    type: 'application/json',
    headers: {
      'Retry-After': '1',
      'X-RateLimit-Limit': '10',
      'X-RateLimit-Remaining': '0',
      'X-RateLimit-Reset': '1737280801',
    },
    bodies: [
      { name: 'secondLimit', body: {
        errors: [
          {
            message: 'Rate limit exceeded: 10 requests per second',
            extensions: { code: 'RATE_LIMITED' },
          },
        ],
      } },
    ],
  },
  {
    status: 500,
    type: 'application/json',
    bodies: [
      { name: 'unexpected', body: {
        errors: [{ message: 'An unexpected error occurred', extensions: { code: 'INTERNAL_SERVER_ERROR' } }],
      } },
    ],
  },
  {
    status: 503,
    type: 'application/json',
    headers: { 'Retry-After': '30' },
    bodies: [
      { name: 'maintenance', body: {
        errors: [
          {
            message: 'The service is being maintained. Try again in 30 seconds.',
            extensions: { code: 'SERVICE_UNAVAILABLE' },
          },
        ],
      } },
    ],
  },
], '/products-api');

/** Issue an access token: `POST /oauth/token` */
export const mockIssueToken = /* @__PURE__ */ mock<operations['issueToken'], 200, 'token' | 'missingGrantType' | 'unsupportedGrantType' | 'scopeNotAllowed' | 'wrongSecret' | 'wrongMethod' | 'json' | 'secondLimit' | 'unexpected' | 'maintenance'>('POST', '/oauth/token', [
  {
    status: 200,
    type: 'application/json',
    headers: {
      'Cache-Control': 'no-store',
      'X-RateLimit-Limit': '10',
      'X-RateLimit-Remaining': '9',
      'X-RateLimit-Reset': '1737280801',
    },
    bodies: [
      { name: 'token', body: {
        access_token: 'dst_9fK2mXw4Qz7Lr1Vb',
        token_type: 'Bearer',
        expires_in: 3600,
        scope: 'customers:read products:read',
      } },
    ],
  },
  {
    status: 400,
    type: 'application/json',
    bodies: [
      { name: 'missingGrantType', body: { error: 'invalid_request', error_description: 'grant_type is required' } },
      { name: 'unsupportedGrantType', body: {
        error: 'unsupported_grant_type',
        error_description: 'grant_type must be client_credentials',
      } },
      { name: 'scopeNotAllowed', body: {
        error: 'invalid_scope',
        error_description: 'analytics-pipeline may not have customers:write',
      } },
    ],
  },
  {
    status: 401,
    type: 'application/json',
    headers: { 'WWW-Authenticate': 'Basic realm="datasources"' },
    bodies: [
      { name: 'wrongSecret', body: { error: 'invalid_client', error_description: 'The client or its secret is not known' } },
    ],
  },
  {
    status: 405,
    type: 'application/json',
    headers: { Allow: 'POST' },
    bodies: [
      { name: 'wrongMethod', body: { error: 'invalid_request', error_description: 'Use POST' } },
    ],
  },
  {
    status: 415,
    type: 'application/json',
    bodies: [
      { name: 'json', body: {
        error: 'invalid_request',
        error_description: 'Content-Type must be application/x-www-form-urlencoded, not application/json',
      } },
    ],
  },
  {
    status: 429,
    type: 'application/json',
    headers: {
      'Retry-After': '1',
      'X-RateLimit-Limit': '10',
      'X-RateLimit-Remaining': '0',
      'X-RateLimit-Reset': '1737280801',
    },
    bodies: [
      { name: 'secondLimit', body: {
        error: 'temporarily_unavailable',
        error_description: 'Rate limit exceeded: 10 requests per second',
      } },
    ],
  },
  {
    status: 500,
    type: 'application/json',
    bodies: [
      { name: 'unexpected', body: { error: 'server_error', error_description: 'An unexpected error occurred' } },
    ],
  },
  {
    status: 503,
    type: 'application/json',
    headers: { 'Retry-After': '30' },
    bodies: [
      { name: 'maintenance', body: {
        error: 'temporarily_unavailable',
        error_description: 'The service is being maintained. Try again in 30 seconds.',
      } },
    ],
  },
]);

/**
 * Handlers of all operations of Data Sources API, each answering with the first example of its first success.
 *
 * Concrete paths come before templated ones. Put a mock of your own before them to override one.
 */
export function createHandlers(options: Pick<MockOptions, 'baseUrl'> = {}): HttpHandler[] {
  return [
    mockGetHealth(undefined, options),
    mockListCustomers(undefined, options),
    mockQueryProducts(undefined, options),
    mockGetCustomerSchema(undefined, options),
    mockIssueToken(undefined, options),
    mockGetCustomer(undefined, options),
    mockUpdateCustomer(undefined, options),
  ];
}

/** The handlers of Data Sources API on any origin. */
export const datasourcesHandlers: readonly HttpHandler[] = /* @__PURE__ */ createHandlers();

/** Settings of a mocked operation. */
export interface MockOptions {
  /** Where the API is mocked: an absolute URL, or a path on any origin. Default: the document's path, on any origin. */
  readonly baseUrl?: string | undefined;
  /** Answer one request, and leave later ones to other handlers. */
  readonly once?: boolean | undefined;
}

/** Makes the handler of one operation: answers with what is given, what a function gives, or the document's example. */
export type Mock<Operation, Default, Examples extends string> = (
  answer?: MockAnswer<Operation, Default, Examples> | MockResolver<Operation, Default, Examples>,
  options?: MockOptions,
) => HttpHandler;

/** An answer: `{ status: 404 }` is the document's example of it, `body` replaces that, `example` chooses another. */
export type MockAnswer<Operation, Default, Examples extends string> = Operation extends { responses: infer R }
  ? [R] extends [never]
    ? AnswerOf<number, unknown, Default, Examples>
    : { [S in keyof R]: AnswerOf<S, R[S], Default, Examples> }[keyof R]
  : AnswerOf<number, unknown, Default, Examples>;

/** Decides on the answer to each request; undefined leaves it to the next handler. */
export type MockResolver<Operation, Default, Examples extends string> = (
  info: MockRequest<Operation>,
) => MaybePromise<MockAnswer<Operation, Default, Examples> | Response | undefined>;

/** A request as a resolver sees it: its parameters decoded, its JSON body typed. */
export interface MockRequest<Operation> {
  readonly request: Omit<Request, 'json'> & { json(): Promise<RequestJson<Operation>> };
  readonly params: PathParams<Operation>;
  readonly query: URLSearchParams;
  readonly cookies: Readonly<Record<string, string>>;
  readonly requestId: string;
}

type MaybePromise<T> = T | Promise<T>;
type PathParams<O> = O extends { parameters: { path: infer P } } ? { readonly [K in keyof P]: string } : Readonly<Record<string, string>>;
type RequestJson<O> = O extends { requestBody?: infer B } ? (B extends { content: infer C } ? C[keyof C] : unknown) : unknown;
type AnswerOf<S, R, Default, Examples> = {
  readonly body?: BodyOf<R> | undefined;
  readonly contentType?: R extends { content: infer C } ? keyof C & string : string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly example?: Examples;
} & (S extends Default ? { readonly status?: StatusOf<S> } : { readonly status: StatusOf<S> });
type StatusOf<S> = S extends number ? S : number;
type BodyOf<R> = R extends { content: infer C } ? { [M in keyof C]: MediaBody<M, C[M]> }[keyof C] : unknown extends R ? unknown : undefined;
type MediaBody<M, T> = M extends `${string}${'/' | '+'}json${'' | `;${string}`}` | '*/*' | 'application/*' ? T : T extends string ? T : Blob | ArrayBuffer | string;

/** What the document says of one response in one media type. */
interface AnswerData {
  readonly status: number | string;
  readonly type?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly bodies: readonly { readonly name?: string; readonly body: unknown }[];
}

interface Wanted {
  readonly status?: number | undefined;
  readonly body?: unknown;
  readonly contentType?: string | undefined;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  readonly example?: string | undefined;
}

function mock<Operation, Default, Examples extends string>(
  method: string,
  path: string,
  answers: readonly AnswerData[],
  ownBasePath?: string,
): Mock<Operation, Default, Examples> {
  return (answer, { baseUrl = basePath, once = false } = {}) => {
    // An operation with a server of its own keeps that server's path, below the origin asked for.
    const base = ownBasePath === undefined ? baseUrl : (originOf(baseUrl) ?? '') + ownBasePath;
    const { pattern, names } = pathPattern(base, path);
    const resolver = async (info: { request: Request; params: Record<string, string>; cookies: Record<string, string>; requestId: string }) => {
      const { request, cookies, requestId } = info;
      const params = Object.fromEntries(names.map((name, index) => [name, decode(info.params[index] ?? '')]));
      const query = new URL(request.url).searchParams;
      // The pattern has a group for each parameter of the path; the request's JSON is what the sender made it.
      const given = { request, params, query, cookies, requestId } as unknown as MockRequest<Operation>;
      const wanted = typeof answer === 'function' ? await answer(given) : (answer ?? {});
      if (wanted === undefined || wanted instanceof Response) return wanted;
      return respond(`${method} ${path}`, answers, wanted as Wanted);
    };
    return new HttpHandler(method, pattern, resolver, { once });
  };
}

function respond(operation: string, answers: readonly AnswerData[], wanted: Wanted): Response {
  const data = choose(operation, answers, wanted);
  const status = wanted.status ?? statusOf(data.status);
  const type = wanted.contentType ?? data.type;
  if (type === undefined || [204, 205, 304].includes(status)) {
    return new HttpResponse(null, { status, headers: { ...data.headers, ...wanted.headers } });
  }
  const headers = { ...data.headers, 'Content-Type': type, ...wanted.headers };
  const body = wanted.body === undefined ? exampleOf(operation, data, wanted.example) : wanted.body;
  if (/[/+]json\s*(?:;|$)/i.test(type)) return HttpResponse.json(body as string, { status, headers });
  // Other media types have bodies of text or bytes.
  return new HttpResponse(body as string, { status, headers });
}

/** The document's answer that fits what is wanted: by status, then range, then `default`; its first success otherwise. */
function choose(operation: string, answers: readonly AnswerData[], wanted: Wanted): AnswerData {
  const { status, example, contentType } = wanted;
  const ofType = answers.filter((data) => contentType === undefined || data.type === contentType);
  const find = (key: number | string) => ofType.find((data) => data.status === key);
  const named = (data: AnswerData) => data.bodies.some((body) => body.name === example);
  const found =
    status !== undefined
      ? (ofType.find((data) => data.status === status && (example === undefined || named(data))) ??
        find(status) ?? find(`${String(status).charAt(0)}XX`) ?? find('default'))
      : example !== undefined
        ? ofType.find(named)
        : (ofType.find((data) => String(data.status).startsWith('2')) ?? find('default') ?? ofType[0]);
  if (found) return found;
  if (status !== undefined && wanted.body !== undefined) return { status, type: contentType ?? 'application/json', bodies: [] };
  const asked = JSON.stringify({ status, example, contentType });
  const known = answers.map(({ status, type = 'no body', bodies }) => `${status} (${[type, ...bodies.flatMap((body) => body.name ?? [])].join(', ')})`);
  throw new Error(`${operation}: the document has no answer ${asked}; it has ${known.join('; ') || 'none'}`);
}

function exampleOf(operation: string, data: AnswerData, name: string | undefined): unknown {
  const found = name === undefined ? data.bodies[0] : data.bodies.find((body) => body.name === name);
  if (found) return found.body;
  const named = data.bodies.flatMap((body) => body.name ?? []);
  const hint = named.length > 0 ? `it has ${named.join(', ')}` : 'pass a body';
  throw new Error(`${operation}: the document has no example${name === undefined ? '' : ` "${name}"`} of ${data.status} ${data.type}; ${hint}`);
}

/** The status that stands for a range: 200 for `2XX` and `default`. */
function statusOf(status: number | string): number {
  if (typeof status === 'number') return status;
  return /^[1-5]XX$/.test(status) ? Number(status.charAt(0)) * 100 : 200;
}

/** Matches the whole address, on one origin or any, with a group for each parameter. */
function pathPattern(baseUrl: string, path: string): { pattern: RegExp; names: string[] } {
  const origin = originOf(baseUrl);
  const base = baseUrl.slice(origin?.length ?? 0).replace(/[?#].*$/, '').replace(/\/+$/, '');
  const names: string[] = [];
  // As a browser writes it, which encodes braces too.
  const pathname = new URL(base + path, origin ?? 'http://any.invalid').pathname;
  const escaped = pathname.replace(/%7B(.+?)%7D|[\\^$.*+?()[\]{}|]/g, (part, name: string | undefined) => {
    if (name === undefined) return `\\${part}`;
    names.push(decode(name));
    return '([^/]+?)';
  });
  const start = origin === undefined ? '[a-z][a-z0-9+.-]*:\\/\\/[^/]+' : new URL(origin).origin.replace(/[.\\/[\]]/g, '\\$&');
  // Where the document says that a slash at the end means nothing.
  const end = ignoresTrailingSlash ? escaped.replace(/\/$/, '') + '\/?' : escaped;
  return { pattern: new RegExp(`^${start}${end}$`), names };
}

function originOf(url: string): string | undefined {
  return /^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i.exec(url)?.[0];
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
