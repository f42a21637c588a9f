// concordat 0.1.0 spec=de35be94a529dd46 body=01af6c1917f41772; do not edit: change the document, then run "concordat generate"
/* eslint-disable */
import { HttpHandler, HttpResponse } from 'msw';
import type { operations } from './types.ts';

const basePath = '/api/v1';
const ignoresTrailingSlash: boolean = false;

const answer1: AnswerData = {
  status: 401,
  type: 'application/json',
  headers: { 'X-Request-Id': 'req_7d41c2a9', 'WWW-Authenticate': 'Bearer realm="jobs"' },
  bodies: [
    { name: 'invalidKey', body: {
      status: 'error',
      error: { code: 'UNAUTHORIZED', message: 'Invalid or missing API key' },
      meta: { timestamp: '2025-11-24T10:30:00Z', request_id: 'req_7d41c2a9' },
    } },
  ],
};

const answer2: AnswerData = {
  status: 405,
  type: 'application/json',
  headers: { 'X-Request-Id': 'req_7d41c2a9', Allow: 'GET, POST' },
  bodies: [
    { name: 'wrongMethod', body: {
      status: 'error',
      error: { code: 'METHOD_NOT_ALLOWED', message: 'Method not allowed: use GET or POST' },
      meta: { timestamp: '2025-11-24T10:30:00Z', request_id: 'req_7d41c2a9' },
    } },
  ],
};

const answer3: AnswerData = {
  status: 429,
  type: 'application/json',
  headers: {
    'X-Request-Id': 'req_7d41c2a9',
    'Retry-After': '1800',
    'X-RateLimit-Limit': '100',
    'X-RateLimit-Remaining': '0',
    'X-RateLimit-Reset': '1763982000',
  },
  bodies: [
    { name: 'hourlyLimit', body: {
      status: 'error',
      error: { code: 'RATE_LIMITED', message: 'Rate limit exceeded: 100 requests per hour' },
      meta: { timestamp: '2025-11-24T10:30:00Z', request_id: 'req_7d41c2a9' },
    } },
  ],
};

const answer4: AnswerData = {
  status: 500,
  type: 'application/json',
  headers: { 'X-Request-Id': 'req_7d41c2a9' },
  bodies: [
    { name: 'unexpected', body: {
      status: 'error',
      error: { code: 'INTERNAL_ERROR', message: 'An unexpected error occurred' },
      meta: { timestamp: '2025-11-24T10:30:00Z', request_id: 'req_7d41c2a9' },
    } },
  ],
};

const answer5: AnswerData = {
  status: 404,
  type: 'application/json',
  headers: { 'X-Request-Id': 'req_7d41c2a9' },
  bodies: [
    { name: 'unknownJob', body: {
      status: 'error',
      error: { code: 'NOT_FOUND', message: 'Job 123 not found' },
      meta: { timestamp: '2025-11-24T10:30:00Z', request_id: 'req_7d41c2a9' },
    } },
  ],
};

const answer6: AnswerData = {
  status: 405,
  type: 'application/json',
  headers: { 'X-Request-Id': 'req_7d41c2a9', Allow: 'GET' },
  bodies: [
    { name: 'wrongMethod', body: {
      status: 'error',
      error: { code: 'METHOD_NOT_ALLOWED', message: 'Method not allowed: use GET' },
      meta: { timestamp: '2025-11-24T10:30:00Z', request_id: 'req_7d41c2a9' },
    } },
  ],
};

const body7: unknown = {
  status: 'error',
  error: {
    code: 'VALIDATION_ERROR',
    message: 'Invalid input parameters',
    details: [{ field: 'id', issue: 'must be an integer' }],
  },
  meta: { timestamp: '2025-11-24T10:30:00Z', request_id: 'req_7d41c2a9' },
};

const answer8: AnswerData = {
  status: 422,
  type: 'application/json',
  headers: { 'X-Request-Id': 'req_7d41c2a9' },
  bodies: [
    { name: 'notAnInteger', body: body7 },
  ],
};

/** List jobs: `GET /jobs` */
export const mockListJobs = /* @__PURE__ */ mock<operations['listJobs'], 200, 'firstPage' | 'completedOnly' | 'pastTheEnd' | 'invalidKey' | 'wrongMethod' | 'pageSizeTooLarge' | 'unknownStatus' | 'hourlyLimit' | 'unexpected'>('GET', '/jobs', [
  {
    status: 200,
    type: 'application/json',
    headers: {
      'X-Request-Id': 'req_7d41c2a9',
      'X-RateLimit-Limit': '100',
      'X-RateLimit-Remaining': '93',
      'X-RateLimit-Reset': '1763982000',
    },
    bodies: [
      { name: 'firstPage', body: {
        status: 'success',
        data: [
          {
            id: 124,
            type: 'collection',
            status: 'running',
            config: { endpoint: 'https://data.acme.dev/v2/orders', since: '2025-11-23T00:00:00Z' },
            created_at: '2025-11-24T10:31:20Z',
            updated_at: '2025-11-24T10:31:25Z',
          },
          {
            id: 123,
            type: 'validation',
            status: 'completed',
            config: { source: 's3://acme-exports/orders-2025-11-23.csv', rules: ['not_null', 'unique_id'] },
            result: { rows_checked: 48210, rows_rejected: 12 },
            created_at: '2025-11-24T10:30:00Z',
            updated_at: '2025-11-24T10:32:07Z',
          },
          {
            id: 122,
            type: 'validation',
            status: 'failed',
            config: { source: 's3://acme-exports/orders-2025-11-22.csv', rules: ['not_null'] },
            error: {
              code: 'SOURCE_UNREADABLE',
              message: 's3://acme-exports/orders-2025-11-22.csv: access denied',
            },
            created_at: '2025-11-24T09:58:12Z',
            updated_at: '2025-11-24T09:58:15Z',
          },
        ],
        meta: {
          timestamp: '2025-11-24T10:32:10Z',
          request_id: 'req_7d41c2a9',
          page: 1,
          page_size: 20,
          total: 3,
          total_pages: 1,
        },
      } },
      { name: 'completedOnly', body: {
        status: 'success',
        data: [
          {
            id: 123,
            type: 'validation',
            status: 'completed',
            config: { source: 's3://acme-exports/orders-2025-11-23.csv', rules: ['not_null', 'unique_id'] },
            result: { rows_checked: 48210, rows_rejected: 12 },
            created_at: '2025-11-24T10:30:00Z',
            updated_at: '2025-11-24T10:32:07Z',
          },
        ],
        meta: {
          timestamp: '2025-11-24T10:32:10Z',
          request_id: 'req_7d41c2a9',
          page: 1,
          page_size: 20,
          total: 1,
          total_pages: 1,
        },
      } },
      { name: 'pastTheEnd', body: {
        status: 'success',
        data: [],
        meta: {
          timestamp: '2025-11-24T10:32:10Z',
          request_id: 'req_7d41c2a9',
          page: 2,
          page_size: 20,
          total: 3,
          total_pages: 1,
        },
      } },
    ],
  },
  answer1,
  answer2,
  {
    status: 422,
    type: 'application/json',
    headers: { 'X-Request-Id': 'req_7d41c2a9' },
    bodies: [
      { name: 'pageSizeTooLarge', body: {
        status: 'error',
        error: {
          code: 'VALIDATION_ERROR',
          message: 'Invalid input parameters',
          details: [{ field: 'page_size', issue: 'must be at most 100' }],
        },
        meta: { timestamp: '2025-11-24T10:30:00Z', request_id: 'req_7d41c2a9' },
      } },
      { name: 'unknownStatus', body: {
        status: 'error',
        error: {
          code: 'VALIDATION_ERROR',
          message: 'Invalid input parameters',
          details: [
            { field: 'page', issue: 'must be an integer' },
            {
              field: 'status',
              issue: 'must be one of queued, running, completed, failed, cancelled',
            },
          ],
        },
        meta: { timestamp: '2025-11-24T10:30:00Z', request_id: 'req_7d41c2a9' },
      } },
    ],
  },
  answer3,
  answer4,
]);

/** Submit a job: `POST /jobs` */
export const mockCreateJob = /* @__PURE__ */ mock<operations['createJob'], 202, 'queued' | 'missingConfig' | 'malformedJson' | 'invalidKey' | 'wrongMethod' | 'plainText' | 'configNotAnObject' | 'unknownField' | 'minuteLimit' | 'unexpected'>('POST', '/jobs', [
  {
    status: 202,
    type: 'application/json',
    headers: {
      Location: '/api/v1/jobs/123',
      'X-Request-Id': 'req_7d41c2a9',
      'X-RateLimit-Limit': '10',
      'X-RateLimit-Remaining': '9',
      'X-RateLimit-Reset': '1763980260',
    },
    bodies: [
      { name: 'queued', body: {
        status: 'success',
        data: { job_id: 123, status: 'queued', status_url: '/api/v1/jobs/123' },
        meta: { timestamp: '2025-11-24T10:30:00Z', request_id: 'req_7d41c2a9' },
      } },
    ],
  },
  {
    status: 400,
    type: 'application/json',
    headers: { 'X-Request-Id': 'req_7d41c2a9' },
    bodies: [
      { name: 'missingConfig', body: {
        status: 'error',
        error: {
          code: 'INVALID_REQUEST',
          message: 'Missing required field: config',
          details: [{ field: 'config', issue: 'is required' }],
        },
        meta: { timestamp: '2025-11-24T10:30:00Z', request_id: 'req_7d41c2a9' },
      } },
      { name: 'malformedJson', body: {
        status: 'error',
        error: {
          code: 'INVALID_REQUEST',
          message: 'The body is not valid JSON: unexpected end of input at position 24',
        },
        meta: { timestamp: '2025-11-24T10:30:00Z', request_id: 'req_7d41c2a9' },
      } },
    ],
  },
  answer1,
  answer2,
  {
    status: 415,
    type: 'application/json',
    headers: { 'X-Request-Id': 'req_7d41c2a9' },
    bodies: [
      { name: 'plainText', body: {
        status: 'error',
        error: {
          code: 'UNSUPPORTED_MEDIA_TYPE',
          message: 'Content-Type must be application/json, not text/plain',
        },
        meta: { timestamp: '2025-11-24T10:30:00Z', request_id: 'req_7d41c2a9' },
      } },
    ],
  },
  {
    status: 422,
    type: 'application/json',
    headers: { 'X-Request-Id': 'req_7d41c2a9' },
    bodies: [
      { name: 'configNotAnObject', body: {
        status: 'error',
        error: {
          code: 'VALIDATION_ERROR',
          message: 'Invalid input parameters',
          details: [{ field: 'config', issue: 'must be an object' }],
        },
        meta: { timestamp: '2025-11-24T10:30:00Z', request_id: 'req_7d41c2a9' },
      } },
      { name: 'unknownField', body: {
        status: 'error',
        error: {
          code: 'VALIDATION_ERROR',
          message: 'Invalid input parameters',
          details: [
            { field: 'type', issue: 'must match ^[a-z][a-z0-9_-]*$' },
            { field: 'prioritty', issue: 'is not a known field' },
          ],
        },
        meta: { timestamp: '2025-11-24T10:30:00Z', request_id: 'req_7d41c2a9' },
      } },
    ],
  },
  {
    status: 429,
    type: 'application/json',
    headers: {
      'X-Request-Id': 'req_7d41c2a9',
      'Retry-After': '42',
      'X-RateLimit-Limit': '10',
      'X-RateLimit-Remaining': '0',
      'X-RateLimit-Reset': '1763980260',
    },
    bodies: [
      { name: 'minuteLimit', body: {
        status: 'error',
        error: { code: 'RATE_LIMITED', message: 'Rate limit exceeded: 10 requests per minute' },
        meta: { timestamp: '2025-11-24T10:30:18Z', request_id: 'req_7d41c2a9' },
      } },
    ],
  },
  answer4,
]);

/** Read a job: `GET /jobs/{id}` */
export const mockGetJob = /* @__PURE__ */ mock<operations['getJob'], 200, 'completed' | 'queued' | 'running' | 'failed' | 'cancelled' | 'invalidKey' | 'unknownJob' | 'wrongMethod' | 'notAnInteger' | 'hourlyLimit' | 'unexpected'>('GET', '/jobs/{id}', [
  {
    status: 200,
    type: 'application/json',
    headers: {
      'X-Request-Id': 'req_7d41c2a9',
      'X-RateLimit-Limit': '100',
      'X-RateLimit-Remaining': '93',
      'X-RateLimit-Reset': '1763982000',
    },
    bodies: [
      { name: 'completed', body: {
        status: 'success',
        data: {
          id: 123,
          type: 'validation',
          status: 'completed',
          config: { source: 's3://acme-exports/orders-2025-11-23.csv', rules: ['not_null', 'unique_id'] },
          result: { rows_checked: 48210, rows_rejected: 12 },
          created_at: '2025-11-24T10:30:00Z',
          updated_at: '2025-11-24T10:32:07Z',
        },
        meta: { timestamp: '2025-11-24T10:32:10Z', request_id: 'req_7d41c2a9' },
      } },
      { name: 'queued', body: {
        status: 'success',
        data: {
          id: 123,
          type: 'validation',
          status: 'queued',
          config: { source: 's3://acme-exports/orders-2025-11-23.csv', rules: ['not_null', 'unique_id'] },
          created_at: '2025-11-24T10:30:00Z',
          updated_at: '2025-11-24T10:30:00Z',
        },
        meta: { timestamp: '2025-11-24T10:30:02Z', request_id: 'req_7d41c2a9' },
      } },
      { name: 'running', body: {
        status: 'success',
        data: {
          id: 123,
          type: 'validation',
          status: 'running',
          config: { source: 's3://acme-exports/orders-2025-11-23.csv', rules: ['not_null', 'unique_id'] },
          created_at: '2025-11-24T10:30:00Z',
          updated_at: '2025-11-24T10:30:04Z',
        },
        meta: { timestamp: '2025-11-24T10:30:10Z', request_id: 'req_7d41c2a9' },
      } },
      { name: 'failed', body: {
        status: 'success',
        data: {
          id: 123,
          type: 'validation',
          status: 'failed',
          config: { source: 's3://acme-exports/orders-2025-11-23.csv', rules: ['not_null', 'unique_id'] },
          error: {
            code: 'SOURCE_UNREADABLE',
            message: 's3://acme-exports/orders-2025-11-23.csv: access denied',
          },
          created_at: '2025-11-24T10:30:00Z',
          updated_at: '2025-11-24T10:30:05Z',
        },
        meta: { timestamp: '2025-11-24T10:30:10Z', request_id: 'req_7d41c2a9' },
      } },
      { name: 'cancelled', body: {
        status: 'success',
        data: {
          id: 123,
          type: 'validation',
          status: 'cancelled',
          config: { source: 's3://acme-exports/orders-2025-11-23.csv', rules: ['not_null', 'unique_id'] },
          created_at: '2025-11-24T10:30:00Z',
          updated_at: '2025-11-24T10:30:40Z',
        },
        meta: { timestamp: '2025-11-24T10:30:45Z', request_id: 'req_7d41c2a9' },
      } },
    ],
  },
  answer1,
  answer5,
  answer6,
  answer8,
  answer3,
  answer4,
]);

/** Cancel a job: `POST /jobs/{id}/cancel` */
export const mockCancelJob = /* @__PURE__ */ mock<operations['cancelJob'], 200, 'cancelled' | 'invalidKey' | 'unknownJob' | 'wrongMethod' | 'alreadyCompleted' | 'alreadyCancelled' | 'notAnInteger' | 'hourlyLimit' | 'unexpected'>('POST', '/jobs/{id}/cancel', [
  {
    status: 200,
    type: 'application/json',
    headers: {
      'X-Request-Id': 'req_7d41c2a9',
      'X-RateLimit-Limit': '100',
      'X-RateLimit-Remaining': '93',
      'X-RateLimit-Reset': '1763982000',
    },
    bodies: [
      { name: 'cancelled', body: {
        status: 'success',
        data: {
          id: 123,
          type: 'validation',
          status: 'cancelled',
          config: { source: 's3://acme-exports/orders-2025-11-23.csv', rules: ['not_null', 'unique_id'] },
          created_at: '2025-11-24T10:30:00Z',
          updated_at: '2025-11-24T10:30:40Z',
        },
        meta: { timestamp: '2025-11-24T10:30:40Z', request_id: 'req_7d41c2a9' },
      } },
    ],
  },
  answer1,
  answer5,
  {
    status: 405,
    type: 'application/json',
    headers: { 'X-Request-Id': 'req_7d41c2a9', Allow: 'POST' },
    bodies: [
      { name: 'wrongMethod', body: {
        status: 'error',
        error: { code: 'METHOD_NOT_ALLOWED', message: 'Method not allowed: use POST' },
        meta: { timestamp: '2025-11-24T10:30:00Z', request_id: 'req_7d41c2a9' },
      } },
    ],
  },
  {
    status: 409,
    type: 'application/json',
    headers: { 'X-Request-Id': 'req_7d41c2a9' },
    bodies: [
      { name: 'alreadyCompleted', body: {
        status: 'error',
        error: { code: 'CONFLICT', message: 'Job 123 has already ended with status completed' },
        meta: { timestamp: '2025-11-24T10:32:10Z', request_id: 'req_7d41c2a9' },
      } },
      { name: 'alreadyCancelled', body: {
        status: 'error',
        error: { code: 'CONFLICT', message: 'Job 123 has already ended with status cancelled' },
        meta: { timestamp: '2025-11-24T10:32:10Z', request_id: 'req_7d41c2a9' },
      } },
    ],
  },
  answer8,
  answer3,
  answer4,
]);

/** Read an application's status: `GET /apps/{app}/status` */
export const mockGetAppStatus = /* @__PURE__ */ mock<operations['getAppStatus'], 200, 'up' | 'degraded' | 'down' | 'invalidKey' | 'unknownApp' | 'wrongMethod' | 'upperCase' | 'hourlyLimit' | 'unexpected'>('GET', '/apps/{app}/status', [
  {
    status: 200,
    type: 'application/json',
    headers: {
      'X-Request-Id': 'req_7d41c2a9',
      'X-RateLimit-Limit': '100',
      'X-RateLimit-Remaining': '93',
      'X-RateLimit-Reset': '1763982000',
    },
    bodies: [
      { name: 'up', body: {
        status: 'success',
        data: {
          app: 'validator',
          status: 'up',
          version: '2.4.1',
          uptime_seconds: 86400,
          jobs: { queued: 3, running: 1 },
        },
        meta: { timestamp: '2025-11-24T10:30:00Z', request_id: 'req_7d41c2a9' },
      } },
      { name: 'degraded', body: {
        status: 'success',
        data: {
          app: 'validator',
          status: 'degraded',
          version: '2.4.1',
          uptime_seconds: 86400,
          jobs: { queued: 212, running: 4 },
        },
        meta: { timestamp: '2025-11-24T10:30:00Z', request_id: 'req_7d41c2a9' },
      } },
      { name: 'down', body: {
        status: 'success',
        data: {
          app: 'validator',
          status: 'down',
          version: '2.4.1',
          uptime_seconds: 0,
          jobs: { queued: 3, running: 0 },
        },
        meta: { timestamp: '2025-11-24T10:30:00Z', request_id: 'req_7d41c2a9' },
      } },
    ],
  },
  answer1,
  {
    status: 404,
    type: 'application/json',
    headers: { 'X-Request-Id': 'req_7d41c2a9' },
    bodies: [
      { name: 'unknownApp', body: {
        status: 'error',
        error: { code: 'NOT_FOUND', message: 'Application validator not found' },
        meta: { timestamp: '2025-11-24T10:30:00Z', request_id: 'req_7d41c2a9' },
      } },
    ],
  },
  answer6,
  {
    status: 422,
    type: 'application/json',
    headers: { 'X-Request-Id': 'req_7d41c2a9' },
    bodies: [
      { name: 'upperCase', body: {
        status: 'error',
        error: {
          code: 'VALIDATION_ERROR',
          message: 'Invalid input parameters',
          details: [{ field: 'app', issue: 'must match ^[a-z][a-z0-9-]*$' }],
        },
        meta: { timestamp: '2025-11-24T10:30:00Z', request_id: 'req_7d41c2a9' },
      } },
    ],
  },
  answer3,
  answer4,
]);

/**
 * Handlers of all operations of Jobs API, each answering with the first example of its first success.
 *
 * Concrete paths come before templated ones. Put a mock of your own before them to override one.
 */
export function createHandlers(options: Pick<MockOptions, 'baseUrl'> = {}): HttpHandler[] {
  return [
    mockListJobs(undefined, options),
    mockCreateJob(undefined, options),
    mockGetJob(undefined, options),
    mockCancelJob(undefined, options),
    mockGetAppStatus(undefined, options),
  ];
}

/** The handlers of Jobs API on any origin. */
export const jobsHandlers: readonly HttpHandler[] = /* @__PURE__ */ createHandlers();

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
