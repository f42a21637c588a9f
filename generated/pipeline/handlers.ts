// concordat 0.1.0 spec=48c1739d3aae01df body=42b330df2a0eda67; do not edit: change the document, then run "concordat generate"
/* eslint-disable */
import { HttpHandler, HttpResponse } from 'msw';
import type { operations } from './types.ts';

const basePath = '/api/v1';
const ignoresTrailingSlash: boolean = true;

const answer1: AnswerData = {
  status: 405,
  type: 'application/json',
  headers: { Allow: 'POST' },
  bodies: [
    { name: 'wrongMethod', body: { status: 'error', error: 'METHOD_NOT_ALLOWED', message: 'Use POST' } },
  ],
};

const answer2: AnswerData = {
  status: 415,
  type: 'application/json',
  bodies: [
    { name: 'form', body: {
      status: 'error',
      error: 'UNSUPPORTED_MEDIA_TYPE',
      message: 'Content-Type must be application/json, not application/x-www-form-urlencoded',
    } },
  ],
};

const answer3: AnswerData = {
  status: 429,
  type: 'application/json',
  headers: {
    'Retry-After': '42',
    'X-RateLimit-Limit': '100',
    'X-RateLimit-Remaining': '0',
    'X-RateLimit-Reset': '1749997200',
  },
  bodies: [
    { name: 'minuteLimit', body: {
      status: 'error',
      error: 'RATE_LIMITED',
      message: 'Rate limit exceeded: 100 requests per minute',
    } },
  ],
};

const answer4: AnswerData = {
  status: 500,
  type: 'application/json',
  bodies: [
    { name: 'unexpected', body: { status: 'error', error: 'EXECUTION_ERROR', message: 'An unexpected error occurred' } },
  ],
};

const answer5: AnswerData = {
  status: 401,
  type: 'application/json',
  headers: { 'WWW-Authenticate': 'Bearer realm="pipeline"' },
  bodies: [
    { name: 'missing', body: { status: 'error', error: 'AUTH_ERROR', message: 'Authentication is required' } },
    { name: 'expired', body: { status: 'error', error: 'AUTH_ERROR', message: 'The access token has expired' } },
  ],
};

const answer6: AnswerData = {
  status: 400,
  type: 'application/json',
  bodies: [
    { name: 'pageSizeTooLarge', body: {
      status: 'error',
      error: 'VALIDATION_ERROR',
      message: 'Invalid request - \'page_size\' must be at most 100',
    } },
    { name: 'pageNotANumber', body: {
      status: 'error',
      error: 'VALIDATION_ERROR',
      message: 'Invalid request - \'page\' must be an integer',
    } },
  ],
};

const answer7: AnswerData = {
  status: 403,
  type: 'application/json',
  bodies: [
    { name: 'missingScope', body: { status: 'error', error: 'AUTH_ERROR', message: 'This needs the scope read' } },
  ],
};

const answer8: AnswerData = {
  status: 405,
  type: 'application/json',
  headers: { Allow: 'GET, POST' },
  bodies: [
    { name: 'wrongMethod', body: { status: 'error', error: 'METHOD_NOT_ALLOWED', message: 'Use GET or POST' } },
  ],
};

const body9: unknown = {
  status: 'success',
  data: {
    source_id: '7c1e9a52-3b4d-4f6e-8a90-b1c2d3e4f5a6',
    source_name: 'Sales Data Bucket',
    source_type: 'GCS',
    connection_details: { bucket_name: 'sales-data-bucket', file_pattern: '*.csv' },
    description: 'GCS bucket containing sales data CSV files',
    created_at: '2025-05-02T08:00:00Z',
    updated_at: '2025-05-02T08:00:00Z',
  },
};

const answer10: AnswerData = {
  status: 403,
  type: 'application/json',
  bodies: [
    { name: 'missingScope', body: { status: 'error', error: 'AUTH_ERROR', message: 'This needs the scope write' } },
  ],
};

const answer11: AnswerData = {
  status: 400,
  type: 'application/json',
  bodies: [
    { name: 'notAUuid', body: {
      status: 'error',
      error: 'VALIDATION_ERROR',
      message: 'Invalid request - The id in the path must be a UUID',
    } },
  ],
};

const answer12: AnswerData = {
  status: 404,
  type: 'application/json',
  bodies: [
    { name: 'unknownSource', body: {
      status: 'error',
      error: 'RESOURCE_NOT_FOUND',
      message: 'There is no source 7c1e9a52-3b4d-4f6e-8a90-b1c2d3e4f5a6',
    } },
  ],
};

const answer13: AnswerData = {
  status: 405,
  type: 'application/json',
  headers: { Allow: 'GET, PUT, DELETE' },
  bodies: [
    { name: 'wrongMethod', body: { status: 'error', error: 'METHOD_NOT_ALLOWED', message: 'Use GET, PUT or DELETE' } },
  ],
};

const answer14: AnswerData = {
  status: 409,
  type: 'application/json',
  bodies: [
    { name: 'running', body: {
      status: 'error',
      error: 'RESOURCE_IN_USE',
      message: 'Execution a3f1c2b4-8d7e-4c65-9b0a-1f2e3d4c5b6a has not ended',
    } },
  ],
};

const body15: unknown = {
  status: 'success',
  data: {
    pipeline_id: '550e8400-e29b-41d4-a716-446655440000',
    pipeline_name: 'Daily sales',
    source_id: '7c1e9a52-3b4d-4f6e-8a90-b1c2d3e4f5a6',
    target_dataset: 'sales_data',
    target_table: 'orders',
    schedule: '0 3 * * *',
    description: 'Loads the orders of the day before',
    is_active: true,
    last_execution_id: null,
    created_at: '2025-05-02T08:10:00Z',
    updated_at: '2025-05-02T08:10:00Z',
  },
};

const answer16: AnswerData = {
  status: 404,
  type: 'application/json',
  bodies: [
    { name: 'unknownPipeline', body: {
      status: 'error',
      error: 'RESOURCE_NOT_FOUND',
      message: 'There is no pipeline 550e8400-e29b-41d4-a716-446655440000',
    } },
  ],
};

const answer17: AnswerData = {
  status: 403,
  type: 'application/json',
  bodies: [
    { name: 'missingScope', body: { status: 'error', error: 'AUTH_ERROR', message: 'This needs the scope execute' } },
  ],
};

const answer18: AnswerData = {
  status: 405,
  type: 'application/json',
  headers: { Allow: 'GET' },
  bodies: [
    { name: 'wrongMethod', body: { status: 'error', error: 'METHOD_NOT_ALLOWED', message: 'Use GET' } },
  ],
};

const body19: unknown = {
  status: 'success',
  data: {
    rule_id: 'c0ffee12-3456-4789-8abc-def012345678',
    rule_name: 'Customers have an address',
    dataset: 'customer_data',
    table: 'customers',
    column: 'email',
    rule_type: 'not_null',
    parameters: {},
    severity: 'high',
    is_enabled: true,
    created_at: '2025-05-03T09:00:00Z',
    updated_at: '2025-05-03T09:00:00Z',
  },
};

const answer20: AnswerData = {
  status: 422,
  type: 'application/json',
  bodies: [
    { name: 'noColumn', body: {
      status: 'error',
      error: 'EXECUTION_ERROR',
      message: 'The rule cannot be checked: a rule of the type range needs a column',
    } },
    { name: 'badPattern', body: {
      status: 'error',
      error: 'EXECUTION_ERROR',
      message: 'The rule cannot be checked: \'pattern\' must be a text of 1 to 500 characters',
    } },
  ],
};

const answer21: AnswerData = {
  status: 404,
  type: 'application/json',
  bodies: [
    { name: 'unknownRule', body: {
      status: 'error',
      error: 'RESOURCE_NOT_FOUND',
      message: 'There is no rule c0ffee12-3456-4789-8abc-def012345678',
    } },
  ],
};

const answer22: AnswerData = {
  status: 400,
  type: 'application/json',
  bodies: [
    { name: 'dashInName', body: {
      status: 'error',
      error: 'VALIDATION_ERROR',
      message: 'Invalid request - \'dataset\' must match ^[A-Za-z_][A-Za-z0-9_]*$',
    } },
  ],
};

const answer23: AnswerData = {
  status: 404,
  type: 'application/json',
  bodies: [
    { name: 'unknownDataset', body: { status: 'error', error: 'RESOURCE_NOT_FOUND', message: 'There is no dataset customer_data' } },
    { name: 'unknownTable', body: {
      status: 'error',
      error: 'RESOURCE_NOT_FOUND',
      message: 'There is no table customers in customer_data',
    } },
  ],
};

const answer24: AnswerData = {
  status: 400,
  type: 'application/json',
  bodies: [
    { name: 'unknownValue', body: {
      status: 'error',
      error: 'VALIDATION_ERROR',
      message: 'Invalid request - \'severity\' must be one of low, medium, high, critical',
    } },
    { name: 'pageSizeTooLarge', body: {
      status: 'error',
      error: 'VALIDATION_ERROR',
      message: 'Invalid request - \'page_size\' must be at most 100',
    } },
  ],
};

/** Log in: `POST /auth/login` */
export const mockLogin = /* @__PURE__ */ mock<operations['login'], 200, 'tokens' | 'missingPassword' | 'malformedJson' | 'wrongPassword' | 'wrongMethod' | 'form' | 'minuteLimit' | 'unexpected'>('POST', '/auth/login', [
  {
    status: 200,
    type: 'application/json',
    headers: {
      'Cache-Control': 'no-store',
      'X-RateLimit-Limit': '100',
      'X-RateLimit-Remaining': '93',
      'X-RateLimit-Reset': '1749997200',
    },
    bodies: [
      { name: 'tokens', body: {
        status: 'success',
        data: {
          access_token: 'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhZGEiLCJzY29wZSI6InJlYWQgd3JpdGUgZXhlY3V0ZSJ9.c2lnbmF0dXJl',
          refresh_token: 'rt_5dK8vQm2Zx7Lp4Wc',
          token_type: 'Bearer',
          expires_in: 3600,
        },
      } },
    ],
  },
  {
    status: 400,
    type: 'application/json',
    bodies: [
      { name: 'missingPassword', body: {
        status: 'error',
        error: 'VALIDATION_ERROR',
        message: 'Invalid request - Missing required field \'password\'',
      } },
      { name: 'malformedJson', body: {
        status: 'error',
        error: 'VALIDATION_ERROR',
        message: 'Invalid request - The body is not valid JSON: unexpected end of input at position 24',
      } },
    ],
  },
  {
    status: 401,
    type: 'application/json',
    headers: { 'WWW-Authenticate': 'Bearer realm="pipeline"' },
    bodies: [
      { name: 'wrongPassword', body: { status: 'error', error: 'AUTH_ERROR', message: 'Incorrect username or password' } },
    ],
  },
  answer1,
  answer2,
  answer3,
  answer4,
]);

/** Refresh the tokens: `POST /auth/refresh` */
export const mockRefreshTokens = /* @__PURE__ */ mock<operations['refreshTokens'], 200, 'tokens' | 'missingToken' | 'malformedJson' | 'used' | 'wrongMethod' | 'form' | 'minuteLimit' | 'unexpected'>('POST', '/auth/refresh', [
  {
    status: 200,
    type: 'application/json',
    headers: {
      'Cache-Control': 'no-store',
      'X-RateLimit-Limit': '100',
      'X-RateLimit-Remaining': '93',
      'X-RateLimit-Reset': '1749997200',
    },
    bodies: [
      { name: 'tokens', body: {
        status: 'success',
        data: {
          access_token: 'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhZGEiLCJzY29wZSI6InJlYWQgd3JpdGUgZXhlY3V0ZSJ9.c2lnbmF0dXJl',
          refresh_token: 'rt_8Yw3Nc6Tq1Bs9Hf2',
          token_type: 'Bearer',
          expires_in: 3600,
        },
      } },
    ],
  },
  {
    status: 400,
    type: 'application/json',
    bodies: [
      { name: 'missingToken', body: {
        status: 'error',
        error: 'VALIDATION_ERROR',
        message: 'Invalid request - Missing required field \'refresh_token\'',
      } },
      { name: 'malformedJson', body: {
        status: 'error',
        error: 'VALIDATION_ERROR',
        message: 'Invalid request - The body is not valid JSON: unexpected end of input at position 24',
      } },
    ],
  },
  {
    status: 401,
    type: 'application/json',
    headers: { 'WWW-Authenticate': 'Bearer realm="pipeline"' },
    bodies: [
      { name: 'used', body: { status: 'error', error: 'AUTH_ERROR', message: 'The refresh token is not valid' } },
    ],
  },
  answer1,
  answer2,
  answer3,
  answer4,
]);

/** Log out: `POST /auth/logout` */
export const mockLogout = /* @__PURE__ */ mock<operations['logout'], 200, 'loggedOut' | 'missing' | 'expired' | 'wrongMethod' | 'minuteLimit' | 'unexpected'>('POST', '/auth/logout', [
  {
    status: 200,
    type: 'application/json',
    headers: { 'X-RateLimit-Limit': '100', 'X-RateLimit-Remaining': '93', 'X-RateLimit-Reset': '1749997200' },
    bodies: [
      { name: 'loggedOut', body: { status: 'success', data: { logged_out: true } } },
    ],
  },
  answer5,
  answer1,
  answer3,
  answer4,
]);

/** List sources: `GET /ingestion/sources` */
export const mockListSources = /* @__PURE__ */ mock<operations['listSources'], 200, 'all' | 'bySize' | 'pastTheEnd' | 'pageSizeTooLarge' | 'pageNotANumber' | 'missing' | 'expired' | 'missingScope' | 'wrongMethod' | 'minuteLimit' | 'unexpected'>('GET', '/ingestion/sources', [
  {
    status: 200,
    type: 'application/json',
    headers: { 'X-RateLimit-Limit': '100', 'X-RateLimit-Remaining': '93', 'X-RateLimit-Reset': '1749997200' },
    bodies: [
      { name: 'all', body: {
        status: 'success',
        data: [
          {
            source_id: '7c1e9a52-3b4d-4f6e-8a90-b1c2d3e4f5a6',
            source_name: 'Sales Data Bucket',
            source_type: 'GCS',
            connection_details: { bucket_name: 'sales-data-bucket', file_pattern: '*.csv' },
            description: 'GCS bucket containing sales data CSV files',
            created_at: '2025-05-02T08:00:00Z',
            updated_at: '2025-05-02T08:00:00Z',
          },
          {
            source_id: '1d2c3b4a-5e6f-4708-9192-a3b4c5d6e7f8',
            source_name: 'CRM',
            source_type: 'CLOUD_SQL',
            connection_details: { instance: 'acme-prod:europe-west3:crm', database: 'crm', secret_name: 'crm-reader' },
            description: null,
            created_at: '2025-04-11T12:30:00Z',
            updated_at: '2025-05-20T07:45:00Z',
          },
        ],
        metadata: { page: 1, page_size: 20, total: 2, total_pages: 1 },
      } },
      { name: 'bySize', body: {
        status: 'success',
        data: [
          {
            source_id: '7c1e9a52-3b4d-4f6e-8a90-b1c2d3e4f5a6',
            source_name: 'Sales Data Bucket',
            source_type: 'GCS',
            connection_details: { bucket_name: 'sales-data-bucket', file_pattern: '*.csv' },
            description: 'GCS bucket containing sales data CSV files',
            created_at: '2025-05-02T08:00:00Z',
            updated_at: '2025-05-02T08:00:00Z',
          },
        ],
        metadata: { page: 1, page_size: 1, total: 2, total_pages: 2 },
      } },
      { name: 'pastTheEnd', body: {
        status: 'success',
        data: [],
        metadata: { page: 2, page_size: 20, total: 2, total_pages: 1 },
      } },
    ],
  },
  answer6,
  answer5,
  answer7,
  answer8,
  answer3,
  answer4,
]);

/** Create a source: `POST /ingestion/sources` */
export const mockCreateSource = /* @__PURE__ */ mock<operations['createSource'], 201, 'created' | 'missingName' | 'unknownType' | 'malformedJson' | 'missing' | 'expired' | 'missingScope' | 'wrongMethod' | 'form' | 'minuteLimit' | 'unexpected'>('POST', '/ingestion/sources', [
  {
    status: 201,
    type: 'application/json',
    headers: {
      Location: '/api/v1/ingestion/sources/7c1e9a52-3b4d-4f6e-8a90-b1c2d3e4f5a6',
      'X-RateLimit-Limit': '100',
      'X-RateLimit-Remaining': '93',
      'X-RateLimit-Reset': '1749997200',
    },
    bodies: [
      { name: 'created', body: body9 },
    ],
  },
  {
    status: 400,
    type: 'application/json',
    bodies: [
      { name: 'missingName', body: {
        status: 'error',
        error: 'VALIDATION_ERROR',
        message: 'Invalid request - Missing required field \'source_name\'',
      } },
      { name: 'unknownType', body: {
        status: 'error',
        error: 'VALIDATION_ERROR',
        message: 'Invalid request - \'source_type\' must be one of GCS, CLOUD_SQL, API, BIGQUERY',
      } },
      { name: 'malformedJson', body: {
        status: 'error',
        error: 'VALIDATION_ERROR',
        message: 'Invalid request - The body is not valid JSON: unexpected end of input at position 24',
      } },
    ],
  },
  answer5,
  answer10,
  answer8,
  answer2,
  answer3,
  answer4,
]);

/** Read a source: `GET /ingestion/sources/{source_id}` */
export const mockGetSource = /* @__PURE__ */ mock<operations['getSource'], 200, 'source' | 'withoutDescription' | 'notAUuid' | 'missing' | 'expired' | 'missingScope' | 'unknownSource' | 'wrongMethod' | 'minuteLimit' | 'unexpected'>('GET', '/ingestion/sources/{source_id}', [
  {
    status: 200,
    type: 'application/json',
    headers: { 'X-RateLimit-Limit': '100', 'X-RateLimit-Remaining': '93', 'X-RateLimit-Reset': '1749997200' },
    bodies: [
      { name: 'source', body: body9 },
      { name: 'withoutDescription', body: {
        status: 'success',
        data: {
          source_id: '1d2c3b4a-5e6f-4708-9192-a3b4c5d6e7f8',
          source_name: 'CRM',
          source_type: 'CLOUD_SQL',
          connection_details: { instance: 'acme-prod:europe-west3:crm', database: 'crm', secret_name: 'crm-reader' },
          description: null,
          created_at: '2025-04-11T12:30:00Z',
          updated_at: '2025-05-20T07:45:00Z',
        },
      } },
    ],
  },
  answer11,
  answer5,
  answer7,
  answer12,
  answer13,
  answer3,
  answer4,
]);

/** Change a source: `PUT /ingestion/sources/{source_id}` */
export const mockUpdateSource = /* @__PURE__ */ mock<operations['updateSource'], 200, 'updated' | 'missingDetails' | 'unknownField' | 'malformedJson' | 'missing' | 'expired' | 'missingScope' | 'unknownSource' | 'wrongMethod' | 'running' | 'form' | 'minuteLimit' | 'unexpected'>('PUT', '/ingestion/sources/{source_id}', [
  {
    status: 200,
    type: 'application/json',
    headers: { 'X-RateLimit-Limit': '100', 'X-RateLimit-Remaining': '93', 'X-RateLimit-Reset': '1749997200' },
    bodies: [
      { name: 'updated', body: {
        status: 'success',
        data: {
          source_id: '7c1e9a52-3b4d-4f6e-8a90-b1c2d3e4f5a6',
          source_name: 'Sales Data Bucket (EU)',
          source_type: 'GCS',
          connection_details: { bucket_name: 'sales-data-bucket', file_pattern: '*.csv' },
          description: 'GCS bucket containing sales data CSV files',
          created_at: '2025-05-02T08:00:00Z',
          updated_at: '2025-06-15T14:19:18Z',
        },
      } },
    ],
  },
  {
    status: 400,
    type: 'application/json',
    bodies: [
      { name: 'missingDetails', body: {
        status: 'error',
        error: 'VALIDATION_ERROR',
        message: 'Invalid request - Missing required field \'connection_details\'',
      } },
      { name: 'unknownField', body: {
        status: 'error',
        error: 'VALIDATION_ERROR',
        message: 'Invalid request - Unknown field \'sorce_name\'',
      } },
      { name: 'malformedJson', body: {
        status: 'error',
        error: 'VALIDATION_ERROR',
        message: 'Invalid request - The body is not valid JSON: unexpected end of input at position 24',
      } },
    ],
  },
  answer5,
  answer10,
  answer12,
  answer13,
  answer14,
  answer2,
  answer3,
  answer4,
]);

/** Delete a source: `DELETE /ingestion/sources/{source_id}` */
export const mockDeleteSource = /* @__PURE__ */ mock<operations['deleteSource'], 200, 'deleted' | 'notAUuid' | 'missing' | 'expired' | 'missingScope' | 'unknownSource' | 'wrongMethod' | 'hasPipeline' | 'minuteLimit' | 'unexpected'>('DELETE', '/ingestion/sources/{source_id}', [
  {
    status: 200,
    type: 'application/json',
    headers: { 'X-RateLimit-Limit': '100', 'X-RateLimit-Remaining': '93', 'X-RateLimit-Reset': '1749997200' },
    bodies: [
      { name: 'deleted', body: { status: 'success', data: { id: '7c1e9a52-3b4d-4f6e-8a90-b1c2d3e4f5a6', deleted: true } } },
    ],
  },
  answer11,
  answer5,
  answer10,
  answer12,
  answer13,
  {
    status: 409,
    type: 'application/json',
    bodies: [
      { name: 'hasPipeline', body: {
        status: 'error',
        error: 'RESOURCE_IN_USE',
        message: 'Pipeline 550e8400-e29b-41d4-a716-446655440000 reads this source',
      } },
    ],
  },
  answer3,
  answer4,
]);

/** List pipelines: `GET /ingestion/pipelines` */
export const mockListPipelines = /* @__PURE__ */ mock<operations['listPipelines'], 200, 'all' | 'pastTheEnd' | 'pageSizeTooLarge' | 'pageNotANumber' | 'missing' | 'expired' | 'missingScope' | 'wrongMethod' | 'minuteLimit' | 'unexpected'>('GET', '/ingestion/pipelines', [
  {
    status: 200,
    type: 'application/json',
    headers: { 'X-RateLimit-Limit': '100', 'X-RateLimit-Remaining': '93', 'X-RateLimit-Reset': '1749997200' },
    bodies: [
      { name: 'all', body: {
        status: 'success',
        data: [
          {
            pipeline_id: '550e8400-e29b-41d4-a716-446655440000',
            pipeline_name: 'Daily sales',
            source_id: '7c1e9a52-3b4d-4f6e-8a90-b1c2d3e4f5a6',
            target_dataset: 'sales_data',
            target_table: 'orders',
            schedule: '0 3 * * *',
            description: 'Loads the orders of the day before',
            is_active: true,
            last_execution_id: 'a3f1c2b4-8d7e-4c65-9b0a-1f2e3d4c5b6a',
            created_at: '2025-05-02T08:10:00Z',
            updated_at: '2025-05-02T08:10:00Z',
          },
        ],
        metadata: { page: 1, page_size: 20, total: 1, total_pages: 1 },
      } },
      { name: 'pastTheEnd', body: {
        status: 'success',
        data: [],
        metadata: { page: 2, page_size: 20, total: 1, total_pages: 1 },
      } },
    ],
  },
  answer6,
  answer5,
  answer7,
  answer8,
  answer3,
  answer4,
]);

/** Create a pipeline: `POST /ingestion/pipelines` */
export const mockCreatePipeline = /* @__PURE__ */ mock<operations['createPipeline'], 201, 'created' | 'missingSource' | 'malformedJson' | 'missing' | 'expired' | 'missingScope' | 'unknownSource' | 'wrongMethod' | 'form' | 'minuteLimit' | 'unexpected'>('POST', '/ingestion/pipelines', [
  {
    status: 201,
    type: 'application/json',
    headers: {
      Location: '/api/v1/ingestion/pipelines/550e8400-e29b-41d4-a716-446655440000',
      'X-RateLimit-Limit': '100',
      'X-RateLimit-Remaining': '93',
      'X-RateLimit-Reset': '1749997200',
    },
    bodies: [
      { name: 'created', body: body15 },
    ],
  },
  {
    status: 400,
    type: 'application/json',
    bodies: [
      { name: 'missingSource', body: {
        status: 'error',
        error: 'VALIDATION_ERROR',
        message: 'Invalid request - Missing required field \'source_id\'',
      } },
      { name: 'malformedJson', body: {
        status: 'error',
        error: 'VALIDATION_ERROR',
        message: 'Invalid request - The body is not valid JSON: unexpected end of input at position 24',
      } },
    ],
  },
  answer5,
  answer10,
  answer12,
  answer8,
  answer2,
  answer3,
  answer4,
]);

/** Read a pipeline: `GET /ingestion/pipelines/{pipeline_id}` */
export const mockGetPipeline = /* @__PURE__ */ mock<operations['getPipeline'], 200, 'pipeline' | 'neverExecuted' | 'notAUuid' | 'missing' | 'expired' | 'missingScope' | 'unknownPipeline' | 'wrongMethod' | 'minuteLimit' | 'unexpected'>('GET', '/ingestion/pipelines/{pipeline_id}', [
  {
    status: 200,
    type: 'application/json',
    headers: { 'X-RateLimit-Limit': '100', 'X-RateLimit-Remaining': '93', 'X-RateLimit-Reset': '1749997200' },
    bodies: [
      { name: 'pipeline', body: {
        status: 'success',
        data: {
          pipeline_id: '550e8400-e29b-41d4-a716-446655440000',
          pipeline_name: 'Daily sales',
          source_id: '7c1e9a52-3b4d-4f6e-8a90-b1c2d3e4f5a6',
          target_dataset: 'sales_data',
          target_table: 'orders',
          schedule: '0 3 * * *',
          description: 'Loads the orders of the day before',
          is_active: true,
          last_execution_id: 'a3f1c2b4-8d7e-4c65-9b0a-1f2e3d4c5b6a',
          created_at: '2025-05-02T08:10:00Z',
          updated_at: '2025-05-02T08:10:00Z',
        },
      } },
      { name: 'neverExecuted', body: body15 },
    ],
  },
  answer11,
  answer5,
  answer7,
  answer16,
  answer13,
  answer3,
  answer4,
]);

/** Change a pipeline: `PUT /ingestion/pipelines/{pipeline_id}` */
export const mockUpdatePipeline = /* @__PURE__ */ mock<operations['updatePipeline'], 200, 'updated' | 'sourceNotAUuid' | 'malformedJson' | 'missing' | 'expired' | 'missingScope' | 'unknownPipeline' | 'unknownSource' | 'wrongMethod' | 'running' | 'form' | 'minuteLimit' | 'unexpected'>('PUT', '/ingestion/pipelines/{pipeline_id}', [
  {
    status: 200,
    type: 'application/json',
    headers: { 'X-RateLimit-Limit': '100', 'X-RateLimit-Remaining': '93', 'X-RateLimit-Reset': '1749997200' },
    bodies: [
      { name: 'updated', body: {
        status: 'success',
        data: {
          pipeline_id: '550e8400-e29b-41d4-a716-446655440000',
          pipeline_name: 'Daily sales',
          source_id: '7c1e9a52-3b4d-4f6e-8a90-b1c2d3e4f5a6',
          target_dataset: 'sales_data',
          target_table: 'orders',
          schedule: null,
          description: 'Loads the orders of the day before',
          is_active: false,
          last_execution_id: 'a3f1c2b4-8d7e-4c65-9b0a-1f2e3d4c5b6a',
          created_at: '2025-05-02T08:10:00Z',
          updated_at: '2025-06-15T14:19:18Z',
        },
      } },
    ],
  },
  {
    status: 400,
    type: 'application/json',
    bodies: [
      { name: 'sourceNotAUuid', body: {
        status: 'error',
        error: 'VALIDATION_ERROR',
        message: 'Invalid request - \'source_id\' must be a UUID',
      } },
      { name: 'malformedJson', body: {
        status: 'error',
        error: 'VALIDATION_ERROR',
        message: 'Invalid request - The body is not valid JSON: unexpected end of input at position 24',
      } },
    ],
  },
  answer5,
  answer10,
  {
    status: 404,
    type: 'application/json',
    bodies: [
      { name: 'unknownPipeline', body: {
        status: 'error',
        error: 'RESOURCE_NOT_FOUND',
        message: 'There is no pipeline 550e8400-e29b-41d4-a716-446655440000',
      } },
      { name: 'unknownSource', body: {
        status: 'error',
        error: 'RESOURCE_NOT_FOUND',
        message: 'There is no source 7c1e9a52-3b4d-4f6e-8a90-b1c2d3e4f5a6',
      } },
    ],
  },
  answer13,
  answer14,
  answer2,
  answer3,
  answer4,
]);

/** Delete a pipeline: `DELETE /ingestion/pipelines/{pipeline_id}` */
export const mockDeletePipeline = /* @__PURE__ */ mock<operations['deletePipeline'], 200, 'deleted' | 'notAUuid' | 'missing' | 'expired' | 'missingScope' | 'unknownPipeline' | 'wrongMethod' | 'running' | 'minuteLimit' | 'unexpected'>('DELETE', '/ingestion/pipelines/{pipeline_id}', [
  {
    status: 200,
    type: 'application/json',
    headers: { 'X-RateLimit-Limit': '100', 'X-RateLimit-Remaining': '93', 'X-RateLimit-Reset': '1749997200' },
    bodies: [
      { name: 'deleted', body: { status: 'success', data: { id: '550e8400-e29b-41d4-a716-446655440000', deleted: true } } },
    ],
  },
  answer11,
  answer5,
  answer10,
  answer16,
  answer13,
  answer14,
  answer3,
  answer4,
]);

/** Execute a pipeline: `POST /ingestion/pipelines/{pipeline_id}/execute` */
export const mockExecutePipeline = /* @__PURE__ */ mock<operations['executePipeline'], 202, 'accepted' | 'batchTooLarge' | 'callbackNotAnAddress' | 'malformedJson' | 'missing' | 'expired' | 'missingScope' | 'unknownPipeline' | 'wrongMethod' | 'running' | 'form' | 'inactive' | 'minuteLimit' | 'unexpected'>('POST', '/ingestion/pipelines/{pipeline_id}/execute', [
  {
    status: 202,
    type: 'application/json',
    headers: {
      Location: '/api/v1/ingestion/executions/a3f1c2b4-8d7e-4c65-9b0a-1f2e3d4c5b6a',
      'X-RateLimit-Limit': '100',
      'X-RateLimit-Remaining': '93',
      'X-RateLimit-Reset': '1749997200',
    },
    bodies: [
      { name: 'accepted', body: {
        status: 'success',
        data: {
          execution_id: 'a3f1c2b4-8d7e-4c65-9b0a-1f2e3d4c5b6a',
          status_url: '/api/v1/ingestion/executions/a3f1c2b4-8d7e-4c65-9b0a-1f2e3d4c5b6a',
        },
      } },
    ],
  },
  {
    status: 400,
    type: 'application/json',
    bodies: [
      { name: 'batchTooLarge', body: {
        status: 'error',
        error: 'VALIDATION_ERROR',
        message: 'Invalid request - \'execution_params.batch_size\' must be at most 100000',
      } },
      { name: 'callbackNotAnAddress', body: {
        status: 'error',
        error: 'VALIDATION_ERROR',
        message: 'Invalid request - \'callback_url\' must be an http or https address',
      } },
      { name: 'malformedJson', body: {
        status: 'error',
        error: 'VALIDATION_ERROR',
        message: 'Invalid request - The body is not valid JSON: unexpected end of input at position 24',
      } },
    ],
  },
  answer5,
  answer17,
  answer16,
  answer1,
  answer14,
  answer2,
  {
    status: 422,
    type: 'application/json',
    bodies: [
      { name: 'inactive', body: { status: 'error', error: 'EXECUTION_ERROR', message: 'The pipeline is not active' } },
    ],
  },
  answer3,
  answer4,
]);

/** Read an execution: `GET /ingestion/executions/{execution_id}` */
export const mockGetExecution = /* @__PURE__ */ mock<operations['getExecution'], 200, 'completed' | 'pending' | 'running' | 'healing' | 'failed' | 'notAUuid' | 'missing' | 'expired' | 'missingScope' | 'unknownExecution' | 'wrongMethod' | 'minuteLimit' | 'unexpected'>('GET', '/ingestion/executions/{execution_id}', [
  {
    status: 200,
    type: 'application/json',
    headers: { 'X-RateLimit-Limit': '100', 'X-RateLimit-Remaining': '93', 'X-RateLimit-Reset': '1749997200' },
    bodies: [
      { name: 'completed', body: {
        status: 'success',
        data: {
          execution_id: 'a3f1c2b4-8d7e-4c65-9b0a-1f2e3d4c5b6a',
          pipeline_id: '550e8400-e29b-41d4-a716-446655440000',
          status: 'completed',
          execution_params: { batch_size: 1000, include_deleted: false },
          records_processed: 48210,
          records_failed: 12,
          error: null,
          started_at: '2025-06-15T14:19:18Z',
          ended_at: '2025-06-15T14:21:05Z',
        },
      } },
      { name: 'pending', body: {
        status: 'success',
        data: {
          execution_id: 'a3f1c2b4-8d7e-4c65-9b0a-1f2e3d4c5b6a',
          pipeline_id: '550e8400-e29b-41d4-a716-446655440000',
          status: 'pending',
          execution_params: { batch_size: 1000, include_deleted: false },
          records_processed: 0,
          records_failed: 0,
          error: null,
          started_at: null,
          ended_at: null,
        },
      } },
      { name: 'running', body: {
        status: 'success',
        data: {
          execution_id: 'a3f1c2b4-8d7e-4c65-9b0a-1f2e3d4c5b6a',
          pipeline_id: '550e8400-e29b-41d4-a716-446655440000',
          status: 'running',
          execution_params: { batch_size: 1000, include_deleted: false },
          records_processed: 21000,
          records_failed: 3,
          error: null,
          started_at: '2025-06-15T14:19:18Z',
          ended_at: null,
        },
      } },
      { name: 'healing', body: {
        status: 'success',
        data: {
          execution_id: 'a3f1c2b4-8d7e-4c65-9b0a-1f2e3d4c5b6a',
          pipeline_id: '550e8400-e29b-41d4-a716-446655440000',
          status: 'healing',
          execution_params: { batch_size: 1000, include_deleted: false },
          records_processed: 21000,
          records_failed: 3,
          error: null,
          started_at: '2025-06-15T14:19:18Z',
          ended_at: null,
        },
      } },
      { name: 'failed', body: {
        status: 'success',
        data: {
          execution_id: 'a3f1c2b4-8d7e-4c65-9b0a-1f2e3d4c5b6a',
          pipeline_id: '550e8400-e29b-41d4-a716-446655440000',
          status: 'failed',
          execution_params: { batch_size: 1000, include_deleted: false },
          records_processed: 0,
          records_failed: 0,
          error: 'gs://sales-data-bucket: access denied',
          started_at: '2025-06-15T14:19:18Z',
          ended_at: '2025-06-15T14:19:20Z',
        },
      } },
    ],
  },
  answer11,
  answer5,
  answer7,
  {
    status: 404,
    type: 'application/json',
    bodies: [
      { name: 'unknownExecution', body: {
        status: 'error',
        error: 'RESOURCE_NOT_FOUND',
        message: 'There is no execution a3f1c2b4-8d7e-4c65-9b0a-1f2e3d4c5b6a',
      } },
    ],
  },
  answer18,
  answer3,
  answer4,
]);

/** List quality rules: `GET /quality/rules` */
export const mockListRules = /* @__PURE__ */ mock<operations['listRules'], 200, 'all' | 'pastTheEnd' | 'pageSizeTooLarge' | 'pageNotANumber' | 'missing' | 'expired' | 'missingScope' | 'wrongMethod' | 'minuteLimit' | 'unexpected'>('GET', '/quality/rules', [
  {
    status: 200,
    type: 'application/json',
    headers: { 'X-RateLimit-Limit': '100', 'X-RateLimit-Remaining': '93', 'X-RateLimit-Reset': '1749997200' },
    bodies: [
      { name: 'all', body: {
        status: 'success',
        data: [
          {
            rule_id: 'c0ffee12-3456-4789-8abc-def012345678',
            rule_name: 'Customers have an address',
            dataset: 'customer_data',
            table: 'customers',
            column: 'email',
            rule_type: 'not_null',
            parameters: {},
            severity: 'high',
            is_enabled: true,
            created_at: '2025-05-03T09:00:00Z',
            updated_at: '2025-05-03T09:00:00Z',
          },
          {
            rule_id: 'f00dbabe-1234-4567-89ab-cdef01234567',
            rule_name: 'Customers are fresh',
            dataset: 'customer_data',
            table: 'customers',
            column: null,
            rule_type: 'freshness',
            parameters: { max_age_hours: 24 },
            severity: 'medium',
            is_enabled: true,
            created_at: '2025-05-02T09:00:00Z',
            updated_at: '2025-05-02T09:00:00Z',
          },
        ],
        metadata: { page: 1, page_size: 20, total: 2, total_pages: 1 },
      } },
      { name: 'pastTheEnd', body: {
        status: 'success',
        data: [],
        metadata: { page: 2, page_size: 20, total: 2, total_pages: 1 },
      } },
    ],
  },
  answer6,
  answer5,
  answer7,
  answer8,
  answer3,
  answer4,
]);

/** Create a quality rule: `POST /quality/rules` */
export const mockCreateRule = /* @__PURE__ */ mock<operations['createRule'], 201, 'created' | 'unknownType' | 'malformedJson' | 'missing' | 'expired' | 'missingScope' | 'wrongMethod' | 'form' | 'noColumn' | 'badPattern' | 'minuteLimit' | 'unexpected'>('POST', '/quality/rules', [
  {
    status: 201,
    type: 'application/json',
    headers: {
      Location: '/api/v1/quality/rules/c0ffee12-3456-4789-8abc-def012345678',
      'X-RateLimit-Limit': '100',
      'X-RateLimit-Remaining': '93',
      'X-RateLimit-Reset': '1749997200',
    },
    bodies: [
      { name: 'created', body: body19 },
    ],
  },
  {
    status: 400,
    type: 'application/json',
    bodies: [
      { name: 'unknownType', body: {
        status: 'error',
        error: 'VALIDATION_ERROR',
        message: 'Invalid request - \'rule_type\' must be one of not_null, unique, range, pattern, freshness, row_count',
      } },
      { name: 'malformedJson', body: {
        status: 'error',
        error: 'VALIDATION_ERROR',
        message: 'Invalid request - The body is not valid JSON: unexpected end of input at position 24',
      } },
    ],
  },
  answer5,
  answer10,
  answer8,
  answer2,
  answer20,
  answer3,
  answer4,
]);

/** Read a quality rule: `GET /quality/rules/{rule_id}` */
export const mockGetRule = /* @__PURE__ */ mock<operations['getRule'], 200, 'column' | 'table' | 'notAUuid' | 'missing' | 'expired' | 'missingScope' | 'unknownRule' | 'wrongMethod' | 'minuteLimit' | 'unexpected'>('GET', '/quality/rules/{rule_id}', [
  {
    status: 200,
    type: 'application/json',
    headers: { 'X-RateLimit-Limit': '100', 'X-RateLimit-Remaining': '93', 'X-RateLimit-Reset': '1749997200' },
    bodies: [
      { name: 'column', body: body19 },
      { name: 'table', body: {
        status: 'success',
        data: {
          rule_id: 'f00dbabe-1234-4567-89ab-cdef01234567',
          rule_name: 'Customers are fresh',
          dataset: 'customer_data',
          table: 'customers',
          column: null,
          rule_type: 'freshness',
          parameters: { max_age_hours: 24 },
          severity: 'medium',
          is_enabled: true,
          created_at: '2025-05-02T09:00:00Z',
          updated_at: '2025-05-02T09:00:00Z',
        },
      } },
    ],
  },
  answer11,
  answer5,
  answer7,
  answer21,
  answer13,
  answer3,
  answer4,
]);

/** Change a quality rule: `PUT /quality/rules/{rule_id}` */
export const mockUpdateRule = /* @__PURE__ */ mock<operations['updateRule'], 200, 'updated' | 'missingName' | 'malformedJson' | 'missing' | 'expired' | 'missingScope' | 'unknownRule' | 'wrongMethod' | 'form' | 'noColumn' | 'badPattern' | 'minuteLimit' | 'unexpected'>('PUT', '/quality/rules/{rule_id}', [
  {
    status: 200,
    type: 'application/json',
    headers: { 'X-RateLimit-Limit': '100', 'X-RateLimit-Remaining': '93', 'X-RateLimit-Reset': '1749997200' },
    bodies: [
      { name: 'updated', body: {
        status: 'success',
        data: {
          rule_id: 'c0ffee12-3456-4789-8abc-def012345678',
          rule_name: 'Customers have an address',
          dataset: 'customer_data',
          table: 'customers',
          column: 'email',
          rule_type: 'not_null',
          parameters: {},
          severity: 'critical',
          is_enabled: true,
          created_at: '2025-05-03T09:00:00Z',
          updated_at: '2025-06-15T14:19:18Z',
        },
      } },
    ],
  },
  {
    status: 400,
    type: 'application/json',
    bodies: [
      { name: 'missingName', body: {
        status: 'error',
        error: 'VALIDATION_ERROR',
        message: 'Invalid request - Missing required field \'rule_name\'',
      } },
      { name: 'malformedJson', body: {
        status: 'error',
        error: 'VALIDATION_ERROR',
        message: 'Invalid request - The body is not valid JSON: unexpected end of input at position 24',
      } },
    ],
  },
  answer5,
  answer10,
  answer21,
  answer13,
  answer2,
  answer20,
  answer3,
  answer4,
]);

/** Delete a quality rule: `DELETE /quality/rules/{rule_id}` */
export const mockDeleteRule = /* @__PURE__ */ mock<operations['deleteRule'], 200, 'deleted' | 'notAUuid' | 'missing' | 'expired' | 'missingScope' | 'unknownRule' | 'wrongMethod' | 'minuteLimit' | 'unexpected'>('DELETE', '/quality/rules/{rule_id}', [
  {
    status: 200,
    type: 'application/json',
    headers: { 'X-RateLimit-Limit': '100', 'X-RateLimit-Remaining': '93', 'X-RateLimit-Reset': '1749997200' },
    bodies: [
      { name: 'deleted', body: { status: 'success', data: { id: 'c0ffee12-3456-4789-8abc-def012345678', deleted: true } } },
    ],
  },
  answer11,
  answer5,
  answer10,
  answer21,
  answer13,
  answer3,
  answer4,
]);

/** Validate a dataset: `POST /quality/validate/{dataset}` */
export const mockValidateDataset = /* @__PURE__ */ mock<operations['validateDataset'], 200, 'warning' | 'passed' | 'failed' | 'dashInName' | 'missing' | 'expired' | 'missingScope' | 'unknownDataset' | 'unknownTable' | 'wrongMethod' | 'noRules' | 'minuteLimit' | 'unexpected'>('POST', '/quality/validate/{dataset}', [
  {
    status: 200,
    type: 'application/json',
    headers: { 'X-RateLimit-Limit': '100', 'X-RateLimit-Remaining': '93', 'X-RateLimit-Reset': '1749997200' },
    bodies: [
      { name: 'warning', body: {
        status: 'success',
        data: {
          dataset: 'customer_data',
          table: 'customers',
          status: 'warning',
          quality_score: 95.5,
          rules_passed: 19,
          total_rules: 20,
          validated_at: '2025-06-15T14:19:18Z',
        },
      } },
      { name: 'passed', body: {
        status: 'success',
        data: {
          dataset: 'customer_data',
          table: null,
          status: 'passed',
          quality_score: 100,
          rules_passed: 20,
          total_rules: 20,
          validated_at: '2025-06-15T14:19:18Z',
        },
      } },
      { name: 'failed', body: {
        status: 'success',
        data: {
          dataset: 'customer_data',
          table: 'customers',
          status: 'failed',
          quality_score: 61.5,
          rules_passed: 17,
          total_rules: 20,
          validated_at: '2025-06-15T14:19:18Z',
        },
      } },
    ],
  },
  answer22,
  answer5,
  answer17,
  answer23,
  answer1,
  {
    status: 422,
    type: 'application/json',
    bodies: [
      { name: 'noRules', body: { status: 'error', error: 'EXECUTION_ERROR', message: 'No rule is enabled for customer_data' } },
    ],
  },
  answer3,
  answer4,
]);

/** Read a quality score: `GET /quality/score/{dataset}` */
export const mockGetQualityScore = /* @__PURE__ */ mock<operations['getQualityScore'], 200, 'score' | 'dashInName' | 'missing' | 'expired' | 'missingScope' | 'unknownDataset' | 'unknownTable' | 'wrongMethod' | 'minuteLimit' | 'unexpected'>('GET', '/quality/score/{dataset}', [
  {
    status: 200,
    type: 'application/json',
    headers: { 'X-RateLimit-Limit': '100', 'X-RateLimit-Remaining': '93', 'X-RateLimit-Reset': '1749997200' },
    bodies: [
      { name: 'score', body: {
        status: 'success',
        data: {
          dataset: 'customer_data',
          quality_score: 95.5,
          dimensions: { completeness: 98.2, uniqueness: 99.9, validity: 93.1, timeliness: 90.8 },
          calculated_at: '2025-06-15T14:19:18Z',
        },
      } },
    ],
  },
  answer22,
  answer5,
  answer7,
  answer23,
  answer18,
  answer3,
  answer4,
]);

/** List quality issues: `GET /quality/issues/{dataset}` */
export const mockListIssues = /* @__PURE__ */ mock<operations['listIssues'], 200, 'open' | 'resolved' | 'none' | 'unknownValue' | 'pageSizeTooLarge' | 'missing' | 'expired' | 'missingScope' | 'unknownDataset' | 'unknownTable' | 'wrongMethod' | 'minuteLimit' | 'unexpected'>('GET', '/quality/issues/{dataset}', [
  {
    status: 200,
    type: 'application/json',
    headers: { 'X-RateLimit-Limit': '100', 'X-RateLimit-Remaining': '93', 'X-RateLimit-Reset': '1749997200' },
    bodies: [
      { name: 'open', body: {
        status: 'success',
        data: [
          {
            issue_id: '5e4d3c2b-1a09-4f8e-9d7c-6b5a49382716',
            rule_id: 'c0ffee12-3456-4789-8abc-def012345678',
            dataset: 'customer_data',
            table: 'customers',
            column: 'email',
            issue_type: 'missing_values',
            severity: 'high',
            status: 'open',
            description: '37 customers have no address',
            affected_rows: 37,
            detected_at: '2025-06-15T14:19:18Z',
            resolved_at: null,
          },
        ],
        metadata: { page: 1, page_size: 20, total: 1, total_pages: 1 },
      } },
      { name: 'resolved', body: {
        status: 'success',
        data: [
          {
            issue_id: '5e4d3c2b-1a09-4f8e-9d7c-6b5a49382716',
            rule_id: 'c0ffee12-3456-4789-8abc-def012345678',
            dataset: 'customer_data',
            table: 'customers',
            column: 'email',
            issue_type: 'missing_values',
            severity: 'high',
            status: 'resolved',
            description: '37 customers have no address',
            affected_rows: 37,
            detected_at: '2025-06-15T14:19:18Z',
            resolved_at: '2025-06-15T14:19:48Z',
          },
        ],
        metadata: { page: 1, page_size: 20, total: 1, total_pages: 1 },
      } },
      { name: 'none', body: {
        status: 'success',
        data: [],
        metadata: { page: 1, page_size: 20, total: 0, total_pages: 0 },
      } },
    ],
  },
  answer24,
  answer5,
  answer7,
  answer23,
  answer18,
  answer3,
  answer4,
]);

/** List healing patterns: `GET /healing/patterns` */
export const mockListHealingPatterns = /* @__PURE__ */ mock<operations['listHealingPatterns'], 200, 'page' | 'pastTheEnd' | 'pageSizeTooLarge' | 'pageNotANumber' | 'missing' | 'expired' | 'missingScope' | 'wrongMethod' | 'minuteLimit' | 'unexpected'>('GET', '/healing/patterns', [
  {
    status: 200,
    type: 'application/json',
    headers: { 'X-RateLimit-Limit': '100', 'X-RateLimit-Remaining': '93', 'X-RateLimit-Reset': '1749997200' },
    bodies: [
      { name: 'page', body: {
        status: 'success',
        data: [
          {
            pattern_id: '2b3c4d5e-6f70-4182-93a4-b5c6d7e8f901',
            pattern_name: 'Missing addresses',
            issue_type: 'missing_values',
            description: 'Addresses are missing after an import of the old CRM',
            confidence_threshold: 0.85,
            occurrences: 14,
            last_seen_at: '2025-06-15T14:19:18Z',
          },
        ],
        metadata: { page: 1, page_size: 20, total: 1, total_pages: 1 },
      } },
      { name: 'pastTheEnd', body: {
        status: 'success',
        data: [],
        metadata: { page: 2, page_size: 20, total: 1, total_pages: 1 },
      } },
    ],
  },
  answer6,
  answer5,
  answer7,
  answer18,
  answer3,
  answer4,
]);

/** List healing actions: `GET /healing/actions` */
export const mockListHealingActions = /* @__PURE__ */ mock<operations['listHealingActions'], 200, 'page' | 'pastTheEnd' | 'pageSizeTooLarge' | 'pageNotANumber' | 'missing' | 'expired' | 'missingScope' | 'wrongMethod' | 'minuteLimit' | 'unexpected'>('GET', '/healing/actions', [
  {
    status: 200,
    type: 'application/json',
    headers: { 'X-RateLimit-Limit': '100', 'X-RateLimit-Remaining': '93', 'X-RateLimit-Reset': '1749997200' },
    bodies: [
      { name: 'page', body: {
        status: 'success',
        data: [
          {
            action_id: '8f7e6d5c-4b3a-4291-8076-f5e4d3c2b1a0',
            pattern_id: '2b3c4d5e-6f70-4182-93a4-b5c6d7e8f901',
            action_name: 'Fill addresses from the CRM',
            action_type: 'impute_values',
            description: 'Looks addresses up in the CRM by customer id',
            is_automatic: true,
            success_rate: 92.5,
          },
        ],
        metadata: { page: 1, page_size: 20, total: 1, total_pages: 1 },
      } },
      { name: 'pastTheEnd', body: {
        status: 'success',
        data: [],
        metadata: { page: 2, page_size: 20, total: 1, total_pages: 1 },
      } },
    ],
  },
  answer6,
  answer5,
  answer7,
  answer18,
  answer3,
  answer4,
]);

/** List healings: `GET /healing/executions` */
export const mockListHealingExecutions = /* @__PURE__ */ mock<operations['listHealingExecutions'], 200, 'page' | 'failed' | 'pastTheEnd' | 'pageSizeTooLarge' | 'pageNotANumber' | 'missing' | 'expired' | 'missingScope' | 'wrongMethod' | 'minuteLimit' | 'unexpected'>('GET', '/healing/executions', [
  {
    status: 200,
    type: 'application/json',
    headers: { 'X-RateLimit-Limit': '100', 'X-RateLimit-Remaining': '93', 'X-RateLimit-Reset': '1749997200' },
    bodies: [
      { name: 'page', body: {
        status: 'success',
        data: [
          {
            healing_id: 'e1d2c3b4-a596-4877-8695-a4b3c2d1e0f9',
            action_id: '8f7e6d5c-4b3a-4291-8076-f5e4d3c2b1a0',
            issue_id: '5e4d3c2b-1a09-4f8e-9d7c-6b5a49382716',
            trigger: 'manual',
            dry_run: false,
            status: 'completed',
            rows_healed: 37,
            error: null,
            started_at: '2025-06-15T14:19:18Z',
            ended_at: '2025-06-15T14:19:48Z',
          },
        ],
        metadata: { page: 1, page_size: 20, total: 1, total_pages: 1 },
      } },
      { name: 'failed', body: {
        status: 'success',
        data: [
          {
            healing_id: 'e1d2c3b4-a596-4877-8695-a4b3c2d1e0f9',
            action_id: '8f7e6d5c-4b3a-4291-8076-f5e4d3c2b1a0',
            issue_id: '5e4d3c2b-1a09-4f8e-9d7c-6b5a49382716',
            trigger: 'automatic',
            dry_run: false,
            status: 'failed',
            rows_healed: null,
            error: 'The CRM did not answer',
            started_at: '2025-06-15T14:19:18Z',
            ended_at: '2025-06-15T14:19:48Z',
          },
        ],
        metadata: { page: 1, page_size: 20, total: 1, total_pages: 1 },
      } },
      { name: 'pastTheEnd', body: {
        status: 'success',
        data: [],
        metadata: { page: 2, page_size: 20, total: 1, total_pages: 1 },
      } },
    ],
  },
  answer6,
  answer5,
  answer7,
  answer18,
  answer3,
  answer4,
]);

/** Heal an issue: `POST /healing/execute` */
export const mockExecuteHealing = /* @__PURE__ */ mock<operations['executeHealing'], 202, 'pending' | 'missingAction' | 'malformedJson' | 'missing' | 'expired' | 'missingScope' | 'unknownAction' | 'unknownIssue' | 'wrongMethod' | 'healing' | 'resolved' | 'form' | 'doesNotFit' | 'minuteLimit' | 'unexpected'>('POST', '/healing/execute', [
  {
    status: 202,
    type: 'application/json',
    headers: { 'X-RateLimit-Limit': '100', 'X-RateLimit-Remaining': '93', 'X-RateLimit-Reset': '1749997200' },
    bodies: [
      { name: 'pending', body: {
        status: 'success',
        data: {
          healing_id: 'e1d2c3b4-a596-4877-8695-a4b3c2d1e0f9',
          action_id: '8f7e6d5c-4b3a-4291-8076-f5e4d3c2b1a0',
          issue_id: '5e4d3c2b-1a09-4f8e-9d7c-6b5a49382716',
          trigger: 'manual',
          dry_run: false,
          status: 'pending',
          rows_healed: null,
          error: null,
          started_at: '2025-06-15T14:19:18Z',
          ended_at: null,
        },
      } },
    ],
  },
  {
    status: 400,
    type: 'application/json',
    bodies: [
      { name: 'missingAction', body: {
        status: 'error',
        error: 'VALIDATION_ERROR',
        message: 'Invalid request - Missing required field \'action_id\'',
      } },
      { name: 'malformedJson', body: {
        status: 'error',
        error: 'VALIDATION_ERROR',
        message: 'Invalid request - The body is not valid JSON: unexpected end of input at position 24',
      } },
    ],
  },
  answer5,
  answer17,
  {
    status: 404,
    type: 'application/json',
    bodies: [
      { name: 'unknownAction', body: {
        status: 'error',
        error: 'RESOURCE_NOT_FOUND',
        message: 'There is no action 8f7e6d5c-4b3a-4291-8076-f5e4d3c2b1a0',
      } },
      { name: 'unknownIssue', body: {
        status: 'error',
        error: 'RESOURCE_NOT_FOUND',
        message: 'There is no issue 5e4d3c2b-1a09-4f8e-9d7c-6b5a49382716',
      } },
    ],
  },
  answer1,
  {
    status: 409,
    type: 'application/json',
    bodies: [
      { name: 'healing', body: {
        status: 'error',
        error: 'RESOURCE_IN_USE',
        message: 'Healing e1d2c3b4-a596-4877-8695-a4b3c2d1e0f9 has not ended',
      } },
      { name: 'resolved', body: { status: 'error', error: 'RESOURCE_IN_USE', message: 'The issue is resolved' } },
    ],
  },
  answer2,
  {
    status: 422,
    type: 'application/json',
    bodies: [
      { name: 'doesNotFit', body: {
        status: 'error',
        error: 'EXECUTION_ERROR',
        message: 'restore_partition cannot heal an issue of the type missing_values',
      } },
    ],
  },
  answer3,
  answer4,
]);

/** List metrics: `GET /monitoring/metrics` */
export const mockListMetrics = /* @__PURE__ */ mock<operations['listMetrics'], 200, 'page' | 'pastTheEnd' | 'unknownComponent' | 'pageSizeTooLarge' | 'missing' | 'expired' | 'missingScope' | 'wrongMethod' | 'minuteLimit' | 'unexpected'>('GET', '/monitoring/metrics', [
  {
    status: 200,
    type: 'application/json',
    headers: { 'X-RateLimit-Limit': '100', 'X-RateLimit-Remaining': '93', 'X-RateLimit-Reset': '1749997200' },
    bodies: [
      { name: 'page', body: {
        status: 'success',
        data: [
          {
            metric_id: '91a2b3c4-d5e6-4f70-8192-a3b4c5d6e7f0',
            component: 'ingestion',
            metric_name: 'records_per_second',
            value: 812.4,
            unit: '1/s',
            recorded_at: '2025-06-15T14:19:18Z',
          },
        ],
        metadata: { page: 1, page_size: 20, total: 1, total_pages: 1 },
      } },
      { name: 'pastTheEnd', body: {
        status: 'success',
        data: [],
        metadata: { page: 2, page_size: 20, total: 1, total_pages: 1 },
      } },
    ],
  },
  {
    status: 400,
    type: 'application/json',
    bodies: [
      { name: 'unknownComponent', body: {
        status: 'error',
        error: 'VALIDATION_ERROR',
        message: 'Invalid request - \'component\' must be one of ingestion, quality, healing, optimization',
      } },
      { name: 'pageSizeTooLarge', body: {
        status: 'error',
        error: 'VALIDATION_ERROR',
        message: 'Invalid request - \'page_size\' must be at most 100',
      } },
    ],
  },
  answer5,
  answer7,
  answer18,
  answer3,
  answer4,
]);

/** List alerts: `GET /monitoring/alerts` */
export const mockListAlerts = /* @__PURE__ */ mock<operations['listAlerts'], 200, 'page' | 'resolved' | 'pastTheEnd' | 'unknownValue' | 'pageSizeTooLarge' | 'missing' | 'expired' | 'missingScope' | 'wrongMethod' | 'minuteLimit' | 'unexpected'>('GET', '/monitoring/alerts', [
  {
    status: 200,
    type: 'application/json',
    headers: { 'X-RateLimit-Limit': '100', 'X-RateLimit-Remaining': '93', 'X-RateLimit-Reset': '1749997200' },
    bodies: [
      { name: 'page', body: {
        status: 'success',
        data: [
          {
            alert_id: 'b4c5d6e7-f809-4a1b-8c2d-3e4f5a6b7c8d',
            component: 'ingestion',
            severity: 'critical',
            status: 'active',
            title: 'Daily sales failed twice in a row',
            created_at: '2025-06-15T14:19:18Z',
            resolved_at: null,
          },
        ],
        metadata: { page: 1, page_size: 20, total: 1, total_pages: 1 },
      } },
      { name: 'resolved', body: {
        status: 'success',
        data: [
          {
            alert_id: 'b4c5d6e7-f809-4a1b-8c2d-3e4f5a6b7c8d',
            component: 'ingestion',
            severity: 'critical',
            status: 'resolved',
            title: 'Daily sales failed twice in a row',
            created_at: '2025-06-15T14:19:18Z',
            resolved_at: '2025-06-15T15:02:00Z',
          },
        ],
        metadata: { page: 1, page_size: 20, total: 1, total_pages: 1 },
      } },
      { name: 'pastTheEnd', body: {
        status: 'success',
        data: [],
        metadata: { page: 2, page_size: 20, total: 1, total_pages: 1 },
      } },
    ],
  },
  answer24,
  answer5,
  answer7,
  answer18,
  answer3,
  answer4,
]);

/** List anomalies: `GET /monitoring/anomalies` */
export const mockListAnomalies = /* @__PURE__ */ mock<operations['listAnomalies'], 200, 'page' | 'pastTheEnd' | 'unknownValue' | 'pageSizeTooLarge' | 'missing' | 'expired' | 'missingScope' | 'wrongMethod' | 'minuteLimit' | 'unexpected'>('GET', '/monitoring/anomalies', [
  {
    status: 200,
    type: 'application/json',
    headers: { 'X-RateLimit-Limit': '100', 'X-RateLimit-Remaining': '93', 'X-RateLimit-Reset': '1749997200' },
    bodies: [
      { name: 'page', body: {
        status: 'success',
        data: [
          {
            anomaly_id: 'd6e7f809-1a2b-4c3d-8e4f-5a6b7c8d9e0f',
            component: 'ingestion',
            metric_name: 'records_per_second',
            severity: 'high',
            expected_value: 800,
            actual_value: 112.5,
            deviation: -6.1,
            detected_at: '2025-06-15T14:19:18Z',
          },
        ],
        metadata: { page: 1, page_size: 20, total: 1, total_pages: 1 },
      } },
      { name: 'pastTheEnd', body: {
        status: 'success',
        data: [],
        metadata: { page: 2, page_size: 20, total: 1, total_pages: 1 },
      } },
    ],
  },
  answer24,
  answer5,
  answer7,
  answer18,
  answer3,
  answer4,
]);

/** Read the summary: `GET /monitoring/dashboard/summary` */
export const mockGetDashboardSummary = /* @__PURE__ */ mock<operations['getDashboardSummary'], 200, 'summary' | 'missing' | 'expired' | 'missingScope' | 'wrongMethod' | 'minuteLimit' | 'unexpected'>('GET', '/monitoring/dashboard/summary', [
  {
    status: 200,
    type: 'application/json',
    headers: { 'X-RateLimit-Limit': '100', 'X-RateLimit-Remaining': '93', 'X-RateLimit-Reset': '1749997200' },
    bodies: [
      { name: 'summary', body: {
        status: 'success',
        data: {
          pipeline_health: {
            health_score: 94.2,
            active_pipelines: 12,
            executions_today: 31,
            failed_executions_today: 1,
          },
          data_quality: { average_score: 95.5, open_issues: 3 },
          self_healing: { success_rate: 92.5, healed_today: 4, pending: 1 },
          alerts: { active: 2, critical: 1 },
          generated_at: '2025-06-15T14:19:18Z',
        },
      } },
    ],
  },
  answer5,
  answer7,
  answer18,
  answer3,
  answer4,
]);

/** List query performance: `GET /optimization/queries` */
export const mockListQueries = /* @__PURE__ */ mock<operations['listQueries'], 200, 'page' | 'pastTheEnd' | 'pageSizeTooLarge' | 'pageNotANumber' | 'missing' | 'expired' | 'missingScope' | 'wrongMethod' | 'minuteLimit' | 'unexpected'>('GET', '/optimization/queries', [
  {
    status: 200,
    type: 'application/json',
    headers: { 'X-RateLimit-Limit': '100', 'X-RateLimit-Remaining': '93', 'X-RateLimit-Reset': '1749997200' },
    bodies: [
      { name: 'page', body: {
        status: 'success',
        data: [
          {
            query_id: '3a4b5c6d-7e8f-4901-a2b3-c4d5e6f70819',
            query: 'SELECT * FROM sales_data.orders WHERE order_date > @since',
            executions: 412,
            average_duration_ms: 8420.5,
            bytes_processed: 912680550400,
            recommendation: 'Select only the columns that are used',
            last_executed_at: '2025-06-15T14:19:18Z',
          },
        ],
        metadata: { page: 1, page_size: 20, total: 1, total_pages: 1 },
      } },
      { name: 'pastTheEnd', body: {
        status: 'success',
        data: [],
        metadata: { page: 2, page_size: 20, total: 1, total_pages: 1 },
      } },
    ],
  },
  answer6,
  answer5,
  answer7,
  answer18,
  answer3,
  answer4,
]);

/** Analyze a query: `POST /optimization/queries/analyze` */
export const mockAnalyzeQuery = /* @__PURE__ */ mock<operations['analyzeQuery'], 200, 'better' | 'nothingToDo' | 'missingQuery' | 'malformedJson' | 'missing' | 'expired' | 'missingScope' | 'wrongMethod' | 'form' | 'syntaxError' | 'minuteLimit' | 'unexpected'>('POST', '/optimization/queries/analyze', [
  {
    status: 200,
    type: 'application/json',
    headers: { 'X-RateLimit-Limit': '100', 'X-RateLimit-Remaining': '93', 'X-RateLimit-Reset': '1749997200' },
    bodies: [
      { name: 'better', body: {
        status: 'success',
        data: {
          original_query: 'SELECT * FROM sales_data.orders',
          optimized_query: 'SELECT order_id, total FROM sales_data.orders WHERE order_date >= @since',
          estimated_savings_percent: 71,
          recommendations: [{ type: 'projection', description: 'Select only the columns that are used' }],
        },
      } },
      { name: 'nothingToDo', body: {
        status: 'success',
        data: {
          original_query: 'SELECT 1',
          optimized_query: null,
          estimated_savings_percent: 0,
          recommendations: [],
        },
      } },
    ],
  },
  {
    status: 400,
    type: 'application/json',
    bodies: [
      { name: 'missingQuery', body: {
        status: 'error',
        error: 'VALIDATION_ERROR',
        message: 'Invalid request - Missing required field \'query\'',
      } },
      { name: 'malformedJson', body: {
        status: 'error',
        error: 'VALIDATION_ERROR',
        message: 'Invalid request - The body is not valid JSON: unexpected end of input at position 24',
      } },
    ],
  },
  answer5,
  answer17,
  answer1,
  answer2,
  {
    status: 422,
    type: 'application/json',
    bodies: [
      { name: 'syntaxError', body: {
        status: 'error',
        error: 'EXECUTION_ERROR',
        message: 'Syntax error: unexpected end of query at 1:15',
      } },
    ],
  },
  answer3,
  answer4,
]);

/** List schema recommendations: `GET /optimization/schemas` */
export const mockListSchemaRecommendations = /* @__PURE__ */ mock<operations['listSchemaRecommendations'], 200, 'page' | 'pastTheEnd' | 'pageSizeTooLarge' | 'pageNotANumber' | 'missing' | 'expired' | 'missingScope' | 'wrongMethod' | 'minuteLimit' | 'unexpected'>('GET', '/optimization/schemas', [
  {
    status: 200,
    type: 'application/json',
    headers: { 'X-RateLimit-Limit': '100', 'X-RateLimit-Remaining': '93', 'X-RateLimit-Reset': '1749997200' },
    bodies: [
      { name: 'page', body: {
        status: 'success',
        data: [
          {
            recommendation_id: '6f708192-a3b4-4c5d-9e6f-708192a3b4c5',
            dataset: 'sales_data',
            table: 'orders',
            type: 'partition',
            description: 'Partition by order_date',
            estimated_savings_percent: 64,
          },
        ],
        metadata: { page: 1, page_size: 20, total: 1, total_pages: 1 },
      } },
      { name: 'pastTheEnd', body: {
        status: 'success',
        data: [],
        metadata: { page: 2, page_size: 20, total: 1, total_pages: 1 },
      } },
    ],
  },
  answer6,
  answer5,
  answer7,
  answer18,
  answer3,
  answer4,
]);

/** List resources: `GET /optimization/resources` */
export const mockListResources = /* @__PURE__ */ mock<operations['listResources'], 200, 'page' | 'pastTheEnd' | 'pageSizeTooLarge' | 'pageNotANumber' | 'missing' | 'expired' | 'missingScope' | 'wrongMethod' | 'minuteLimit' | 'unexpected'>('GET', '/optimization/resources', [
  {
    status: 200,
    type: 'application/json',
    headers: { 'X-RateLimit-Limit': '100', 'X-RateLimit-Remaining': '93', 'X-RateLimit-Reset': '1749997200' },
    bodies: [
      { name: 'page', body: {
        status: 'success',
        data: [
          {
            resource_id: 'a8b9cadb-ecfd-4e0f-9021-324354657687',
            name: 'ingestion-workers',
            type: 'compute',
            utilization_percent: 38.5,
            allocated: 16,
            unit: 'vCPU',
            recommendation: 'Go down to 10 vCPU',
          },
        ],
        metadata: { page: 1, page_size: 20, total: 1, total_pages: 1 },
      } },
      { name: 'pastTheEnd', body: {
        status: 'success',
        data: [],
        metadata: { page: 2, page_size: 20, total: 1, total_pages: 1 },
      } },
    ],
  },
  answer6,
  answer5,
  answer7,
  answer18,
  answer3,
  answer4,
]);

/** Read this document: `GET /openapi.json` */
export const mockGetOpenapiDocument = /* @__PURE__ */ mock<operations['getOpenapiDocument'], 200, 'document' | 'wrongMethod' | 'minuteLimit' | 'unexpected'>('GET', '/openapi.json', [
  {
    status: 200,
    type: 'application/json',
    headers: { 'X-RateLimit-Limit': '100', 'X-RateLimit-Remaining': '93', 'X-RateLimit-Reset': '1749997200' },
    bodies: [
      { name: 'document', body: {
        openapi: '3.0.3',
        info: { title: 'Self-Healing Data Pipeline API', version: '1.0.0' },
        paths: {
          '/openapi.json': {
            get: {
              operationId: 'getOpenapiDocument',
              responses: { 200: { description: 'The document.' } },
            },
          },
        },
      } },
    ],
  },
  answer18,
  answer3,
  answer4,
]);

/**
 * Handlers of all operations of Self-Healing Data Pipeline API, each answering with the first example of its first success.
 *
 * Concrete paths come before templated ones. Put a mock of your own before them to override one.
 */
export function createHandlers(options: Pick<MockOptions, 'baseUrl'> = {}): HttpHandler[] {
  return [
    mockGetOpenapiDocument(undefined, options),
    mockLogin(undefined, options),
    mockRefreshTokens(undefined, options),
    mockLogout(undefined, options),
    mockListSources(undefined, options),
    mockCreateSource(undefined, options),
    mockListPipelines(undefined, options),
    mockCreatePipeline(undefined, options),
    mockListRules(undefined, options),
    mockCreateRule(undefined, options),
    mockListHealingPatterns(undefined, options),
    mockListHealingActions(undefined, options),
    mockListHealingExecutions(undefined, options),
    mockExecuteHealing(undefined, options),
    mockListMetrics(undefined, options),
    mockListAlerts(undefined, options),
    mockListAnomalies(undefined, options),
    mockListQueries(undefined, options),
    mockListSchemaRecommendations(undefined, options),
    mockListResources(undefined, options),
    mockGetDashboardSummary(undefined, options),
    mockAnalyzeQuery(undefined, options),
    mockGetSource(undefined, options),
    mockUpdateSource(undefined, options),
    mockDeleteSource(undefined, options),
    mockGetPipeline(undefined, options),
    mockUpdatePipeline(undefined, options),
    mockDeletePipeline(undefined, options),
    mockGetExecution(undefined, options),
    mockGetRule(undefined, options),
    mockUpdateRule(undefined, options),
    mockDeleteRule(undefined, options),
    mockValidateDataset(undefined, options),
    mockGetQualityScore(undefined, options),
    mockListIssues(undefined, options),
    mockExecutePipeline(undefined, options),
  ];
}

/** The handlers of Self-Healing Data Pipeline API on any origin. */
export const pipelineHandlers: readonly HttpHandler[] = /* @__PURE__ */ createHandlers();

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
