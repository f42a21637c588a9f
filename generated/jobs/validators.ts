// concordat 0.1.0 spec=de35be94a529dd46 body=2d24ef9fe280051c; do not edit: change the document, then run "concordat generate"
/* eslint-disable */
import {
  type Check,
  type OperationChecks,
  type Validation,
  type ValidationMode,
  type ValidationOptions,
  allOf,
  asSent,
  constant,
  createValidation,
  dateTime,
  expression,
  int64,
  items,
  limits,
  oneOfValues,
  pattern,
  properties,
  required,
  schema,
  type,
} from '@concordat/client/validate';

/**
 * Checks what a client of Jobs API sends and gets: an option of `createClient`.
 *
 * @param mode `warn` hands problems to `onProblem` (default: a line each on the console), `throw` throws a `ValidationError`
 * @example
 * const client = createClient({ validate: validate('warn') });
 */
export function validate(mode: ValidationMode, options?: ValidationOptions): Validation {
  return createValidation(operations, mode, options);
}

const isUriReference: Check = expression(
  'uri-reference',
  '^(?:[a-z][a-z0-9+\\-.]*:)?(?:\\/?\\/(?:(?:[a-z0-9\\-._~!$&\'()*+,;=:]|%[0-9a-f]{2})*@)?(?:\\[(?:(?:(?:(?:[0-9a-f]{1,4}:){6}|::(?:[0-9a-f]{1,4}:){5}|(?:[0-9a-f]{1,4})?::(?:[0-9a-f]{1,4}:){4}|(?:(?:[0-9a-f]{1,4}:){0,1}[0-9a-f]{1,4})?::(?:[0-9a-f]{1,4}:){3}|(?:(?:[0-9a-f]{1,4}:){0,2}[0-9a-f]{1,4})?::(?:[0-9a-f]{1,4}:){2}|(?:(?:[0-9a-f]{1,4}:){0,3}[0-9a-f]{1,4})?::[0-9a-f]{1,4}:|(?:(?:[0-9a-f]{1,4}:){0,4}[0-9a-f]{1,4})?::)(?:[0-9a-f]{1,4}:[0-9a-f]{1,4}|(?:(?:25[0-5]|2[0-4]\\d|[01]?\\d\\d?)\\.){3}(?:25[0-5]|2[0-4]\\d|[01]?\\d\\d?))|(?:(?:[0-9a-f]{1,4}:){0,5}[0-9a-f]{1,4})?::[0-9a-f]{1,4}|(?:(?:[0-9a-f]{1,4}:){0,6}[0-9a-f]{1,4})?::)|[Vv][0-9a-f]+\\.[a-z0-9\\-._~!$&\'()*+,;=:]+)\\]|(?:(?:25[0-5]|2[0-4]\\d|[01]?\\d\\d?)\\.){3}(?:25[0-5]|2[0-4]\\d|[01]?\\d\\d?)|(?:[a-z0-9\\-._~!$&\'"()*+,;=]|%[0-9a-f]{2})*)(?::\\d*)?(?:\\/(?:[a-z0-9\\-._~!$&\'"()*+,;=:@]|%[0-9a-f]{2})*)*|\\/(?:(?:[a-z0-9\\-._~!$&\'"()*+,;=:@]|%[0-9a-f]{2})+(?:\\/(?:[a-z0-9\\-._~!$&\'"()*+,;=:@]|%[0-9a-f]{2})*)*)?|(?:[a-z0-9\\-._~!$&\'"()*+,;=:@]|%[0-9a-f]{2})+(?:\\/(?:[a-z0-9\\-._~!$&\'"()*+,;=:@]|%[0-9a-f]{2})*)*)?(?:\\?(?:[a-z0-9\\-._~!$&\'"()*+,;=:@/?]|%[0-9a-f]{2})*)?(?:#(?:[a-z0-9\\-._~!$&\'"()*+,;=:@/?]|%[0-9a-f]{2})*)?$',
  'i',
);

const checkJobStatus: Check = schema(
  'components/schemas.yaml#/JobStatus',
  type('string'),
  oneOfValues(['queued', 'running', 'completed', 'failed', 'cancelled']),
);

const checkRequestId: Check = schema('components/headers.yaml#/RequestId/schema', type('string'), limits({ minLength: 1, maxLength: 128 }));

const checkRateLimitLimit: Check = schema('components/headers.yaml#/RateLimitLimit/schema', type('integer'), limits({ minimum: 1 }));

const checkRateLimitRemaining: Check = schema('components/headers.yaml#/RateLimitRemaining/schema', type('integer'), limits({ minimum: 0 }));

const checkRateLimitReset: Check = schema('components/headers.yaml#/RateLimitReset/schema', type('integer'), limits({ minimum: 0 }), int64);

const checkJobConfig: Check = schema('components/schemas.yaml#/JobConfig', type('object'), limits({ maxProperties: 100 }));

const checkJob: Check = schema(
  'components/schemas.yaml#/Job',
  type('object'),
  required('id', 'type', 'status', 'config', 'created_at', 'updated_at'),
  properties({
    id: [type('integer'), limits({ minimum: 1, maximum: 9007199254740991 }), int64],
    type: [type('string')],
    status: [checkJobStatus],
    config: [checkJobConfig],
    result: [type('object')],
    error: [
      type('object'),
      required('code', 'message'),
      properties({ code: [type('string')], message: [type('string')] }),
    ],
    created_at: [type('string'), dateTime],
    updated_at: [type('string'), dateTime],
  }),
);

const checkMeta: Check = schema(
  'components/schemas.yaml#/Meta',
  type('object'),
  required('timestamp', 'request_id'),
  properties({
    timestamp: [type('string'), dateTime],
    request_id: [type('string'), limits({ minLength: 1, maxLength: 128 })],
  }),
);

const checkListMeta: Check = schema(
  'components/schemas.yaml#/ListMeta',
  allOf(
    [checkMeta],
    [
      type('object'),
      required('page', 'page_size', 'total', 'total_pages'),
      properties({
        page: [type('integer'), limits({ minimum: 1 })],
        page_size: [type('integer'), limits({ minimum: 1, maximum: 100 })],
        total: [type('integer'), limits({ minimum: 0 })],
        total_pages: [type('integer'), limits({ minimum: 0 })],
      }),
    ],
  ),
);

const checkJobListEnvelope: Check = schema(
  'components/schemas.yaml#/JobListEnvelope',
  type('object'),
  required('status', 'data', 'meta'),
  properties({
    status: [type('string'), constant('success')],
    data: [type('array'), limits({ maxItems: 100 }), items([checkJob])],
    meta: [checkListMeta],
  }),
);

const checkWWWAuthenticate: Check = schema('components/headers.yaml#/WWWAuthenticate/schema', type('string'));

const checkErrorDetail: Check = schema(
  'components/schemas.yaml#/ErrorDetail',
  type('object'),
  required('field', 'issue'),
  properties({ field: [type('string')], issue: [type('string'), limits({ minLength: 1 })] }),
);

const checkError: Check = schema(
  'components/schemas.yaml#/Error',
  type('object'),
  required('code', 'message'),
  properties({
    code: [
      type('string'),
      oneOfValues([
  'INVALID_REQUEST',
  'UNAUTHORIZED',
  'NOT_FOUND',
  'METHOD_NOT_ALLOWED',
  'CONFLICT',
  'UNSUPPORTED_MEDIA_TYPE',
  'VALIDATION_ERROR',
  'RATE_LIMITED',
  'INTERNAL_ERROR',
]),
    ],
    message: [type('string'), limits({ minLength: 1 })],
    details: [type('array'), items([checkErrorDetail])],
  }),
);

const checkErrorEnvelope: Check = schema(
  'components/schemas.yaml#/ErrorEnvelope',
  type('object'),
  required('status', 'error', 'meta'),
  properties({ status: [type('string'), constant('error')], error: [checkError], meta: [checkMeta] }),
);

const checkUnauthorizedApplication1json: Check = schema('components/responses.yaml#/Unauthorized/content/application~1json/schema', checkErrorEnvelope);

const checkHeadersAllow: Check = schema('components/responses.yaml#/MethodNotAllowedGetPost/headers/Allow/schema', type('string'));

const checkMethodNotAllowedGetPostApplication1json: Check = schema(
  'components/responses.yaml#/MethodNotAllowedGetPost/content/application~1json/schema',
  checkErrorEnvelope,
);

const checkHeadersRetryAfter: Check = schema(
  'components/responses.yaml#/RateLimited/headers/Retry-After/schema',
  type('integer'),
  limits({ minimum: 0 }),
);

const checkHeadersXRateLimitLimit: Check = schema(
  'components/responses.yaml#/RateLimited/headers/X-RateLimit-Limit/schema',
  type('integer'),
  limits({ minimum: 1 }),
);

const checkHeadersXRateLimitRemaining: Check = schema(
  'components/responses.yaml#/RateLimited/headers/X-RateLimit-Remaining/schema',
  type('integer'),
  constant(0),
);

const checkHeadersXRateLimitReset: Check = schema(
  'components/responses.yaml#/RateLimited/headers/X-RateLimit-Reset/schema',
  type('integer'),
  limits({ minimum: 0 }),
  int64,
);

const checkRateLimitedApplication1json: Check = schema('components/responses.yaml#/RateLimited/content/application~1json/schema', checkErrorEnvelope);

const checkInternalErrorApplication1json: Check = schema('components/responses.yaml#/InternalError/content/application~1json/schema', checkErrorEnvelope);

const checkJobCreateSent: Check = schema(
  'components/schemas.yaml#/JobCreate',
  type('object'),
  required('config'),
  properties(
    {
      type: [type('string'), limits({ minLength: 1, maxLength: 64 }), pattern('^[a-z][a-z0-9_-]*$')],
      config: [checkJobConfig],
    },
    { additional: false },
  ),
);

const checkJobAccepted: Check = schema(
  'components/schemas.yaml#/JobAccepted',
  type('object'),
  required('job_id', 'status', 'status_url'),
  properties({
    job_id: [type('integer'), limits({ minimum: 1, maximum: 9007199254740991 }), int64],
    status: [checkJobStatus],
    status_url: [type('string'), isUriReference],
  }),
);

const checkJobAcceptedEnvelope: Check = schema(
  'components/schemas.yaml#/JobAcceptedEnvelope',
  type('object'),
  required('status', 'data', 'meta'),
  properties({ status: [type('string'), constant('success')], data: [checkJobAccepted], meta: [checkMeta] }),
);

const checkJobIdSent: Check = schema(
  'components/parameters.yaml#/JobId/schema',
  type('integer'),
  limits({ minimum: 1, maximum: 9007199254740991 }),
  int64,
);

const checkJobEnvelope: Check = schema(
  'components/schemas.yaml#/JobEnvelope',
  type('object'),
  required('status', 'data', 'meta'),
  properties({ status: [type('string'), constant('success')], data: [checkJob], meta: [checkMeta] }),
);

const checkJobNotFoundApplication1json: Check = schema('components/responses.yaml#/JobNotFound/content/application~1json/schema', checkErrorEnvelope);

const checkHeadersAllow2: Check = schema('components/responses.yaml#/MethodNotAllowedGet/headers/Allow/schema', type('string'));

const checkMethodNotAllowedGetApplication1json: Check = schema('components/responses.yaml#/MethodNotAllowedGet/content/application~1json/schema', checkErrorEnvelope);

const checkInvalidJobIdApplication1json: Check = schema('components/responses.yaml#/InvalidJobId/content/application~1json/schema', checkErrorEnvelope);

const checkAppStatus: Check = schema(
  'components/schemas.yaml#/AppStatus',
  type('object'),
  required('app', 'status', 'version', 'uptime_seconds', 'jobs'),
  properties({
    app: [type('string')],
    status: [type('string'), oneOfValues(['up', 'degraded', 'down'])],
    version: [type('string')],
    uptime_seconds: [type('integer'), limits({ minimum: 0 })],
    jobs: [
      type('object'),
      required('queued', 'running'),
      properties({
        queued: [type('integer'), limits({ minimum: 0 })],
        running: [type('integer'), limits({ minimum: 0 })],
      }),
    ],
  }),
);

const checkAppStatusEnvelope: Check = schema(
  'components/schemas.yaml#/AppStatusEnvelope',
  type('object'),
  required('status', 'data', 'meta'),
  properties({ status: [type('string'), constant('success')], data: [checkAppStatus], meta: [checkMeta] }),
);

const operations: Readonly<Record<string, OperationChecks>> = {
  listJobs: {
    at: 'paths/jobs.yaml#/get',
    query: schema(
      'paths/jobs.yaml#/get/parameters',
      properties({
        page: [asSent(schema(
          'components/parameters.yaml#/Page/schema',
          type('integer'),
          limits({ minimum: 1, maximum: 1000000 }),
        ))],
        page_size: [asSent(schema(
          'components/parameters.yaml#/PageSize/schema',
          type('integer'),
          limits({ minimum: 1, maximum: 100 }),
        ))],
        status: [asSent(schema('components/parameters.yaml#/Status/schema', checkJobStatus))],
      }),
    ),
    responses: {
      200: {
        headers: schema(
          'paths/jobs.yaml#/get/responses/200/headers',
          properties({
            'x-request-id': [asSent(checkRequestId)],
            'x-ratelimit-limit': [asSent(checkRateLimitLimit)],
            'x-ratelimit-remaining': [asSent(checkRateLimitRemaining)],
            'x-ratelimit-reset': [asSent(checkRateLimitReset)],
          }),
        ),
        body: {'application/json': schema(
          'paths/jobs.yaml#/get/responses/200/content/application~1json/schema',
          checkJobListEnvelope,
        )},
      },
      401: {
        headers: schema(
          'components/responses.yaml#/Unauthorized/headers',
          properties({ 'x-request-id': [asSent(checkRequestId)], 'www-authenticate': [asSent(checkWWWAuthenticate)] }),
        ),
        body: { 'application/json': checkUnauthorizedApplication1json },
      },
      405: {
        headers: schema(
          'components/responses.yaml#/MethodNotAllowedGetPost/headers',
          properties({ 'x-request-id': [asSent(checkRequestId)], allow: [asSent(checkHeadersAllow)] }),
        ),
        body: { 'application/json': checkMethodNotAllowedGetPostApplication1json },
      },
      422: {
        headers: schema(
          'components/responses.yaml#/InvalidListQuery/headers',
          properties({ 'x-request-id': [asSent(checkRequestId)] }),
        ),
        body: {'application/json': schema(
          'components/responses.yaml#/InvalidListQuery/content/application~1json/schema',
          checkErrorEnvelope,
        )},
      },
      429: {
        headers: schema(
          'components/responses.yaml#/RateLimited/headers',
          properties({
            'x-request-id': [asSent(checkRequestId)],
            'retry-after': [asSent(checkHeadersRetryAfter)],
            'x-ratelimit-limit': [asSent(checkHeadersXRateLimitLimit)],
            'x-ratelimit-remaining': [asSent(checkHeadersXRateLimitRemaining)],
            'x-ratelimit-reset': [asSent(checkHeadersXRateLimitReset)],
          }),
        ),
        body: { 'application/json': checkRateLimitedApplication1json },
      },
      500: {
        headers: schema(
          'components/responses.yaml#/InternalError/headers',
          properties({ 'x-request-id': [asSent(checkRequestId)] }),
        ),
        body: { 'application/json': checkInternalErrorApplication1json },
      },
    },
  },
  createJob: {
    at: 'paths/jobs.yaml#/post',
    body: {'application/json': schema(
      'paths/jobs.yaml#/post/requestBody/content/application~1json/schema',
      checkJobCreateSent,
    )},
    bodyRequired: true,
    responses: {
      202: {
        headers: schema(
          'paths/jobs.yaml#/post/responses/202/headers',
          properties({
            location: [asSent(schema(
              'paths/jobs.yaml#/post/responses/202/headers/Location/schema',
              type('string'),
              isUriReference,
            ))],
            'x-request-id': [asSent(checkRequestId)],
            'x-ratelimit-limit': [asSent(schema('components/headers.yaml#/SubmissionLimit/schema', type('integer'), limits({ minimum: 1 })))],
            'x-ratelimit-remaining': [asSent(schema(
              'components/headers.yaml#/SubmissionRemaining/schema',
              type('integer'),
              limits({ minimum: 0 }),
            ))],
            'x-ratelimit-reset': [asSent(schema(
              'components/headers.yaml#/SubmissionReset/schema',
              type('integer'),
              limits({ minimum: 0 }),
              int64,
            ))],
          }),
        ),
        body: {'application/json': schema(
          'paths/jobs.yaml#/post/responses/202/content/application~1json/schema',
          checkJobAcceptedEnvelope,
        )},
      },
      400: {
        headers: schema(
          'components/responses.yaml#/InvalidRequest/headers',
          properties({ 'x-request-id': [asSent(checkRequestId)] }),
        ),
        body: {'application/json': schema(
          'components/responses.yaml#/InvalidRequest/content/application~1json/schema',
          checkErrorEnvelope,
        )},
      },
      401: {
        headers: schema(
          'components/responses.yaml#/Unauthorized/headers',
          properties({ 'x-request-id': [asSent(checkRequestId)], 'www-authenticate': [asSent(checkWWWAuthenticate)] }),
        ),
        body: { 'application/json': checkUnauthorizedApplication1json },
      },
      405: {
        headers: schema(
          'components/responses.yaml#/MethodNotAllowedGetPost/headers',
          properties({ 'x-request-id': [asSent(checkRequestId)], allow: [asSent(checkHeadersAllow)] }),
        ),
        body: { 'application/json': checkMethodNotAllowedGetPostApplication1json },
      },
      415: {
        headers: schema(
          'components/responses.yaml#/UnsupportedMediaType/headers',
          properties({ 'x-request-id': [asSent(checkRequestId)] }),
        ),
        body: {'application/json': schema(
          'components/responses.yaml#/UnsupportedMediaType/content/application~1json/schema',
          checkErrorEnvelope,
        )},
      },
      422: {
        headers: schema(
          'components/responses.yaml#/InvalidJob/headers',
          properties({ 'x-request-id': [asSent(checkRequestId)] }),
        ),
        body: {'application/json': schema(
          'components/responses.yaml#/InvalidJob/content/application~1json/schema',
          checkErrorEnvelope,
        )},
      },
      429: {
        headers: schema(
          'components/responses.yaml#/SubmissionRateLimited/headers',
          properties({
            'x-request-id': [asSent(checkRequestId)],
            'retry-after': [asSent(schema(
              'components/responses.yaml#/SubmissionRateLimited/headers/Retry-After/schema',
              type('integer'),
              limits({ minimum: 0 }),
            ))],
            'x-ratelimit-limit': [asSent(schema(
              'components/responses.yaml#/SubmissionRateLimited/headers/X-RateLimit-Limit/schema',
              type('integer'),
              limits({ minimum: 1 }),
            ))],
            'x-ratelimit-remaining': [asSent(schema(
              'components/responses.yaml#/SubmissionRateLimited/headers/X-RateLimit-Remaining/schema',
              type('integer'),
              constant(0),
            ))],
            'x-ratelimit-reset': [asSent(schema(
              'components/responses.yaml#/SubmissionRateLimited/headers/X-RateLimit-Reset/schema',
              type('integer'),
              limits({ minimum: 0 }),
              int64,
            ))],
          }),
        ),
        body: {'application/json': schema(
          'components/responses.yaml#/SubmissionRateLimited/content/application~1json/schema',
          checkErrorEnvelope,
        )},
      },
      500: {
        headers: schema(
          'components/responses.yaml#/InternalError/headers',
          properties({ 'x-request-id': [asSent(checkRequestId)] }),
        ),
        body: { 'application/json': checkInternalErrorApplication1json },
      },
    },
  },
  getJob: {
    at: 'paths/job.yaml#/get',
    path: schema('paths/job.yaml#/get/parameters', properties({ id: [asSent(checkJobIdSent)] })),
    responses: {
      200: {
        headers: schema(
          'paths/job.yaml#/get/responses/200/headers',
          properties({
            'x-request-id': [asSent(checkRequestId)],
            'x-ratelimit-limit': [asSent(checkRateLimitLimit)],
            'x-ratelimit-remaining': [asSent(checkRateLimitRemaining)],
            'x-ratelimit-reset': [asSent(checkRateLimitReset)],
          }),
        ),
        body: {'application/json': schema(
          'paths/job.yaml#/get/responses/200/content/application~1json/schema',
          checkJobEnvelope,
        )},
      },
      401: {
        headers: schema(
          'components/responses.yaml#/Unauthorized/headers',
          properties({ 'x-request-id': [asSent(checkRequestId)], 'www-authenticate': [asSent(checkWWWAuthenticate)] }),
        ),
        body: { 'application/json': checkUnauthorizedApplication1json },
      },
      404: {
        headers: schema(
          'components/responses.yaml#/JobNotFound/headers',
          properties({ 'x-request-id': [asSent(checkRequestId)] }),
        ),
        body: { 'application/json': checkJobNotFoundApplication1json },
      },
      405: {
        headers: schema(
          'components/responses.yaml#/MethodNotAllowedGet/headers',
          properties({ 'x-request-id': [asSent(checkRequestId)], allow: [asSent(checkHeadersAllow2)] }),
        ),
        body: { 'application/json': checkMethodNotAllowedGetApplication1json },
      },
      422: {
        headers: schema(
          'components/responses.yaml#/InvalidJobId/headers',
          properties({ 'x-request-id': [asSent(checkRequestId)] }),
        ),
        body: { 'application/json': checkInvalidJobIdApplication1json },
      },
      429: {
        headers: schema(
          'components/responses.yaml#/RateLimited/headers',
          properties({
            'x-request-id': [asSent(checkRequestId)],
            'retry-after': [asSent(checkHeadersRetryAfter)],
            'x-ratelimit-limit': [asSent(checkHeadersXRateLimitLimit)],
            'x-ratelimit-remaining': [asSent(checkHeadersXRateLimitRemaining)],
            'x-ratelimit-reset': [asSent(checkHeadersXRateLimitReset)],
          }),
        ),
        body: { 'application/json': checkRateLimitedApplication1json },
      },
      500: {
        headers: schema(
          'components/responses.yaml#/InternalError/headers',
          properties({ 'x-request-id': [asSent(checkRequestId)] }),
        ),
        body: { 'application/json': checkInternalErrorApplication1json },
      },
    },
  },
  cancelJob: {
    at: 'paths/job-cancel.yaml#/post',
    path: schema('paths/job-cancel.yaml#/post/parameters', properties({ id: [asSent(checkJobIdSent)] })),
    responses: {
      200: {
        headers: schema(
          'paths/job-cancel.yaml#/post/responses/200/headers',
          properties({
            'x-request-id': [asSent(checkRequestId)],
            'x-ratelimit-limit': [asSent(checkRateLimitLimit)],
            'x-ratelimit-remaining': [asSent(checkRateLimitRemaining)],
            'x-ratelimit-reset': [asSent(checkRateLimitReset)],
          }),
        ),
        body: {'application/json': schema(
          'paths/job-cancel.yaml#/post/responses/200/content/application~1json/schema',
          checkJobEnvelope,
        )},
      },
      401: {
        headers: schema(
          'components/responses.yaml#/Unauthorized/headers',
          properties({ 'x-request-id': [asSent(checkRequestId)], 'www-authenticate': [asSent(checkWWWAuthenticate)] }),
        ),
        body: { 'application/json': checkUnauthorizedApplication1json },
      },
      404: {
        headers: schema(
          'components/responses.yaml#/JobNotFound/headers',
          properties({ 'x-request-id': [asSent(checkRequestId)] }),
        ),
        body: { 'application/json': checkJobNotFoundApplication1json },
      },
      405: {
        headers: schema(
          'components/responses.yaml#/MethodNotAllowedPost/headers',
          properties({
            'x-request-id': [asSent(checkRequestId)],
            allow: [asSent(schema('components/responses.yaml#/MethodNotAllowedPost/headers/Allow/schema', type('string')))],
          }),
        ),
        body: {'application/json': schema(
          'components/responses.yaml#/MethodNotAllowedPost/content/application~1json/schema',
          checkErrorEnvelope,
        )},
      },
      409: {
        headers: schema(
          'components/responses.yaml#/JobEnded/headers',
          properties({ 'x-request-id': [asSent(checkRequestId)] }),
        ),
        body: {'application/json': schema(
          'components/responses.yaml#/JobEnded/content/application~1json/schema',
          checkErrorEnvelope,
        )},
      },
      422: {
        headers: schema(
          'components/responses.yaml#/InvalidJobId/headers',
          properties({ 'x-request-id': [asSent(checkRequestId)] }),
        ),
        body: { 'application/json': checkInvalidJobIdApplication1json },
      },
      429: {
        headers: schema(
          'components/responses.yaml#/RateLimited/headers',
          properties({
            'x-request-id': [asSent(checkRequestId)],
            'retry-after': [asSent(checkHeadersRetryAfter)],
            'x-ratelimit-limit': [asSent(checkHeadersXRateLimitLimit)],
            'x-ratelimit-remaining': [asSent(checkHeadersXRateLimitRemaining)],
            'x-ratelimit-reset': [asSent(checkHeadersXRateLimitReset)],
          }),
        ),
        body: { 'application/json': checkRateLimitedApplication1json },
      },
      500: {
        headers: schema(
          'components/responses.yaml#/InternalError/headers',
          properties({ 'x-request-id': [asSent(checkRequestId)] }),
        ),
        body: { 'application/json': checkInternalErrorApplication1json },
      },
    },
  },
  getAppStatus: {
    at: 'paths/app-status.yaml#/get',
    path: schema(
      'paths/app-status.yaml#/get/parameters',
      properties({app: [asSent(schema(
        'components/parameters.yaml#/App/schema',
        type('string'),
        limits({ minLength: 1, maxLength: 64 }),
        pattern('^[a-z][a-z0-9-]*$'),
      ))]}),
    ),
    responses: {
      200: {
        headers: schema(
          'paths/app-status.yaml#/get/responses/200/headers',
          properties({
            'x-request-id': [asSent(checkRequestId)],
            'x-ratelimit-limit': [asSent(checkRateLimitLimit)],
            'x-ratelimit-remaining': [asSent(checkRateLimitRemaining)],
            'x-ratelimit-reset': [asSent(checkRateLimitReset)],
          }),
        ),
        body: {'application/json': schema(
          'paths/app-status.yaml#/get/responses/200/content/application~1json/schema',
          checkAppStatusEnvelope,
        )},
      },
      401: {
        headers: schema(
          'components/responses.yaml#/Unauthorized/headers',
          properties({ 'x-request-id': [asSent(checkRequestId)], 'www-authenticate': [asSent(checkWWWAuthenticate)] }),
        ),
        body: { 'application/json': checkUnauthorizedApplication1json },
      },
      404: {
        headers: schema(
          'components/responses.yaml#/AppNotFound/headers',
          properties({ 'x-request-id': [asSent(checkRequestId)] }),
        ),
        body: {'application/json': schema(
          'components/responses.yaml#/AppNotFound/content/application~1json/schema',
          checkErrorEnvelope,
        )},
      },
      405: {
        headers: schema(
          'components/responses.yaml#/MethodNotAllowedGet/headers',
          properties({ 'x-request-id': [asSent(checkRequestId)], allow: [asSent(checkHeadersAllow2)] }),
        ),
        body: { 'application/json': checkMethodNotAllowedGetApplication1json },
      },
      422: {
        headers: schema(
          'components/responses.yaml#/InvalidAppName/headers',
          properties({ 'x-request-id': [asSent(checkRequestId)] }),
        ),
        body: {'application/json': schema(
          'components/responses.yaml#/InvalidAppName/content/application~1json/schema',
          checkErrorEnvelope,
        )},
      },
      429: {
        headers: schema(
          'components/responses.yaml#/RateLimited/headers',
          properties({
            'x-request-id': [asSent(checkRequestId)],
            'retry-after': [asSent(checkHeadersRetryAfter)],
            'x-ratelimit-limit': [asSent(checkHeadersXRateLimitLimit)],
            'x-ratelimit-remaining': [asSent(checkHeadersXRateLimitRemaining)],
            'x-ratelimit-reset': [asSent(checkHeadersXRateLimitReset)],
          }),
        ),
        body: { 'application/json': checkRateLimitedApplication1json },
      },
      500: {
        headers: schema(
          'components/responses.yaml#/InternalError/headers',
          properties({ 'x-request-id': [asSent(checkRequestId)] }),
        ),
        body: { 'application/json': checkInternalErrorApplication1json },
      },
    },
  },
};
