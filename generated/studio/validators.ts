// concordat 0.1.0 spec=a27529cf75629cbd body=de9438248f5cdebd; do not edit: change the document, then run "concordat generate"
/* eslint-disable */
import {
  type Check,
  type OperationChecks,
  type Validation,
  type ValidationMode,
  type ValidationOptions,
  asSent,
  constant,
  createValidation,
  dateTime,
  expression,
  int64,
  items,
  limits,
  oneOf,
  oneOfValues,
  pattern,
  properties,
  ref,
  required,
  schema,
  type,
  uniqueItems,
} from '@concordat/client/validate';

/**
 * Checks what a client of Synthetic Data Studio API sends and gets: an option of `createClient`.
 *
 * Not checked:
 * - `paths/datasets-upload.yaml#/post/requestBody/content/multipart~1form-data`: bodies of multipart/form-data are not checked: only JSON is
 * - `paths/dataset-download.yaml#/get/responses/200/content/text~1csv`: bodies of text/csv are not checked: only JSON is
 * - `paths/dataset-download.yaml#/get/responses/206/content/text~1csv`: bodies of text/csv are not checked: only JSON is
 * - `paths/docs.yaml#/get/responses/200/content/text~1html`: bodies of text/html are not checked: only JSON is
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

const isUuid: Check = expression('uuid', '^(?:urn:uuid:)?[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$', 'i');

const isUri: Check = expression(
  'uri',
  '^(?:[a-z][a-z0-9+\\-.]*:)(?:\\/?\\/(?:(?:[a-z0-9\\-._~!$&\'()*+,;=:]|%[0-9a-f]{2})*@)?(?:\\[(?:(?:(?:(?:[0-9a-f]{1,4}:){6}|::(?:[0-9a-f]{1,4}:){5}|(?:[0-9a-f]{1,4})?::(?:[0-9a-f]{1,4}:){4}|(?:(?:[0-9a-f]{1,4}:){0,1}[0-9a-f]{1,4})?::(?:[0-9a-f]{1,4}:){3}|(?:(?:[0-9a-f]{1,4}:){0,2}[0-9a-f]{1,4})?::(?:[0-9a-f]{1,4}:){2}|(?:(?:[0-9a-f]{1,4}:){0,3}[0-9a-f]{1,4})?::[0-9a-f]{1,4}:|(?:(?:[0-9a-f]{1,4}:){0,4}[0-9a-f]{1,4})?::)(?:[0-9a-f]{1,4}:[0-9a-f]{1,4}|(?:(?:25[0-5]|2[0-4]\\d|[01]?\\d\\d?)\\.){3}(?:25[0-5]|2[0-4]\\d|[01]?\\d\\d?))|(?:(?:[0-9a-f]{1,4}:){0,5}[0-9a-f]{1,4})?::[0-9a-f]{1,4}|(?:(?:[0-9a-f]{1,4}:){0,6}[0-9a-f]{1,4})?::)|[Vv][0-9a-f]+\\.[a-z0-9\\-._~!$&\'()*+,;=:]+)\\]|(?:(?:25[0-5]|2[0-4]\\d|[01]?\\d\\d?)\\.){3}(?:25[0-5]|2[0-4]\\d|[01]?\\d\\d?)|(?:[a-z0-9\\-._~!$&\'()*+,;=]|%[0-9a-f]{2})*)(?::\\d*)?(?:\\/(?:[a-z0-9\\-._~!$&\'()*+,;=:@]|%[0-9a-f]{2})*)*|\\/(?:(?:[a-z0-9\\-._~!$&\'()*+,;=:@]|%[0-9a-f]{2})+(?:\\/(?:[a-z0-9\\-._~!$&\'()*+,;=:@]|%[0-9a-f]{2})*)*)?|(?:[a-z0-9\\-._~!$&\'()*+,;=:@]|%[0-9a-f]{2})+(?:\\/(?:[a-z0-9\\-._~!$&\'()*+,;=:@]|%[0-9a-f]{2})*)*)(?:\\?(?:[a-z0-9\\-._~!$&\'()*+,;=:@/?]|%[0-9a-f]{2})*)?(?:#(?:[a-z0-9\\-._~!$&\'()*+,;=:@/?]|%[0-9a-f]{2})*)?$',
  'i',
);

const isEmail: Check = expression(
  'email',
  '^[a-z0-9!#$%&\'*+/=?^_`{|}~-]+(?:\\.[a-z0-9!#$%&\'*+/=?^_`{|}~-]+)*@(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\\.)+[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$',
  'i',
);

const checkColumn: Check = schema(
  'components/schemas.yaml#/Column',
  type('object'),
  required('name', 'type'),
  properties({
    name: [type('string'), limits({ minLength: 1 })],
    type: [type('string'), oneOfValues(['integer', 'number', 'boolean', 'date', 'datetime', 'string'])],
  }),
);

const checkDataset: Check = schema(
  'components/schemas.yaml#/Dataset',
  type('object'),
  required('id', 'filename', 'rows', 'columns', 'size_bytes', 'created_at', 'updated_at'),
  properties({
    id: [type('string'), isUuid],
    filename: [type('string'), limits({ minLength: 1, maxLength: 255 })],
    rows: [type('integer'), limits({ minimum: 1 })],
    columns: [type('array'), limits({ minItems: 1 }), items([checkColumn])],
    size_bytes: [type('integer'), limits({ minimum: 1 }), int64],
    created_at: [type('string'), dateTime],
    updated_at: [type('string'), dateTime],
  }),
);

const checkFieldError: Check = schema(
  'components/schemas.yaml#/FieldError',
  type('object'),
  required('field', 'message', 'code'),
  properties({ field: [type('string')], message: [type('string'), limits({ minLength: 1 })], code: [type('string')] }),
);

const checkError: Check = schema(
  'components/schemas.yaml#/Error',
  type('object'),
  required('detail', 'type', 'status_code', 'timestamp'),
  properties({
    detail: [type('string'), limits({ minLength: 1 })],
    type: [
      type('string'),
      oneOfValues([
  'malformed_body',
  'unauthorized',
  'permission_denied',
  'resource_not_found',
  'method_not_allowed',
  'file_too_large',
  'unsupported_media_type',
  'range_not_satisfiable',
  'validation_error',
  'upgrade_required',
  'rate_limited',
  'too_many_jobs',
  'internal_error',
]),
    ],
    status_code: [type('integer'), limits({ minimum: 400, maximum: 599 })],
    timestamp: [type('string'), dateTime],
    errors: [type('array'), limits({ minItems: 1 }), items([checkFieldError])],
  }),
);

const checkWWWAuthenticate: Check = schema('components/headers.yaml#/WWWAuthenticate/schema', type('string'));

const checkUnauthorizedApplication1json: Check = schema('components/responses.yaml#/Unauthorized/content/application~1json/schema', checkError);

const checkPermissionDeniedApplication1json: Check = schema('components/responses.yaml#/PermissionDenied/content/application~1json/schema', checkError);

const checkHeadersAllow: Check = schema('components/responses.yaml#/MethodNotAllowedPost/headers/Allow/schema', type('string'));

const checkMethodNotAllowedPostApplication1json: Check = schema('components/responses.yaml#/MethodNotAllowedPost/content/application~1json/schema', checkError);

const checkExhaustedUploadRetryAfter: Check = schema('components/headers.yaml#/ExhaustedUploadRetryAfter/schema', type('integer'), limits({ minimum: 0 }));

const checkExhaustedRemaining: Check = schema('components/headers.yaml#/ExhaustedRemaining/schema', type('integer'), constant(0));

const checkInternalErrorApplication1json: Check = schema('components/responses.yaml#/InternalError/content/application~1json/schema', checkError);

const checkRateLimitLimit: Check = schema('components/headers.yaml#/RateLimitLimit/schema', type('integer'), limits({ minimum: 1 }));

const checkRateLimitRemaining: Check = schema('components/headers.yaml#/RateLimitRemaining/schema', type('integer'), limits({ minimum: 0 }));

const checkRateLimitReset: Check = schema('components/headers.yaml#/RateLimitReset/schema', type('integer'), limits({ minimum: 0 }), int64);

const checkDatasetList: Check = schema(
  'components/schemas.yaml#/DatasetList',
  type('array'),
  limits({ maxItems: 100 }),
  items([checkDataset]),
);

const checkHeadersAllow2: Check = schema('components/responses.yaml#/MethodNotAllowedGet/headers/Allow/schema', type('string'));

const checkMethodNotAllowedGetApplication1json: Check = schema('components/responses.yaml#/MethodNotAllowedGet/content/application~1json/schema', checkError);

const checkExhaustedRetryAfter: Check = schema('components/headers.yaml#/ExhaustedRetryAfter/schema', type('integer'), limits({ minimum: 0 }));

const checkExhaustedLimit: Check = schema('components/headers.yaml#/ExhaustedLimit/schema', type('integer'), limits({ minimum: 1 }));

const checkExhaustedReset: Check = schema('components/headers.yaml#/ExhaustedReset/schema', type('integer'), limits({ minimum: 0 }), int64);

const checkRateLimitedApplication1json: Check = schema('components/responses.yaml#/RateLimited/content/application~1json/schema', checkError);

const checkDatasetIdSent: Check = schema('components/parameters.yaml#/DatasetId/schema', type('string'), isUuid);

const checkDatasetNotFoundApplication1json: Check = schema('components/responses.yaml#/DatasetNotFound/content/application~1json/schema', checkError);

const checkHeadersAllow3: Check = schema('components/responses.yaml#/MethodNotAllowedGetDelete/headers/Allow/schema', type('string'));

const checkMethodNotAllowedGetDeleteApplication1json: Check = schema('components/responses.yaml#/MethodNotAllowedGetDelete/content/application~1json/schema', checkError);

const checkInvalidIdApplication1json: Check = schema('components/responses.yaml#/InvalidId/content/application~1json/schema', checkError);

const checkAcceptRanges: Check = schema('components/headers.yaml#/AcceptRanges/schema', type('string'), constant('bytes'));

const checkContentDisposition: Check = schema('components/headers.yaml#/ContentDisposition/schema', type('string'));

const checkFileETag: Check = schema('components/headers.yaml#/FileETag/schema', type('string'), pattern('^"[0-9a-f]{32}"$'));

const checkReprDigest: Check = schema(
  'components/headers.yaml#/ReprDigest/schema',
  type('string'),
  pattern('^sha-256=:[A-Za-z0-9+/]{43}=:$'),
);

const checkRowCountSent: Check = schema('components/schemas.yaml#/RowCount', type('integer'), limits({ minimum: 100, maximum: 100000 }));

const checkPlainGenerationSent: Check = schema(
  'components/schemas.yaml#/PlainGeneration',
  type('object'),
  required('generator_type'),
  properties(
    {
      generator_type: [type('string'), oneOfValues(['ctgan', 'tvae', 'gaussian-copula'])],
      num_rows: [checkRowCountSent],
    },
    { additional: false },
  ),
);

const checkPrivateGenerationSent: Check = schema(
  'components/schemas.yaml#/PrivateGeneration',
  type('object'),
  required('generator_type'),
  properties(
    {
      generator_type: [type('string'), constant('dp-ctgan')],
      num_rows: [checkRowCountSent],
      epsilon: [type('number'), limits({ maximum: 100, exclusiveMinimum: 0 })],
    },
    { additional: false },
  ),
);

const checkGenerationRequestSent: Check = schema(
  'components/schemas.yaml#/GenerationRequest',
  oneOf([checkPlainGenerationSent], [checkPrivateGenerationSent]),
);

const checkJobStatus: Check = schema(
  'components/schemas.yaml#/JobStatus',
  type('string'),
  oneOfValues(['pending', 'running', 'completed', 'failed']),
);

const checkGenerationAccepted: Check = schema(
  'components/schemas.yaml#/GenerationAccepted',
  type('object'),
  required('generator_id', 'status'),
  properties({ generator_id: [type('string'), isUuid], status: [checkJobStatus] }),
);

const checkMalformedBodyApplication1json: Check = schema('components/responses.yaml#/MalformedBody/content/application~1json/schema', checkError);

const checkUnsupportedMediaTypeApplication1json: Check = schema('components/responses.yaml#/UnsupportedMediaType/content/application~1json/schema', checkError);

const checkExhaustedGenerationRetryAfter: Check = schema(
  'components/headers.yaml#/ExhaustedGenerationRetryAfter/schema',
  type('integer'),
  limits({ minimum: 0 }),
);

const checkGeneratorIdSent: Check = schema('components/parameters.yaml#/GeneratorId/schema', type('string'), isUuid);

const checkProgress: Check = schema('components/schemas.yaml#/Progress', type('number'), limits({ minimum: 0, maximum: 100 }));

const checkJobError: Check = schema('components/schemas.yaml#/JobError', type('string'), limits({ minLength: 1 }));

const checkGenerator: Check = schema(
  'components/schemas.yaml#/Generator',
  type('object'),
  required('id', 'dataset_id', 'status', 'progress'),
  properties({
    id: [type('string'), isUuid],
    dataset_id: [type('string'), isUuid],
    status: [checkJobStatus],
    progress: [checkProgress],
    output_dataset_id: [type('string'), isUuid],
    error: [checkJobError],
  }),
);

const checkGeneratorNotFoundApplication1json: Check = schema('components/responses.yaml#/GeneratorNotFound/content/application~1json/schema', checkError);

const checkEvaluationRequestSent: Check = schema(
  'components/schemas.yaml#/EvaluationRequest',
  type('object'),
  required('generator_id', 'dataset_id'),
  properties(
    { generator_id: [type('string'), isUuid], dataset_id: [type('string'), isUuid] },
    { additional: false },
  ),
);

const checkEvaluationAccepted: Check = schema(
  'components/schemas.yaml#/EvaluationAccepted',
  type('object'),
  required('evaluation_id', 'status'),
  properties({ evaluation_id: [type('string'), isUuid], status: [checkJobStatus] }),
);

const checkScore: Check = schema('components/schemas.yaml#/Score', type('number'), limits({ minimum: 0, maximum: 1 }));

const checkScores: Check = schema(
  'components/schemas.yaml#/Scores',
  type('object'),
  required('overall', 'fidelity', 'utility', 'privacy'),
  properties({ overall: [checkScore], fidelity: [checkScore], utility: [checkScore], privacy: [checkScore] }),
);

const checkEvaluation: Check = schema(
  'components/schemas.yaml#/Evaluation',
  type('object'),
  required('id', 'generator_id', 'dataset_id', 'status'),
  properties({
    id: [type('string'), isUuid],
    generator_id: [type('string'), isUuid],
    dataset_id: [type('string'), isUuid],
    status: [checkJobStatus],
    scores: [checkScores],
    error: [checkJobError],
  }),
);

const checkEventName: Check = schema(
  'components/schemas.yaml#/EventName',
  type('string'),
  oneOfValues(['generation.completed', 'evaluation.completed']),
);

const checkEventNames: Check = schema(
  'components/schemas.yaml#/EventNames',
  type('array'),
  limits({ minItems: 1, maxItems: 2 }),
  items([checkEventName]),
  uniqueItems(),
);

const checkWebhookCreateSent: Check = schema(
  'components/schemas.yaml#/WebhookCreate',
  type('object'),
  required('url', 'events', 'secret'),
  properties(
    {
      url: [type('string'), limits({ maxLength: 2000 }), pattern('^https?://'), isUri],
      events: [checkEventNames],
      secret: [type('string'), limits({ minLength: 16, maxLength: 200 })],
    },
    { additional: false },
  ),
);

const checkWebhook: Check = schema(
  'components/schemas.yaml#/Webhook',
  type('object'),
  required('id', 'url', 'events', 'created_at'),
  properties({
    id: [type('string'), isUuid],
    url: [type('string'), isUri],
    events: [checkEventNames],
    created_at: [type('string'), dateTime],
  }),
);

const checkLoginSent: Check = schema(
  'components/schemas.yaml#/Login',
  type('object'),
  required('email', 'password'),
  properties(
    {
      email: [type('string'), limits({ maxLength: 254 }), isEmail],
      password: [type('string'), limits({ minLength: 1, maxLength: 200 })],
    },
    { additional: false },
  ),
);

const checkToken: Check = schema(
  'components/schemas.yaml#/Token',
  type('object'),
  required('access_token', 'token_type', 'expires_in'),
  properties({
    access_token: [type('string'), limits({ minLength: 1 })],
    token_type: [type('string'), constant('bearer')],
    expires_in: [type('integer'), limits({ minimum: 1 })],
  }),
);

const checkHealth: Check = schema(
  'components/schemas.yaml#/Health',
  type('object'),
  required('status'),
  properties({ status: [type('string'), oneOfValues(['healthy', 'degraded'])] }),
);

const checkPostmanItem: Check = schema(
  'components/schemas.yaml#/PostmanItem',
  type('object'),
  required('name'),
  properties({
    name: [type('string')],
    item: [type('array'), items([ref(() => checkPostmanItem)])],
    request: [
      type('object'),
      required('method', 'url'),
      properties({ method: [type('string')], url: [type('string', 'object')] }),
    ],
  }),
);

const checkPostmanCollection: Check = schema(
  'components/schemas.yaml#/PostmanCollection',
  type('object'),
  required('info', 'item'),
  properties({
    info: [
      type('object'),
      required('name', 'schema'),
      properties({
        name: [type('string'), limits({ minLength: 1 })],
        schema: [
          type('string'),
          constant('https://schema.getpostman.com/json/collection/v2.1.0/collection.json'),
          isUri,
        ],
      }),
    ],
    item: [type('array'), items([checkPostmanItem])],
  }),
);

const operations: Readonly<Record<string, OperationChecks>> = {
  uploadDataset: {
    at: 'paths/datasets-upload.yaml#/post',
    body: { 'multipart/form-data': null },
    bodyRequired: true,
    responses: {
      201: {
        headers: schema(
          'paths/datasets-upload.yaml#/post/responses/201/headers',
          properties({
            location: [asSent(schema(
              'paths/datasets-upload.yaml#/post/responses/201/headers/Location/schema',
              type('string'),
              isUriReference,
            ))],
            'x-ratelimit-limit': [asSent(schema('components/headers.yaml#/UploadLimit/schema', type('integer'), limits({ minimum: 1 })))],
            'x-ratelimit-remaining': [asSent(schema('components/headers.yaml#/UploadRemaining/schema', type('integer'), limits({ minimum: 0 })))],
            'x-ratelimit-reset': [asSent(schema(
              'components/headers.yaml#/UploadReset/schema',
              type('integer'),
              limits({ minimum: 0 }),
              int64,
            ))],
          }),
        ),
        body: {'application/json': schema(
          'paths/datasets-upload.yaml#/post/responses/201/content/application~1json/schema',
          checkDataset,
        )},
      },
      400: {body: {'application/json': schema(
        'components/responses.yaml#/MalformedForm/content/application~1json/schema',
        checkError,
      )}},
      401: {
        headers: schema(
          'components/responses.yaml#/Unauthorized/headers',
          properties({ 'www-authenticate': [asSent(checkWWWAuthenticate)] }),
        ),
        body: { 'application/json': checkUnauthorizedApplication1json },
      },
      403: { body: { 'application/json': checkPermissionDeniedApplication1json } },
      405: {
        headers: schema(
          'components/responses.yaml#/MethodNotAllowedPost/headers',
          properties({ allow: [asSent(checkHeadersAllow)] }),
        ),
        body: { 'application/json': checkMethodNotAllowedPostApplication1json },
      },
      413: {body: {'application/json': schema(
        'components/responses.yaml#/FileTooLarge/content/application~1json/schema',
        checkError,
      )}},
      415: {body: {'application/json': schema(
        'components/responses.yaml#/UnsupportedUploadType/content/application~1json/schema',
        checkError,
      )}},
      422: {body: {'application/json': schema(
        'components/responses.yaml#/InvalidUpload/content/application~1json/schema',
        checkError,
      )}},
      429: {
        headers: schema(
          'components/responses.yaml#/UploadRateLimited/headers',
          properties({
            'retry-after': [asSent(checkExhaustedUploadRetryAfter)],
            'x-ratelimit-retry-after': [asSent(checkExhaustedUploadRetryAfter)],
            'x-ratelimit-limit': [asSent(schema(
              'components/headers.yaml#/ExhaustedUploadLimit/schema',
              type('integer'),
              limits({ minimum: 1 }),
            ))],
            'x-ratelimit-remaining': [asSent(checkExhaustedRemaining)],
            'x-ratelimit-reset': [asSent(schema(
              'components/headers.yaml#/ExhaustedUploadReset/schema',
              type('integer'),
              limits({ minimum: 0 }),
              int64,
            ))],
          }),
        ),
        body: {'application/json': schema(
          'components/responses.yaml#/UploadRateLimited/content/application~1json/schema',
          checkError,
        )},
      },
      500: { body: { 'application/json': checkInternalErrorApplication1json } },
    },
  },
  listDatasets: {
    at: 'paths/datasets.yaml#/get',
    query: schema(
      'paths/datasets.yaml#/get/parameters',
      properties({
        modified_after: [asSent(schema('components/parameters.yaml#/ModifiedAfter/schema', type('string'), dateTime))],
        limit: [asSent(schema(
          'components/parameters.yaml#/Limit/schema',
          type('integer'),
          limits({ minimum: 1, maximum: 100 }),
        ))],
        cursor: [asSent(schema(
          'components/parameters.yaml#/Cursor/schema',
          type('string'),
          limits({ minLength: 1, maxLength: 200 }),
          pattern('^[A-Za-z0-9_-]+$'),
        ))],
      }),
    ),
    responses: {
      200: {
        headers: schema(
          'paths/datasets.yaml#/get/responses/200/headers',
          properties({
            link: [asSent(schema('paths/datasets.yaml#/get/responses/200/headers/Link/schema', type('string')))],
            'x-ratelimit-limit': [asSent(checkRateLimitLimit)],
            'x-ratelimit-remaining': [asSent(checkRateLimitRemaining)],
            'x-ratelimit-reset': [asSent(checkRateLimitReset)],
          }),
        ),
        body: {'application/json': schema(
          'paths/datasets.yaml#/get/responses/200/content/application~1json/schema',
          checkDatasetList,
        )},
      },
      401: {
        headers: schema(
          'components/responses.yaml#/Unauthorized/headers',
          properties({ 'www-authenticate': [asSent(checkWWWAuthenticate)] }),
        ),
        body: { 'application/json': checkUnauthorizedApplication1json },
      },
      405: {
        headers: schema(
          'components/responses.yaml#/MethodNotAllowedGet/headers',
          properties({ allow: [asSent(checkHeadersAllow2)] }),
        ),
        body: { 'application/json': checkMethodNotAllowedGetApplication1json },
      },
      422: {body: {'application/json': schema(
        'components/responses.yaml#/InvalidListQuery/content/application~1json/schema',
        checkError,
      )}},
      429: {
        headers: schema(
          'components/responses.yaml#/RateLimited/headers',
          properties({
            'retry-after': [asSent(checkExhaustedRetryAfter)],
            'x-ratelimit-retry-after': [asSent(checkExhaustedRetryAfter)],
            'x-ratelimit-limit': [asSent(checkExhaustedLimit)],
            'x-ratelimit-remaining': [asSent(checkExhaustedRemaining)],
            'x-ratelimit-reset': [asSent(checkExhaustedReset)],
          }),
        ),
        body: { 'application/json': checkRateLimitedApplication1json },
      },
      500: { body: { 'application/json': checkInternalErrorApplication1json } },
    },
  },
  getDataset: {
    at: 'paths/dataset.yaml#/get',
    path: schema('paths/dataset.yaml#/get/parameters', properties({ id: [asSent(checkDatasetIdSent)] })),
    responses: {
      200: {
        headers: schema(
          'paths/dataset.yaml#/get/responses/200/headers',
          properties({
            'x-ratelimit-limit': [asSent(checkRateLimitLimit)],
            'x-ratelimit-remaining': [asSent(checkRateLimitRemaining)],
            'x-ratelimit-reset': [asSent(checkRateLimitReset)],
          }),
        ),
        body: {'application/json': schema(
          'paths/dataset.yaml#/get/responses/200/content/application~1json/schema',
          checkDataset,
        )},
      },
      401: {
        headers: schema(
          'components/responses.yaml#/Unauthorized/headers',
          properties({ 'www-authenticate': [asSent(checkWWWAuthenticate)] }),
        ),
        body: { 'application/json': checkUnauthorizedApplication1json },
      },
      404: { body: { 'application/json': checkDatasetNotFoundApplication1json } },
      405: {
        headers: schema(
          'components/responses.yaml#/MethodNotAllowedGetDelete/headers',
          properties({ allow: [asSent(checkHeadersAllow3)] }),
        ),
        body: { 'application/json': checkMethodNotAllowedGetDeleteApplication1json },
      },
      422: { body: { 'application/json': checkInvalidIdApplication1json } },
      429: {
        headers: schema(
          'components/responses.yaml#/RateLimited/headers',
          properties({
            'retry-after': [asSent(checkExhaustedRetryAfter)],
            'x-ratelimit-retry-after': [asSent(checkExhaustedRetryAfter)],
            'x-ratelimit-limit': [asSent(checkExhaustedLimit)],
            'x-ratelimit-remaining': [asSent(checkExhaustedRemaining)],
            'x-ratelimit-reset': [asSent(checkExhaustedReset)],
          }),
        ),
        body: { 'application/json': checkRateLimitedApplication1json },
      },
      500: { body: { 'application/json': checkInternalErrorApplication1json } },
    },
  },
  deleteDataset: {
    at: 'paths/dataset.yaml#/delete',
    path: schema('paths/dataset.yaml#/delete/parameters', properties({ id: [asSent(checkDatasetIdSent)] })),
    responses: {
      204: {headers: schema(
        'paths/dataset.yaml#/delete/responses/204/headers',
        properties({
          'x-ratelimit-limit': [asSent(checkRateLimitLimit)],
          'x-ratelimit-remaining': [asSent(checkRateLimitRemaining)],
          'x-ratelimit-reset': [asSent(checkRateLimitReset)],
        }),
      )},
      401: {
        headers: schema(
          'components/responses.yaml#/Unauthorized/headers',
          properties({ 'www-authenticate': [asSent(checkWWWAuthenticate)] }),
        ),
        body: { 'application/json': checkUnauthorizedApplication1json },
      },
      403: { body: { 'application/json': checkPermissionDeniedApplication1json } },
      404: { body: { 'application/json': checkDatasetNotFoundApplication1json } },
      405: {
        headers: schema(
          'components/responses.yaml#/MethodNotAllowedGetDelete/headers',
          properties({ allow: [asSent(checkHeadersAllow3)] }),
        ),
        body: { 'application/json': checkMethodNotAllowedGetDeleteApplication1json },
      },
      422: { body: { 'application/json': checkInvalidIdApplication1json } },
      429: {
        headers: schema(
          'components/responses.yaml#/RateLimited/headers',
          properties({
            'retry-after': [asSent(checkExhaustedRetryAfter)],
            'x-ratelimit-retry-after': [asSent(checkExhaustedRetryAfter)],
            'x-ratelimit-limit': [asSent(checkExhaustedLimit)],
            'x-ratelimit-remaining': [asSent(checkExhaustedRemaining)],
            'x-ratelimit-reset': [asSent(checkExhaustedReset)],
          }),
        ),
        body: { 'application/json': checkRateLimitedApplication1json },
      },
      500: { body: { 'application/json': checkInternalErrorApplication1json } },
    },
  },
  downloadDataset: {
    at: 'paths/dataset-download.yaml#/get',
    path: schema(
      'paths/dataset-download.yaml#/get/parameters',
      properties({ id: [asSent(checkDatasetIdSent)] }),
    ),
    header: schema(
      'paths/dataset-download.yaml#/get/parameters',
      properties({
        Range: [asSent(schema('components/parameters.yaml#/Range/schema', type('string')))],
        'If-Range': [asSent(schema('components/parameters.yaml#/IfRange/schema', type('string')))],
      }),
    ),
    responses: {
      200: {
        headers: schema(
          'paths/dataset-download.yaml#/get/responses/200/headers',
          properties({
            'accept-ranges': [asSent(checkAcceptRanges)],
            'content-disposition': [asSent(checkContentDisposition)],
            etag: [asSent(checkFileETag)],
            'repr-digest': [asSent(checkReprDigest)],
            'x-ratelimit-limit': [asSent(checkRateLimitLimit)],
            'x-ratelimit-remaining': [asSent(checkRateLimitRemaining)],
            'x-ratelimit-reset': [asSent(checkRateLimitReset)],
          }),
        ),
        body: { 'text/csv': null },
      },
      206: {
        headers: schema(
          'paths/dataset-download.yaml#/get/responses/206/headers',
          properties({
            'content-range': [asSent(schema(
              'paths/dataset-download.yaml#/get/responses/206/headers/Content-Range/schema',
              type('string'),
              pattern('^bytes [0-9]+-[0-9]+/[0-9]+$'),
            ))],
            'accept-ranges': [asSent(checkAcceptRanges)],
            'content-disposition': [asSent(checkContentDisposition)],
            etag: [asSent(checkFileETag)],
            'repr-digest': [asSent(checkReprDigest)],
            'x-ratelimit-limit': [asSent(checkRateLimitLimit)],
            'x-ratelimit-remaining': [asSent(checkRateLimitRemaining)],
            'x-ratelimit-reset': [asSent(checkRateLimitReset)],
          }),
        ),
        body: { 'text/csv': null },
      },
      401: {
        headers: schema(
          'components/responses.yaml#/Unauthorized/headers',
          properties({ 'www-authenticate': [asSent(checkWWWAuthenticate)] }),
        ),
        body: { 'application/json': checkUnauthorizedApplication1json },
      },
      404: { body: { 'application/json': checkDatasetNotFoundApplication1json } },
      405: {
        headers: schema(
          'components/responses.yaml#/MethodNotAllowedGet/headers',
          properties({ allow: [asSent(checkHeadersAllow2)] }),
        ),
        body: { 'application/json': checkMethodNotAllowedGetApplication1json },
      },
      416: {
        headers: schema(
          'components/responses.yaml#/RangeNotSatisfiable/headers',
          properties({
            'content-range': [asSent(schema(
              'components/responses.yaml#/RangeNotSatisfiable/headers/Content-Range/schema',
              type('string'),
              pattern('^bytes \\*/[0-9]+$'),
            ))],
            'accept-ranges': [asSent(checkAcceptRanges)],
          }),
        ),
        body: {'application/json': schema(
          'components/responses.yaml#/RangeNotSatisfiable/content/application~1json/schema',
          checkError,
        )},
      },
      422: { body: { 'application/json': checkInvalidIdApplication1json } },
      429: {
        headers: schema(
          'components/responses.yaml#/RateLimited/headers',
          properties({
            'retry-after': [asSent(checkExhaustedRetryAfter)],
            'x-ratelimit-retry-after': [asSent(checkExhaustedRetryAfter)],
            'x-ratelimit-limit': [asSent(checkExhaustedLimit)],
            'x-ratelimit-remaining': [asSent(checkExhaustedRemaining)],
            'x-ratelimit-reset': [asSent(checkExhaustedReset)],
          }),
        ),
        body: { 'application/json': checkRateLimitedApplication1json },
      },
      500: { body: { 'application/json': checkInternalErrorApplication1json } },
    },
  },
  generateData: {
    at: 'paths/generate.yaml#/post',
    path: schema(
      'paths/generate.yaml#/post/parameters',
      properties({dataset_id: [asSent(schema('components/parameters.yaml#/SourceDatasetId/schema', type('string'), isUuid))]}),
    ),
    body: {'application/json': schema(
      'paths/generate.yaml#/post/requestBody/content/application~1json/schema',
      checkGenerationRequestSent,
    )},
    bodyRequired: true,
    responses: {
      202: {
        headers: schema(
          'paths/generate.yaml#/post/responses/202/headers',
          properties({
            location: [asSent(schema(
              'paths/generate.yaml#/post/responses/202/headers/Location/schema',
              type('string'),
              isUriReference,
            ))],
            'x-ratelimit-limit': [asSent(checkRateLimitLimit)],
            'x-ratelimit-remaining': [asSent(checkRateLimitRemaining)],
            'x-ratelimit-reset': [asSent(checkRateLimitReset)],
          }),
        ),
        body: {'application/json': schema(
          'paths/generate.yaml#/post/responses/202/content/application~1json/schema',
          checkGenerationAccepted,
        )},
      },
      400: { body: { 'application/json': checkMalformedBodyApplication1json } },
      401: {
        headers: schema(
          'components/responses.yaml#/Unauthorized/headers',
          properties({ 'www-authenticate': [asSent(checkWWWAuthenticate)] }),
        ),
        body: { 'application/json': checkUnauthorizedApplication1json },
      },
      403: { body: { 'application/json': checkPermissionDeniedApplication1json } },
      404: { body: { 'application/json': checkDatasetNotFoundApplication1json } },
      405: {
        headers: schema(
          'components/responses.yaml#/MethodNotAllowedPost/headers',
          properties({ allow: [asSent(checkHeadersAllow)] }),
        ),
        body: { 'application/json': checkMethodNotAllowedPostApplication1json },
      },
      415: { body: { 'application/json': checkUnsupportedMediaTypeApplication1json } },
      422: {body: {'application/json': schema(
        'components/responses.yaml#/InvalidGeneration/content/application~1json/schema',
        checkError,
      )}},
      429: {
        headers: schema(
          'components/responses.yaml#/GenerationLimited/headers',
          properties({
            'retry-after': [asSent(checkExhaustedGenerationRetryAfter)],
            'x-ratelimit-retry-after': [asSent(checkExhaustedGenerationRetryAfter)],
            'x-ratelimit-limit': [asSent(schema(
              'components/headers.yaml#/ExhaustedGenerationLimit/schema',
              type('integer'),
              limits({ minimum: 1 }),
            ))],
            'x-ratelimit-remaining': [asSent(checkExhaustedRemaining)],
            'x-ratelimit-reset': [asSent(schema(
              'components/headers.yaml#/ExhaustedGenerationReset/schema',
              type('integer'),
              limits({ minimum: 0 }),
              int64,
            ))],
          }),
        ),
        body: {'application/json': schema(
          'components/responses.yaml#/GenerationLimited/content/application~1json/schema',
          checkError,
        )},
      },
      500: { body: { 'application/json': checkInternalErrorApplication1json } },
    },
  },
  getGenerator: {
    at: 'paths/generator.yaml#/get',
    path: schema('paths/generator.yaml#/get/parameters', properties({ id: [asSent(checkGeneratorIdSent)] })),
    responses: {
      200: {
        headers: schema(
          'paths/generator.yaml#/get/responses/200/headers',
          properties({
            'x-ratelimit-limit': [asSent(checkRateLimitLimit)],
            'x-ratelimit-remaining': [asSent(checkRateLimitRemaining)],
            'x-ratelimit-reset': [asSent(checkRateLimitReset)],
          }),
        ),
        body: {'application/json': schema(
          'paths/generator.yaml#/get/responses/200/content/application~1json/schema',
          checkGenerator,
        )},
      },
      401: {
        headers: schema(
          'components/responses.yaml#/Unauthorized/headers',
          properties({ 'www-authenticate': [asSent(checkWWWAuthenticate)] }),
        ),
        body: { 'application/json': checkUnauthorizedApplication1json },
      },
      404: { body: { 'application/json': checkGeneratorNotFoundApplication1json } },
      405: {
        headers: schema(
          'components/responses.yaml#/MethodNotAllowedGet/headers',
          properties({ allow: [asSent(checkHeadersAllow2)] }),
        ),
        body: { 'application/json': checkMethodNotAllowedGetApplication1json },
      },
      422: { body: { 'application/json': checkInvalidIdApplication1json } },
      429: {
        headers: schema(
          'components/responses.yaml#/RateLimited/headers',
          properties({
            'retry-after': [asSent(checkExhaustedRetryAfter)],
            'x-ratelimit-retry-after': [asSent(checkExhaustedRetryAfter)],
            'x-ratelimit-limit': [asSent(checkExhaustedLimit)],
            'x-ratelimit-remaining': [asSent(checkExhaustedRemaining)],
            'x-ratelimit-reset': [asSent(checkExhaustedReset)],
          }),
        ),
        body: { 'application/json': checkRateLimitedApplication1json },
      },
      500: { body: { 'application/json': checkInternalErrorApplication1json } },
    },
  },
  watchGeneration: {
    at: 'paths/ws-generation.yaml#/get',
    path: schema(
      'paths/ws-generation.yaml#/get/parameters',
      properties({ id: [asSent(checkGeneratorIdSent)] }),
    ),
    responses: {
      101: {headers: schema(
        'paths/ws-generation.yaml#/get/responses/101/headers',
        properties({
          upgrade: [asSent(schema('paths/ws-generation.yaml#/get/responses/101/headers/Upgrade/schema', type('string')))],
          'sec-websocket-accept': [asSent(schema(
            'paths/ws-generation.yaml#/get/responses/101/headers/Sec-WebSocket-Accept/schema',
            type('string'),
          ))],
        }),
      )},
      401: {
        headers: schema(
          'components/responses.yaml#/Unauthorized/headers',
          properties({ 'www-authenticate': [asSent(checkWWWAuthenticate)] }),
        ),
        body: { 'application/json': checkUnauthorizedApplication1json },
      },
      404: { body: { 'application/json': checkGeneratorNotFoundApplication1json } },
      405: {
        headers: schema(
          'components/responses.yaml#/MethodNotAllowedGet/headers',
          properties({ allow: [asSent(checkHeadersAllow2)] }),
        ),
        body: { 'application/json': checkMethodNotAllowedGetApplication1json },
      },
      422: { body: { 'application/json': checkInvalidIdApplication1json } },
      426: {
        headers: schema(
          'components/responses.yaml#/UpgradeRequired/headers',
          properties({upgrade: [asSent(schema('components/responses.yaml#/UpgradeRequired/headers/Upgrade/schema', type('string')))]}),
        ),
        body: {'application/json': schema(
          'components/responses.yaml#/UpgradeRequired/content/application~1json/schema',
          checkError,
        )},
      },
      429: {
        headers: schema(
          'components/responses.yaml#/RateLimited/headers',
          properties({
            'retry-after': [asSent(checkExhaustedRetryAfter)],
            'x-ratelimit-retry-after': [asSent(checkExhaustedRetryAfter)],
            'x-ratelimit-limit': [asSent(checkExhaustedLimit)],
            'x-ratelimit-remaining': [asSent(checkExhaustedRemaining)],
            'x-ratelimit-reset': [asSent(checkExhaustedReset)],
          }),
        ),
        body: { 'application/json': checkRateLimitedApplication1json },
      },
      500: { body: { 'application/json': checkInternalErrorApplication1json } },
    },
  },
  runEvaluation: {
    at: 'paths/evaluations-run.yaml#/post',
    body: {'application/json': schema(
      'paths/evaluations-run.yaml#/post/requestBody/content/application~1json/schema',
      checkEvaluationRequestSent,
    )},
    bodyRequired: true,
    responses: {
      202: {
        headers: schema(
          'paths/evaluations-run.yaml#/post/responses/202/headers',
          properties({
            location: [asSent(schema(
              'paths/evaluations-run.yaml#/post/responses/202/headers/Location/schema',
              type('string'),
              isUriReference,
            ))],
            'x-ratelimit-limit': [asSent(checkRateLimitLimit)],
            'x-ratelimit-remaining': [asSent(checkRateLimitRemaining)],
            'x-ratelimit-reset': [asSent(checkRateLimitReset)],
          }),
        ),
        body: {'application/json': schema(
          'paths/evaluations-run.yaml#/post/responses/202/content/application~1json/schema',
          checkEvaluationAccepted,
        )},
      },
      400: { body: { 'application/json': checkMalformedBodyApplication1json } },
      401: {
        headers: schema(
          'components/responses.yaml#/Unauthorized/headers',
          properties({ 'www-authenticate': [asSent(checkWWWAuthenticate)] }),
        ),
        body: { 'application/json': checkUnauthorizedApplication1json },
      },
      403: { body: { 'application/json': checkPermissionDeniedApplication1json } },
      404: {body: {'application/json': schema(
        'components/responses.yaml#/EvaluatedNotFound/content/application~1json/schema',
        checkError,
      )}},
      405: {
        headers: schema(
          'components/responses.yaml#/MethodNotAllowedPost/headers',
          properties({ allow: [asSent(checkHeadersAllow)] }),
        ),
        body: { 'application/json': checkMethodNotAllowedPostApplication1json },
      },
      415: { body: { 'application/json': checkUnsupportedMediaTypeApplication1json } },
      422: {body: {'application/json': schema(
        'components/responses.yaml#/InvalidEvaluation/content/application~1json/schema',
        checkError,
      )}},
      429: {
        headers: schema(
          'components/responses.yaml#/RateLimited/headers',
          properties({
            'retry-after': [asSent(checkExhaustedRetryAfter)],
            'x-ratelimit-retry-after': [asSent(checkExhaustedRetryAfter)],
            'x-ratelimit-limit': [asSent(checkExhaustedLimit)],
            'x-ratelimit-remaining': [asSent(checkExhaustedRemaining)],
            'x-ratelimit-reset': [asSent(checkExhaustedReset)],
          }),
        ),
        body: { 'application/json': checkRateLimitedApplication1json },
      },
      500: { body: { 'application/json': checkInternalErrorApplication1json } },
    },
  },
  getEvaluation: {
    at: 'paths/evaluation.yaml#/get',
    path: schema(
      'paths/evaluation.yaml#/get/parameters',
      properties({ id: [asSent(schema('components/parameters.yaml#/EvaluationId/schema', type('string'), isUuid))] }),
    ),
    responses: {
      200: {
        headers: schema(
          'paths/evaluation.yaml#/get/responses/200/headers',
          properties({
            'x-ratelimit-limit': [asSent(checkRateLimitLimit)],
            'x-ratelimit-remaining': [asSent(checkRateLimitRemaining)],
            'x-ratelimit-reset': [asSent(checkRateLimitReset)],
          }),
        ),
        body: {'application/json': schema(
          'paths/evaluation.yaml#/get/responses/200/content/application~1json/schema',
          checkEvaluation,
        )},
      },
      401: {
        headers: schema(
          'components/responses.yaml#/Unauthorized/headers',
          properties({ 'www-authenticate': [asSent(checkWWWAuthenticate)] }),
        ),
        body: { 'application/json': checkUnauthorizedApplication1json },
      },
      404: {body: {'application/json': schema(
        'components/responses.yaml#/EvaluationNotFound/content/application~1json/schema',
        checkError,
      )}},
      405: {
        headers: schema(
          'components/responses.yaml#/MethodNotAllowedGet/headers',
          properties({ allow: [asSent(checkHeadersAllow2)] }),
        ),
        body: { 'application/json': checkMethodNotAllowedGetApplication1json },
      },
      422: { body: { 'application/json': checkInvalidIdApplication1json } },
      429: {
        headers: schema(
          'components/responses.yaml#/RateLimited/headers',
          properties({
            'retry-after': [asSent(checkExhaustedRetryAfter)],
            'x-ratelimit-retry-after': [asSent(checkExhaustedRetryAfter)],
            'x-ratelimit-limit': [asSent(checkExhaustedLimit)],
            'x-ratelimit-remaining': [asSent(checkExhaustedRemaining)],
            'x-ratelimit-reset': [asSent(checkExhaustedReset)],
          }),
        ),
        body: { 'application/json': checkRateLimitedApplication1json },
      },
      500: { body: { 'application/json': checkInternalErrorApplication1json } },
    },
  },
  registerWebhook: {
    at: 'paths/webhooks-register.yaml#/post',
    body: {'application/json': schema(
      'paths/webhooks-register.yaml#/post/requestBody/content/application~1json/schema',
      checkWebhookCreateSent,
    )},
    bodyRequired: true,
    responses: {
      201: {
        headers: schema(
          'paths/webhooks-register.yaml#/post/responses/201/headers',
          properties({
            'x-ratelimit-limit': [asSent(checkRateLimitLimit)],
            'x-ratelimit-remaining': [asSent(checkRateLimitRemaining)],
            'x-ratelimit-reset': [asSent(checkRateLimitReset)],
          }),
        ),
        body: {'application/json': schema(
          'paths/webhooks-register.yaml#/post/responses/201/content/application~1json/schema',
          checkWebhook,
        )},
      },
      400: { body: { 'application/json': checkMalformedBodyApplication1json } },
      401: {
        headers: schema(
          'components/responses.yaml#/Unauthorized/headers',
          properties({ 'www-authenticate': [asSent(checkWWWAuthenticate)] }),
        ),
        body: { 'application/json': checkUnauthorizedApplication1json },
      },
      403: { body: { 'application/json': checkPermissionDeniedApplication1json } },
      405: {
        headers: schema(
          'components/responses.yaml#/MethodNotAllowedPost/headers',
          properties({ allow: [asSent(checkHeadersAllow)] }),
        ),
        body: { 'application/json': checkMethodNotAllowedPostApplication1json },
      },
      415: { body: { 'application/json': checkUnsupportedMediaTypeApplication1json } },
      422: {body: {'application/json': schema(
        'components/responses.yaml#/InvalidWebhook/content/application~1json/schema',
        checkError,
      )}},
      429: {
        headers: schema(
          'components/responses.yaml#/RateLimited/headers',
          properties({
            'retry-after': [asSent(checkExhaustedRetryAfter)],
            'x-ratelimit-retry-after': [asSent(checkExhaustedRetryAfter)],
            'x-ratelimit-limit': [asSent(checkExhaustedLimit)],
            'x-ratelimit-remaining': [asSent(checkExhaustedRemaining)],
            'x-ratelimit-reset': [asSent(checkExhaustedReset)],
          }),
        ),
        body: { 'application/json': checkRateLimitedApplication1json },
      },
      500: { body: { 'application/json': checkInternalErrorApplication1json } },
    },
  },
  login: {
    at: 'paths/auth-login.yaml#/post',
    body: {'application/json': schema(
      'paths/auth-login.yaml#/post/requestBody/content/application~1json/schema',
      checkLoginSent,
    )},
    bodyRequired: true,
    responses: {
      200: {
        headers: schema(
          'paths/auth-login.yaml#/post/responses/200/headers',
          properties({
            'cache-control': [asSent(schema('paths/auth-login.yaml#/post/responses/200/headers/Cache-Control/schema', type('string')))],
            'set-cookie': [asSent(schema(
              'paths/auth-login.yaml#/post/responses/200/headers/Set-Cookie/schema',
              type('string'),
              pattern('^better-auth\\.session_token=[^;]+;.*HttpOnly'),
            ))],
            'x-ratelimit-limit': [asSent(checkRateLimitLimit)],
            'x-ratelimit-remaining': [asSent(checkRateLimitRemaining)],
            'x-ratelimit-reset': [asSent(checkRateLimitReset)],
          }),
        ),
        body: {'application/json': schema(
          'paths/auth-login.yaml#/post/responses/200/content/application~1json/schema',
          checkToken,
        )},
      },
      400: { body: { 'application/json': checkMalformedBodyApplication1json } },
      401: {
        headers: schema(
          'components/responses.yaml#/WrongPassword/headers',
          properties({ 'www-authenticate': [asSent(checkWWWAuthenticate)] }),
        ),
        body: {'application/json': schema(
          'components/responses.yaml#/WrongPassword/content/application~1json/schema',
          checkError,
        )},
      },
      405: {
        headers: schema(
          'components/responses.yaml#/MethodNotAllowedPost/headers',
          properties({ allow: [asSent(checkHeadersAllow)] }),
        ),
        body: { 'application/json': checkMethodNotAllowedPostApplication1json },
      },
      415: { body: { 'application/json': checkUnsupportedMediaTypeApplication1json } },
      422: {body: {'application/json': schema(
        'components/responses.yaml#/InvalidLogin/content/application~1json/schema',
        checkError,
      )}},
      429: {
        headers: schema(
          'components/responses.yaml#/RateLimited/headers',
          properties({
            'retry-after': [asSent(checkExhaustedRetryAfter)],
            'x-ratelimit-retry-after': [asSent(checkExhaustedRetryAfter)],
            'x-ratelimit-limit': [asSent(checkExhaustedLimit)],
            'x-ratelimit-remaining': [asSent(checkExhaustedRemaining)],
            'x-ratelimit-reset': [asSent(checkExhaustedReset)],
          }),
        ),
        body: { 'application/json': checkRateLimitedApplication1json },
      },
      500: { body: { 'application/json': checkInternalErrorApplication1json } },
    },
  },
  getHealth: {
    at: 'paths/health.yaml#/get',
    responses: {
      200: {body: {'application/json': schema(
        'paths/health.yaml#/get/responses/200/content/application~1json/schema',
        checkHealth,
      )}},
      405: {
        headers: schema(
          'components/responses.yaml#/MethodNotAllowedGet/headers',
          properties({ allow: [asSent(checkHeadersAllow2)] }),
        ),
        body: { 'application/json': checkMethodNotAllowedGetApplication1json },
      },
      500: { body: { 'application/json': checkInternalErrorApplication1json } },
    },
  },
  getDocs: {
    at: 'paths/docs.yaml#/get',
    responses: {
      200: {
        headers: schema(
          'paths/docs.yaml#/get/responses/200/headers',
          properties({
            'x-ratelimit-limit': [asSent(checkRateLimitLimit)],
            'x-ratelimit-remaining': [asSent(checkRateLimitRemaining)],
            'x-ratelimit-reset': [asSent(checkRateLimitReset)],
          }),
        ),
        body: { 'text/html': null },
      },
      405: {
        headers: schema(
          'components/responses.yaml#/MethodNotAllowedGet/headers',
          properties({ allow: [asSent(checkHeadersAllow2)] }),
        ),
        body: { 'application/json': checkMethodNotAllowedGetApplication1json },
      },
      429: {
        headers: schema(
          'components/responses.yaml#/RateLimited/headers',
          properties({
            'retry-after': [asSent(checkExhaustedRetryAfter)],
            'x-ratelimit-retry-after': [asSent(checkExhaustedRetryAfter)],
            'x-ratelimit-limit': [asSent(checkExhaustedLimit)],
            'x-ratelimit-remaining': [asSent(checkExhaustedRemaining)],
            'x-ratelimit-reset': [asSent(checkExhaustedReset)],
          }),
        ),
        body: { 'application/json': checkRateLimitedApplication1json },
      },
      500: { body: { 'application/json': checkInternalErrorApplication1json } },
    },
  },
  getPostmanCollection: {
    at: 'paths/docs-postman-collection.yaml#/get',
    responses: {
      200: {
        headers: schema(
          'paths/docs-postman-collection.yaml#/get/responses/200/headers',
          properties({
            'x-ratelimit-limit': [asSent(checkRateLimitLimit)],
            'x-ratelimit-remaining': [asSent(checkRateLimitRemaining)],
            'x-ratelimit-reset': [asSent(checkRateLimitReset)],
          }),
        ),
        body: {'application/json': schema(
          'paths/docs-postman-collection.yaml#/get/responses/200/content/application~1json/schema',
          checkPostmanCollection,
        )},
      },
      405: {
        headers: schema(
          'components/responses.yaml#/MethodNotAllowedGet/headers',
          properties({ allow: [asSent(checkHeadersAllow2)] }),
        ),
        body: { 'application/json': checkMethodNotAllowedGetApplication1json },
      },
      429: {
        headers: schema(
          'components/responses.yaml#/RateLimited/headers',
          properties({
            'retry-after': [asSent(checkExhaustedRetryAfter)],
            'x-ratelimit-retry-after': [asSent(checkExhaustedRetryAfter)],
            'x-ratelimit-limit': [asSent(checkExhaustedLimit)],
            'x-ratelimit-remaining': [asSent(checkExhaustedRemaining)],
            'x-ratelimit-reset': [asSent(checkExhaustedReset)],
          }),
        ),
        body: { 'application/json': checkRateLimitedApplication1json },
      },
      500: { body: { 'application/json': checkInternalErrorApplication1json } },
    },
  },
};
