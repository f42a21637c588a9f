// concordat 0.1.0 spec=649cc3d78c6f89fd body=83c045a6cbe96586; do not edit: change the document, then run "concordat generate"
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
  oneOfValues,
  pattern,
  properties,
  required,
  schema,
  type,
  uniqueItems,
} from '@concordat/client/validate';

/**
 * Checks what a client of Projects API sends and gets: an option of `createClient`.
 *
 * Not checked:
 * - `paths/oauth-token.yaml#/post/requestBody/content/application~1x-www-form-urlencoded`: bodies of application/x-www-form-urlencoded are not checked: only JSON is
 * - `components/schemas.yaml#/Scope/pattern`: the pattern "^projects:(read|write|delete)( projects:(read|write|delete))*$" could take long: clients do not check it
 *
 * @param mode `warn` hands problems to `onProblem` (default: a line each on the console), `throw` throws a `ValidationError`
 * @example
 * const client = createClient({ validate: validate('warn') });
 */
export function validate(mode: ValidationMode, options?: ValidationOptions): Validation {
  return createValidation(operations, mode, options);
}

const isUuid: Check = expression('uuid', '^(?:urn:uuid:)?[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$', 'i');

const isUri: Check = expression(
  'uri',
  '^(?:[a-z][a-z0-9+\\-.]*:)(?:\\/?\\/(?:(?:[a-z0-9\\-._~!$&\'()*+,;=:]|%[0-9a-f]{2})*@)?(?:\\[(?:(?:(?:(?:[0-9a-f]{1,4}:){6}|::(?:[0-9a-f]{1,4}:){5}|(?:[0-9a-f]{1,4})?::(?:[0-9a-f]{1,4}:){4}|(?:(?:[0-9a-f]{1,4}:){0,1}[0-9a-f]{1,4})?::(?:[0-9a-f]{1,4}:){3}|(?:(?:[0-9a-f]{1,4}:){0,2}[0-9a-f]{1,4})?::(?:[0-9a-f]{1,4}:){2}|(?:(?:[0-9a-f]{1,4}:){0,3}[0-9a-f]{1,4})?::[0-9a-f]{1,4}:|(?:(?:[0-9a-f]{1,4}:){0,4}[0-9a-f]{1,4})?::)(?:[0-9a-f]{1,4}:[0-9a-f]{1,4}|(?:(?:25[0-5]|2[0-4]\\d|[01]?\\d\\d?)\\.){3}(?:25[0-5]|2[0-4]\\d|[01]?\\d\\d?))|(?:(?:[0-9a-f]{1,4}:){0,5}[0-9a-f]{1,4})?::[0-9a-f]{1,4}|(?:(?:[0-9a-f]{1,4}:){0,6}[0-9a-f]{1,4})?::)|[Vv][0-9a-f]+\\.[a-z0-9\\-._~!$&\'()*+,;=:]+)\\]|(?:(?:25[0-5]|2[0-4]\\d|[01]?\\d\\d?)\\.){3}(?:25[0-5]|2[0-4]\\d|[01]?\\d\\d?)|(?:[a-z0-9\\-._~!$&\'()*+,;=]|%[0-9a-f]{2})*)(?::\\d*)?(?:\\/(?:[a-z0-9\\-._~!$&\'()*+,;=:@]|%[0-9a-f]{2})*)*|\\/(?:(?:[a-z0-9\\-._~!$&\'()*+,;=:@]|%[0-9a-f]{2})+(?:\\/(?:[a-z0-9\\-._~!$&\'()*+,;=:@]|%[0-9a-f]{2})*)*)?|(?:[a-z0-9\\-._~!$&\'()*+,;=:@]|%[0-9a-f]{2})+(?:\\/(?:[a-z0-9\\-._~!$&\'()*+,;=:@]|%[0-9a-f]{2})*)*)(?:\\?(?:[a-z0-9\\-._~!$&\'()*+,;=:@/?]|%[0-9a-f]{2})*)?(?:#(?:[a-z0-9\\-._~!$&\'()*+,;=:@/?]|%[0-9a-f]{2})*)?$',
  'i',
);

const isUriReference: Check = expression(
  'uri-reference',
  '^(?:[a-z][a-z0-9+\\-.]*:)?(?:\\/?\\/(?:(?:[a-z0-9\\-._~!$&\'()*+,;=:]|%[0-9a-f]{2})*@)?(?:\\[(?:(?:(?:(?:[0-9a-f]{1,4}:){6}|::(?:[0-9a-f]{1,4}:){5}|(?:[0-9a-f]{1,4})?::(?:[0-9a-f]{1,4}:){4}|(?:(?:[0-9a-f]{1,4}:){0,1}[0-9a-f]{1,4})?::(?:[0-9a-f]{1,4}:){3}|(?:(?:[0-9a-f]{1,4}:){0,2}[0-9a-f]{1,4})?::(?:[0-9a-f]{1,4}:){2}|(?:(?:[0-9a-f]{1,4}:){0,3}[0-9a-f]{1,4})?::[0-9a-f]{1,4}:|(?:(?:[0-9a-f]{1,4}:){0,4}[0-9a-f]{1,4})?::)(?:[0-9a-f]{1,4}:[0-9a-f]{1,4}|(?:(?:25[0-5]|2[0-4]\\d|[01]?\\d\\d?)\\.){3}(?:25[0-5]|2[0-4]\\d|[01]?\\d\\d?))|(?:(?:[0-9a-f]{1,4}:){0,5}[0-9a-f]{1,4})?::[0-9a-f]{1,4}|(?:(?:[0-9a-f]{1,4}:){0,6}[0-9a-f]{1,4})?::)|[Vv][0-9a-f]+\\.[a-z0-9\\-._~!$&\'()*+,;=:]+)\\]|(?:(?:25[0-5]|2[0-4]\\d|[01]?\\d\\d?)\\.){3}(?:25[0-5]|2[0-4]\\d|[01]?\\d\\d?)|(?:[a-z0-9\\-._~!$&\'"()*+,;=]|%[0-9a-f]{2})*)(?::\\d*)?(?:\\/(?:[a-z0-9\\-._~!$&\'"()*+,;=:@]|%[0-9a-f]{2})*)*|\\/(?:(?:[a-z0-9\\-._~!$&\'"()*+,;=:@]|%[0-9a-f]{2})+(?:\\/(?:[a-z0-9\\-._~!$&\'"()*+,;=:@]|%[0-9a-f]{2})*)*)?|(?:[a-z0-9\\-._~!$&\'"()*+,;=:@]|%[0-9a-f]{2})+(?:\\/(?:[a-z0-9\\-._~!$&\'"()*+,;=:@]|%[0-9a-f]{2})*)*)?(?:\\?(?:[a-z0-9\\-._~!$&\'"()*+,;=:@/?]|%[0-9a-f]{2})*)?(?:#(?:[a-z0-9\\-._~!$&\'"()*+,;=:@/?]|%[0-9a-f]{2})*)?$',
  'i',
);

const checkProjectStatus: Check = schema('components/schemas.yaml#/ProjectStatus', type('string'), oneOfValues(['active', 'archived']));

const checkRateLimitLimit: Check = schema('components/headers.yaml#/RateLimitLimit/schema', type('integer'), limits({ minimum: 1 }));

const checkRateLimitRemaining: Check = schema('components/headers.yaml#/RateLimitRemaining/schema', type('integer'), limits({ minimum: 0 }));

const checkRateLimitReset: Check = schema('components/headers.yaml#/RateLimitReset/schema', type('integer'), limits({ minimum: 0 }), int64);

const checkTags: Check = schema(
  'components/schemas.yaml#/Tags',
  type('array'),
  limits({ maxItems: 20 }),
  items([type('string'), limits({ minLength: 1, maxLength: 50 })]),
  uniqueItems(),
);

const checkProject: Check = schema(
  'components/schemas.yaml#/Project',
  type('object'),
  required('id', 'name', 'status', 'tags', 'created_at', 'updated_at'),
  properties({
    id: [type('string'), isUuid],
    name: [type('string'), limits({ minLength: 1, maxLength: 100 })],
    description: [type('string'), limits({ maxLength: 2000 })],
    owner: [type('string'), limits({ minLength: 1, maxLength: 200 })],
    status: [checkProjectStatus],
    tags: [checkTags],
    created_at: [type('string'), dateTime],
    updated_at: [type('string'), dateTime],
  }),
);

const checkPagination: Check = schema(
  'components/schemas.yaml#/Pagination',
  type('object'),
  required('page', 'page_size', 'total', 'total_pages'),
  properties({
    page: [type('integer'), limits({ minimum: 1 })],
    page_size: [type('integer'), limits({ minimum: 1, maximum: 100 })],
    total: [type('integer'), limits({ minimum: 0 })],
    total_pages: [type('integer'), limits({ minimum: 0 })],
  }),
);

const checkProjectList: Check = schema(
  'components/schemas.yaml#/ProjectList',
  type('object'),
  required('data', 'pagination'),
  properties({ data: [type('array'), limits({ maxItems: 100 }), items([checkProject])], pagination: [checkPagination] }),
);

const checkHeadersWWWAuthenticate: Check = schema('components/responses.yaml#/Unauthorized/headers/WWW-Authenticate/schema', type('string'));

const checkFieldError: Check = schema(
  'components/schemas.yaml#/FieldError',
  type('object'),
  required('field', 'message'),
  properties({ field: [type('string')], message: [type('string'), limits({ minLength: 1 })] }),
);

const checkProblem: Check = schema(
  'components/schemas.yaml#/Problem',
  type('object'),
  required('type', 'title', 'status', 'detail', 'code'),
  properties({
    type: [type('string'), isUri],
    title: [type('string'), limits({ minLength: 1 })],
    status: [type('integer'), limits({ minimum: 400, maximum: 599 })],
    detail: [type('string'), limits({ minLength: 1 })],
    code: [
      type('string'),
      oneOfValues([
  'malformed_body',
  'unauthorized',
  'insufficient_scope',
  'not_found',
  'method_not_allowed',
  'name_taken',
  'idempotency_in_progress',
  'precondition_failed',
  'unsupported_media_type',
  'validation_failed',
  'idempotency_key_reused',
  'rate_limited',
  'internal_error',
  'service_unavailable',
]),
    ],
    errors: [type('array'), items([checkFieldError])],
  }),
);

const checkUnauthorizedApplication1problemJson: Check = schema('components/responses.yaml#/Unauthorized/content/application~1problem+json/schema', checkProblem);

const checkMissingReadScopeApplication1problemJson: Check = schema('components/responses.yaml#/MissingReadScope/content/application~1problem+json/schema', checkProblem);

const checkHeadersAllow: Check = schema('components/responses.yaml#/ProjectsMethodNotAllowed/headers/Allow/schema', type('string'));

const checkProjectsMethodNotAllowedApplication1problemJson: Check = schema(
  'components/responses.yaml#/ProjectsMethodNotAllowed/content/application~1problem+json/schema',
  checkProblem,
);

const checkRetryAfter: Check = schema('components/headers.yaml#/RetryAfter/schema', type('integer'), limits({ minimum: 0 }));

const checkExhaustedLimit: Check = schema('components/headers.yaml#/ExhaustedLimit/schema', type('integer'), limits({ minimum: 1 }));

const checkExhaustedRemaining: Check = schema('components/headers.yaml#/ExhaustedRemaining/schema', type('integer'), constant(0));

const checkExhaustedReset: Check = schema('components/headers.yaml#/ExhaustedReset/schema', type('integer'), limits({ minimum: 0 }), int64);

const checkRateLimitedApplication1problemJson: Check = schema('components/responses.yaml#/RateLimited/content/application~1problem+json/schema', checkProblem);

const checkInternalErrorApplication1problemJson: Check = schema('components/responses.yaml#/InternalError/content/application~1problem+json/schema', checkProblem);

const checkHeadersRetryAfter: Check = schema(
  'components/responses.yaml#/ServiceUnavailable/headers/Retry-After/schema',
  type('integer'),
  limits({ minimum: 0 }),
);

const checkServiceUnavailableApplication1problemJson: Check = schema('components/responses.yaml#/ServiceUnavailable/content/application~1problem+json/schema', checkProblem);

const checkProjectCreateSent: Check = schema(
  'components/schemas.yaml#/ProjectCreate',
  type('object'),
  required('name'),
  properties(
    {
      name: [type('string'), limits({ minLength: 1, maxLength: 100 })],
      description: [type('string'), limits({ maxLength: 2000 })],
      owner: [type('string'), limits({ minLength: 1, maxLength: 200 })],
      status: [type('string'), oneOfValues(['active', 'archived'])],
      tags: [
        type('array'),
        limits({ maxItems: 20 }),
        items([type('string'), limits({ minLength: 1, maxLength: 50 })]),
        uniqueItems(),
      ],
    },
    { additional: false },
  ),
);

const checkETag: Check = schema('components/headers.yaml#/ETag/schema', type('string'), pattern('^"[!#-~]+"$'));

const checkMalformedBodyApplication1problemJson: Check = schema('components/responses.yaml#/MalformedBody/content/application~1problem+json/schema', checkProblem);

const checkMissingWriteScopeApplication1problemJson: Check = schema('components/responses.yaml#/MissingWriteScope/content/application~1problem+json/schema', checkProblem);

const checkUnsupportedMediaTypeApplication1problemJson: Check = schema(
  'components/responses.yaml#/UnsupportedMediaType/content/application~1problem+json/schema',
  checkProblem,
);

const checkProjectIdSent: Check = schema('components/parameters.yaml#/ProjectId/schema', type('string'), isUuid);

const checkProjectNotFoundApplication1problemJson: Check = schema('components/responses.yaml#/ProjectNotFound/content/application~1problem+json/schema', checkProblem);

const checkHeadersAllow2: Check = schema('components/responses.yaml#/ProjectMethodNotAllowed/headers/Allow/schema', type('string'));

const checkProjectMethodNotAllowedApplication1problemJson: Check = schema(
  'components/responses.yaml#/ProjectMethodNotAllowed/content/application~1problem+json/schema',
  checkProblem,
);

const checkInvalidIdApplication1problemJson: Check = schema('components/responses.yaml#/InvalidId/content/application~1problem+json/schema', checkProblem);

const checkIfMatchSent: Check = schema(
  'components/parameters.yaml#/IfMatch/schema',
  type('string'),
  limits({ minLength: 1, maxLength: 1000 }),
);

const checkProjectReplaceSent: Check = schema(
  'components/schemas.yaml#/ProjectReplace',
  type('object'),
  required('name', 'status', 'tags'),
  properties(
    {
      name: [type('string'), limits({ minLength: 1, maxLength: 100 })],
      description: [type('string'), limits({ maxLength: 2000 })],
      owner: [type('string'), limits({ minLength: 1, maxLength: 200 })],
      status: [checkProjectStatus],
      tags: [checkTags],
    },
    { additional: false },
  ),
);

const checkNameTakenApplication1problemJson: Check = schema('components/responses.yaml#/NameTaken/content/application~1problem+json/schema', checkProblem);

const checkPreconditionFailedApplication1problemJson: Check = schema('components/responses.yaml#/PreconditionFailed/content/application~1problem+json/schema', checkProblem);

const checkProjectPatchSent: Check = schema(
  'components/schemas.yaml#/ProjectPatch',
  type('object'),
  properties(
    {
      name: [type('string'), limits({ minLength: 1, maxLength: 100 })],
      description: [type('string', 'null'), limits({ maxLength: 2000 })],
      owner: [type('string', 'null'), limits({ minLength: 1, maxLength: 200 })],
      status: [checkProjectStatus],
      tags: [checkTags],
    },
    { additional: false },
  ),
);

const checkNoStore: Check = schema('components/headers.yaml#/NoStore/schema', type('string'));

const checkToken: Check = schema(
  'components/schemas.yaml#/Token',
  type('object'),
  required('access_token', 'token_type', 'expires_in', 'scope'),
  properties({
    access_token: [type('string'), limits({ minLength: 1 })],
    token_type: [type('string'), constant('Bearer')],
    expires_in: [type('integer'), limits({ minimum: 1 })],
    refresh_token: [type('string'), limits({ minLength: 1 })],
    scope: [type('string')],
  }),
);

const checkOAuthError: Check = schema(
  'components/schemas.yaml#/OAuthError',
  type('object'),
  required('error', 'error_description'),
  properties({
    error: [
      type('string'),
      oneOfValues([
  'invalid_request',
  'invalid_client',
  'invalid_grant',
  'invalid_scope',
  'unauthorized_client',
  'unsupported_grant_type',
  'server_error',
  'temporarily_unavailable',
]),
    ],
    error_description: [type('string'), limits({ minLength: 1 })],
  }),
);

const checkOAuthRateLimitedApplication1json: Check = schema('components/oauth-responses.yaml#/OAuthRateLimited/content/application~1json/schema', checkOAuthError);

const checkOAuthServerErrorApplication1json: Check = schema('components/oauth-responses.yaml#/OAuthServerError/content/application~1json/schema', checkOAuthError);

const checkHeadersRetryAfter2: Check = schema(
  'components/oauth-responses.yaml#/OAuthUnavailable/headers/Retry-After/schema',
  type('integer'),
  limits({ minimum: 0 }),
);

const checkOAuthUnavailableApplication1json: Check = schema('components/oauth-responses.yaml#/OAuthUnavailable/content/application~1json/schema', checkOAuthError);

const checkScopeSent: Check = schema('components/schemas.yaml#/Scope', type('string'), limits({ maxLength: 100 }));

const operations: Readonly<Record<string, OperationChecks>> = {
  listProjects: {
    at: 'paths/projects.yaml#/get',
    query: schema(
      'paths/projects.yaml#/get/parameters',
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
        status: [asSent(schema('components/parameters.yaml#/Status/schema', checkProjectStatus))],
      }),
    ),
    responses: {
      200: {
        headers: schema(
          'paths/projects.yaml#/get/responses/200/headers',
          properties({
            'x-ratelimit-limit': [asSent(checkRateLimitLimit)],
            'x-ratelimit-remaining': [asSent(checkRateLimitRemaining)],
            'x-ratelimit-reset': [asSent(checkRateLimitReset)],
          }),
        ),
        body: {'application/json': schema(
          'paths/projects.yaml#/get/responses/200/content/application~1json/schema',
          checkProjectList,
        )},
      },
      401: {
        headers: schema(
          'components/responses.yaml#/Unauthorized/headers',
          properties({ 'www-authenticate': [asSent(checkHeadersWWWAuthenticate)] }),
        ),
        body: { 'application/problem+json': checkUnauthorizedApplication1problemJson },
      },
      403: { body: { 'application/problem+json': checkMissingReadScopeApplication1problemJson } },
      405: {
        headers: schema(
          'components/responses.yaml#/ProjectsMethodNotAllowed/headers',
          properties({ allow: [asSent(checkHeadersAllow)] }),
        ),
        body: { 'application/problem+json': checkProjectsMethodNotAllowedApplication1problemJson },
      },
      422: {body: {'application/problem+json': schema(
        'components/responses.yaml#/InvalidListQuery/content/application~1problem+json/schema',
        checkProblem,
      )}},
      429: {
        headers: schema(
          'components/responses.yaml#/RateLimited/headers',
          properties({
            'retry-after': [asSent(checkRetryAfter)],
            'x-ratelimit-limit': [asSent(checkExhaustedLimit)],
            'x-ratelimit-remaining': [asSent(checkExhaustedRemaining)],
            'x-ratelimit-reset': [asSent(checkExhaustedReset)],
          }),
        ),
        body: { 'application/problem+json': checkRateLimitedApplication1problemJson },
      },
      500: { body: { 'application/problem+json': checkInternalErrorApplication1problemJson } },
      503: {
        headers: schema(
          'components/responses.yaml#/ServiceUnavailable/headers',
          properties({ 'retry-after': [asSent(checkHeadersRetryAfter)] }),
        ),
        body: { 'application/problem+json': checkServiceUnavailableApplication1problemJson },
      },
    },
  },
  createProject: {
    at: 'paths/projects.yaml#/post',
    header: schema(
      'paths/projects.yaml#/post/parameters',
      properties({'Idempotency-Key': [asSent(schema(
        'components/parameters.yaml#/IdempotencyKey/schema',
        type('string'),
        limits({ minLength: 1, maxLength: 255 }),
        pattern('^[!-~]+$'),
      ))]}),
    ),
    body: {'application/json': schema(
      'paths/projects.yaml#/post/requestBody/content/application~1json/schema',
      checkProjectCreateSent,
    )},
    bodyRequired: true,
    responses: {
      201: {
        headers: schema(
          'paths/projects.yaml#/post/responses/201/headers',
          properties({
            location: [asSent(schema(
              'paths/projects.yaml#/post/responses/201/headers/Location/schema',
              type('string'),
              isUriReference,
            ))],
            etag: [asSent(checkETag)],
            'idempotency-replayed': [asSent(schema(
              'paths/projects.yaml#/post/responses/201/headers/Idempotency-Replayed/schema',
              type('boolean'),
            ))],
            'x-ratelimit-limit': [asSent(checkRateLimitLimit)],
            'x-ratelimit-remaining': [asSent(checkRateLimitRemaining)],
            'x-ratelimit-reset': [asSent(checkRateLimitReset)],
          }),
        ),
        body: {'application/json': schema(
          'paths/projects.yaml#/post/responses/201/content/application~1json/schema',
          checkProject,
        )},
      },
      400: { body: { 'application/problem+json': checkMalformedBodyApplication1problemJson } },
      401: {
        headers: schema(
          'components/responses.yaml#/Unauthorized/headers',
          properties({ 'www-authenticate': [asSent(checkHeadersWWWAuthenticate)] }),
        ),
        body: { 'application/problem+json': checkUnauthorizedApplication1problemJson },
      },
      403: { body: { 'application/problem+json': checkMissingWriteScopeApplication1problemJson } },
      405: {
        headers: schema(
          'components/responses.yaml#/ProjectsMethodNotAllowed/headers',
          properties({ allow: [asSent(checkHeadersAllow)] }),
        ),
        body: { 'application/problem+json': checkProjectsMethodNotAllowedApplication1problemJson },
      },
      409: {body: {'application/problem+json': schema(
        'components/responses.yaml#/CreateConflict/content/application~1problem+json/schema',
        checkProblem,
      )}},
      415: { body: { 'application/problem+json': checkUnsupportedMediaTypeApplication1problemJson } },
      422: {body: {'application/problem+json': schema(
        'components/responses.yaml#/InvalidCreate/content/application~1problem+json/schema',
        checkProblem,
      )}},
      429: {
        headers: schema(
          'components/responses.yaml#/RateLimited/headers',
          properties({
            'retry-after': [asSent(checkRetryAfter)],
            'x-ratelimit-limit': [asSent(checkExhaustedLimit)],
            'x-ratelimit-remaining': [asSent(checkExhaustedRemaining)],
            'x-ratelimit-reset': [asSent(checkExhaustedReset)],
          }),
        ),
        body: { 'application/problem+json': checkRateLimitedApplication1problemJson },
      },
      500: { body: { 'application/problem+json': checkInternalErrorApplication1problemJson } },
      503: {
        headers: schema(
          'components/responses.yaml#/ServiceUnavailable/headers',
          properties({ 'retry-after': [asSent(checkHeadersRetryAfter)] }),
        ),
        body: { 'application/problem+json': checkServiceUnavailableApplication1problemJson },
      },
    },
  },
  getProject: {
    at: 'paths/project.yaml#/get',
    path: schema('paths/project.yaml#/get/parameters', properties({ id: [asSent(checkProjectIdSent)] })),
    header: schema(
      'paths/project.yaml#/get/parameters',
      properties({'If-None-Match': [asSent(schema(
        'components/parameters.yaml#/IfNoneMatch/schema',
        type('string'),
        limits({ minLength: 1, maxLength: 1000 }),
      ))]}),
    ),
    responses: {
      200: {
        headers: schema(
          'paths/project.yaml#/get/responses/200/headers',
          properties({
            etag: [asSent(checkETag)],
            'x-ratelimit-limit': [asSent(checkRateLimitLimit)],
            'x-ratelimit-remaining': [asSent(checkRateLimitRemaining)],
            'x-ratelimit-reset': [asSent(checkRateLimitReset)],
          }),
        ),
        body: {'application/json': schema(
          'paths/project.yaml#/get/responses/200/content/application~1json/schema',
          checkProject,
        )},
      },
      304: {headers: schema(
        'paths/project.yaml#/get/responses/304/headers',
        properties({
          etag: [asSent(checkETag)],
          'x-ratelimit-limit': [asSent(checkRateLimitLimit)],
          'x-ratelimit-remaining': [asSent(checkRateLimitRemaining)],
          'x-ratelimit-reset': [asSent(checkRateLimitReset)],
        }),
      )},
      401: {
        headers: schema(
          'components/responses.yaml#/Unauthorized/headers',
          properties({ 'www-authenticate': [asSent(checkHeadersWWWAuthenticate)] }),
        ),
        body: { 'application/problem+json': checkUnauthorizedApplication1problemJson },
      },
      403: { body: { 'application/problem+json': checkMissingReadScopeApplication1problemJson } },
      404: { body: { 'application/problem+json': checkProjectNotFoundApplication1problemJson } },
      405: {
        headers: schema(
          'components/responses.yaml#/ProjectMethodNotAllowed/headers',
          properties({ allow: [asSent(checkHeadersAllow2)] }),
        ),
        body: { 'application/problem+json': checkProjectMethodNotAllowedApplication1problemJson },
      },
      422: { body: { 'application/problem+json': checkInvalidIdApplication1problemJson } },
      429: {
        headers: schema(
          'components/responses.yaml#/RateLimited/headers',
          properties({
            'retry-after': [asSent(checkRetryAfter)],
            'x-ratelimit-limit': [asSent(checkExhaustedLimit)],
            'x-ratelimit-remaining': [asSent(checkExhaustedRemaining)],
            'x-ratelimit-reset': [asSent(checkExhaustedReset)],
          }),
        ),
        body: { 'application/problem+json': checkRateLimitedApplication1problemJson },
      },
      500: { body: { 'application/problem+json': checkInternalErrorApplication1problemJson } },
      503: {
        headers: schema(
          'components/responses.yaml#/ServiceUnavailable/headers',
          properties({ 'retry-after': [asSent(checkHeadersRetryAfter)] }),
        ),
        body: { 'application/problem+json': checkServiceUnavailableApplication1problemJson },
      },
    },
  },
  replaceProject: {
    at: 'paths/project.yaml#/put',
    path: schema('paths/project.yaml#/put/parameters', properties({ id: [asSent(checkProjectIdSent)] })),
    header: schema(
      'paths/project.yaml#/put/parameters',
      properties({ 'If-Match': [asSent(checkIfMatchSent)] }),
    ),
    body: {'application/json': schema(
      'paths/project.yaml#/put/requestBody/content/application~1json/schema',
      checkProjectReplaceSent,
    )},
    bodyRequired: true,
    responses: {
      200: {
        headers: schema(
          'paths/project.yaml#/put/responses/200/headers',
          properties({
            etag: [asSent(schema(
              'paths/project.yaml#/put/responses/200/headers/ETag/schema',
              type('string'),
              pattern('^"[!#-~]+"$'),
            ))],
            'x-ratelimit-limit': [asSent(checkRateLimitLimit)],
            'x-ratelimit-remaining': [asSent(checkRateLimitRemaining)],
            'x-ratelimit-reset': [asSent(checkRateLimitReset)],
          }),
        ),
        body: {'application/json': schema(
          'paths/project.yaml#/put/responses/200/content/application~1json/schema',
          checkProject,
        )},
      },
      400: { body: { 'application/problem+json': checkMalformedBodyApplication1problemJson } },
      401: {
        headers: schema(
          'components/responses.yaml#/Unauthorized/headers',
          properties({ 'www-authenticate': [asSent(checkHeadersWWWAuthenticate)] }),
        ),
        body: { 'application/problem+json': checkUnauthorizedApplication1problemJson },
      },
      403: { body: { 'application/problem+json': checkMissingWriteScopeApplication1problemJson } },
      404: { body: { 'application/problem+json': checkProjectNotFoundApplication1problemJson } },
      405: {
        headers: schema(
          'components/responses.yaml#/ProjectMethodNotAllowed/headers',
          properties({ allow: [asSent(checkHeadersAllow2)] }),
        ),
        body: { 'application/problem+json': checkProjectMethodNotAllowedApplication1problemJson },
      },
      409: { body: { 'application/problem+json': checkNameTakenApplication1problemJson } },
      412: { body: { 'application/problem+json': checkPreconditionFailedApplication1problemJson } },
      415: { body: { 'application/problem+json': checkUnsupportedMediaTypeApplication1problemJson } },
      422: {body: {'application/problem+json': schema(
        'components/responses.yaml#/InvalidReplace/content/application~1problem+json/schema',
        checkProblem,
      )}},
      429: {
        headers: schema(
          'components/responses.yaml#/RateLimited/headers',
          properties({
            'retry-after': [asSent(checkRetryAfter)],
            'x-ratelimit-limit': [asSent(checkExhaustedLimit)],
            'x-ratelimit-remaining': [asSent(checkExhaustedRemaining)],
            'x-ratelimit-reset': [asSent(checkExhaustedReset)],
          }),
        ),
        body: { 'application/problem+json': checkRateLimitedApplication1problemJson },
      },
      500: { body: { 'application/problem+json': checkInternalErrorApplication1problemJson } },
      503: {
        headers: schema(
          'components/responses.yaml#/ServiceUnavailable/headers',
          properties({ 'retry-after': [asSent(checkHeadersRetryAfter)] }),
        ),
        body: { 'application/problem+json': checkServiceUnavailableApplication1problemJson },
      },
    },
  },
  deleteProject: {
    at: 'paths/project.yaml#/delete',
    path: schema('paths/project.yaml#/delete/parameters', properties({ id: [asSent(checkProjectIdSent)] })),
    header: schema(
      'paths/project.yaml#/delete/parameters',
      properties({ 'If-Match': [asSent(checkIfMatchSent)] }),
    ),
    responses: {
      204: {headers: schema(
        'paths/project.yaml#/delete/responses/204/headers',
        properties({
          'x-ratelimit-limit': [asSent(checkRateLimitLimit)],
          'x-ratelimit-remaining': [asSent(checkRateLimitRemaining)],
          'x-ratelimit-reset': [asSent(checkRateLimitReset)],
        }),
      )},
      401: {
        headers: schema(
          'components/responses.yaml#/Unauthorized/headers',
          properties({ 'www-authenticate': [asSent(checkHeadersWWWAuthenticate)] }),
        ),
        body: { 'application/problem+json': checkUnauthorizedApplication1problemJson },
      },
      403: {body: {'application/problem+json': schema(
        'components/responses.yaml#/MissingDeleteScope/content/application~1problem+json/schema',
        checkProblem,
      )}},
      404: { body: { 'application/problem+json': checkProjectNotFoundApplication1problemJson } },
      405: {
        headers: schema(
          'components/responses.yaml#/ProjectMethodNotAllowed/headers',
          properties({ allow: [asSent(checkHeadersAllow2)] }),
        ),
        body: { 'application/problem+json': checkProjectMethodNotAllowedApplication1problemJson },
      },
      412: { body: { 'application/problem+json': checkPreconditionFailedApplication1problemJson } },
      422: { body: { 'application/problem+json': checkInvalidIdApplication1problemJson } },
      429: {
        headers: schema(
          'components/responses.yaml#/RateLimited/headers',
          properties({
            'retry-after': [asSent(checkRetryAfter)],
            'x-ratelimit-limit': [asSent(checkExhaustedLimit)],
            'x-ratelimit-remaining': [asSent(checkExhaustedRemaining)],
            'x-ratelimit-reset': [asSent(checkExhaustedReset)],
          }),
        ),
        body: { 'application/problem+json': checkRateLimitedApplication1problemJson },
      },
      500: { body: { 'application/problem+json': checkInternalErrorApplication1problemJson } },
      503: {
        headers: schema(
          'components/responses.yaml#/ServiceUnavailable/headers',
          properties({ 'retry-after': [asSent(checkHeadersRetryAfter)] }),
        ),
        body: { 'application/problem+json': checkServiceUnavailableApplication1problemJson },
      },
    },
  },
  updateProject: {
    at: 'paths/project.yaml#/patch',
    path: schema('paths/project.yaml#/patch/parameters', properties({ id: [asSent(checkProjectIdSent)] })),
    header: schema(
      'paths/project.yaml#/patch/parameters',
      properties({ 'If-Match': [asSent(checkIfMatchSent)] }),
    ),
    body: {'application/merge-patch+json': schema(
      'paths/project.yaml#/patch/requestBody/content/application~1merge-patch+json/schema',
      checkProjectPatchSent,
    )},
    bodyRequired: true,
    responses: {
      200: {
        headers: schema(
          'paths/project.yaml#/patch/responses/200/headers',
          properties({
            etag: [asSent(schema(
              'paths/project.yaml#/patch/responses/200/headers/ETag/schema',
              type('string'),
              pattern('^"[!#-~]+"$'),
            ))],
            'x-ratelimit-limit': [asSent(checkRateLimitLimit)],
            'x-ratelimit-remaining': [asSent(checkRateLimitRemaining)],
            'x-ratelimit-reset': [asSent(checkRateLimitReset)],
          }),
        ),
        body: {'application/json': schema(
          'paths/project.yaml#/patch/responses/200/content/application~1json/schema',
          checkProject,
        )},
      },
      400: { body: { 'application/problem+json': checkMalformedBodyApplication1problemJson } },
      401: {
        headers: schema(
          'components/responses.yaml#/Unauthorized/headers',
          properties({ 'www-authenticate': [asSent(checkHeadersWWWAuthenticate)] }),
        ),
        body: { 'application/problem+json': checkUnauthorizedApplication1problemJson },
      },
      403: { body: { 'application/problem+json': checkMissingWriteScopeApplication1problemJson } },
      404: { body: { 'application/problem+json': checkProjectNotFoundApplication1problemJson } },
      405: {
        headers: schema(
          'components/responses.yaml#/ProjectMethodNotAllowed/headers',
          properties({ allow: [asSent(checkHeadersAllow2)] }),
        ),
        body: { 'application/problem+json': checkProjectMethodNotAllowedApplication1problemJson },
      },
      409: { body: { 'application/problem+json': checkNameTakenApplication1problemJson } },
      412: { body: { 'application/problem+json': checkPreconditionFailedApplication1problemJson } },
      415: {
        headers: schema(
          'components/responses.yaml#/UnsupportedPatchType/headers',
          properties({'accept-patch': [asSent(schema(
            'components/responses.yaml#/UnsupportedPatchType/headers/Accept-Patch/schema',
            type('string'),
          ))]}),
        ),
        body: {'application/problem+json': schema(
          'components/responses.yaml#/UnsupportedPatchType/content/application~1problem+json/schema',
          checkProblem,
        )},
      },
      422: {body: {'application/problem+json': schema(
        'components/responses.yaml#/InvalidPatch/content/application~1problem+json/schema',
        checkProblem,
      )}},
      429: {
        headers: schema(
          'components/responses.yaml#/RateLimited/headers',
          properties({
            'retry-after': [asSent(checkRetryAfter)],
            'x-ratelimit-limit': [asSent(checkExhaustedLimit)],
            'x-ratelimit-remaining': [asSent(checkExhaustedRemaining)],
            'x-ratelimit-reset': [asSent(checkExhaustedReset)],
          }),
        ),
        body: { 'application/problem+json': checkRateLimitedApplication1problemJson },
      },
      500: { body: { 'application/problem+json': checkInternalErrorApplication1problemJson } },
      503: {
        headers: schema(
          'components/responses.yaml#/ServiceUnavailable/headers',
          properties({ 'retry-after': [asSent(checkHeadersRetryAfter)] }),
        ),
        body: { 'application/problem+json': checkServiceUnavailableApplication1problemJson },
      },
    },
  },
  issueToken: {
    at: 'paths/oauth-token.yaml#/post',
    body: { 'application/x-www-form-urlencoded': null },
    bodyRequired: true,
    responses: {
      200: {
        headers: schema(
          'paths/oauth-token.yaml#/post/responses/200/headers',
          properties({
            'cache-control': [asSent(checkNoStore)],
            'x-ratelimit-limit': [asSent(checkRateLimitLimit)],
            'x-ratelimit-remaining': [asSent(checkRateLimitRemaining)],
            'x-ratelimit-reset': [asSent(checkRateLimitReset)],
          }),
        ),
        body: {'application/json': schema(
          'paths/oauth-token.yaml#/post/responses/200/content/application~1json/schema',
          checkToken,
        )},
      },
      400: {body: {'application/json': schema(
        'components/oauth-responses.yaml#/OAuthInvalidTokenRequest/content/application~1json/schema',
        checkOAuthError,
      )}},
      401: {
        headers: schema(
          'components/oauth-responses.yaml#/OAuthInvalidClient/headers',
          properties({'www-authenticate': [asSent(schema(
            'components/oauth-responses.yaml#/OAuthInvalidClient/headers/WWW-Authenticate/schema',
            type('string'),
          ))]}),
        ),
        body: {'application/json': schema(
          'components/oauth-responses.yaml#/OAuthInvalidClient/content/application~1json/schema',
          checkOAuthError,
        )},
      },
      405: {
        headers: schema(
          'components/oauth-responses.yaml#/OAuthTokenMethodNotAllowed/headers',
          properties({allow: [asSent(schema(
            'components/oauth-responses.yaml#/OAuthTokenMethodNotAllowed/headers/Allow/schema',
            type('string'),
          ))]}),
        ),
        body: {'application/json': schema(
          'components/oauth-responses.yaml#/OAuthTokenMethodNotAllowed/content/application~1json/schema',
          checkOAuthError,
        )},
      },
      415: {body: {'application/json': schema(
        'components/oauth-responses.yaml#/OAuthUnsupportedMediaType/content/application~1json/schema',
        checkOAuthError,
      )}},
      429: {
        headers: schema(
          'components/oauth-responses.yaml#/OAuthRateLimited/headers',
          properties({
            'retry-after': [asSent(checkRetryAfter)],
            'x-ratelimit-limit': [asSent(checkExhaustedLimit)],
            'x-ratelimit-remaining': [asSent(checkExhaustedRemaining)],
            'x-ratelimit-reset': [asSent(checkExhaustedReset)],
          }),
        ),
        body: { 'application/json': checkOAuthRateLimitedApplication1json },
      },
      500: { body: { 'application/json': checkOAuthServerErrorApplication1json } },
      503: {
        headers: schema(
          'components/oauth-responses.yaml#/OAuthUnavailable/headers',
          properties({ 'retry-after': [asSent(checkHeadersRetryAfter2)] }),
        ),
        body: { 'application/json': checkOAuthUnavailableApplication1json },
      },
    },
  },
  authorize: {
    at: 'paths/oauth-authorize.yaml#/get',
    query: schema(
      'paths/oauth-authorize.yaml#/get/parameters',
      required('response_type', 'client_id', 'redirect_uri', 'code_challenge', 'code_challenge_method'),
      properties({
        response_type: [asSent(schema('components/parameters.yaml#/ResponseType/schema', type('string'), constant('code')))],
        client_id: [asSent(schema(
          'components/parameters.yaml#/ClientId/schema',
          type('string'),
          limits({ minLength: 1, maxLength: 100 }),
        ))],
        redirect_uri: [asSent(schema(
          'components/parameters.yaml#/RedirectUri/schema',
          type('string'),
          limits({ maxLength: 2000 }),
          isUri,
        ))],
        scope: [asSent(schema('components/parameters.yaml#/Scope/schema', checkScopeSent))],
        state: [asSent(schema(
          'components/parameters.yaml#/State/schema',
          type('string'),
          limits({ minLength: 1, maxLength: 500 }),
        ))],
        code_challenge: [asSent(schema(
          'components/parameters.yaml#/CodeChallenge/schema',
          type('string'),
          pattern('^[A-Za-z0-9_-]{43}$'),
        ))],
        code_challenge_method: [asSent(schema('components/parameters.yaml#/CodeChallengeMethod/schema', type('string'), constant('S256')))],
      }),
    ),
    responses: {
      302: {headers: schema(
        'paths/oauth-authorize.yaml#/get/responses/302/headers',
        properties({
          location: [asSent(schema(
            'paths/oauth-authorize.yaml#/get/responses/302/headers/Location/schema',
            type('string'),
            isUri,
          ))],
          'cache-control': [asSent(checkNoStore)],
          'x-ratelimit-limit': [asSent(checkRateLimitLimit)],
          'x-ratelimit-remaining': [asSent(checkRateLimitRemaining)],
          'x-ratelimit-reset': [asSent(checkRateLimitReset)],
        }),
      )},
      400: {body: {'application/json': schema(
        'components/oauth-responses.yaml#/OAuthInvalidAuthorizationRequest/content/application~1json/schema',
        checkOAuthError,
      )}},
      405: {
        headers: schema(
          'components/oauth-responses.yaml#/OAuthAuthorizeMethodNotAllowed/headers',
          properties({allow: [asSent(schema(
            'components/oauth-responses.yaml#/OAuthAuthorizeMethodNotAllowed/headers/Allow/schema',
            type('string'),
          ))]}),
        ),
        body: {'application/json': schema(
          'components/oauth-responses.yaml#/OAuthAuthorizeMethodNotAllowed/content/application~1json/schema',
          checkOAuthError,
        )},
      },
      429: {
        headers: schema(
          'components/oauth-responses.yaml#/OAuthRateLimited/headers',
          properties({
            'retry-after': [asSent(checkRetryAfter)],
            'x-ratelimit-limit': [asSent(checkExhaustedLimit)],
            'x-ratelimit-remaining': [asSent(checkExhaustedRemaining)],
            'x-ratelimit-reset': [asSent(checkExhaustedReset)],
          }),
        ),
        body: { 'application/json': checkOAuthRateLimitedApplication1json },
      },
      500: { body: { 'application/json': checkOAuthServerErrorApplication1json } },
      503: {
        headers: schema(
          'components/oauth-responses.yaml#/OAuthUnavailable/headers',
          properties({ 'retry-after': [asSent(checkHeadersRetryAfter2)] }),
        ),
        body: { 'application/json': checkOAuthUnavailableApplication1json },
      },
    },
  },
};
