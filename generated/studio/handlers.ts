// concordat 0.1.0 spec=a27529cf75629cbd body=0f9785c5f5edfca1; do not edit: change the document, then run "concordat generate"
/* eslint-disable */
import { HttpHandler, HttpResponse } from 'msw';
import type { operations } from './types.ts';

const basePath = '';
const ignoresTrailingSlash: boolean = false;

const body1: unknown = {
  id: 'd290f1ee-6c54-4b01-90e6-d701748f0851',
  filename: 'customers.csv',
  rows: 5000,
  columns: [
    { name: 'age', type: 'integer' },
    { name: 'income', type: 'number' },
    { name: 'region', type: 'string' },
    { name: 'is_active', type: 'boolean' },
    { name: 'signed_up', type: 'date' },
  ],
  size_bytes: 184320,
  created_at: '2025-11-27T10:00:00Z',
  updated_at: '2025-11-27T10:00:00Z',
};

const answer2: AnswerData = {
  status: 401,
  type: 'application/json',
  headers: { 'WWW-Authenticate': 'Bearer realm="studio"' },
  bodies: [
    { name: 'missing', body: {
      detail: 'Send a session cookie, a bearer token or an API key',
      type: 'unauthorized',
      status_code: 401,
      timestamp: '2025-11-27T10:34:00Z',
    } },
    { name: 'expired', body: {
      detail: 'The credential is not valid or has expired',
      type: 'unauthorized',
      status_code: 401,
      timestamp: '2025-11-27T10:34:00Z',
    } },
  ],
};

const answer3: AnswerData = {
  status: 403,
  type: 'application/json',
  bodies: [
    { name: 'readOnlyKey', body: {
      detail: 'This API key may only read',
      type: 'permission_denied',
      status_code: 403,
      timestamp: '2025-11-27T10:34:00Z',
    } },
  ],
};

const answer4: AnswerData = {
  status: 405,
  type: 'application/json',
  headers: { Allow: 'POST' },
  bodies: [
    { name: 'wrongMethod', body: {
      detail: 'Use POST',
      type: 'method_not_allowed',
      status_code: 405,
      timestamp: '2025-11-27T10:34:00Z',
    } },
  ],
};

const answer5: AnswerData = {
  status: 500,
  type: 'application/json',
  bodies: [
    { name: 'unexpected', body: {
      detail: 'An unexpected error occurred',
      type: 'internal_error',
      status_code: 500,
      timestamp: '2025-11-27T10:34:00Z',
    } },
  ],
};

const answer6: AnswerData = {
  status: 405,
  type: 'application/json',
  headers: { Allow: 'GET' },
  bodies: [
    { name: 'wrongMethod', body: {
      detail: 'Use GET',
      type: 'method_not_allowed',
      status_code: 405,
      timestamp: '2025-11-27T10:34:00Z',
    } },
  ],
};

const answer7: AnswerData = {
  status: 429,
  type: 'application/json',
  headers: {
    'Retry-After': '42',
    'X-RateLimit-Retry-After': '42',
    'X-RateLimit-Limit': '1000',
    'X-RateLimit-Remaining': '0',
    'X-RateLimit-Reset': '1764239700',
  },
  bodies: [
    { name: 'minuteLimit', body: {
      detail: 'Rate limit exceeded: 1000 requests per minute',
      type: 'rate_limited',
      status_code: 429,
      timestamp: '2025-11-27T10:34:00Z',
    } },
    { name: 'hourLimit', body: {
      detail: 'Rate limit exceeded: 5000 requests per hour',
      type: 'rate_limited',
      status_code: 429,
      timestamp: '2025-11-27T10:34:00Z',
    } },
  ],
};

const answer8: AnswerData = {
  status: 404,
  type: 'application/json',
  bodies: [
    { name: 'unknownDataset', body: {
      detail: 'Dataset not found',
      type: 'resource_not_found',
      status_code: 404,
      timestamp: '2025-11-27T10:34:00Z',
    } },
  ],
};

const answer9: AnswerData = {
  status: 405,
  type: 'application/json',
  headers: { Allow: 'GET, DELETE' },
  bodies: [
    { name: 'wrongMethod', body: {
      detail: 'Use GET or DELETE',
      type: 'method_not_allowed',
      status_code: 405,
      timestamp: '2025-11-27T10:34:00Z',
    } },
  ],
};

const answer10: AnswerData = {
  status: 422,
  type: 'application/json',
  bodies: [
    { name: 'notAUuid', body: {
      detail: 'Validation failed',
      type: 'validation_error',
      status_code: 422,
      timestamp: '2025-11-27T10:34:00Z',
      errors: [{ field: 'id', message: 'Must be a UUID', code: 'format_error' }],
    } },
  ],
};

const answer11: AnswerData = {
  status: 400,
  type: 'application/json',
  bodies: [
    { name: 'truncated', body: {
      detail: 'The body is not valid JSON: unexpected end of input at position 24',
      type: 'malformed_body',
      status_code: 400,
      timestamp: '2025-11-27T10:34:00Z',
    } },
  ],
};

const answer12: AnswerData = {
  status: 415,
  type: 'application/json',
  bodies: [
    { name: 'form', body: {
      detail: 'Content-Type must be application/json, not text/plain',
      type: 'unsupported_media_type',
      status_code: 415,
      timestamp: '2025-11-27T10:34:00Z',
    } },
  ],
};

const answer13: AnswerData = {
  status: 404,
  type: 'application/json',
  bodies: [
    { name: 'unknownGenerator', body: {
      detail: 'Generator not found',
      type: 'resource_not_found',
      status_code: 404,
      timestamp: '2025-11-27T10:34:00Z',
    } },
  ],
};

/** Upload a dataset: `POST /datasets/upload` */
export const mockUploadDataset = /* @__PURE__ */ mock<operations['uploadDataset'], 201, 'created' | 'noBoundary' | 'missing' | 'expired' | 'readOnlyKey' | 'wrongMethod' | 'tooLarge' | 'json' | 'image' | 'missingFile' | 'unevenRows' | 'uploadLimit' | 'unexpected'>('POST', '/datasets/upload', [
  {
    status: 201,
    type: 'application/json',
    headers: {
      Location: '/datasets/d290f1ee-6c54-4b01-90e6-d701748f0851',
      'X-RateLimit-Limit': '20',
      'X-RateLimit-Remaining': '19',
      'X-RateLimit-Reset': '1764239700',
    },
    bodies: [
      { name: 'created', body: body1 },
    ],
  },
  {
    status: 400,
    type: 'application/json',
    bodies: [
      { name: 'noBoundary', body: {
        detail: 'The body is not a valid multipart form: it ends before the closing boundary',
        type: 'malformed_body',
        status_code: 400,
        timestamp: '2025-11-27T10:34:00Z',
      } },
    ],
  },
  answer2,
  answer3,
  answer4,
  {
    status: 413,
    type: 'application/json',
    bodies: [
      { name: 'tooLarge', body: {
        detail: 'The file is larger than 100 MB',
        type: 'file_too_large',
        status_code: 413,
        timestamp: '2025-11-27T10:34:00Z',
      } },
    ],
  },
  {
    status: 415,
    type: 'application/json',
    bodies: [
      { name: 'json', body: {
        detail: 'Content-Type must be multipart/form-data, not application/json',
        type: 'unsupported_media_type',
        status_code: 415,
        timestamp: '2025-11-27T10:34:00Z',
      } },
      { name: 'image', body: {
        detail: 'The file must be text/csv, not image/png',
        type: 'unsupported_media_type',
        status_code: 415,
        timestamp: '2025-11-27T10:34:00Z',
      } },
    ],
  },
  {
    status: 422,
    type: 'application/json',
    bodies: [
      { name: 'missingFile', body: {
        detail: 'Validation failed',
        type: 'validation_error',
        status_code: 422,
        timestamp: '2025-11-27T10:34:00Z',
        errors: [{ field: 'file', message: 'Is required', code: 'required' }],
      } },
      { name: 'unevenRows', body: {
        detail: 'Validation failed',
        type: 'validation_error',
        status_code: 422,
        timestamp: '2025-11-27T10:34:00Z',
        errors: [{ field: 'file', message: 'Row 17 has 4 columns, the header has 5', code: 'csv_error' }],
      } },
    ],
  },
  {
    status: 429,
    type: 'application/json',
    headers: {
      'Retry-After': '42',
      'X-RateLimit-Retry-After': '42',
      'X-RateLimit-Limit': '20',
      'X-RateLimit-Remaining': '0',
      'X-RateLimit-Reset': '1764239700',
    },
    bodies: [
      { name: 'uploadLimit', body: {
        detail: 'Rate limit exceeded: 20 uploads per minute',
        type: 'rate_limited',
        status_code: 429,
        timestamp: '2025-11-27T10:34:00Z',
      } },
    ],
  },
  answer5,
]);

/** List datasets: `GET /datasets/` */
export const mockListDatasets = /* @__PURE__ */ mock<operations['listDatasets'], 200, 'page' | 'nothingNew' | 'missing' | 'expired' | 'wrongMethod' | 'limitTooLarge' | 'foreignCursor' | 'minuteLimit' | 'hourLimit' | 'unexpected'>('GET', '/datasets/', [
  {
    status: 200,
    type: 'application/json',
    headers: {
      Link: '</datasets/?limit=2&cursor=MTc2NDIzOTY0MDAwMCA4YzdkMWYwYS0zYjJlLTRmNWMtOWE2ZC0wZTFiMmMzZDRmNWE>; rel="next"',
      'X-RateLimit-Limit': '1000',
      'X-RateLimit-Remaining': '993',
      'X-RateLimit-Reset': '1764239700',
    },
    bodies: [
      { name: 'page', body: [
        {
          id: 'd290f1ee-6c54-4b01-90e6-d701748f0851',
          filename: 'customers.csv',
          rows: 5000,
          columns: [
            { name: 'age', type: 'integer' },
            { name: 'income', type: 'number' },
            { name: 'region', type: 'string' },
            { name: 'is_active', type: 'boolean' },
            { name: 'signed_up', type: 'date' },
          ],
          size_bytes: 184320,
          created_at: '2025-11-27T10:00:00Z',
          updated_at: '2025-11-27T10:00:00Z',
        },
        {
          id: '8c7d1f0a-3b2e-4f5c-9a6d-0e1b2c3d4f5a',
          filename: 'customers-ctgan.csv',
          rows: 1000,
          columns: [
            { name: 'age', type: 'integer' },
            { name: 'income', type: 'number' },
            { name: 'region', type: 'string' },
            { name: 'is_active', type: 'boolean' },
            { name: 'signed_up', type: 'date' },
          ],
          size_bytes: 36912,
          created_at: '2025-11-27T10:34:00Z',
          updated_at: '2025-11-27T10:34:00Z',
        },
      ] },
      { name: 'nothingNew', body: [] },
    ],
  },
  answer2,
  answer6,
  {
    status: 422,
    type: 'application/json',
    bodies: [
      { name: 'limitTooLarge', body: {
        detail: 'Validation failed',
        type: 'validation_error',
        status_code: 422,
        timestamp: '2025-11-27T10:34:00Z',
        errors: [{ field: 'limit', message: 'Must be between 1 and 100', code: 'range_error' }],
      } },
      { name: 'foreignCursor', body: {
        detail: 'Validation failed',
        type: 'validation_error',
        status_code: 422,
        timestamp: '2025-11-27T10:34:00Z',
        errors: [
          {
            field: 'modified_after',
            message: 'Must be a date and time of RFC 3339',
            code: 'format_error',
          },
          { field: 'cursor', message: 'Is not a cursor of this list', code: 'format_error' },
        ],
      } },
    ],
  },
  answer7,
  answer5,
]);

/** Read a dataset: `GET /datasets/{id}` */
export const mockGetDataset = /* @__PURE__ */ mock<operations['getDataset'], 200, 'uploaded' | 'generated' | 'missing' | 'expired' | 'unknownDataset' | 'wrongMethod' | 'notAUuid' | 'minuteLimit' | 'hourLimit' | 'unexpected'>('GET', '/datasets/{id}', [
  {
    status: 200,
    type: 'application/json',
    headers: {
      'X-RateLimit-Limit': '1000',
      'X-RateLimit-Remaining': '993',
      'X-RateLimit-Reset': '1764239700',
    },
    bodies: [
      { name: 'uploaded', body: body1 },
      { name: 'generated', body: {
        id: '8c7d1f0a-3b2e-4f5c-9a6d-0e1b2c3d4f5a',
        filename: 'customers-ctgan.csv',
        rows: 1000,
        columns: [
          { name: 'age', type: 'integer' },
          { name: 'income', type: 'number' },
          { name: 'region', type: 'string' },
          { name: 'is_active', type: 'boolean' },
          { name: 'signed_up', type: 'date' },
        ],
        size_bytes: 36912,
        created_at: '2025-11-27T10:34:00Z',
        updated_at: '2025-11-27T10:34:00Z',
      } },
    ],
  },
  answer2,
  answer8,
  answer9,
  answer10,
  answer7,
  answer5,
]);

/** Delete a dataset: `DELETE /datasets/{id}` */
export const mockDeleteDataset = /* @__PURE__ */ mock<operations['deleteDataset'], 204, 'missing' | 'expired' | 'readOnlyKey' | 'unknownDataset' | 'wrongMethod' | 'notAUuid' | 'minuteLimit' | 'hourLimit' | 'unexpected'>('DELETE', '/datasets/{id}', [
  {
    status: 204,
    headers: {
      'X-RateLimit-Limit': '1000',
      'X-RateLimit-Remaining': '993',
      'X-RateLimit-Reset': '1764239700',
    },
    bodies: [],
  },
  answer2,
  answer3,
  answer8,
  answer9,
  answer10,
  answer7,
  answer5,
]);

/** Download a dataset: `GET /datasets/{id}/download` */
export const mockDownloadDataset = /* @__PURE__ */ mock<operations['downloadDataset'], 200, 'whole' | 'part' | 'missing' | 'expired' | 'unknownDataset' | 'wrongMethod' | 'pastTheEnd' | 'notAUuid' | 'minuteLimit' | 'hourLimit' | 'unexpected'>('GET', '/datasets/{id}/download', [
  {
    status: 200,
    type: 'text/csv',
    headers: {
      'Accept-Ranges': 'bytes',
      'Content-Disposition': 'attachment; filename="customers.csv"',
      ETag: '"6cbe1a2cb1c0ef2a2d45da7d7a19a7a2"',
      'Repr-Digest': 'sha-256=:bL4aLLHA7yotRdp9ehmnooFeuvbhXsXO9mISZDDWbks=:',
      'X-RateLimit-Limit': '1000',
      'X-RateLimit-Remaining': '993',
      'X-RateLimit-Reset': '1764239700',
    },
    bodies: [
      { name: 'whole', body: 'age,income,region,is_active,signed_up\r\n41,52300.5,north,true,2024-03-18\r\n29,38950,south,false,2025-01-31\r\n' },
    ],
  },
  {
    status: 206,
    type: 'text/csv',
    headers: {
      'Content-Range': 'bytes 0-63/108',
      'Accept-Ranges': 'bytes',
      'Content-Disposition': 'attachment; filename="customers.csv"',
      ETag: '"6cbe1a2cb1c0ef2a2d45da7d7a19a7a2"',
      'Repr-Digest': 'sha-256=:bL4aLLHA7yotRdp9ehmnooFeuvbhXsXO9mISZDDWbks=:',
      'X-RateLimit-Limit': '1000',
      'X-RateLimit-Remaining': '993',
      'X-RateLimit-Reset': '1764239700',
    },
    bodies: [
      { name: 'part', body: 'age,income,region,is_active,signed_up\r\n41,52300.5,north,true,202' },
    ],
  },
  answer2,
  answer8,
  answer6,
  {
    status: 416,
    type: 'application/json',
    headers: { 'Content-Range': 'bytes */184320', 'Accept-Ranges': 'bytes' },
    bodies: [
      { name: 'pastTheEnd', body: {
        detail: 'The file has 184320 bytes; the range begins at 200000',
        type: 'range_not_satisfiable',
        status_code: 416,
        timestamp: '2025-11-27T10:34:00Z',
      } },
    ],
  },
  answer10,
  answer7,
  answer5,
]);

/** Generate synthetic data: `POST /generators/dataset/{dataset_id}/generate` */
export const mockGenerateData = /* @__PURE__ */ mock<operations['generateData'], 202, 'pending' | 'truncated' | 'missing' | 'expired' | 'readOnlyKey' | 'unknownDataset' | 'wrongMethod' | 'form' | 'tooManyRows' | 'epsilonWithoutPrivacy' | 'tooManyJobs' | 'minuteLimit' | 'unexpected'>('POST', '/generators/dataset/{dataset_id}/generate', [
  {
    status: 202,
    type: 'application/json',
    headers: {
      Location: '/generators/5b1d7c3e-2f4a-4e8b-8c9d-6a7b8c9d0e1f',
      'X-RateLimit-Limit': '1000',
      'X-RateLimit-Remaining': '993',
      'X-RateLimit-Reset': '1764239700',
    },
    bodies: [
      { name: 'pending', body: { generator_id: '5b1d7c3e-2f4a-4e8b-8c9d-6a7b8c9d0e1f', status: 'pending' } },
    ],
  },
  answer11,
  answer2,
  answer3,
  answer8,
  answer4,
  answer12,
  {
    status: 422,
    type: 'application/json',
    bodies: [
      { name: 'tooManyRows', body: {
        detail: 'Validation failed',
        type: 'validation_error',
        status_code: 422,
        timestamp: '2025-11-27T10:34:00Z',
        errors: [{ field: 'num_rows', message: 'Must be between 100 and 100000', code: 'range_error' }],
      } },
      { name: 'epsilonWithoutPrivacy', body: {
        detail: 'Validation failed',
        type: 'validation_error',
        status_code: 422,
        timestamp: '2025-11-27T10:34:00Z',
        errors: [{ field: 'epsilon', message: 'Is only for dp-ctgan', code: 'unknown_field' }],
      } },
    ],
  },
  {
    status: 429,
    type: 'application/json',
    headers: {
      'Retry-After': '60',
      'X-RateLimit-Retry-After': '60',
      'X-RateLimit-Limit': '6',
      'X-RateLimit-Remaining': '0',
      'X-RateLimit-Reset': '1764239760',
    },
    bodies: [
      { name: 'tooManyJobs', body: {
        detail: 'At most 6 generations run at once',
        type: 'too_many_jobs',
        status_code: 429,
        timestamp: '2025-11-27T10:34:00Z',
      } },
      { name: 'minuteLimit', body: {
        detail: 'Rate limit exceeded: 1000 requests per minute',
        type: 'rate_limited',
        status_code: 429,
        timestamp: '2025-11-27T10:34:00Z',
      } },
    ],
  },
  answer5,
]);

/** Read a generator: `GET /generators/{id}` */
export const mockGetGenerator = /* @__PURE__ */ mock<operations['getGenerator'], 200, 'completed' | 'pending' | 'running' | 'failed' | 'missing' | 'expired' | 'unknownGenerator' | 'wrongMethod' | 'notAUuid' | 'minuteLimit' | 'hourLimit' | 'unexpected'>('GET', '/generators/{id}', [
  {
    status: 200,
    type: 'application/json',
    headers: {
      'X-RateLimit-Limit': '1000',
      'X-RateLimit-Remaining': '993',
      'X-RateLimit-Reset': '1764239700',
    },
    bodies: [
      { name: 'completed', body: {
        id: '5b1d7c3e-2f4a-4e8b-8c9d-6a7b8c9d0e1f',
        dataset_id: 'd290f1ee-6c54-4b01-90e6-d701748f0851',
        status: 'completed',
        progress: 100,
        output_dataset_id: '8c7d1f0a-3b2e-4f5c-9a6d-0e1b2c3d4f5a',
      } },
      { name: 'pending', body: {
        id: '5b1d7c3e-2f4a-4e8b-8c9d-6a7b8c9d0e1f',
        dataset_id: 'd290f1ee-6c54-4b01-90e6-d701748f0851',
        status: 'pending',
        progress: 0,
      } },
      { name: 'running', body: {
        id: '5b1d7c3e-2f4a-4e8b-8c9d-6a7b8c9d0e1f',
        dataset_id: 'd290f1ee-6c54-4b01-90e6-d701748f0851',
        status: 'running',
        progress: 42.5,
      } },
      { name: 'failed', body: {
        id: '5b1d7c3e-2f4a-4e8b-8c9d-6a7b8c9d0e1f',
        dataset_id: 'd290f1ee-6c54-4b01-90e6-d701748f0851',
        status: 'failed',
        progress: 10,
        error: 'The dataset has too few rows to learn from',
      } },
    ],
  },
  answer2,
  answer13,
  answer6,
  answer10,
  answer7,
  answer5,
]);

/** Watch a generation: `GET /ws/generation/{id}` */
export const mockWatchGeneration = /* @__PURE__ */ mock<operations['watchGeneration'], 401, 'missing' | 'expired' | 'unknownGenerator' | 'wrongMethod' | 'notAUuid' | 'plainRequest' | 'minuteLimit' | 'hourLimit' | 'unexpected'>('GET', '/ws/generation/{id}', [
  answer2,
  answer13,
  answer6,
  answer10,
  {
    status: 426,
    type: 'application/json',
    headers: { Upgrade: 'websocket' },
    bodies: [
      { name: 'plainRequest', body: {
        detail: 'Connect with a WebSocket',
        type: 'upgrade_required',
        status_code: 426,
        timestamp: '2025-11-27T10:34:00Z',
      } },
    ],
  },
  answer7,
  answer5,
]);

/** Evaluate a generator: `POST /evaluations/run` */
export const mockRunEvaluation = /* @__PURE__ */ mock<operations['runEvaluation'], 202, 'pending' | 'truncated' | 'missing' | 'expired' | 'readOnlyKey' | 'unknownGenerator' | 'unknownDataset' | 'wrongMethod' | 'form' | 'missingGenerator' | 'notCompleted' | 'minuteLimit' | 'hourLimit' | 'unexpected'>('POST', '/evaluations/run', [
  {
    status: 202,
    type: 'application/json',
    headers: {
      Location: '/evaluations/e4a1c2d3-5b6f-4789-a0b1-c2d3e4f5a6b7',
      'X-RateLimit-Limit': '1000',
      'X-RateLimit-Remaining': '993',
      'X-RateLimit-Reset': '1764239700',
    },
    bodies: [
      { name: 'pending', body: { evaluation_id: 'e4a1c2d3-5b6f-4789-a0b1-c2d3e4f5a6b7', status: 'pending' } },
    ],
  },
  answer11,
  answer2,
  answer3,
  {
    status: 404,
    type: 'application/json',
    bodies: [
      { name: 'unknownGenerator', body: {
        detail: 'Generator not found',
        type: 'resource_not_found',
        status_code: 404,
        timestamp: '2025-11-27T10:34:00Z',
      } },
      { name: 'unknownDataset', body: {
        detail: 'Dataset not found',
        type: 'resource_not_found',
        status_code: 404,
        timestamp: '2025-11-27T10:34:00Z',
      } },
    ],
  },
  answer4,
  answer12,
  {
    status: 422,
    type: 'application/json',
    bodies: [
      { name: 'missingGenerator', body: {
        detail: 'Validation failed',
        type: 'validation_error',
        status_code: 422,
        timestamp: '2025-11-27T10:34:00Z',
        errors: [{ field: 'generator_id', message: 'Is required', code: 'required' }],
      } },
      { name: 'notCompleted', body: {
        detail: 'Validation failed',
        type: 'validation_error',
        status_code: 422,
        timestamp: '2025-11-27T10:34:00Z',
        errors: [{ field: 'generator_id', message: 'The generator has not completed', code: 'state_error' }],
      } },
    ],
  },
  answer7,
  answer5,
]);

/** Read an evaluation: `GET /evaluations/{id}` */
export const mockGetEvaluation = /* @__PURE__ */ mock<operations['getEvaluation'], 200, 'completed' | 'pending' | 'running' | 'failed' | 'missing' | 'expired' | 'unknownEvaluation' | 'wrongMethod' | 'notAUuid' | 'minuteLimit' | 'hourLimit' | 'unexpected'>('GET', '/evaluations/{id}', [
  {
    status: 200,
    type: 'application/json',
    headers: {
      'X-RateLimit-Limit': '1000',
      'X-RateLimit-Remaining': '993',
      'X-RateLimit-Reset': '1764239700',
    },
    bodies: [
      { name: 'completed', body: {
        id: 'e4a1c2d3-5b6f-4789-a0b1-c2d3e4f5a6b7',
        generator_id: '5b1d7c3e-2f4a-4e8b-8c9d-6a7b8c9d0e1f',
        dataset_id: 'd290f1ee-6c54-4b01-90e6-d701748f0851',
        status: 'completed',
        scores: { overall: 0.87, fidelity: 0.91, utility: 0.84, privacy: 0.86 },
      } },
      { name: 'pending', body: {
        id: 'e4a1c2d3-5b6f-4789-a0b1-c2d3e4f5a6b7',
        generator_id: '5b1d7c3e-2f4a-4e8b-8c9d-6a7b8c9d0e1f',
        dataset_id: 'd290f1ee-6c54-4b01-90e6-d701748f0851',
        status: 'pending',
      } },
      { name: 'running', body: {
        id: 'e4a1c2d3-5b6f-4789-a0b1-c2d3e4f5a6b7',
        generator_id: '5b1d7c3e-2f4a-4e8b-8c9d-6a7b8c9d0e1f',
        dataset_id: 'd290f1ee-6c54-4b01-90e6-d701748f0851',
        status: 'running',
      } },
      { name: 'failed', body: {
        id: 'e4a1c2d3-5b6f-4789-a0b1-c2d3e4f5a6b7',
        generator_id: '5b1d7c3e-2f4a-4e8b-8c9d-6a7b8c9d0e1f',
        dataset_id: 'd290f1ee-6c54-4b01-90e6-d701748f0851',
        status: 'failed',
        error: 'The two datasets have no column in common',
      } },
    ],
  },
  answer2,
  {
    status: 404,
    type: 'application/json',
    bodies: [
      { name: 'unknownEvaluation', body: {
        detail: 'Evaluation not found',
        type: 'resource_not_found',
        status_code: 404,
        timestamp: '2025-11-27T10:34:00Z',
      } },
    ],
  },
  answer6,
  answer10,
  answer7,
  answer5,
]);

/** Register a webhook: `POST /webhooks/register` */
export const mockRegisterWebhook = /* @__PURE__ */ mock<operations['registerWebhook'], 201, 'registered' | 'truncated' | 'missing' | 'expired' | 'readOnlyKey' | 'wrongMethod' | 'form' | 'unknownEvent' | 'privateAddress' | 'shortSecret' | 'minuteLimit' | 'hourLimit' | 'unexpected'>('POST', '/webhooks/register', [
  {
    status: 201,
    type: 'application/json',
    headers: {
      'X-RateLimit-Limit': '1000',
      'X-RateLimit-Remaining': '993',
      'X-RateLimit-Reset': '1764239700',
    },
    bodies: [
      { name: 'registered', body: {
        id: '1f2e3d4c-5b6a-4798-8a7b-9c0d1e2f3a4b',
        url: 'https://hooks.acme.dev/studio',
        events: ['generation.completed', 'evaluation.completed'],
        created_at: '2025-11-27T10:34:00Z',
      } },
    ],
  },
  answer11,
  answer2,
  answer3,
  answer4,
  answer12,
  {
    status: 422,
    type: 'application/json',
    bodies: [
      { name: 'unknownEvent', body: {
        detail: 'Validation failed',
        type: 'validation_error',
        status_code: 422,
        timestamp: '2025-11-27T10:34:00Z',
        errors: [
          {
            field: 'events.0',
            message: 'Must be generation.completed or evaluation.completed',
            code: 'enum_error',
          },
        ],
      } },
      { name: 'privateAddress', body: {
        detail: 'Validation failed',
        type: 'validation_error',
        status_code: 422,
        timestamp: '2025-11-27T10:34:00Z',
        errors: [
          {
            field: 'url',
            message: 'Must not be an address of a private network',
            code: 'address_error',
          },
        ],
      } },
      { name: 'shortSecret', body: {
        detail: 'Validation failed',
        type: 'validation_error',
        status_code: 422,
        timestamp: '2025-11-27T10:34:00Z',
        errors: [{ field: 'secret', message: 'Must have at least 16 characters', code: 'length_error' }],
      } },
    ],
  },
  answer7,
  answer5,
]);

/**
 * Sign in with address and password: `POST /auth/login`
 *
 * @deprecated
 */
export const mockLogin = /* @__PURE__ */ mock<operations['login'], 200, 'token' | 'truncated' | 'wrongPassword' | 'wrongMethod' | 'form' | 'missingPassword' | 'notAnAddress' | 'minuteLimit' | 'hourLimit' | 'unexpected'>('POST', '/auth/login', [
  {
    status: 200,
    type: 'application/json',
    headers: {
      'Cache-Control': 'no-store',
      'Set-Cookie': 'better-auth.session_token=stu_3mJr7AoUXx2Wqd1kPz9c; Max-Age=3600; Path=/; HttpOnly; SameSite=Lax',
      'X-RateLimit-Limit': '1000',
      'X-RateLimit-Remaining': '993',
      'X-RateLimit-Reset': '1764239700',
    },
    bodies: [
      { name: 'token', body: { access_token: 'stu_3mJr7AoUXx2Wqd1kPz9c', token_type: 'bearer', expires_in: 3600 } },
    ],
  },
  answer11,
  {
    status: 401,
    type: 'application/json',
    headers: { 'WWW-Authenticate': 'Bearer realm="studio"' },
    bodies: [
      { name: 'wrongPassword', body: {
        detail: 'Incorrect email or password',
        type: 'unauthorized',
        status_code: 401,
        timestamp: '2025-11-27T10:34:00Z',
      } },
    ],
  },
  answer4,
  answer12,
  {
    status: 422,
    type: 'application/json',
    bodies: [
      { name: 'missingPassword', body: {
        detail: 'Validation failed',
        type: 'validation_error',
        status_code: 422,
        timestamp: '2025-11-27T10:34:00Z',
        errors: [{ field: 'password', message: 'Is required', code: 'required' }],
      } },
      { name: 'notAnAddress', body: {
        detail: 'Validation failed',
        type: 'validation_error',
        status_code: 422,
        timestamp: '2025-11-27T10:34:00Z',
        errors: [{ field: 'email', message: 'Must be an e-mail address', code: 'format_error' }],
      } },
    ],
  },
  answer7,
  answer5,
]);

/** Check the service: `GET /health` */
export const mockGetHealth = /* @__PURE__ */ mock<operations['getHealth'], 200, 'healthy' | 'degraded' | 'wrongMethod' | 'unexpected'>('GET', '/health', [
  {
    status: 200,
    type: 'application/json',
    bodies: [
      { name: 'healthy', body: { status: 'healthy' } },
      { name: 'degraded', body: { status: 'degraded' } },
    ],
  },
  answer6,
  answer5,
]);

/** Read the reference: `GET /docs` */
export const mockGetDocs = /* @__PURE__ */ mock<operations['getDocs'], 200, 'page' | 'wrongMethod' | 'minuteLimit' | 'hourLimit' | 'unexpected'>('GET', '/docs', [
  {
    status: 200,
    type: 'text/html',
    headers: {
      'X-RateLimit-Limit': '1000',
      'X-RateLimit-Remaining': '993',
      'X-RateLimit-Reset': '1764239700',
    },
    bodies: [
      { name: 'page', body: '<!doctype html>\n<html lang="en">\n  <head><meta charset="utf-8"><title>Synthetic Data Studio API</title></head>\n  <body><h1>Synthetic Data Studio API</h1></body>\n</html>\n' },
    ],
  },
  answer6,
  answer7,
  answer5,
]);

/** Download a Postman collection: `GET /docs/postman-collection.json` */
export const mockGetPostmanCollection = /* @__PURE__ */ mock<operations['getPostmanCollection'], 200, 'collection' | 'wrongMethod' | 'minuteLimit' | 'hourLimit' | 'unexpected'>('GET', '/docs/postman-collection.json', [
  {
    status: 200,
    type: 'application/json',
    headers: {
      'X-RateLimit-Limit': '1000',
      'X-RateLimit-Remaining': '993',
      'X-RateLimit-Reset': '1764239700',
    },
    bodies: [
      { name: 'collection', body: {
        info: {
          name: 'Synthetic Data Studio API',
          schema: 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json',
        },
        item: [
          {
            name: 'Service',
            item: [{ name: 'Check the service', request: { method: 'GET', url: '{{baseUrl}}/health' } }],
          },
        ],
      } },
    ],
  },
  answer6,
  answer7,
  answer5,
]);

/**
 * Handlers of all operations of Synthetic Data Studio API, each answering with the first example of its first success.
 *
 * Concrete paths come before templated ones. Put a mock of your own before them to override one.
 */
export function createHandlers(options: Pick<MockOptions, 'baseUrl'> = {}): HttpHandler[] {
  return [
    mockGetHealth(undefined, options),
    mockGetDocs(undefined, options),
    mockUploadDataset(undefined, options),
    mockListDatasets(undefined, options),
    mockRunEvaluation(undefined, options),
    mockRegisterWebhook(undefined, options),
    mockLogin(undefined, options),
    mockGetPostmanCollection(undefined, options),
    mockWatchGeneration(undefined, options),
    mockGenerateData(undefined, options),
    mockGetDataset(undefined, options),
    mockDeleteDataset(undefined, options),
    mockGetGenerator(undefined, options),
    mockGetEvaluation(undefined, options),
    mockDownloadDataset(undefined, options),
  ];
}

/** The handlers of Synthetic Data Studio API on any origin. */
export const studioHandlers: readonly HttpHandler[] = /* @__PURE__ */ createHandlers();

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
