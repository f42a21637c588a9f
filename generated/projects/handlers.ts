// concordat 0.1.0 spec=649cc3d78c6f89fd body=de5cb6a7edab1cb5; do not edit: change the document, then run "concordat generate"
/* eslint-disable */
import { HttpHandler, HttpResponse } from 'msw';
import type { operations } from './types.ts';

const basePath = '/v1';
const ignoresTrailingSlash: boolean = false;

const answer1: AnswerData = {
  status: 401,
  type: 'application/problem+json',
  headers: { 'WWW-Authenticate': 'Bearer realm="projects", Basic realm="projects"' },
  bodies: [
    { name: 'missing', body: {
      type: 'https://projects.concordat.dev/problems/unauthorized',
      title: 'Unauthorized',
      status: 401,
      detail: 'Send one of the credentials that this API takes.',
      code: 'unauthorized',
    } },
    { name: 'invalid', body: {
      type: 'https://projects.concordat.dev/problems/unauthorized',
      title: 'Unauthorized',
      status: 401,
      detail: 'The credential is not valid.',
      code: 'unauthorized',
    } },
  ],
};

const answer2: AnswerData = {
  status: 403,
  type: 'application/problem+json',
  bodies: [
    { name: 'missingScope', body: {
      type: 'https://projects.concordat.dev/problems/insufficient-scope',
      title: 'Insufficient scope',
      status: 403,
      detail: 'This needs the scope projects:read.',
      code: 'insufficient_scope',
    } },
  ],
};

const answer3: AnswerData = {
  status: 405,
  type: 'application/problem+json',
  headers: { Allow: 'GET, POST' },
  bodies: [
    { name: 'wrongMethod', body: {
      type: 'https://projects.concordat.dev/problems/method-not-allowed',
      title: 'Method not allowed',
      status: 405,
      detail: 'Use one of: GET, POST.',
      code: 'method_not_allowed',
    } },
  ],
};

const answer4: AnswerData = {
  status: 429,
  type: 'application/problem+json',
  headers: {
    'Retry-After': '42',
    'X-RateLimit-Limit': '100',
    'X-RateLimit-Remaining': '0',
    'X-RateLimit-Reset': '1763980260',
  },
  bodies: [
    { name: 'minuteLimit', body: {
      type: 'https://projects.concordat.dev/problems/rate-limited',
      title: 'Too many requests',
      status: 429,
      detail: 'Rate limit exceeded: 100 requests per minute.',
      code: 'rate_limited',
    } },
  ],
};

const answer5: AnswerData = {
  status: 500,
  type: 'application/problem+json',
  bodies: [
    { name: 'unexpected', body: {
      type: 'https://projects.concordat.dev/problems/internal-error',
      title: 'Internal error',
      status: 500,
      detail: 'An unexpected error occurred.',
      code: 'internal_error',
    } },
  ],
};

const body6: unknown = {
  type: 'https://projects.concordat.dev/problems/service-unavailable',
  title: 'Service unavailable',
  status: 503,
  detail: 'The service is being maintained. Try again in 30 seconds.',
  code: 'service_unavailable',
};

const answer7: AnswerData = {
  status: 503,
  type: 'application/problem+json',
  headers: { 'Retry-After': '30' },
  bodies: [
    { name: 'maintenance', body: body6 },
  ],
};

const body8: unknown = {
  id: '3f2b8c1e-5d4a-4f6b-9c7d-1e2f3a4b5c6d',
  name: 'Website relaunch',
  description: 'New public website with a shop.',
  owner: 'ada.lindqvist',
  status: 'active',
  tags: ['web', 'marketing'],
  created_at: '2025-11-24T10:30:00Z',
  updated_at: '2025-11-24T10:30:00Z',
};

const body9: unknown = {
  type: 'https://projects.concordat.dev/problems/malformed-body',
  title: 'Malformed body',
  status: 400,
  detail: 'The body is not valid JSON: unexpected end of input at position 24.',
  code: 'malformed_body',
};

const answer10: AnswerData = {
  status: 400,
  type: 'application/problem+json',
  bodies: [
    { name: 'truncated', body: body9 },
  ],
};

const answer11: AnswerData = {
  status: 403,
  type: 'application/problem+json',
  bodies: [
    { name: 'missingScope', body: {
      type: 'https://projects.concordat.dev/problems/insufficient-scope',
      title: 'Insufficient scope',
      status: 403,
      detail: 'This needs the scope projects:write.',
      code: 'insufficient_scope',
    } },
  ],
};

const body12: unknown = {
  type: 'https://projects.concordat.dev/problems/unsupported-media-type',
  title: 'Unsupported media type',
  status: 415,
  detail: 'Content-Type must be application/json, not text/plain.',
  code: 'unsupported_media_type',
};

const answer13: AnswerData = {
  status: 415,
  type: 'application/problem+json',
  bodies: [
    { name: 'plainText', body: body12 },
  ],
};

const answer14: AnswerData = {
  status: 404,
  type: 'application/problem+json',
  bodies: [
    { name: 'unknownProject', body: {
      type: 'https://projects.concordat.dev/problems/not-found',
      title: 'Not found',
      status: 404,
      detail: 'There is no project 3f2b8c1e-5d4a-4f6b-9c7d-1e2f3a4b5c6d.',
      code: 'not_found',
    } },
  ],
};

const answer15: AnswerData = {
  status: 405,
  type: 'application/problem+json',
  headers: { Allow: 'GET, PUT, PATCH, DELETE' },
  bodies: [
    { name: 'wrongMethod', body: {
      type: 'https://projects.concordat.dev/problems/method-not-allowed',
      title: 'Method not allowed',
      status: 405,
      detail: 'Use one of: GET, PUT, PATCH, DELETE.',
      code: 'method_not_allowed',
    } },
  ],
};

const body16: unknown = {
  type: 'https://projects.concordat.dev/problems/validation-failed',
  title: 'Validation failed',
  status: 422,
  detail: '1 field is not valid.',
  code: 'validation_failed',
  errors: [{ field: 'id', message: 'must be a UUID' }],
};

const answer17: AnswerData = {
  status: 422,
  type: 'application/problem+json',
  bodies: [
    { name: 'malformedId', body: body16 },
  ],
};

const answer18: AnswerData = {
  status: 409,
  type: 'application/problem+json',
  bodies: [
    { name: 'nameTaken', body: {
      type: 'https://projects.concordat.dev/problems/name-taken',
      title: 'Name taken',
      status: 409,
      detail: 'A project named \'Website relaunch\' exists.',
      code: 'name_taken',
    } },
  ],
};

const body19: unknown = {
  type: 'https://projects.concordat.dev/problems/precondition-failed',
  title: 'Precondition failed',
  status: 412,
  detail: 'The project has changed since the version in If-Match. Read it again.',
  code: 'precondition_failed',
};

const answer20: AnswerData = {
  status: 412,
  type: 'application/problem+json',
  bodies: [
    { name: 'changedSince', body: body19 },
  ],
};

const answer21: AnswerData = {
  status: 429,
  type: 'application/json',
  headers: {
    'Retry-After': '42',
    'X-RateLimit-Limit': '100',
    'X-RateLimit-Remaining': '0',
    'X-RateLimit-Reset': '1763980260',
  },
  bodies: [
    { name: 'minuteLimit', body: {
      error: 'temporarily_unavailable',
      error_description: 'Rate limit exceeded: 100 requests per minute',
    } },
  ],
};

const answer22: AnswerData = {
  status: 500,
  type: 'application/json',
  bodies: [
    { name: 'unexpected', body: { error: 'server_error', error_description: 'An unexpected error occurred' } },
  ],
};

const answer23: AnswerData = {
  status: 503,
  type: 'application/json',
  headers: { 'Retry-After': '30' },
  bodies: [
    { name: 'maintenance', body: {
      error: 'temporarily_unavailable',
      error_description: 'The service is being maintained. Try again in 30 seconds.',
    } },
  ],
};

/** List projects: `GET /projects` */
export const mockListProjects = /* @__PURE__ */ mock<operations['listProjects'], 200, 'firstPage' | 'archivedOnly' | 'pastTheEnd' | 'missing' | 'invalid' | 'missingScope' | 'wrongMethod' | 'pageSizeTooLarge' | 'twoParameters' | 'minuteLimit' | 'unexpected' | 'maintenance'>('GET', '/projects', [
  {
    status: 200,
    type: 'application/json',
    headers: { 'X-RateLimit-Limit': '100', 'X-RateLimit-Remaining': '93', 'X-RateLimit-Reset': '1763980260' },
    bodies: [
      { name: 'firstPage', body: {
        data: [
          {
            id: '3f2b8c1e-5d4a-4f6b-9c7d-1e2f3a4b5c6d',
            name: 'Website relaunch',
            description: 'New public website with a shop.',
            owner: 'ada.lindqvist',
            status: 'active',
            tags: ['web', 'marketing'],
            created_at: '2025-11-24T10:30:00Z',
            updated_at: '2025-11-24T10:30:00Z',
          },
          {
            id: 'b7e23ec2-9af0-4d1b-8f35-6a2c9d0e4f11',
            name: 'Customer portal',
            description: 'Orders and invoices for customers.',
            owner: 'team-portal',
            status: 'active',
            tags: ['web'],
            created_at: '2025-10-02T08:15:00Z',
            updated_at: '2025-11-20T14:02:31Z',
          },
          {
            id: '0d4f1a66-27c8-4b93-a5de-83b1f7c2e950',
            name: 'Warehouse migration',
            status: 'archived',
            tags: [],
            created_at: '2024-03-18T09:00:00Z',
            updated_at: '2025-01-31T16:45:00Z',
          },
        ],
        pagination: { page: 1, page_size: 20, total: 3, total_pages: 1 },
      } },
      { name: 'archivedOnly', body: {
        data: [
          {
            id: '0d4f1a66-27c8-4b93-a5de-83b1f7c2e950',
            name: 'Warehouse migration',
            status: 'archived',
            tags: [],
            created_at: '2024-03-18T09:00:00Z',
            updated_at: '2025-01-31T16:45:00Z',
          },
        ],
        pagination: { page: 1, page_size: 20, total: 1, total_pages: 1 },
      } },
      { name: 'pastTheEnd', body: { data: [], pagination: { page: 2, page_size: 20, total: 3, total_pages: 1 } } },
    ],
  },
  answer1,
  answer2,
  answer3,
  {
    status: 422,
    type: 'application/problem+json',
    bodies: [
      { name: 'pageSizeTooLarge', body: {
        type: 'https://projects.concordat.dev/problems/validation-failed',
        title: 'Validation failed',
        status: 422,
        detail: '1 field is not valid.',
        code: 'validation_failed',
        errors: [{ field: 'page_size', message: 'must be at most 100' }],
      } },
      { name: 'twoParameters', body: {
        type: 'https://projects.concordat.dev/problems/validation-failed',
        title: 'Validation failed',
        status: 422,
        detail: '2 fields are not valid.',
        code: 'validation_failed',
        errors: [
          { field: 'page', message: 'must be an integer' },
          { field: 'status', message: 'must be one of active, archived' },
        ],
      } },
    ],
  },
  answer4,
  answer5,
  answer7,
]);

/** Create a project: `POST /projects` */
export const mockCreateProject = /* @__PURE__ */ mock<operations['createProject'], 201, 'created' | 'truncated' | 'missing' | 'invalid' | 'missingScope' | 'wrongMethod' | 'nameTaken' | 'idempotencyInProgress' | 'plainText' | 'nameMissing' | 'severalFields' | 'keyTooLong' | 'keyReused' | 'minuteLimit' | 'unexpected' | 'maintenance'>('POST', '/projects', [
  {
    status: 201,
    type: 'application/json',
    headers: {
      Location: '/v1/projects/3f2b8c1e-5d4a-4f6b-9c7d-1e2f3a4b5c6d',
      ETag: '"9f86d081"',
      'Idempotency-Replayed': 'false',
      'X-RateLimit-Limit': '100',
      'X-RateLimit-Remaining': '93',
      'X-RateLimit-Reset': '1763980260',
    },
    bodies: [
      { name: 'created', body: body8 },
    ],
  },
  answer10,
  answer1,
  answer11,
  answer3,
  {
    status: 409,
    type: 'application/problem+json',
    bodies: [
      { name: 'nameTaken', body: {
        type: 'https://projects.concordat.dev/problems/name-taken',
        title: 'Name taken',
        status: 409,
        detail: 'A project named \'Website relaunch\' exists.',
        code: 'name_taken',
      } },
      { name: 'idempotencyInProgress', body: {
        type: 'https://projects.concordat.dev/problems/idempotency-in-progress',
        title: 'Request in progress',
        status: 409,
        detail: 'The first request with this Idempotency-Key is not finished. Try again shortly.',
        code: 'idempotency_in_progress',
      } },
    ],
  },
  answer13,
  {
    status: 422,
    type: 'application/problem+json',
    bodies: [
      { name: 'nameMissing', body: {
        type: 'https://projects.concordat.dev/problems/validation-failed',
        title: 'Validation failed',
        status: 422,
        detail: '1 field is not valid.',
        code: 'validation_failed',
        errors: [{ field: 'name', message: 'is required' }],
      } },
      { name: 'severalFields', body: {
        type: 'https://projects.concordat.dev/problems/validation-failed',
        title: 'Validation failed',
        status: 422,
        detail: '3 fields are not valid.',
        code: 'validation_failed',
        errors: [
          { field: 'name', message: 'must be at most 100 characters long' },
          { field: 'tags.2', message: 'must be a string' },
          { field: 'color', message: 'is not a known field' },
        ],
      } },
      { name: 'keyTooLong', body: {
        type: 'https://projects.concordat.dev/problems/validation-failed',
        title: 'Validation failed',
        status: 422,
        detail: '1 field is not valid.',
        code: 'validation_failed',
        errors: [{ field: 'Idempotency-Key', message: 'must be at most 255 characters long' }],
      } },
      { name: 'keyReused', body: {
        type: 'https://projects.concordat.dev/problems/idempotency-key-reused',
        title: 'Idempotency key reused',
        status: 422,
        detail: 'This Idempotency-Key was used with another body. Use a new key.',
        code: 'idempotency_key_reused',
      } },
    ],
  },
  answer4,
  answer5,
  answer7,
]);

/** Read a project: `GET /projects/{id}` */
export const mockGetProject = /* @__PURE__ */ mock<operations['getProject'], 200, 'project' | 'missing' | 'invalid' | 'missingScope' | 'unknownProject' | 'wrongMethod' | 'malformedId' | 'minuteLimit' | 'unexpected' | 'maintenance'>('GET', '/projects/{id}', [
  {
    status: 200,
    type: 'application/json',
    headers: {
      ETag: '"9f86d081"',
      'X-RateLimit-Limit': '100',
      'X-RateLimit-Remaining': '93',
      'X-RateLimit-Reset': '1763980260',
    },
    bodies: [
      { name: 'project', body: body8 },
    ],
  },
  {
    status: 304,
    headers: {
      ETag: '"9f86d081"',
      'X-RateLimit-Limit': '100',
      'X-RateLimit-Remaining': '93',
      'X-RateLimit-Reset': '1763980260',
    },
    bodies: [],
  },
  answer1,
  answer2,
  answer14,
  answer15,
  answer17,
  answer4,
  answer5,
  answer7,
]);

/** Replace a project: `PUT /projects/{id}` */
export const mockReplaceProject = /* @__PURE__ */ mock<operations['replaceProject'], 200, 'replaced' | 'truncated' | 'missing' | 'invalid' | 'missingScope' | 'unknownProject' | 'wrongMethod' | 'nameTaken' | 'changedSince' | 'plainText' | 'tagsMissing' | 'readOnlyField' | 'malformedId' | 'minuteLimit' | 'unexpected' | 'maintenance'>('PUT', '/projects/{id}', [
  {
    status: 200,
    type: 'application/json',
    headers: {
      ETag: '"3b5d1c77"',
      'X-RateLimit-Limit': '100',
      'X-RateLimit-Remaining': '93',
      'X-RateLimit-Reset': '1763980260',
    },
    bodies: [
      { name: 'replaced', body: {
        id: '3f2b8c1e-5d4a-4f6b-9c7d-1e2f3a4b5c6d',
        name: 'Website relaunch 2026',
        description: 'New public website, without the shop.',
        owner: 'grace.okafor',
        status: 'active',
        tags: ['web'],
        created_at: '2025-11-24T10:30:00Z',
        updated_at: '2025-11-24T11:05:42Z',
      } },
    ],
  },
  answer10,
  answer1,
  answer11,
  answer14,
  answer15,
  answer18,
  answer20,
  answer13,
  {
    status: 422,
    type: 'application/problem+json',
    bodies: [
      { name: 'tagsMissing', body: {
        type: 'https://projects.concordat.dev/problems/validation-failed',
        title: 'Validation failed',
        status: 422,
        detail: '1 field is not valid.',
        code: 'validation_failed',
        errors: [{ field: 'tags', message: 'is required' }],
      } },
      { name: 'readOnlyField', body: {
        type: 'https://projects.concordat.dev/problems/validation-failed',
        title: 'Validation failed',
        status: 422,
        detail: '1 field is not valid.',
        code: 'validation_failed',
        errors: [{ field: 'created_at', message: 'is not a known field' }],
      } },
      { name: 'malformedId', body: body16 },
    ],
  },
  answer4,
  answer5,
  answer7,
]);

/** Delete a project: `DELETE /projects/{id}` */
export const mockDeleteProject = /* @__PURE__ */ mock<operations['deleteProject'], 204, 'missing' | 'invalid' | 'missingScope' | 'unknownProject' | 'wrongMethod' | 'changedSince' | 'malformedId' | 'minuteLimit' | 'unexpected' | 'maintenance'>('DELETE', '/projects/{id}', [
  {
    status: 204,
    headers: { 'X-RateLimit-Limit': '100', 'X-RateLimit-Remaining': '93', 'X-RateLimit-Reset': '1763980260' },
    bodies: [],
  },
  answer1,
  {
    status: 403,
    type: 'application/problem+json',
    bodies: [
      { name: 'missingScope', body: {
        type: 'https://projects.concordat.dev/problems/insufficient-scope',
        title: 'Insufficient scope',
        status: 403,
        detail: 'This needs the scope projects:delete.',
        code: 'insufficient_scope',
      } },
    ],
  },
  answer14,
  answer15,
  answer20,
  answer17,
  answer4,
  answer5,
  answer7,
]);

/** Change parts of a project: `PATCH /projects/{id}` */
export const mockUpdateProject = /* @__PURE__ */ mock<operations['updateProject'], 200, 'archived' | 'truncated' | 'missing' | 'invalid' | 'missingScope' | 'unknownProject' | 'wrongMethod' | 'nameTaken' | 'changedSince' | 'plainJson' | 'nameRemoved' | 'unknownStatus' | 'malformedId' | 'minuteLimit' | 'unexpected' | 'maintenance'>('PATCH', '/projects/{id}', [
  {
    status: 200,
    type: 'application/json',
    headers: {
      ETag: '"60303ae2"',
      'X-RateLimit-Limit': '100',
      'X-RateLimit-Remaining': '93',
      'X-RateLimit-Reset': '1763980260',
    },
    bodies: [
      { name: 'archived', body: {
        id: '3f2b8c1e-5d4a-4f6b-9c7d-1e2f3a4b5c6d',
        name: 'Website relaunch',
        description: 'New public website with a shop.',
        owner: 'ada.lindqvist',
        status: 'archived',
        tags: ['web', 'marketing'],
        created_at: '2025-11-24T10:30:00Z',
        updated_at: '2025-11-24T11:20:00Z',
      } },
    ],
  },
  answer10,
  answer1,
  answer11,
  answer14,
  answer15,
  answer18,
  answer20,
  {
    status: 415,
    type: 'application/problem+json',
    headers: { 'Accept-Patch': 'application/merge-patch+json' },
    bodies: [
      { name: 'plainJson', body: {
        type: 'https://projects.concordat.dev/problems/unsupported-media-type',
        title: 'Unsupported media type',
        status: 415,
        detail: 'Content-Type must be application/merge-patch+json, not application/json.',
        code: 'unsupported_media_type',
      } },
    ],
  },
  {
    status: 422,
    type: 'application/problem+json',
    bodies: [
      { name: 'nameRemoved', body: {
        type: 'https://projects.concordat.dev/problems/validation-failed',
        title: 'Validation failed',
        status: 422,
        detail: '1 field is not valid.',
        code: 'validation_failed',
        errors: [{ field: 'name', message: 'must be a string' }],
      } },
      { name: 'unknownStatus', body: {
        type: 'https://projects.concordat.dev/problems/validation-failed',
        title: 'Validation failed',
        status: 422,
        detail: '1 field is not valid.',
        code: 'validation_failed',
        errors: [{ field: 'status', message: 'must be one of active, archived' }],
      } },
      { name: 'malformedId', body: body16 },
    ],
  },
  answer4,
  answer5,
  answer7,
]);

/** Issue an access token: `POST /oauth/token` */
export const mockIssueToken = /* @__PURE__ */ mock<operations['issueToken'], 200, 'clientCredentials' | 'authorizationCode' | 'missingGrantType' | 'unsupportedGrantType' | 'usedCode' | 'scopeNotAllowed' | 'grantNotAllowed' | 'wrongSecret' | 'wrongMethod' | 'json' | 'minuteLimit' | 'unexpected' | 'maintenance'>('POST', '/oauth/token', [
  {
    status: 200,
    type: 'application/json',
    headers: {
      'Cache-Control': 'no-store',
      'X-RateLimit-Limit': '100',
      'X-RateLimit-Remaining': '93',
      'X-RateLimit-Reset': '1763980260',
    },
    bodies: [
      { name: 'clientCredentials', body: {
        access_token: 'mF_9.B5f-4.1JqM',
        token_type: 'Bearer',
        expires_in: 3600,
        scope: 'projects:read projects:write',
      } },
      { name: 'authorizationCode', body: {
        access_token: '2YotnFZFEjr1zCsicMWpAA',
        token_type: 'Bearer',
        expires_in: 3600,
        refresh_token: 'tGzv3JOkF0XG5Qx2TlKWIA',
        scope: 'projects:read projects:write',
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
        error_description: 'grant_type must be one of client_credentials, authorization_code, refresh_token',
      } },
      { name: 'usedCode', body: { error: 'invalid_grant', error_description: 'The code is not valid' } },
      { name: 'scopeNotAllowed', body: { error: 'invalid_scope', error_description: 'acme-sync may not have projects:delete' } },
      { name: 'grantNotAllowed', body: {
        error: 'unauthorized_client',
        error_description: 'acme-portal may not use client_credentials',
      } },
    ],
  },
  {
    status: 401,
    type: 'application/json',
    headers: { 'WWW-Authenticate': 'Basic realm="projects"' },
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
  answer21,
  answer22,
  answer23,
]);

/** Ask a person for access: `GET /oauth/authorize` */
export const mockAuthorize = /* @__PURE__ */ mock<operations['authorize'], 302, 'missingChallenge' | 'unknownClient' | 'foreignRedirect' | 'unknownScope' | 'wrongMethod' | 'minuteLimit' | 'unexpected' | 'maintenance'>('GET', '/oauth/authorize', [
  {
    status: 302,
    headers: {
      Location: 'https://portal.acme.dev/callback?code=SplxlOBeZQQYbYS6WxSbIA&state=af0ifjsldkj',
      'Cache-Control': 'no-store',
      'X-RateLimit-Limit': '100',
      'X-RateLimit-Remaining': '93',
      'X-RateLimit-Reset': '1763980260',
    },
    bodies: [],
  },
  {
    status: 400,
    type: 'application/json',
    bodies: [
      { name: 'missingChallenge', body: { error: 'invalid_request', error_description: 'code_challenge is required' } },
      { name: 'unknownClient', body: { error: 'invalid_request', error_description: 'There is no client acme-portal' } },
      { name: 'foreignRedirect', body: {
        error: 'invalid_request',
        error_description: 'redirect_uri is not registered for acme-portal',
      } },
      { name: 'unknownScope', body: {
        error: 'invalid_scope',
        error_description: 'scope may hold projects:read, projects:write and projects:delete',
      } },
    ],
  },
  {
    status: 405,
    type: 'application/json',
    headers: { Allow: 'GET' },
    bodies: [
      { name: 'wrongMethod', body: { error: 'invalid_request', error_description: 'Use GET' } },
    ],
  },
  answer21,
  answer22,
  answer23,
]);

/**
 * Handlers of all operations of Projects API, each answering with the first example of its first success.
 *
 * Concrete paths come before templated ones. Put a mock of your own before them to override one.
 */
export function createHandlers(options: Pick<MockOptions, 'baseUrl'> = {}): HttpHandler[] {
  return [
    mockListProjects(undefined, options),
    mockCreateProject(undefined, options),
    mockIssueToken(undefined, options),
    mockAuthorize(undefined, options),
    mockGetProject(undefined, options),
    mockReplaceProject(undefined, options),
    mockDeleteProject(undefined, options),
    mockUpdateProject(undefined, options),
  ];
}

/** The handlers of Projects API on any origin. */
export const projectsHandlers: readonly HttpHandler[] = /* @__PURE__ */ createHandlers();

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
