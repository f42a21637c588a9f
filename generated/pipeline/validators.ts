// concordat 0.1.0 spec=48c1739d3aae01df body=63c1ef225899958f; do not edit: change the document, then run "concordat generate"
/* eslint-disable */
import {
  type Check,
  type OperationChecks,
  type Validation,
  type ValidationMode,
  type ValidationOptions,
  asSent,
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
 * Checks what a client of Self-Healing Data Pipeline API sends and gets: an option of `createClient`.
 *
 * @param mode `warn` hands problems to `onProblem` (default: a line each on the console), `throw` throws a `ValidationError`
 * @example
 * const client = createClient({ validate: validate('warn') });
 */
export function validate(mode: ValidationMode, options?: ValidationOptions): Validation {
  return createValidation(operations, mode, options);
}

const isUuid: Check = expression('uuid', '^(?:urn:uuid:)?[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$', 'i');

const isUriReference: Check = expression(
  'uri-reference',
  '^(?:[a-z][a-z0-9+\\-.]*:)?(?:\\/?\\/(?:(?:[a-z0-9\\-._~!$&\'()*+,;=:]|%[0-9a-f]{2})*@)?(?:\\[(?:(?:(?:(?:[0-9a-f]{1,4}:){6}|::(?:[0-9a-f]{1,4}:){5}|(?:[0-9a-f]{1,4})?::(?:[0-9a-f]{1,4}:){4}|(?:(?:[0-9a-f]{1,4}:){0,1}[0-9a-f]{1,4})?::(?:[0-9a-f]{1,4}:){3}|(?:(?:[0-9a-f]{1,4}:){0,2}[0-9a-f]{1,4})?::(?:[0-9a-f]{1,4}:){2}|(?:(?:[0-9a-f]{1,4}:){0,3}[0-9a-f]{1,4})?::[0-9a-f]{1,4}:|(?:(?:[0-9a-f]{1,4}:){0,4}[0-9a-f]{1,4})?::)(?:[0-9a-f]{1,4}:[0-9a-f]{1,4}|(?:(?:25[0-5]|2[0-4]\\d|[01]?\\d\\d?)\\.){3}(?:25[0-5]|2[0-4]\\d|[01]?\\d\\d?))|(?:(?:[0-9a-f]{1,4}:){0,5}[0-9a-f]{1,4})?::[0-9a-f]{1,4}|(?:(?:[0-9a-f]{1,4}:){0,6}[0-9a-f]{1,4})?::)|[Vv][0-9a-f]+\\.[a-z0-9\\-._~!$&\'()*+,;=:]+)\\]|(?:(?:25[0-5]|2[0-4]\\d|[01]?\\d\\d?)\\.){3}(?:25[0-5]|2[0-4]\\d|[01]?\\d\\d?)|(?:[a-z0-9\\-._~!$&\'"()*+,;=]|%[0-9a-f]{2})*)(?::\\d*)?(?:\\/(?:[a-z0-9\\-._~!$&\'"()*+,;=:@]|%[0-9a-f]{2})*)*|\\/(?:(?:[a-z0-9\\-._~!$&\'"()*+,;=:@]|%[0-9a-f]{2})+(?:\\/(?:[a-z0-9\\-._~!$&\'"()*+,;=:@]|%[0-9a-f]{2})*)*)?|(?:[a-z0-9\\-._~!$&\'"()*+,;=:@]|%[0-9a-f]{2})+(?:\\/(?:[a-z0-9\\-._~!$&\'"()*+,;=:@]|%[0-9a-f]{2})*)*)?(?:\\?(?:[a-z0-9\\-._~!$&\'"()*+,;=:@/?]|%[0-9a-f]{2})*)?(?:#(?:[a-z0-9\\-._~!$&\'"()*+,;=:@/?]|%[0-9a-f]{2})*)?$',
  'i',
);

const isUri: Check = expression(
  'uri',
  '^(?:[a-z][a-z0-9+\\-.]*:)(?:\\/?\\/(?:(?:[a-z0-9\\-._~!$&\'()*+,;=:]|%[0-9a-f]{2})*@)?(?:\\[(?:(?:(?:(?:[0-9a-f]{1,4}:){6}|::(?:[0-9a-f]{1,4}:){5}|(?:[0-9a-f]{1,4})?::(?:[0-9a-f]{1,4}:){4}|(?:(?:[0-9a-f]{1,4}:){0,1}[0-9a-f]{1,4})?::(?:[0-9a-f]{1,4}:){3}|(?:(?:[0-9a-f]{1,4}:){0,2}[0-9a-f]{1,4})?::(?:[0-9a-f]{1,4}:){2}|(?:(?:[0-9a-f]{1,4}:){0,3}[0-9a-f]{1,4})?::[0-9a-f]{1,4}:|(?:(?:[0-9a-f]{1,4}:){0,4}[0-9a-f]{1,4})?::)(?:[0-9a-f]{1,4}:[0-9a-f]{1,4}|(?:(?:25[0-5]|2[0-4]\\d|[01]?\\d\\d?)\\.){3}(?:25[0-5]|2[0-4]\\d|[01]?\\d\\d?))|(?:(?:[0-9a-f]{1,4}:){0,5}[0-9a-f]{1,4})?::[0-9a-f]{1,4}|(?:(?:[0-9a-f]{1,4}:){0,6}[0-9a-f]{1,4})?::)|[Vv][0-9a-f]+\\.[a-z0-9\\-._~!$&\'()*+,;=:]+)\\]|(?:(?:25[0-5]|2[0-4]\\d|[01]?\\d\\d?)\\.){3}(?:25[0-5]|2[0-4]\\d|[01]?\\d\\d?)|(?:[a-z0-9\\-._~!$&\'()*+,;=]|%[0-9a-f]{2})*)(?::\\d*)?(?:\\/(?:[a-z0-9\\-._~!$&\'()*+,;=:@]|%[0-9a-f]{2})*)*|\\/(?:(?:[a-z0-9\\-._~!$&\'()*+,;=:@]|%[0-9a-f]{2})+(?:\\/(?:[a-z0-9\\-._~!$&\'()*+,;=:@]|%[0-9a-f]{2})*)*)?|(?:[a-z0-9\\-._~!$&\'()*+,;=:@]|%[0-9a-f]{2})+(?:\\/(?:[a-z0-9\\-._~!$&\'()*+,;=:@]|%[0-9a-f]{2})*)*)(?:\\?(?:[a-z0-9\\-._~!$&\'()*+,;=:@/?]|%[0-9a-f]{2})*)?(?:#(?:[a-z0-9\\-._~!$&\'()*+,;=:@/?]|%[0-9a-f]{2})*)?$',
  'i',
);

const checkLoginSent: Check = schema(
  'components/schemas.yaml#/Login',
  type('object'),
  required('username', 'password'),
  properties(
    {
      username: [type('string'), limits({ minLength: 1, maxLength: 100 })],
      password: [type('string'), limits({ minLength: 1, maxLength: 200 })],
    },
    { additional: false },
  ),
);

const checkNoStore: Check = schema('components/headers.yaml#/NoStore/schema', type('string'));

const checkRateLimitLimit: Check = schema('components/headers.yaml#/RateLimitLimit/schema', type('integer'), limits({ minimum: 1 }));

const checkRateLimitRemaining: Check = schema('components/headers.yaml#/RateLimitRemaining/schema', type('integer'), limits({ minimum: 0 }));

const checkRateLimitReset: Check = schema('components/headers.yaml#/RateLimitReset/schema', type('integer'), limits({ minimum: 0 }), int64);

const checkTokens: Check = schema(
  'components/schemas.yaml#/Tokens',
  type('object'),
  required('access_token', 'refresh_token', 'token_type', 'expires_in'),
  properties({
    access_token: [type('string'), limits({ minLength: 1 })],
    refresh_token: [type('string'), limits({ minLength: 1 })],
    token_type: [type('string'), oneOfValues(['Bearer'])],
    expires_in: [type('integer'), limits({ minimum: 1 })],
  }),
);

const checkTokensEnvelope: Check = schema(
  'components/schemas.yaml#/TokensEnvelope',
  type('object'),
  required('status', 'data'),
  properties({ status: [type('string'), oneOfValues(['success'])], data: [checkTokens] }),
);

const checkError: Check = schema(
  'components/schemas.yaml#/Error',
  type('object'),
  required('status', 'error', 'message'),
  properties({
    status: [type('string'), oneOfValues(['error'])],
    error: [
      type('string'),
      oneOfValues([
  'AUTH_ERROR',
  'VALIDATION_ERROR',
  'RESOURCE_NOT_FOUND',
  'METHOD_NOT_ALLOWED',
  'RESOURCE_IN_USE',
  'UNSUPPORTED_MEDIA_TYPE',
  'EXECUTION_ERROR',
  'RATE_LIMITED',
]),
    ],
    message: [type('string'), limits({ minLength: 1 })],
  }),
);

const checkWWWAuthenticate: Check = schema('components/headers.yaml#/WWWAuthenticate/schema', type('string'));

const checkHeadersAllow: Check = schema('components/responses.yaml#/MethodNotAllowedPost/headers/Allow/schema', type('string'));

const checkMethodNotAllowedPostApplication1json: Check = schema('components/responses.yaml#/MethodNotAllowedPost/content/application~1json/schema', checkError);

const checkUnsupportedMediaTypeApplication1json: Check = schema('components/responses.yaml#/UnsupportedMediaType/content/application~1json/schema', checkError);

const checkRetryAfter: Check = schema('components/headers.yaml#/RetryAfter/schema', type('integer'), limits({ minimum: 0 }));

const checkExhaustedLimit: Check = schema('components/headers.yaml#/ExhaustedLimit/schema', type('integer'), limits({ minimum: 1 }));

const checkExhaustedRemaining: Check = schema('components/headers.yaml#/ExhaustedRemaining/schema', type('integer'), oneOfValues([0]));

const checkExhaustedReset: Check = schema('components/headers.yaml#/ExhaustedReset/schema', type('integer'), limits({ minimum: 0 }), int64);

const checkRateLimitedApplication1json: Check = schema('components/responses.yaml#/RateLimited/content/application~1json/schema', checkError);

const checkInternalErrorApplication1json: Check = schema('components/responses.yaml#/InternalError/content/application~1json/schema', checkError);

const checkRefreshSent: Check = schema(
  'components/schemas.yaml#/Refresh',
  type('object'),
  required('refresh_token'),
  properties(
    { refresh_token: [type('string'), limits({ minLength: 1, maxLength: 500 })] },
    { additional: false },
  ),
);

const checkLoggedOut: Check = schema(
  'components/schemas.yaml#/LoggedOut',
  type('object'),
  required('logged_out'),
  properties({ logged_out: [type('boolean'), oneOfValues([true])] }),
);

const checkLoggedOutEnvelope: Check = schema(
  'components/schemas.yaml#/LoggedOutEnvelope',
  type('object'),
  required('status', 'data'),
  properties({ status: [type('string'), oneOfValues(['success'])], data: [checkLoggedOut] }),
);

const checkUnauthorizedApplication1json: Check = schema('components/responses.yaml#/Unauthorized/content/application~1json/schema', checkError);

const checkPageSent: Check = schema('components/parameters.yaml#/Page/schema', type('integer'), limits({ minimum: 1, maximum: 1000000 }));

const checkPageSizeSent: Check = schema('components/parameters.yaml#/PageSize/schema', type('integer'), limits({ minimum: 1, maximum: 100 }));

const checkSourceType: Check = schema(
  'components/schemas.yaml#/SourceType',
  type('string'),
  oneOfValues(['GCS', 'CLOUD_SQL', 'API', 'BIGQUERY']),
);

const checkConnectionDetails: Check = schema('components/schemas.yaml#/ConnectionDetails', type('object'), limits({ maxProperties: 50 }));

const checkSource: Check = schema(
  'components/schemas.yaml#/Source',
  type('object'),
  required('source_id', 'source_name', 'source_type', 'connection_details', 'description', 'created_at', 'updated_at'),
  properties({
    source_id: [type('string'), isUuid],
    source_name: [type('string'), limits({ minLength: 1, maxLength: 200 })],
    source_type: [checkSourceType],
    connection_details: [checkConnectionDetails],
    description: [type('string', 'null')],
    created_at: [type('string'), dateTime],
    updated_at: [type('string'), dateTime],
  }),
);

const checkPageMetadata: Check = schema(
  'components/schemas.yaml#/PageMetadata',
  type('object'),
  required('page', 'page_size', 'total', 'total_pages'),
  properties({
    page: [type('integer'), limits({ minimum: 1 })],
    page_size: [type('integer'), limits({ minimum: 1, maximum: 100 })],
    total: [type('integer'), limits({ minimum: 0 })],
    total_pages: [type('integer'), limits({ minimum: 0 })],
  }),
);

const checkSourceList: Check = schema(
  'components/schemas.yaml#/SourceList',
  type('object'),
  required('status', 'data', 'metadata'),
  properties({
    status: [type('string'), oneOfValues(['success'])],
    data: [type('array'), limits({ maxItems: 100 }), items([checkSource])],
    metadata: [checkPageMetadata],
  }),
);

const checkInvalidListQueryApplication1json: Check = schema('components/responses.yaml#/InvalidListQuery/content/application~1json/schema', checkError);

const checkMissingReadScopeApplication1json: Check = schema('components/responses.yaml#/MissingReadScope/content/application~1json/schema', checkError);

const checkHeadersAllow2: Check = schema('components/responses.yaml#/MethodNotAllowedGetPost/headers/Allow/schema', type('string'));

const checkMethodNotAllowedGetPostApplication1json: Check = schema('components/responses.yaml#/MethodNotAllowedGetPost/content/application~1json/schema', checkError);

const checkSourceWriteSent: Check = schema(
  'components/schemas.yaml#/SourceWrite',
  type('object'),
  required('source_name', 'source_type', 'connection_details'),
  properties(
    {
      source_name: [type('string'), limits({ minLength: 1, maxLength: 200 })],
      source_type: [checkSourceType],
      connection_details: [checkConnectionDetails],
      description: [type('string', 'null'), limits({ maxLength: 2000 })],
    },
    { additional: false },
  ),
);

const checkSourceEnvelope: Check = schema(
  'components/schemas.yaml#/SourceEnvelope',
  type('object'),
  required('status', 'data'),
  properties({ status: [type('string'), oneOfValues(['success'])], data: [checkSource] }),
);

const checkMissingWriteScopeApplication1json: Check = schema('components/responses.yaml#/MissingWriteScope/content/application~1json/schema', checkError);

const checkSourceIdSent: Check = schema('components/parameters.yaml#/SourceId/schema', type('string'), isUuid);

const checkInvalidIdApplication1json: Check = schema('components/responses.yaml#/InvalidId/content/application~1json/schema', checkError);

const checkSourceNotFoundApplication1json: Check = schema('components/responses.yaml#/SourceNotFound/content/application~1json/schema', checkError);

const checkHeadersAllow3: Check = schema('components/responses.yaml#/MethodNotAllowedGetPutDelete/headers/Allow/schema', type('string'));

const checkMethodNotAllowedGetPutDeleteApplication1json: Check = schema('components/responses.yaml#/MethodNotAllowedGetPutDelete/content/application~1json/schema', checkError);

const checkDeleted: Check = schema(
  'components/schemas.yaml#/Deleted',
  type('object'),
  required('id', 'deleted'),
  properties({ id: [type('string'), isUuid], deleted: [type('boolean'), oneOfValues([true])] }),
);

const checkDeletedEnvelope: Check = schema(
  'components/schemas.yaml#/DeletedEnvelope',
  type('object'),
  required('status', 'data'),
  properties({ status: [type('string'), oneOfValues(['success'])], data: [checkDeleted] }),
);

const checkSchedule: Check = schema(
  'components/schemas.yaml#/Schedule',
  type('string', 'null'),
  limits({ maxLength: 100 }),
  pattern('^(\\*|[0-5]?\\d(-[0-5]?\\d)?)(\\/[1-9]\\d?)?(,(\\*|[0-5]?\\d(-[0-5]?\\d)?)(\\/[1-9]\\d?)?){0,49} (\\*|([01]?\\d|2[0-3])(-([01]?\\d|2[0-3]))?)(\\/[1-9]\\d?)?(,(\\*|([01]?\\d|2[0-3])(-([01]?\\d|2[0-3]))?)(\\/[1-9]\\d?)?){0,49} (\\*|(0?[1-9]|[12]\\d|3[01])(-(0?[1-9]|[12]\\d|3[01]))?)(\\/[1-9]\\d?)?(,(\\*|(0?[1-9]|[12]\\d|3[01])(-(0?[1-9]|[12]\\d|3[01]))?)(\\/[1-9]\\d?)?){0,49} (\\*|(0?[1-9]|1[0-2])(-(0?[1-9]|1[0-2]))?)(\\/[1-9]\\d?)?(,(\\*|(0?[1-9]|1[0-2])(-(0?[1-9]|1[0-2]))?)(\\/[1-9]\\d?)?){0,49} (\\*|[0-7](-[0-7])?)(\\/[1-9]\\d?)?(,(\\*|[0-7](-[0-7])?)(\\/[1-9]\\d?)?){0,49}$'),
);

const checkPipeline: Check = schema(
  'components/schemas.yaml#/Pipeline',
  type('object'),
  required('pipeline_id', 'pipeline_name', 'source_id', 'target_dataset', 'target_table', 'schedule', 'description', 'is_active', 'last_execution_id', 'created_at', 'updated_at'),
  properties({
    pipeline_id: [type('string'), isUuid],
    pipeline_name: [type('string'), limits({ minLength: 1, maxLength: 200 })],
    source_id: [type('string'), isUuid],
    target_dataset: [
      type('string'),
      limits({ minLength: 1, maxLength: 128 }),
      pattern('^[A-Za-z_][A-Za-z0-9_]*$'),
    ],
    target_table: [
      type('string'),
      limits({ minLength: 1, maxLength: 128 }),
      pattern('^[A-Za-z_][A-Za-z0-9_]*$'),
    ],
    schedule: [checkSchedule],
    description: [type('string', 'null'), limits({ maxLength: 2000 })],
    is_active: [type('boolean')],
    last_execution_id: [type('string', 'null'), isUuid],
    created_at: [type('string'), dateTime],
    updated_at: [type('string'), dateTime],
  }),
);

const checkPipelineList: Check = schema(
  'components/schemas.yaml#/PipelineList',
  type('object'),
  required('status', 'data', 'metadata'),
  properties({
    status: [type('string'), oneOfValues(['success'])],
    data: [type('array'), limits({ maxItems: 100 }), items([checkPipeline])],
    metadata: [checkPageMetadata],
  }),
);

const checkPipelineWriteSent: Check = schema(
  'components/schemas.yaml#/PipelineWrite',
  type('object'),
  required('pipeline_name', 'source_id', 'target_dataset', 'target_table'),
  properties(
    {
      pipeline_name: [type('string'), limits({ minLength: 1, maxLength: 200 })],
      source_id: [type('string'), isUuid],
      target_dataset: [
        type('string'),
        limits({ minLength: 1, maxLength: 128 }),
        pattern('^[A-Za-z_][A-Za-z0-9_]*$'),
      ],
      target_table: [
        type('string'),
        limits({ minLength: 1, maxLength: 128 }),
        pattern('^[A-Za-z_][A-Za-z0-9_]*$'),
      ],
      schedule: [checkSchedule],
      description: [type('string', 'null'), limits({ maxLength: 2000 })],
      is_active: [type('boolean')],
    },
    { additional: false },
  ),
);

const checkPipelineEnvelope: Check = schema(
  'components/schemas.yaml#/PipelineEnvelope',
  type('object'),
  required('status', 'data'),
  properties({ status: [type('string'), oneOfValues(['success'])], data: [checkPipeline] }),
);

const checkPipelineIdSent: Check = schema('components/parameters.yaml#/PipelineId/schema', type('string'), isUuid);

const checkPipelineNotFoundApplication1json: Check = schema('components/responses.yaml#/PipelineNotFound/content/application~1json/schema', checkError);

const checkPipelineBusyApplication1json: Check = schema('components/responses.yaml#/PipelineBusy/content/application~1json/schema', checkError);

const checkExecutionParams: Check = schema(
  'components/schemas.yaml#/ExecutionParams',
  type('object'),
  limits({ maxProperties: 50 }),
  properties({
    batch_size: [type('integer'), limits({ minimum: 1, maximum: 100000 })],
    include_deleted: [type('boolean')],
  }),
);

const checkExecuteRequestSent: Check = schema(
  'components/schemas.yaml#/ExecuteRequest',
  type('object'),
  properties(
    {
      execution_params: [checkExecutionParams],
      callback_url: [type('string'), limits({ maxLength: 2000 }), pattern('^https?://'), isUri],
    },
    { additional: false },
  ),
);

const checkExecutionAccepted: Check = schema(
  'components/schemas.yaml#/ExecutionAccepted',
  type('object'),
  required('execution_id', 'status_url'),
  properties({ execution_id: [type('string'), isUuid], status_url: [type('string'), isUriReference] }),
);

const checkExecutionAcceptedEnvelope: Check = schema(
  'components/schemas.yaml#/ExecutionAcceptedEnvelope',
  type('object'),
  required('status', 'data'),
  properties({ status: [type('string'), oneOfValues(['success'])], data: [checkExecutionAccepted] }),
);

const checkMissingExecuteScopeApplication1json: Check = schema('components/responses.yaml#/MissingExecuteScope/content/application~1json/schema', checkError);

const checkExecutionStatus: Check = schema(
  'components/schemas.yaml#/ExecutionStatus',
  type('string'),
  oneOfValues(['pending', 'running', 'healing', 'completed', 'failed']),
);

const checkExecution: Check = schema(
  'components/schemas.yaml#/Execution',
  type('object'),
  required('execution_id', 'pipeline_id', 'status', 'execution_params', 'records_processed', 'records_failed', 'error', 'started_at', 'ended_at'),
  properties({
    execution_id: [type('string'), isUuid],
    pipeline_id: [type('string'), isUuid],
    status: [checkExecutionStatus],
    execution_params: [checkExecutionParams],
    records_processed: [type('integer'), limits({ minimum: 0 })],
    records_failed: [type('integer'), limits({ minimum: 0 })],
    error: [type('string', 'null')],
    started_at: [type('string', 'null'), dateTime],
    ended_at: [type('string', 'null'), dateTime],
  }),
);

const checkExecutionEnvelope: Check = schema(
  'components/schemas.yaml#/ExecutionEnvelope',
  type('object'),
  required('status', 'data'),
  properties({ status: [type('string'), oneOfValues(['success'])], data: [checkExecution] }),
);

const checkHeadersAllow4: Check = schema('components/responses.yaml#/MethodNotAllowedGet/headers/Allow/schema', type('string'));

const checkMethodNotAllowedGetApplication1json: Check = schema('components/responses.yaml#/MethodNotAllowedGet/content/application~1json/schema', checkError);

const checkSeverity: Check = schema(
  'components/schemas.yaml#/Severity',
  type('string'),
  oneOfValues(['low', 'medium', 'high', 'critical']),
);

const checkRule: Check = schema(
  'components/schemas.yaml#/Rule',
  type('object'),
  required('rule_id', 'rule_name', 'dataset', 'table', 'column', 'rule_type', 'parameters', 'severity', 'is_enabled', 'created_at', 'updated_at'),
  properties({
    rule_id: [type('string'), isUuid],
    rule_name: [type('string'), limits({ minLength: 1, maxLength: 200 })],
    dataset: [type('string'), limits({ minLength: 1, maxLength: 128 }), pattern('^[A-Za-z_][A-Za-z0-9_]*$')],
    table: [
      type('string', 'null'),
      limits({ minLength: 1, maxLength: 128 }),
      pattern('^[A-Za-z_][A-Za-z0-9_]*$'),
    ],
    column: [type('string', 'null'), limits({ maxLength: 128 })],
    rule_type: [
      type('string'),
      oneOfValues(['not_null', 'unique', 'range', 'pattern', 'freshness', 'row_count']),
    ],
    parameters: [type('object'), limits({ maxProperties: 20 })],
    severity: [checkSeverity],
    is_enabled: [type('boolean')],
    created_at: [type('string'), dateTime],
    updated_at: [type('string'), dateTime],
  }),
);

const checkRuleList: Check = schema(
  'components/schemas.yaml#/RuleList',
  type('object'),
  required('status', 'data', 'metadata'),
  properties({
    status: [type('string'), oneOfValues(['success'])],
    data: [type('array'), limits({ maxItems: 100 }), items([checkRule])],
    metadata: [checkPageMetadata],
  }),
);

const checkRuleWriteSent: Check = schema(
  'components/schemas.yaml#/RuleWrite',
  type('object'),
  required('rule_name', 'dataset', 'rule_type', 'severity'),
  properties(
    {
      rule_name: [type('string'), limits({ minLength: 1, maxLength: 200 })],
      dataset: [type('string'), limits({ minLength: 1, maxLength: 128 }), pattern('^[A-Za-z_][A-Za-z0-9_]*$')],
      table: [
        type('string', 'null'),
        limits({ minLength: 1, maxLength: 128 }),
        pattern('^[A-Za-z_][A-Za-z0-9_]*$'),
      ],
      column: [type('string', 'null'), limits({ maxLength: 128 })],
      rule_type: [
        type('string'),
        oneOfValues(['not_null', 'unique', 'range', 'pattern', 'freshness', 'row_count']),
      ],
      parameters: [type('object'), limits({ maxProperties: 20 })],
      severity: [checkSeverity],
      is_enabled: [type('boolean')],
    },
    { additional: false },
  ),
);

const checkRuleEnvelope: Check = schema(
  'components/schemas.yaml#/RuleEnvelope',
  type('object'),
  required('status', 'data'),
  properties({ status: [type('string'), oneOfValues(['success'])], data: [checkRule] }),
);

const checkRuleNotCheckableApplication1json: Check = schema('components/responses.yaml#/RuleNotCheckable/content/application~1json/schema', checkError);

const checkRuleIdSent: Check = schema('components/parameters.yaml#/RuleId/schema', type('string'), isUuid);

const checkRuleNotFoundApplication1json: Check = schema('components/responses.yaml#/RuleNotFound/content/application~1json/schema', checkError);

const checkDatasetSent: Check = schema(
  'components/parameters.yaml#/Dataset/schema',
  type('string'),
  limits({ minLength: 1, maxLength: 128 }),
  pattern('^[A-Za-z_][A-Za-z0-9_]*$'),
);

const checkValidation: Check = schema(
  'components/schemas.yaml#/Validation',
  type('object'),
  required('dataset', 'table', 'status', 'quality_score', 'rules_passed', 'total_rules', 'validated_at'),
  properties({
    dataset: [type('string')],
    table: [type('string', 'null')],
    status: [type('string'), oneOfValues(['passed', 'warning', 'failed'])],
    quality_score: [type('number'), limits({ minimum: 0, maximum: 100 })],
    rules_passed: [type('integer'), limits({ minimum: 0 })],
    total_rules: [type('integer'), limits({ minimum: 1 })],
    validated_at: [type('string'), dateTime],
  }),
);

const checkValidationEnvelope: Check = schema(
  'components/schemas.yaml#/ValidationEnvelope',
  type('object'),
  required('status', 'data'),
  properties({ status: [type('string'), oneOfValues(['success'])], data: [checkValidation] }),
);

const checkInvalidDatasetApplication1json: Check = schema('components/responses.yaml#/InvalidDataset/content/application~1json/schema', checkError);

const checkDatasetNotFoundApplication1json: Check = schema('components/responses.yaml#/DatasetNotFound/content/application~1json/schema', checkError);

const checkQualityScore: Check = schema(
  'components/schemas.yaml#/QualityScore',
  type('object'),
  required('dataset', 'quality_score', 'dimensions', 'calculated_at'),
  properties({
    dataset: [type('string')],
    quality_score: [type('number'), limits({ minimum: 0, maximum: 100 })],
    dimensions: [
      type('object'),
      required('completeness', 'uniqueness', 'validity', 'timeliness'),
      properties({
        completeness: [type('number'), limits({ minimum: 0, maximum: 100 })],
        uniqueness: [type('number'), limits({ minimum: 0, maximum: 100 })],
        validity: [type('number'), limits({ minimum: 0, maximum: 100 })],
        timeliness: [type('number'), limits({ minimum: 0, maximum: 100 })],
      }),
    ],
    calculated_at: [type('string'), dateTime],
  }),
);

const checkQualityScoreEnvelope: Check = schema(
  'components/schemas.yaml#/QualityScoreEnvelope',
  type('object'),
  required('status', 'data'),
  properties({ status: [type('string'), oneOfValues(['success'])], data: [checkQualityScore] }),
);

const checkIssueStatus: Check = schema('components/schemas.yaml#/IssueStatus', type('string'), oneOfValues(['open', 'healing', 'resolved']));

const checkSeveritySent: Check = schema('components/parameters.yaml#/Severity/schema', checkSeverity);

const checkIssueType: Check = schema(
  'components/schemas.yaml#/IssueType',
  type('string'),
  oneOfValues([
  'missing_values',
  'duplicates',
  'out_of_range',
  'format',
  'stale',
  'row_count',
  'schema_drift',
  'execution_failure',
]),
);

const checkIssue: Check = schema(
  'components/schemas.yaml#/Issue',
  type('object'),
  required('issue_id', 'rule_id', 'dataset', 'table', 'column', 'issue_type', 'severity', 'status', 'description', 'affected_rows', 'detected_at', 'resolved_at'),
  properties({
    issue_id: [type('string'), isUuid],
    rule_id: [type('string', 'null'), isUuid],
    dataset: [type('string')],
    table: [type('string')],
    column: [type('string', 'null')],
    issue_type: [checkIssueType],
    severity: [checkSeverity],
    status: [checkIssueStatus],
    description: [type('string')],
    affected_rows: [type('integer'), limits({ minimum: 0 })],
    detected_at: [type('string'), dateTime],
    resolved_at: [type('string', 'null'), dateTime],
  }),
);

const checkIssueList: Check = schema(
  'components/schemas.yaml#/IssueList',
  type('object'),
  required('status', 'data', 'metadata'),
  properties({
    status: [type('string'), oneOfValues(['success'])],
    data: [type('array'), limits({ maxItems: 100 }), items([checkIssue])],
    metadata: [checkPageMetadata],
  }),
);

const checkInvalidFilterApplication1json: Check = schema('components/responses.yaml#/InvalidFilter/content/application~1json/schema', checkError);

const checkHealingPattern: Check = schema(
  'components/schemas.yaml#/HealingPattern',
  type('object'),
  required('pattern_id', 'pattern_name', 'issue_type', 'description', 'confidence_threshold', 'occurrences', 'last_seen_at'),
  properties({
    pattern_id: [type('string'), isUuid],
    pattern_name: [type('string')],
    issue_type: [checkIssueType],
    description: [type('string')],
    confidence_threshold: [type('number'), limits({ minimum: 0, maximum: 1 })],
    occurrences: [type('integer'), limits({ minimum: 0 })],
    last_seen_at: [type('string', 'null'), dateTime],
  }),
);

const checkHealingPatternList: Check = schema(
  'components/schemas.yaml#/HealingPatternList',
  type('object'),
  required('status', 'data', 'metadata'),
  properties({
    status: [type('string'), oneOfValues(['success'])],
    data: [type('array'), limits({ maxItems: 100 }), items([checkHealingPattern])],
    metadata: [checkPageMetadata],
  }),
);

const checkHealingAction: Check = schema(
  'components/schemas.yaml#/HealingAction',
  type('object'),
  required('action_id', 'pattern_id', 'action_name', 'action_type', 'description', 'is_automatic', 'success_rate'),
  properties({
    action_id: [type('string'), isUuid],
    pattern_id: [type('string'), isUuid],
    action_name: [type('string')],
    action_type: [
      type('string'),
      oneOfValues(['impute_values', 'drop_duplicates', 'correct_format', 'restore_partition', 'retry_execution']),
    ],
    description: [type('string')],
    is_automatic: [type('boolean')],
    success_rate: [type('number', 'null'), limits({ minimum: 0, maximum: 100 })],
  }),
);

const checkHealingActionList: Check = schema(
  'components/schemas.yaml#/HealingActionList',
  type('object'),
  required('status', 'data', 'metadata'),
  properties({
    status: [type('string'), oneOfValues(['success'])],
    data: [type('array'), limits({ maxItems: 100 }), items([checkHealingAction])],
    metadata: [checkPageMetadata],
  }),
);

const checkRunStatus: Check = schema(
  'components/schemas.yaml#/RunStatus',
  type('string'),
  oneOfValues(['pending', 'running', 'completed', 'failed']),
);

const checkHealingExecution: Check = schema(
  'components/schemas.yaml#/HealingExecution',
  type('object'),
  required('healing_id', 'action_id', 'issue_id', 'trigger', 'dry_run', 'status', 'rows_healed', 'error', 'started_at', 'ended_at'),
  properties({
    healing_id: [type('string'), isUuid],
    action_id: [type('string'), isUuid],
    issue_id: [type('string'), isUuid],
    trigger: [type('string'), oneOfValues(['automatic', 'manual'])],
    dry_run: [type('boolean')],
    status: [checkRunStatus],
    rows_healed: [type('integer', 'null'), limits({ minimum: 0 })],
    error: [type('string', 'null')],
    started_at: [type('string'), dateTime],
    ended_at: [type('string', 'null'), dateTime],
  }),
);

const checkHealingExecutionList: Check = schema(
  'components/schemas.yaml#/HealingExecutionList',
  type('object'),
  required('status', 'data', 'metadata'),
  properties({
    status: [type('string'), oneOfValues(['success'])],
    data: [type('array'), limits({ maxItems: 100 }), items([checkHealingExecution])],
    metadata: [checkPageMetadata],
  }),
);

const checkHealingExecuteSent: Check = schema(
  'components/schemas.yaml#/HealingExecute',
  type('object'),
  required('action_id', 'issue_id'),
  properties(
    {
      action_id: [type('string'), isUuid],
      issue_id: [type('string'), isUuid],
      parameters: [type('object'), limits({ maxProperties: 20 })],
      dry_run: [type('boolean')],
    },
    { additional: false },
  ),
);

const checkHealingExecutionEnvelope: Check = schema(
  'components/schemas.yaml#/HealingExecutionEnvelope',
  type('object'),
  required('status', 'data'),
  properties({ status: [type('string'), oneOfValues(['success'])], data: [checkHealingExecution] }),
);

const checkComponent: Check = schema(
  'components/schemas.yaml#/Component',
  type('string'),
  oneOfValues(['ingestion', 'quality', 'healing', 'optimization']),
);

const checkMetric: Check = schema(
  'components/schemas.yaml#/Metric',
  type('object'),
  required('metric_id', 'component', 'metric_name', 'value', 'unit', 'recorded_at'),
  properties({
    metric_id: [type('string'), isUuid],
    component: [checkComponent],
    metric_name: [type('string')],
    value: [type('number')],
    unit: [type('string')],
    recorded_at: [type('string'), dateTime],
  }),
);

const checkMetricList: Check = schema(
  'components/schemas.yaml#/MetricList',
  type('object'),
  required('status', 'data', 'metadata'),
  properties({
    status: [type('string'), oneOfValues(['success'])],
    data: [type('array'), limits({ maxItems: 100 }), items([checkMetric])],
    metadata: [checkPageMetadata],
  }),
);

const checkAlertStatus: Check = schema(
  'components/schemas.yaml#/AlertStatus',
  type('string'),
  oneOfValues(['active', 'acknowledged', 'resolved']),
);

const checkAlert: Check = schema(
  'components/schemas.yaml#/Alert',
  type('object'),
  required('alert_id', 'component', 'severity', 'status', 'title', 'created_at', 'resolved_at'),
  properties({
    alert_id: [type('string'), isUuid],
    component: [checkComponent],
    severity: [checkSeverity],
    status: [checkAlertStatus],
    title: [type('string')],
    created_at: [type('string'), dateTime],
    resolved_at: [type('string', 'null'), dateTime],
  }),
);

const checkAlertList: Check = schema(
  'components/schemas.yaml#/AlertList',
  type('object'),
  required('status', 'data', 'metadata'),
  properties({
    status: [type('string'), oneOfValues(['success'])],
    data: [type('array'), limits({ maxItems: 100 }), items([checkAlert])],
    metadata: [checkPageMetadata],
  }),
);

const checkAnomaly: Check = schema(
  'components/schemas.yaml#/Anomaly',
  type('object'),
  required('anomaly_id', 'component', 'metric_name', 'severity', 'expected_value', 'actual_value', 'deviation', 'detected_at'),
  properties({
    anomaly_id: [type('string'), isUuid],
    component: [checkComponent],
    metric_name: [type('string')],
    severity: [checkSeverity],
    expected_value: [type('number')],
    actual_value: [type('number')],
    deviation: [type('number')],
    detected_at: [type('string'), dateTime],
  }),
);

const checkAnomalyList: Check = schema(
  'components/schemas.yaml#/AnomalyList',
  type('object'),
  required('status', 'data', 'metadata'),
  properties({
    status: [type('string'), oneOfValues(['success'])],
    data: [type('array'), limits({ maxItems: 100 }), items([checkAnomaly])],
    metadata: [checkPageMetadata],
  }),
);

const checkDashboardSummary: Check = schema(
  'components/schemas.yaml#/DashboardSummary',
  type('object'),
  required('pipeline_health', 'data_quality', 'self_healing', 'alerts', 'generated_at'),
  properties({
    pipeline_health: [
      type('object'),
      required('health_score', 'active_pipelines', 'executions_today', 'failed_executions_today'),
      properties({
        health_score: [type('number'), limits({ minimum: 0, maximum: 100 })],
        active_pipelines: [type('integer'), limits({ minimum: 0 })],
        executions_today: [type('integer'), limits({ minimum: 0 })],
        failed_executions_today: [type('integer'), limits({ minimum: 0 })],
      }),
    ],
    data_quality: [
      type('object'),
      required('average_score', 'open_issues'),
      properties({
        average_score: [type('number'), limits({ minimum: 0, maximum: 100 })],
        open_issues: [type('integer'), limits({ minimum: 0 })],
      }),
    ],
    self_healing: [
      type('object'),
      required('success_rate', 'healed_today', 'pending'),
      properties({
        success_rate: [type('number'), limits({ minimum: 0, maximum: 100 })],
        healed_today: [type('integer'), limits({ minimum: 0 })],
        pending: [type('integer'), limits({ minimum: 0 })],
      }),
    ],
    alerts: [
      type('object'),
      required('active', 'critical'),
      properties({
        active: [type('integer'), limits({ minimum: 0 })],
        critical: [type('integer'), limits({ minimum: 0 })],
      }),
    ],
    generated_at: [type('string'), dateTime],
  }),
);

const checkDashboardSummaryEnvelope: Check = schema(
  'components/schemas.yaml#/DashboardSummaryEnvelope',
  type('object'),
  required('status', 'data'),
  properties({ status: [type('string'), oneOfValues(['success'])], data: [checkDashboardSummary] }),
);

const checkQueryPerformance: Check = schema(
  'components/schemas.yaml#/QueryPerformance',
  type('object'),
  required('query_id', 'query', 'executions', 'average_duration_ms', 'bytes_processed', 'recommendation', 'last_executed_at'),
  properties({
    query_id: [type('string'), isUuid],
    query: [type('string')],
    executions: [type('integer'), limits({ minimum: 0 })],
    average_duration_ms: [type('number'), limits({ minimum: 0 })],
    bytes_processed: [type('integer'), limits({ minimum: 0 }), int64],
    recommendation: [type('string', 'null')],
    last_executed_at: [type('string'), dateTime],
  }),
);

const checkQueryPerformanceList: Check = schema(
  'components/schemas.yaml#/QueryPerformanceList',
  type('object'),
  required('status', 'data', 'metadata'),
  properties({
    status: [type('string'), oneOfValues(['success'])],
    data: [type('array'), limits({ maxItems: 100 }), items([checkQueryPerformance])],
    metadata: [checkPageMetadata],
  }),
);

const checkAnalyzeRequestSent: Check = schema(
  'components/schemas.yaml#/AnalyzeRequest',
  type('object'),
  required('query'),
  properties({ query: [type('string'), limits({ minLength: 1, maxLength: 20000 })] }, { additional: false }),
);

const checkQueryAnalysis: Check = schema(
  'components/schemas.yaml#/QueryAnalysis',
  type('object'),
  required('original_query', 'optimized_query', 'estimated_savings_percent', 'recommendations'),
  properties({
    original_query: [type('string')],
    optimized_query: [type('string', 'null')],
    estimated_savings_percent: [type('number'), limits({ minimum: 0, maximum: 100 })],
    recommendations: [
      type('array'),
      limits({ maxItems: 50 }),
      items([
        type('object'),
        required('type', 'description'),
        properties({
          type: [
            type('string'),
            oneOfValues(['projection', 'filter', 'join', 'partition_pruning', 'materialization']),
          ],
          description: [type('string')],
        }),
      ]),
    ],
  }),
);

const checkQueryAnalysisEnvelope: Check = schema(
  'components/schemas.yaml#/QueryAnalysisEnvelope',
  type('object'),
  required('status', 'data'),
  properties({ status: [type('string'), oneOfValues(['success'])], data: [checkQueryAnalysis] }),
);

const checkSchemaRecommendation: Check = schema(
  'components/schemas.yaml#/SchemaRecommendation',
  type('object'),
  required('recommendation_id', 'dataset', 'table', 'type', 'description', 'estimated_savings_percent'),
  properties({
    recommendation_id: [type('string'), isUuid],
    dataset: [type('string')],
    table: [type('string')],
    type: [type('string'), oneOfValues(['partition', 'cluster', 'column_type', 'drop_column'])],
    description: [type('string')],
    estimated_savings_percent: [type('number'), limits({ minimum: 0, maximum: 100 })],
  }),
);

const checkSchemaRecommendationList: Check = schema(
  'components/schemas.yaml#/SchemaRecommendationList',
  type('object'),
  required('status', 'data', 'metadata'),
  properties({
    status: [type('string'), oneOfValues(['success'])],
    data: [type('array'), limits({ maxItems: 100 }), items([checkSchemaRecommendation])],
    metadata: [checkPageMetadata],
  }),
);

const checkResource: Check = schema(
  'components/schemas.yaml#/Resource',
  type('object'),
  required('resource_id', 'name', 'type', 'utilization_percent', 'allocated', 'unit', 'recommendation'),
  properties({
    resource_id: [type('string'), isUuid],
    name: [type('string')],
    type: [type('string'), oneOfValues(['compute', 'memory', 'storage', 'slots'])],
    utilization_percent: [type('number'), limits({ minimum: 0, maximum: 100 })],
    allocated: [type('number'), limits({ minimum: 0 })],
    unit: [type('string')],
    recommendation: [type('string', 'null')],
  }),
);

const checkResourceList: Check = schema(
  'components/schemas.yaml#/ResourceList',
  type('object'),
  required('status', 'data', 'metadata'),
  properties({
    status: [type('string'), oneOfValues(['success'])],
    data: [type('array'), limits({ maxItems: 100 }), items([checkResource])],
    metadata: [checkPageMetadata],
  }),
);

const checkOpenapiDocument: Check = schema(
  'components/schemas.yaml#/OpenapiDocument',
  type('object'),
  required('openapi', 'info', 'paths'),
  properties({
    openapi: [type('string'), pattern('^3\\.0\\.[0-9]+$')],
    info: [
      type('object'),
      required('title', 'version'),
      properties({ title: [type('string')], version: [type('string')] }),
    ],
    paths: [type('object'), properties({}, { additional: [type('object')] })],
  }),
);

const operations: Readonly<Record<string, OperationChecks>> = {
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
            'cache-control': [asSent(checkNoStore)],
            'x-ratelimit-limit': [asSent(checkRateLimitLimit)],
            'x-ratelimit-remaining': [asSent(checkRateLimitRemaining)],
            'x-ratelimit-reset': [asSent(checkRateLimitReset)],
          }),
        ),
        body: {'application/json': schema(
          'paths/auth-login.yaml#/post/responses/200/content/application~1json/schema',
          checkTokensEnvelope,
        )},
      },
      400: {body: {'application/json': schema(
        'components/responses.yaml#/InvalidLogin/content/application~1json/schema',
        checkError,
      )}},
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
        body: { 'application/json': checkRateLimitedApplication1json },
      },
      500: { body: { 'application/json': checkInternalErrorApplication1json } },
    },
  },
  refreshTokens: {
    at: 'paths/auth-refresh.yaml#/post',
    body: {'application/json': schema(
      'paths/auth-refresh.yaml#/post/requestBody/content/application~1json/schema',
      checkRefreshSent,
    )},
    bodyRequired: true,
    responses: {
      200: {
        headers: schema(
          'paths/auth-refresh.yaml#/post/responses/200/headers',
          properties({
            'cache-control': [asSent(checkNoStore)],
            'x-ratelimit-limit': [asSent(checkRateLimitLimit)],
            'x-ratelimit-remaining': [asSent(checkRateLimitRemaining)],
            'x-ratelimit-reset': [asSent(checkRateLimitReset)],
          }),
        ),
        body: {'application/json': schema(
          'paths/auth-refresh.yaml#/post/responses/200/content/application~1json/schema',
          checkTokensEnvelope,
        )},
      },
      400: {body: {'application/json': schema(
        'components/responses.yaml#/InvalidRefresh/content/application~1json/schema',
        checkError,
      )}},
      401: {
        headers: schema(
          'components/responses.yaml#/WrongRefreshToken/headers',
          properties({ 'www-authenticate': [asSent(checkWWWAuthenticate)] }),
        ),
        body: {'application/json': schema(
          'components/responses.yaml#/WrongRefreshToken/content/application~1json/schema',
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
        body: { 'application/json': checkRateLimitedApplication1json },
      },
      500: { body: { 'application/json': checkInternalErrorApplication1json } },
    },
  },
  logout: {
    at: 'paths/auth-logout.yaml#/post',
    responses: {
      200: {
        headers: schema(
          'paths/auth-logout.yaml#/post/responses/200/headers',
          properties({
            'x-ratelimit-limit': [asSent(checkRateLimitLimit)],
            'x-ratelimit-remaining': [asSent(checkRateLimitRemaining)],
            'x-ratelimit-reset': [asSent(checkRateLimitReset)],
          }),
        ),
        body: {'application/json': schema(
          'paths/auth-logout.yaml#/post/responses/200/content/application~1json/schema',
          checkLoggedOutEnvelope,
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
          'components/responses.yaml#/MethodNotAllowedPost/headers',
          properties({ allow: [asSent(checkHeadersAllow)] }),
        ),
        body: { 'application/json': checkMethodNotAllowedPostApplication1json },
      },
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
        body: { 'application/json': checkRateLimitedApplication1json },
      },
      500: { body: { 'application/json': checkInternalErrorApplication1json } },
    },
  },
  listSources: {
    at: 'paths/sources.yaml#/get',
    query: schema(
      'paths/sources.yaml#/get/parameters',
      properties({
        page: [asSent(checkPageSent)],
        page_size: [asSent(checkPageSizeSent)],
        source_type: [asSent(schema('components/parameters.yaml#/SourceType/schema', checkSourceType))],
      }),
    ),
    responses: {
      200: {
        headers: schema(
          'paths/sources.yaml#/get/responses/200/headers',
          properties({
            'x-ratelimit-limit': [asSent(checkRateLimitLimit)],
            'x-ratelimit-remaining': [asSent(checkRateLimitRemaining)],
            'x-ratelimit-reset': [asSent(checkRateLimitReset)],
          }),
        ),
        body: {'application/json': schema(
          'paths/sources.yaml#/get/responses/200/content/application~1json/schema',
          checkSourceList,
        )},
      },
      400: { body: { 'application/json': checkInvalidListQueryApplication1json } },
      401: {
        headers: schema(
          'components/responses.yaml#/Unauthorized/headers',
          properties({ 'www-authenticate': [asSent(checkWWWAuthenticate)] }),
        ),
        body: { 'application/json': checkUnauthorizedApplication1json },
      },
      403: { body: { 'application/json': checkMissingReadScopeApplication1json } },
      405: {
        headers: schema(
          'components/responses.yaml#/MethodNotAllowedGetPost/headers',
          properties({ allow: [asSent(checkHeadersAllow2)] }),
        ),
        body: { 'application/json': checkMethodNotAllowedGetPostApplication1json },
      },
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
        body: { 'application/json': checkRateLimitedApplication1json },
      },
      500: { body: { 'application/json': checkInternalErrorApplication1json } },
    },
  },
  createSource: {
    at: 'paths/sources.yaml#/post',
    body: {'application/json': schema(
      'paths/sources.yaml#/post/requestBody/content/application~1json/schema',
      checkSourceWriteSent,
    )},
    bodyRequired: true,
    responses: {
      201: {
        headers: schema(
          'paths/sources.yaml#/post/responses/201/headers',
          properties({
            location: [asSent(schema(
              'paths/sources.yaml#/post/responses/201/headers/Location/schema',
              type('string'),
              isUriReference,
            ))],
            'x-ratelimit-limit': [asSent(checkRateLimitLimit)],
            'x-ratelimit-remaining': [asSent(checkRateLimitRemaining)],
            'x-ratelimit-reset': [asSent(checkRateLimitReset)],
          }),
        ),
        body: {'application/json': schema(
          'paths/sources.yaml#/post/responses/201/content/application~1json/schema',
          checkSourceEnvelope,
        )},
      },
      400: {body: {'application/json': schema(
        'components/responses.yaml#/InvalidSource/content/application~1json/schema',
        checkError,
      )}},
      401: {
        headers: schema(
          'components/responses.yaml#/Unauthorized/headers',
          properties({ 'www-authenticate': [asSent(checkWWWAuthenticate)] }),
        ),
        body: { 'application/json': checkUnauthorizedApplication1json },
      },
      403: { body: { 'application/json': checkMissingWriteScopeApplication1json } },
      405: {
        headers: schema(
          'components/responses.yaml#/MethodNotAllowedGetPost/headers',
          properties({ allow: [asSent(checkHeadersAllow2)] }),
        ),
        body: { 'application/json': checkMethodNotAllowedGetPostApplication1json },
      },
      415: { body: { 'application/json': checkUnsupportedMediaTypeApplication1json } },
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
        body: { 'application/json': checkRateLimitedApplication1json },
      },
      500: { body: { 'application/json': checkInternalErrorApplication1json } },
    },
  },
  getSource: {
    at: 'paths/source.yaml#/get',
    path: schema('paths/source.yaml#/get/parameters', properties({ source_id: [asSent(checkSourceIdSent)] })),
    responses: {
      200: {
        headers: schema(
          'paths/source.yaml#/get/responses/200/headers',
          properties({
            'x-ratelimit-limit': [asSent(checkRateLimitLimit)],
            'x-ratelimit-remaining': [asSent(checkRateLimitRemaining)],
            'x-ratelimit-reset': [asSent(checkRateLimitReset)],
          }),
        ),
        body: {'application/json': schema(
          'paths/source.yaml#/get/responses/200/content/application~1json/schema',
          checkSourceEnvelope,
        )},
      },
      400: { body: { 'application/json': checkInvalidIdApplication1json } },
      401: {
        headers: schema(
          'components/responses.yaml#/Unauthorized/headers',
          properties({ 'www-authenticate': [asSent(checkWWWAuthenticate)] }),
        ),
        body: { 'application/json': checkUnauthorizedApplication1json },
      },
      403: { body: { 'application/json': checkMissingReadScopeApplication1json } },
      404: { body: { 'application/json': checkSourceNotFoundApplication1json } },
      405: {
        headers: schema(
          'components/responses.yaml#/MethodNotAllowedGetPutDelete/headers',
          properties({ allow: [asSent(checkHeadersAllow3)] }),
        ),
        body: { 'application/json': checkMethodNotAllowedGetPutDeleteApplication1json },
      },
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
        body: { 'application/json': checkRateLimitedApplication1json },
      },
      500: { body: { 'application/json': checkInternalErrorApplication1json } },
    },
  },
  updateSource: {
    at: 'paths/source.yaml#/put',
    path: schema('paths/source.yaml#/put/parameters', properties({ source_id: [asSent(checkSourceIdSent)] })),
    body: {'application/json': schema(
      'paths/source.yaml#/put/requestBody/content/application~1json/schema',
      checkSourceWriteSent,
    )},
    bodyRequired: true,
    responses: {
      200: {
        headers: schema(
          'paths/source.yaml#/put/responses/200/headers',
          properties({
            'x-ratelimit-limit': [asSent(checkRateLimitLimit)],
            'x-ratelimit-remaining': [asSent(checkRateLimitRemaining)],
            'x-ratelimit-reset': [asSent(checkRateLimitReset)],
          }),
        ),
        body: {'application/json': schema(
          'paths/source.yaml#/put/responses/200/content/application~1json/schema',
          checkSourceEnvelope,
        )},
      },
      400: {body: {'application/json': schema(
        'components/responses.yaml#/InvalidSourceUpdate/content/application~1json/schema',
        checkError,
      )}},
      401: {
        headers: schema(
          'components/responses.yaml#/Unauthorized/headers',
          properties({ 'www-authenticate': [asSent(checkWWWAuthenticate)] }),
        ),
        body: { 'application/json': checkUnauthorizedApplication1json },
      },
      403: { body: { 'application/json': checkMissingWriteScopeApplication1json } },
      404: { body: { 'application/json': checkSourceNotFoundApplication1json } },
      405: {
        headers: schema(
          'components/responses.yaml#/MethodNotAllowedGetPutDelete/headers',
          properties({ allow: [asSent(checkHeadersAllow3)] }),
        ),
        body: { 'application/json': checkMethodNotAllowedGetPutDeleteApplication1json },
      },
      409: {body: {'application/json': schema(
        'components/responses.yaml#/SourceBusy/content/application~1json/schema',
        checkError,
      )}},
      415: { body: { 'application/json': checkUnsupportedMediaTypeApplication1json } },
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
        body: { 'application/json': checkRateLimitedApplication1json },
      },
      500: { body: { 'application/json': checkInternalErrorApplication1json } },
    },
  },
  deleteSource: {
    at: 'paths/source.yaml#/delete',
    path: schema(
      'paths/source.yaml#/delete/parameters',
      properties({ source_id: [asSent(checkSourceIdSent)] }),
    ),
    responses: {
      200: {
        headers: schema(
          'paths/source.yaml#/delete/responses/200/headers',
          properties({
            'x-ratelimit-limit': [asSent(checkRateLimitLimit)],
            'x-ratelimit-remaining': [asSent(checkRateLimitRemaining)],
            'x-ratelimit-reset': [asSent(checkRateLimitReset)],
          }),
        ),
        body: {'application/json': schema(
          'paths/source.yaml#/delete/responses/200/content/application~1json/schema',
          checkDeletedEnvelope,
        )},
      },
      400: { body: { 'application/json': checkInvalidIdApplication1json } },
      401: {
        headers: schema(
          'components/responses.yaml#/Unauthorized/headers',
          properties({ 'www-authenticate': [asSent(checkWWWAuthenticate)] }),
        ),
        body: { 'application/json': checkUnauthorizedApplication1json },
      },
      403: { body: { 'application/json': checkMissingWriteScopeApplication1json } },
      404: { body: { 'application/json': checkSourceNotFoundApplication1json } },
      405: {
        headers: schema(
          'components/responses.yaml#/MethodNotAllowedGetPutDelete/headers',
          properties({ allow: [asSent(checkHeadersAllow3)] }),
        ),
        body: { 'application/json': checkMethodNotAllowedGetPutDeleteApplication1json },
      },
      409: {body: {'application/json': schema(
        'components/responses.yaml#/SourceInUse/content/application~1json/schema',
        checkError,
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
        body: { 'application/json': checkRateLimitedApplication1json },
      },
      500: { body: { 'application/json': checkInternalErrorApplication1json } },
    },
  },
  listPipelines: {
    at: 'paths/pipelines.yaml#/get',
    query: schema(
      'paths/pipelines.yaml#/get/parameters',
      properties({
        page: [asSent(checkPageSent)],
        page_size: [asSent(checkPageSizeSent)],
        source_id: [asSent(schema('components/parameters.yaml#/SourceFilter/schema', type('string'), isUuid))],
      }),
    ),
    responses: {
      200: {
        headers: schema(
          'paths/pipelines.yaml#/get/responses/200/headers',
          properties({
            'x-ratelimit-limit': [asSent(checkRateLimitLimit)],
            'x-ratelimit-remaining': [asSent(checkRateLimitRemaining)],
            'x-ratelimit-reset': [asSent(checkRateLimitReset)],
          }),
        ),
        body: {'application/json': schema(
          'paths/pipelines.yaml#/get/responses/200/content/application~1json/schema',
          checkPipelineList,
        )},
      },
      400: { body: { 'application/json': checkInvalidListQueryApplication1json } },
      401: {
        headers: schema(
          'components/responses.yaml#/Unauthorized/headers',
          properties({ 'www-authenticate': [asSent(checkWWWAuthenticate)] }),
        ),
        body: { 'application/json': checkUnauthorizedApplication1json },
      },
      403: { body: { 'application/json': checkMissingReadScopeApplication1json } },
      405: {
        headers: schema(
          'components/responses.yaml#/MethodNotAllowedGetPost/headers',
          properties({ allow: [asSent(checkHeadersAllow2)] }),
        ),
        body: { 'application/json': checkMethodNotAllowedGetPostApplication1json },
      },
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
        body: { 'application/json': checkRateLimitedApplication1json },
      },
      500: { body: { 'application/json': checkInternalErrorApplication1json } },
    },
  },
  createPipeline: {
    at: 'paths/pipelines.yaml#/post',
    body: {'application/json': schema(
      'paths/pipelines.yaml#/post/requestBody/content/application~1json/schema',
      checkPipelineWriteSent,
    )},
    bodyRequired: true,
    responses: {
      201: {
        headers: schema(
          'paths/pipelines.yaml#/post/responses/201/headers',
          properties({
            location: [asSent(schema(
              'paths/pipelines.yaml#/post/responses/201/headers/Location/schema',
              type('string'),
              isUriReference,
            ))],
            'x-ratelimit-limit': [asSent(checkRateLimitLimit)],
            'x-ratelimit-remaining': [asSent(checkRateLimitRemaining)],
            'x-ratelimit-reset': [asSent(checkRateLimitReset)],
          }),
        ),
        body: {'application/json': schema(
          'paths/pipelines.yaml#/post/responses/201/content/application~1json/schema',
          checkPipelineEnvelope,
        )},
      },
      400: {body: {'application/json': schema(
        'components/responses.yaml#/InvalidPipeline/content/application~1json/schema',
        checkError,
      )}},
      401: {
        headers: schema(
          'components/responses.yaml#/Unauthorized/headers',
          properties({ 'www-authenticate': [asSent(checkWWWAuthenticate)] }),
        ),
        body: { 'application/json': checkUnauthorizedApplication1json },
      },
      403: { body: { 'application/json': checkMissingWriteScopeApplication1json } },
      404: {body: {'application/json': schema(
        'components/responses.yaml#/PipelineSourceNotFound/content/application~1json/schema',
        checkError,
      )}},
      405: {
        headers: schema(
          'components/responses.yaml#/MethodNotAllowedGetPost/headers',
          properties({ allow: [asSent(checkHeadersAllow2)] }),
        ),
        body: { 'application/json': checkMethodNotAllowedGetPostApplication1json },
      },
      415: { body: { 'application/json': checkUnsupportedMediaTypeApplication1json } },
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
        body: { 'application/json': checkRateLimitedApplication1json },
      },
      500: { body: { 'application/json': checkInternalErrorApplication1json } },
    },
  },
  getPipeline: {
    at: 'paths/pipeline.yaml#/get',
    path: schema(
      'paths/pipeline.yaml#/get/parameters',
      properties({ pipeline_id: [asSent(checkPipelineIdSent)] }),
    ),
    responses: {
      200: {
        headers: schema(
          'paths/pipeline.yaml#/get/responses/200/headers',
          properties({
            'x-ratelimit-limit': [asSent(checkRateLimitLimit)],
            'x-ratelimit-remaining': [asSent(checkRateLimitRemaining)],
            'x-ratelimit-reset': [asSent(checkRateLimitReset)],
          }),
        ),
        body: {'application/json': schema(
          'paths/pipeline.yaml#/get/responses/200/content/application~1json/schema',
          checkPipelineEnvelope,
        )},
      },
      400: { body: { 'application/json': checkInvalidIdApplication1json } },
      401: {
        headers: schema(
          'components/responses.yaml#/Unauthorized/headers',
          properties({ 'www-authenticate': [asSent(checkWWWAuthenticate)] }),
        ),
        body: { 'application/json': checkUnauthorizedApplication1json },
      },
      403: { body: { 'application/json': checkMissingReadScopeApplication1json } },
      404: { body: { 'application/json': checkPipelineNotFoundApplication1json } },
      405: {
        headers: schema(
          'components/responses.yaml#/MethodNotAllowedGetPutDelete/headers',
          properties({ allow: [asSent(checkHeadersAllow3)] }),
        ),
        body: { 'application/json': checkMethodNotAllowedGetPutDeleteApplication1json },
      },
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
        body: { 'application/json': checkRateLimitedApplication1json },
      },
      500: { body: { 'application/json': checkInternalErrorApplication1json } },
    },
  },
  updatePipeline: {
    at: 'paths/pipeline.yaml#/put',
    path: schema(
      'paths/pipeline.yaml#/put/parameters',
      properties({ pipeline_id: [asSent(checkPipelineIdSent)] }),
    ),
    body: {'application/json': schema(
      'paths/pipeline.yaml#/put/requestBody/content/application~1json/schema',
      checkPipelineWriteSent,
    )},
    bodyRequired: true,
    responses: {
      200: {
        headers: schema(
          'paths/pipeline.yaml#/put/responses/200/headers',
          properties({
            'x-ratelimit-limit': [asSent(checkRateLimitLimit)],
            'x-ratelimit-remaining': [asSent(checkRateLimitRemaining)],
            'x-ratelimit-reset': [asSent(checkRateLimitReset)],
          }),
        ),
        body: {'application/json': schema(
          'paths/pipeline.yaml#/put/responses/200/content/application~1json/schema',
          checkPipelineEnvelope,
        )},
      },
      400: {body: {'application/json': schema(
        'components/responses.yaml#/InvalidPipelineUpdate/content/application~1json/schema',
        checkError,
      )}},
      401: {
        headers: schema(
          'components/responses.yaml#/Unauthorized/headers',
          properties({ 'www-authenticate': [asSent(checkWWWAuthenticate)] }),
        ),
        body: { 'application/json': checkUnauthorizedApplication1json },
      },
      403: { body: { 'application/json': checkMissingWriteScopeApplication1json } },
      404: {body: {'application/json': schema(
        'components/responses.yaml#/PipelineOrSourceNotFound/content/application~1json/schema',
        checkError,
      )}},
      405: {
        headers: schema(
          'components/responses.yaml#/MethodNotAllowedGetPutDelete/headers',
          properties({ allow: [asSent(checkHeadersAllow3)] }),
        ),
        body: { 'application/json': checkMethodNotAllowedGetPutDeleteApplication1json },
      },
      409: { body: { 'application/json': checkPipelineBusyApplication1json } },
      415: { body: { 'application/json': checkUnsupportedMediaTypeApplication1json } },
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
        body: { 'application/json': checkRateLimitedApplication1json },
      },
      500: { body: { 'application/json': checkInternalErrorApplication1json } },
    },
  },
  deletePipeline: {
    at: 'paths/pipeline.yaml#/delete',
    path: schema(
      'paths/pipeline.yaml#/delete/parameters',
      properties({ pipeline_id: [asSent(checkPipelineIdSent)] }),
    ),
    responses: {
      200: {
        headers: schema(
          'paths/pipeline.yaml#/delete/responses/200/headers',
          properties({
            'x-ratelimit-limit': [asSent(checkRateLimitLimit)],
            'x-ratelimit-remaining': [asSent(checkRateLimitRemaining)],
            'x-ratelimit-reset': [asSent(checkRateLimitReset)],
          }),
        ),
        body: {'application/json': schema(
          'paths/pipeline.yaml#/delete/responses/200/content/application~1json/schema',
          checkDeletedEnvelope,
        )},
      },
      400: { body: { 'application/json': checkInvalidIdApplication1json } },
      401: {
        headers: schema(
          'components/responses.yaml#/Unauthorized/headers',
          properties({ 'www-authenticate': [asSent(checkWWWAuthenticate)] }),
        ),
        body: { 'application/json': checkUnauthorizedApplication1json },
      },
      403: { body: { 'application/json': checkMissingWriteScopeApplication1json } },
      404: { body: { 'application/json': checkPipelineNotFoundApplication1json } },
      405: {
        headers: schema(
          'components/responses.yaml#/MethodNotAllowedGetPutDelete/headers',
          properties({ allow: [asSent(checkHeadersAllow3)] }),
        ),
        body: { 'application/json': checkMethodNotAllowedGetPutDeleteApplication1json },
      },
      409: { body: { 'application/json': checkPipelineBusyApplication1json } },
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
        body: { 'application/json': checkRateLimitedApplication1json },
      },
      500: { body: { 'application/json': checkInternalErrorApplication1json } },
    },
  },
  executePipeline: {
    at: 'paths/pipeline-execute.yaml#/post',
    path: schema(
      'paths/pipeline-execute.yaml#/post/parameters',
      properties({ pipeline_id: [asSent(checkPipelineIdSent)] }),
    ),
    body: {'application/json': schema(
      'paths/pipeline-execute.yaml#/post/requestBody/content/application~1json/schema',
      checkExecuteRequestSent,
    )},
    bodyRequired: true,
    responses: {
      202: {
        headers: schema(
          'paths/pipeline-execute.yaml#/post/responses/202/headers',
          properties({
            location: [asSent(schema(
              'paths/pipeline-execute.yaml#/post/responses/202/headers/Location/schema',
              type('string'),
              isUriReference,
            ))],
            'x-ratelimit-limit': [asSent(checkRateLimitLimit)],
            'x-ratelimit-remaining': [asSent(checkRateLimitRemaining)],
            'x-ratelimit-reset': [asSent(checkRateLimitReset)],
          }),
        ),
        body: {'application/json': schema(
          'paths/pipeline-execute.yaml#/post/responses/202/content/application~1json/schema',
          checkExecutionAcceptedEnvelope,
        )},
      },
      400: {body: {'application/json': schema(
        'components/responses.yaml#/InvalidExecute/content/application~1json/schema',
        checkError,
      )}},
      401: {
        headers: schema(
          'components/responses.yaml#/Unauthorized/headers',
          properties({ 'www-authenticate': [asSent(checkWWWAuthenticate)] }),
        ),
        body: { 'application/json': checkUnauthorizedApplication1json },
      },
      403: { body: { 'application/json': checkMissingExecuteScopeApplication1json } },
      404: { body: { 'application/json': checkPipelineNotFoundApplication1json } },
      405: {
        headers: schema(
          'components/responses.yaml#/MethodNotAllowedPost/headers',
          properties({ allow: [asSent(checkHeadersAllow)] }),
        ),
        body: { 'application/json': checkMethodNotAllowedPostApplication1json },
      },
      409: { body: { 'application/json': checkPipelineBusyApplication1json } },
      415: { body: { 'application/json': checkUnsupportedMediaTypeApplication1json } },
      422: {body: {'application/json': schema(
        'components/responses.yaml#/PipelineNotExecutable/content/application~1json/schema',
        checkError,
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
        body: { 'application/json': checkRateLimitedApplication1json },
      },
      500: { body: { 'application/json': checkInternalErrorApplication1json } },
    },
  },
  getExecution: {
    at: 'paths/execution.yaml#/get',
    path: schema(
      'paths/execution.yaml#/get/parameters',
      properties({execution_id: [asSent(schema('components/parameters.yaml#/ExecutionId/schema', type('string'), isUuid))]}),
    ),
    responses: {
      200: {
        headers: schema(
          'paths/execution.yaml#/get/responses/200/headers',
          properties({
            'x-ratelimit-limit': [asSent(checkRateLimitLimit)],
            'x-ratelimit-remaining': [asSent(checkRateLimitRemaining)],
            'x-ratelimit-reset': [asSent(checkRateLimitReset)],
          }),
        ),
        body: {'application/json': schema(
          'paths/execution.yaml#/get/responses/200/content/application~1json/schema',
          checkExecutionEnvelope,
        )},
      },
      400: { body: { 'application/json': checkInvalidIdApplication1json } },
      401: {
        headers: schema(
          'components/responses.yaml#/Unauthorized/headers',
          properties({ 'www-authenticate': [asSent(checkWWWAuthenticate)] }),
        ),
        body: { 'application/json': checkUnauthorizedApplication1json },
      },
      403: { body: { 'application/json': checkMissingReadScopeApplication1json } },
      404: {body: {'application/json': schema(
        'components/responses.yaml#/ExecutionNotFound/content/application~1json/schema',
        checkError,
      )}},
      405: {
        headers: schema(
          'components/responses.yaml#/MethodNotAllowedGet/headers',
          properties({ allow: [asSent(checkHeadersAllow4)] }),
        ),
        body: { 'application/json': checkMethodNotAllowedGetApplication1json },
      },
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
        body: { 'application/json': checkRateLimitedApplication1json },
      },
      500: { body: { 'application/json': checkInternalErrorApplication1json } },
    },
  },
  listRules: {
    at: 'paths/rules.yaml#/get',
    query: schema(
      'paths/rules.yaml#/get/parameters',
      properties({
        page: [asSent(checkPageSent)],
        page_size: [asSent(checkPageSizeSent)],
        dataset: [asSent(schema(
          'components/parameters.yaml#/DatasetFilter/schema',
          type('string'),
          limits({ minLength: 1, maxLength: 128 }),
        ))],
      }),
    ),
    responses: {
      200: {
        headers: schema(
          'paths/rules.yaml#/get/responses/200/headers',
          properties({
            'x-ratelimit-limit': [asSent(checkRateLimitLimit)],
            'x-ratelimit-remaining': [asSent(checkRateLimitRemaining)],
            'x-ratelimit-reset': [asSent(checkRateLimitReset)],
          }),
        ),
        body: {'application/json': schema(
          'paths/rules.yaml#/get/responses/200/content/application~1json/schema',
          checkRuleList,
        )},
      },
      400: { body: { 'application/json': checkInvalidListQueryApplication1json } },
      401: {
        headers: schema(
          'components/responses.yaml#/Unauthorized/headers',
          properties({ 'www-authenticate': [asSent(checkWWWAuthenticate)] }),
        ),
        body: { 'application/json': checkUnauthorizedApplication1json },
      },
      403: { body: { 'application/json': checkMissingReadScopeApplication1json } },
      405: {
        headers: schema(
          'components/responses.yaml#/MethodNotAllowedGetPost/headers',
          properties({ allow: [asSent(checkHeadersAllow2)] }),
        ),
        body: { 'application/json': checkMethodNotAllowedGetPostApplication1json },
      },
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
        body: { 'application/json': checkRateLimitedApplication1json },
      },
      500: { body: { 'application/json': checkInternalErrorApplication1json } },
    },
  },
  createRule: {
    at: 'paths/rules.yaml#/post',
    body: {'application/json': schema(
      'paths/rules.yaml#/post/requestBody/content/application~1json/schema',
      checkRuleWriteSent,
    )},
    bodyRequired: true,
    responses: {
      201: {
        headers: schema(
          'paths/rules.yaml#/post/responses/201/headers',
          properties({
            location: [asSent(schema(
              'paths/rules.yaml#/post/responses/201/headers/Location/schema',
              type('string'),
              isUriReference,
            ))],
            'x-ratelimit-limit': [asSent(checkRateLimitLimit)],
            'x-ratelimit-remaining': [asSent(checkRateLimitRemaining)],
            'x-ratelimit-reset': [asSent(checkRateLimitReset)],
          }),
        ),
        body: {'application/json': schema(
          'paths/rules.yaml#/post/responses/201/content/application~1json/schema',
          checkRuleEnvelope,
        )},
      },
      400: {body: {'application/json': schema(
        'components/responses.yaml#/InvalidRule/content/application~1json/schema',
        checkError,
      )}},
      401: {
        headers: schema(
          'components/responses.yaml#/Unauthorized/headers',
          properties({ 'www-authenticate': [asSent(checkWWWAuthenticate)] }),
        ),
        body: { 'application/json': checkUnauthorizedApplication1json },
      },
      403: { body: { 'application/json': checkMissingWriteScopeApplication1json } },
      405: {
        headers: schema(
          'components/responses.yaml#/MethodNotAllowedGetPost/headers',
          properties({ allow: [asSent(checkHeadersAllow2)] }),
        ),
        body: { 'application/json': checkMethodNotAllowedGetPostApplication1json },
      },
      415: { body: { 'application/json': checkUnsupportedMediaTypeApplication1json } },
      422: { body: { 'application/json': checkRuleNotCheckableApplication1json } },
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
        body: { 'application/json': checkRateLimitedApplication1json },
      },
      500: { body: { 'application/json': checkInternalErrorApplication1json } },
    },
  },
  getRule: {
    at: 'paths/rule.yaml#/get',
    path: schema('paths/rule.yaml#/get/parameters', properties({ rule_id: [asSent(checkRuleIdSent)] })),
    responses: {
      200: {
        headers: schema(
          'paths/rule.yaml#/get/responses/200/headers',
          properties({
            'x-ratelimit-limit': [asSent(checkRateLimitLimit)],
            'x-ratelimit-remaining': [asSent(checkRateLimitRemaining)],
            'x-ratelimit-reset': [asSent(checkRateLimitReset)],
          }),
        ),
        body: {'application/json': schema(
          'paths/rule.yaml#/get/responses/200/content/application~1json/schema',
          checkRuleEnvelope,
        )},
      },
      400: { body: { 'application/json': checkInvalidIdApplication1json } },
      401: {
        headers: schema(
          'components/responses.yaml#/Unauthorized/headers',
          properties({ 'www-authenticate': [asSent(checkWWWAuthenticate)] }),
        ),
        body: { 'application/json': checkUnauthorizedApplication1json },
      },
      403: { body: { 'application/json': checkMissingReadScopeApplication1json } },
      404: { body: { 'application/json': checkRuleNotFoundApplication1json } },
      405: {
        headers: schema(
          'components/responses.yaml#/MethodNotAllowedGetPutDelete/headers',
          properties({ allow: [asSent(checkHeadersAllow3)] }),
        ),
        body: { 'application/json': checkMethodNotAllowedGetPutDeleteApplication1json },
      },
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
        body: { 'application/json': checkRateLimitedApplication1json },
      },
      500: { body: { 'application/json': checkInternalErrorApplication1json } },
    },
  },
  updateRule: {
    at: 'paths/rule.yaml#/put',
    path: schema('paths/rule.yaml#/put/parameters', properties({ rule_id: [asSent(checkRuleIdSent)] })),
    body: {'application/json': schema(
      'paths/rule.yaml#/put/requestBody/content/application~1json/schema',
      checkRuleWriteSent,
    )},
    bodyRequired: true,
    responses: {
      200: {
        headers: schema(
          'paths/rule.yaml#/put/responses/200/headers',
          properties({
            'x-ratelimit-limit': [asSent(checkRateLimitLimit)],
            'x-ratelimit-remaining': [asSent(checkRateLimitRemaining)],
            'x-ratelimit-reset': [asSent(checkRateLimitReset)],
          }),
        ),
        body: {'application/json': schema(
          'paths/rule.yaml#/put/responses/200/content/application~1json/schema',
          checkRuleEnvelope,
        )},
      },
      400: {body: {'application/json': schema(
        'components/responses.yaml#/InvalidRuleUpdate/content/application~1json/schema',
        checkError,
      )}},
      401: {
        headers: schema(
          'components/responses.yaml#/Unauthorized/headers',
          properties({ 'www-authenticate': [asSent(checkWWWAuthenticate)] }),
        ),
        body: { 'application/json': checkUnauthorizedApplication1json },
      },
      403: { body: { 'application/json': checkMissingWriteScopeApplication1json } },
      404: { body: { 'application/json': checkRuleNotFoundApplication1json } },
      405: {
        headers: schema(
          'components/responses.yaml#/MethodNotAllowedGetPutDelete/headers',
          properties({ allow: [asSent(checkHeadersAllow3)] }),
        ),
        body: { 'application/json': checkMethodNotAllowedGetPutDeleteApplication1json },
      },
      415: { body: { 'application/json': checkUnsupportedMediaTypeApplication1json } },
      422: { body: { 'application/json': checkRuleNotCheckableApplication1json } },
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
        body: { 'application/json': checkRateLimitedApplication1json },
      },
      500: { body: { 'application/json': checkInternalErrorApplication1json } },
    },
  },
  deleteRule: {
    at: 'paths/rule.yaml#/delete',
    path: schema('paths/rule.yaml#/delete/parameters', properties({ rule_id: [asSent(checkRuleIdSent)] })),
    responses: {
      200: {
        headers: schema(
          'paths/rule.yaml#/delete/responses/200/headers',
          properties({
            'x-ratelimit-limit': [asSent(checkRateLimitLimit)],
            'x-ratelimit-remaining': [asSent(checkRateLimitRemaining)],
            'x-ratelimit-reset': [asSent(checkRateLimitReset)],
          }),
        ),
        body: {'application/json': schema(
          'paths/rule.yaml#/delete/responses/200/content/application~1json/schema',
          checkDeletedEnvelope,
        )},
      },
      400: { body: { 'application/json': checkInvalidIdApplication1json } },
      401: {
        headers: schema(
          'components/responses.yaml#/Unauthorized/headers',
          properties({ 'www-authenticate': [asSent(checkWWWAuthenticate)] }),
        ),
        body: { 'application/json': checkUnauthorizedApplication1json },
      },
      403: { body: { 'application/json': checkMissingWriteScopeApplication1json } },
      404: { body: { 'application/json': checkRuleNotFoundApplication1json } },
      405: {
        headers: schema(
          'components/responses.yaml#/MethodNotAllowedGetPutDelete/headers',
          properties({ allow: [asSent(checkHeadersAllow3)] }),
        ),
        body: { 'application/json': checkMethodNotAllowedGetPutDeleteApplication1json },
      },
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
        body: { 'application/json': checkRateLimitedApplication1json },
      },
      500: { body: { 'application/json': checkInternalErrorApplication1json } },
    },
  },
  validateDataset: {
    at: 'paths/validate.yaml#/post',
    path: schema('paths/validate.yaml#/post/parameters', properties({ dataset: [asSent(checkDatasetSent)] })),
    query: schema(
      'paths/validate.yaml#/post/parameters',
      properties({table: [asSent(schema(
        'components/parameters.yaml#/Table/schema',
        type('string'),
        limits({ minLength: 1, maxLength: 128 }),
        pattern('^[A-Za-z_][A-Za-z0-9_]*$'),
      ))]}),
    ),
    responses: {
      200: {
        headers: schema(
          'paths/validate.yaml#/post/responses/200/headers',
          properties({
            'x-ratelimit-limit': [asSent(checkRateLimitLimit)],
            'x-ratelimit-remaining': [asSent(checkRateLimitRemaining)],
            'x-ratelimit-reset': [asSent(checkRateLimitReset)],
          }),
        ),
        body: {'application/json': schema(
          'paths/validate.yaml#/post/responses/200/content/application~1json/schema',
          checkValidationEnvelope,
        )},
      },
      400: { body: { 'application/json': checkInvalidDatasetApplication1json } },
      401: {
        headers: schema(
          'components/responses.yaml#/Unauthorized/headers',
          properties({ 'www-authenticate': [asSent(checkWWWAuthenticate)] }),
        ),
        body: { 'application/json': checkUnauthorizedApplication1json },
      },
      403: { body: { 'application/json': checkMissingExecuteScopeApplication1json } },
      404: { body: { 'application/json': checkDatasetNotFoundApplication1json } },
      405: {
        headers: schema(
          'components/responses.yaml#/MethodNotAllowedPost/headers',
          properties({ allow: [asSent(checkHeadersAllow)] }),
        ),
        body: { 'application/json': checkMethodNotAllowedPostApplication1json },
      },
      422: {body: {'application/json': schema(
        'components/responses.yaml#/NothingToValidate/content/application~1json/schema',
        checkError,
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
        body: { 'application/json': checkRateLimitedApplication1json },
      },
      500: { body: { 'application/json': checkInternalErrorApplication1json } },
    },
  },
  getQualityScore: {
    at: 'paths/score.yaml#/get',
    path: schema('paths/score.yaml#/get/parameters', properties({ dataset: [asSent(checkDatasetSent)] })),
    responses: {
      200: {
        headers: schema(
          'paths/score.yaml#/get/responses/200/headers',
          properties({
            'x-ratelimit-limit': [asSent(checkRateLimitLimit)],
            'x-ratelimit-remaining': [asSent(checkRateLimitRemaining)],
            'x-ratelimit-reset': [asSent(checkRateLimitReset)],
          }),
        ),
        body: {'application/json': schema(
          'paths/score.yaml#/get/responses/200/content/application~1json/schema',
          checkQualityScoreEnvelope,
        )},
      },
      400: { body: { 'application/json': checkInvalidDatasetApplication1json } },
      401: {
        headers: schema(
          'components/responses.yaml#/Unauthorized/headers',
          properties({ 'www-authenticate': [asSent(checkWWWAuthenticate)] }),
        ),
        body: { 'application/json': checkUnauthorizedApplication1json },
      },
      403: { body: { 'application/json': checkMissingReadScopeApplication1json } },
      404: { body: { 'application/json': checkDatasetNotFoundApplication1json } },
      405: {
        headers: schema(
          'components/responses.yaml#/MethodNotAllowedGet/headers',
          properties({ allow: [asSent(checkHeadersAllow4)] }),
        ),
        body: { 'application/json': checkMethodNotAllowedGetApplication1json },
      },
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
        body: { 'application/json': checkRateLimitedApplication1json },
      },
      500: { body: { 'application/json': checkInternalErrorApplication1json } },
    },
  },
  listIssues: {
    at: 'paths/issues.yaml#/get',
    path: schema('paths/issues.yaml#/get/parameters', properties({ dataset: [asSent(checkDatasetSent)] })),
    query: schema(
      'paths/issues.yaml#/get/parameters',
      properties({
        page: [asSent(checkPageSent)],
        page_size: [asSent(checkPageSizeSent)],
        status: [asSent(schema('components/parameters.yaml#/IssueStatus/schema', checkIssueStatus))],
        severity: [asSent(checkSeveritySent)],
      }),
    ),
    responses: {
      200: {
        headers: schema(
          'paths/issues.yaml#/get/responses/200/headers',
          properties({
            'x-ratelimit-limit': [asSent(checkRateLimitLimit)],
            'x-ratelimit-remaining': [asSent(checkRateLimitRemaining)],
            'x-ratelimit-reset': [asSent(checkRateLimitReset)],
          }),
        ),
        body: {'application/json': schema(
          'paths/issues.yaml#/get/responses/200/content/application~1json/schema',
          checkIssueList,
        )},
      },
      400: { body: { 'application/json': checkInvalidFilterApplication1json } },
      401: {
        headers: schema(
          'components/responses.yaml#/Unauthorized/headers',
          properties({ 'www-authenticate': [asSent(checkWWWAuthenticate)] }),
        ),
        body: { 'application/json': checkUnauthorizedApplication1json },
      },
      403: { body: { 'application/json': checkMissingReadScopeApplication1json } },
      404: { body: { 'application/json': checkDatasetNotFoundApplication1json } },
      405: {
        headers: schema(
          'components/responses.yaml#/MethodNotAllowedGet/headers',
          properties({ allow: [asSent(checkHeadersAllow4)] }),
        ),
        body: { 'application/json': checkMethodNotAllowedGetApplication1json },
      },
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
        body: { 'application/json': checkRateLimitedApplication1json },
      },
      500: { body: { 'application/json': checkInternalErrorApplication1json } },
    },
  },
  listHealingPatterns: {
    at: 'paths/healing-patterns.yaml#/get',
    query: schema(
      'paths/healing-patterns.yaml#/get/parameters',
      properties({ page: [asSent(checkPageSent)], page_size: [asSent(checkPageSizeSent)] }),
    ),
    responses: {
      200: {
        headers: schema(
          'paths/healing-patterns.yaml#/get/responses/200/headers',
          properties({
            'x-ratelimit-limit': [asSent(checkRateLimitLimit)],
            'x-ratelimit-remaining': [asSent(checkRateLimitRemaining)],
            'x-ratelimit-reset': [asSent(checkRateLimitReset)],
          }),
        ),
        body: {'application/json': schema(
          'paths/healing-patterns.yaml#/get/responses/200/content/application~1json/schema',
          checkHealingPatternList,
        )},
      },
      400: { body: { 'application/json': checkInvalidListQueryApplication1json } },
      401: {
        headers: schema(
          'components/responses.yaml#/Unauthorized/headers',
          properties({ 'www-authenticate': [asSent(checkWWWAuthenticate)] }),
        ),
        body: { 'application/json': checkUnauthorizedApplication1json },
      },
      403: { body: { 'application/json': checkMissingReadScopeApplication1json } },
      405: {
        headers: schema(
          'components/responses.yaml#/MethodNotAllowedGet/headers',
          properties({ allow: [asSent(checkHeadersAllow4)] }),
        ),
        body: { 'application/json': checkMethodNotAllowedGetApplication1json },
      },
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
        body: { 'application/json': checkRateLimitedApplication1json },
      },
      500: { body: { 'application/json': checkInternalErrorApplication1json } },
    },
  },
  listHealingActions: {
    at: 'paths/healing-actions.yaml#/get',
    query: schema(
      'paths/healing-actions.yaml#/get/parameters',
      properties({ page: [asSent(checkPageSent)], page_size: [asSent(checkPageSizeSent)] }),
    ),
    responses: {
      200: {
        headers: schema(
          'paths/healing-actions.yaml#/get/responses/200/headers',
          properties({
            'x-ratelimit-limit': [asSent(checkRateLimitLimit)],
            'x-ratelimit-remaining': [asSent(checkRateLimitRemaining)],
            'x-ratelimit-reset': [asSent(checkRateLimitReset)],
          }),
        ),
        body: {'application/json': schema(
          'paths/healing-actions.yaml#/get/responses/200/content/application~1json/schema',
          checkHealingActionList,
        )},
      },
      400: { body: { 'application/json': checkInvalidListQueryApplication1json } },
      401: {
        headers: schema(
          'components/responses.yaml#/Unauthorized/headers',
          properties({ 'www-authenticate': [asSent(checkWWWAuthenticate)] }),
        ),
        body: { 'application/json': checkUnauthorizedApplication1json },
      },
      403: { body: { 'application/json': checkMissingReadScopeApplication1json } },
      405: {
        headers: schema(
          'components/responses.yaml#/MethodNotAllowedGet/headers',
          properties({ allow: [asSent(checkHeadersAllow4)] }),
        ),
        body: { 'application/json': checkMethodNotAllowedGetApplication1json },
      },
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
        body: { 'application/json': checkRateLimitedApplication1json },
      },
      500: { body: { 'application/json': checkInternalErrorApplication1json } },
    },
  },
  listHealingExecutions: {
    at: 'paths/healing-executions.yaml#/get',
    query: schema(
      'paths/healing-executions.yaml#/get/parameters',
      properties({
        page: [asSent(checkPageSent)],
        page_size: [asSent(checkPageSizeSent)],
        status: [asSent(schema('components/parameters.yaml#/HealingStatus/schema', checkRunStatus))],
      }),
    ),
    responses: {
      200: {
        headers: schema(
          'paths/healing-executions.yaml#/get/responses/200/headers',
          properties({
            'x-ratelimit-limit': [asSent(checkRateLimitLimit)],
            'x-ratelimit-remaining': [asSent(checkRateLimitRemaining)],
            'x-ratelimit-reset': [asSent(checkRateLimitReset)],
          }),
        ),
        body: {'application/json': schema(
          'paths/healing-executions.yaml#/get/responses/200/content/application~1json/schema',
          checkHealingExecutionList,
        )},
      },
      400: { body: { 'application/json': checkInvalidListQueryApplication1json } },
      401: {
        headers: schema(
          'components/responses.yaml#/Unauthorized/headers',
          properties({ 'www-authenticate': [asSent(checkWWWAuthenticate)] }),
        ),
        body: { 'application/json': checkUnauthorizedApplication1json },
      },
      403: { body: { 'application/json': checkMissingReadScopeApplication1json } },
      405: {
        headers: schema(
          'components/responses.yaml#/MethodNotAllowedGet/headers',
          properties({ allow: [asSent(checkHeadersAllow4)] }),
        ),
        body: { 'application/json': checkMethodNotAllowedGetApplication1json },
      },
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
        body: { 'application/json': checkRateLimitedApplication1json },
      },
      500: { body: { 'application/json': checkInternalErrorApplication1json } },
    },
  },
  executeHealing: {
    at: 'paths/healing-execute.yaml#/post',
    body: {'application/json': schema(
      'paths/healing-execute.yaml#/post/requestBody/content/application~1json/schema',
      checkHealingExecuteSent,
    )},
    bodyRequired: true,
    responses: {
      202: {
        headers: schema(
          'paths/healing-execute.yaml#/post/responses/202/headers',
          properties({
            'x-ratelimit-limit': [asSent(checkRateLimitLimit)],
            'x-ratelimit-remaining': [asSent(checkRateLimitRemaining)],
            'x-ratelimit-reset': [asSent(checkRateLimitReset)],
          }),
        ),
        body: {'application/json': schema(
          'paths/healing-execute.yaml#/post/responses/202/content/application~1json/schema',
          checkHealingExecutionEnvelope,
        )},
      },
      400: {body: {'application/json': schema(
        'components/responses.yaml#/InvalidHealing/content/application~1json/schema',
        checkError,
      )}},
      401: {
        headers: schema(
          'components/responses.yaml#/Unauthorized/headers',
          properties({ 'www-authenticate': [asSent(checkWWWAuthenticate)] }),
        ),
        body: { 'application/json': checkUnauthorizedApplication1json },
      },
      403: { body: { 'application/json': checkMissingExecuteScopeApplication1json } },
      404: {body: {'application/json': schema(
        'components/responses.yaml#/HealingTargetNotFound/content/application~1json/schema',
        checkError,
      )}},
      405: {
        headers: schema(
          'components/responses.yaml#/MethodNotAllowedPost/headers',
          properties({ allow: [asSent(checkHeadersAllow)] }),
        ),
        body: { 'application/json': checkMethodNotAllowedPostApplication1json },
      },
      409: {body: {'application/json': schema(
        'components/responses.yaml#/IssueBusy/content/application~1json/schema',
        checkError,
      )}},
      415: { body: { 'application/json': checkUnsupportedMediaTypeApplication1json } },
      422: {body: {'application/json': schema(
        'components/responses.yaml#/ActionDoesNotFit/content/application~1json/schema',
        checkError,
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
        body: { 'application/json': checkRateLimitedApplication1json },
      },
      500: { body: { 'application/json': checkInternalErrorApplication1json } },
    },
  },
  listMetrics: {
    at: 'paths/metrics.yaml#/get',
    query: schema(
      'paths/metrics.yaml#/get/parameters',
      properties({
        page: [asSent(checkPageSent)],
        page_size: [asSent(checkPageSizeSent)],
        component: [asSent(schema('components/parameters.yaml#/Component/schema', checkComponent))],
      }),
    ),
    responses: {
      200: {
        headers: schema(
          'paths/metrics.yaml#/get/responses/200/headers',
          properties({
            'x-ratelimit-limit': [asSent(checkRateLimitLimit)],
            'x-ratelimit-remaining': [asSent(checkRateLimitRemaining)],
            'x-ratelimit-reset': [asSent(checkRateLimitReset)],
          }),
        ),
        body: {'application/json': schema(
          'paths/metrics.yaml#/get/responses/200/content/application~1json/schema',
          checkMetricList,
        )},
      },
      400: {body: {'application/json': schema(
        'components/responses.yaml#/InvalidMetricsQuery/content/application~1json/schema',
        checkError,
      )}},
      401: {
        headers: schema(
          'components/responses.yaml#/Unauthorized/headers',
          properties({ 'www-authenticate': [asSent(checkWWWAuthenticate)] }),
        ),
        body: { 'application/json': checkUnauthorizedApplication1json },
      },
      403: { body: { 'application/json': checkMissingReadScopeApplication1json } },
      405: {
        headers: schema(
          'components/responses.yaml#/MethodNotAllowedGet/headers',
          properties({ allow: [asSent(checkHeadersAllow4)] }),
        ),
        body: { 'application/json': checkMethodNotAllowedGetApplication1json },
      },
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
        body: { 'application/json': checkRateLimitedApplication1json },
      },
      500: { body: { 'application/json': checkInternalErrorApplication1json } },
    },
  },
  listAlerts: {
    at: 'paths/alerts.yaml#/get',
    query: schema(
      'paths/alerts.yaml#/get/parameters',
      properties({
        page: [asSent(checkPageSent)],
        page_size: [asSent(checkPageSizeSent)],
        status: [asSent(schema('components/parameters.yaml#/AlertStatus/schema', checkAlertStatus))],
        severity: [asSent(checkSeveritySent)],
      }),
    ),
    responses: {
      200: {
        headers: schema(
          'paths/alerts.yaml#/get/responses/200/headers',
          properties({
            'x-ratelimit-limit': [asSent(checkRateLimitLimit)],
            'x-ratelimit-remaining': [asSent(checkRateLimitRemaining)],
            'x-ratelimit-reset': [asSent(checkRateLimitReset)],
          }),
        ),
        body: {'application/json': schema(
          'paths/alerts.yaml#/get/responses/200/content/application~1json/schema',
          checkAlertList,
        )},
      },
      400: { body: { 'application/json': checkInvalidFilterApplication1json } },
      401: {
        headers: schema(
          'components/responses.yaml#/Unauthorized/headers',
          properties({ 'www-authenticate': [asSent(checkWWWAuthenticate)] }),
        ),
        body: { 'application/json': checkUnauthorizedApplication1json },
      },
      403: { body: { 'application/json': checkMissingReadScopeApplication1json } },
      405: {
        headers: schema(
          'components/responses.yaml#/MethodNotAllowedGet/headers',
          properties({ allow: [asSent(checkHeadersAllow4)] }),
        ),
        body: { 'application/json': checkMethodNotAllowedGetApplication1json },
      },
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
        body: { 'application/json': checkRateLimitedApplication1json },
      },
      500: { body: { 'application/json': checkInternalErrorApplication1json } },
    },
  },
  listAnomalies: {
    at: 'paths/anomalies.yaml#/get',
    query: schema(
      'paths/anomalies.yaml#/get/parameters',
      properties({
        page: [asSent(checkPageSent)],
        page_size: [asSent(checkPageSizeSent)],
        severity: [asSent(checkSeveritySent)],
      }),
    ),
    responses: {
      200: {
        headers: schema(
          'paths/anomalies.yaml#/get/responses/200/headers',
          properties({
            'x-ratelimit-limit': [asSent(checkRateLimitLimit)],
            'x-ratelimit-remaining': [asSent(checkRateLimitRemaining)],
            'x-ratelimit-reset': [asSent(checkRateLimitReset)],
          }),
        ),
        body: {'application/json': schema(
          'paths/anomalies.yaml#/get/responses/200/content/application~1json/schema',
          checkAnomalyList,
        )},
      },
      400: { body: { 'application/json': checkInvalidFilterApplication1json } },
      401: {
        headers: schema(
          'components/responses.yaml#/Unauthorized/headers',
          properties({ 'www-authenticate': [asSent(checkWWWAuthenticate)] }),
        ),
        body: { 'application/json': checkUnauthorizedApplication1json },
      },
      403: { body: { 'application/json': checkMissingReadScopeApplication1json } },
      405: {
        headers: schema(
          'components/responses.yaml#/MethodNotAllowedGet/headers',
          properties({ allow: [asSent(checkHeadersAllow4)] }),
        ),
        body: { 'application/json': checkMethodNotAllowedGetApplication1json },
      },
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
        body: { 'application/json': checkRateLimitedApplication1json },
      },
      500: { body: { 'application/json': checkInternalErrorApplication1json } },
    },
  },
  getDashboardSummary: {
    at: 'paths/dashboard-summary.yaml#/get',
    responses: {
      200: {
        headers: schema(
          'paths/dashboard-summary.yaml#/get/responses/200/headers',
          properties({
            'x-ratelimit-limit': [asSent(checkRateLimitLimit)],
            'x-ratelimit-remaining': [asSent(checkRateLimitRemaining)],
            'x-ratelimit-reset': [asSent(checkRateLimitReset)],
          }),
        ),
        body: {'application/json': schema(
          'paths/dashboard-summary.yaml#/get/responses/200/content/application~1json/schema',
          checkDashboardSummaryEnvelope,
        )},
      },
      401: {
        headers: schema(
          'components/responses.yaml#/Unauthorized/headers',
          properties({ 'www-authenticate': [asSent(checkWWWAuthenticate)] }),
        ),
        body: { 'application/json': checkUnauthorizedApplication1json },
      },
      403: { body: { 'application/json': checkMissingReadScopeApplication1json } },
      405: {
        headers: schema(
          'components/responses.yaml#/MethodNotAllowedGet/headers',
          properties({ allow: [asSent(checkHeadersAllow4)] }),
        ),
        body: { 'application/json': checkMethodNotAllowedGetApplication1json },
      },
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
        body: { 'application/json': checkRateLimitedApplication1json },
      },
      500: { body: { 'application/json': checkInternalErrorApplication1json } },
    },
  },
  listQueries: {
    at: 'paths/queries.yaml#/get',
    query: schema(
      'paths/queries.yaml#/get/parameters',
      properties({ page: [asSent(checkPageSent)], page_size: [asSent(checkPageSizeSent)] }),
    ),
    responses: {
      200: {
        headers: schema(
          'paths/queries.yaml#/get/responses/200/headers',
          properties({
            'x-ratelimit-limit': [asSent(checkRateLimitLimit)],
            'x-ratelimit-remaining': [asSent(checkRateLimitRemaining)],
            'x-ratelimit-reset': [asSent(checkRateLimitReset)],
          }),
        ),
        body: {'application/json': schema(
          'paths/queries.yaml#/get/responses/200/content/application~1json/schema',
          checkQueryPerformanceList,
        )},
      },
      400: { body: { 'application/json': checkInvalidListQueryApplication1json } },
      401: {
        headers: schema(
          'components/responses.yaml#/Unauthorized/headers',
          properties({ 'www-authenticate': [asSent(checkWWWAuthenticate)] }),
        ),
        body: { 'application/json': checkUnauthorizedApplication1json },
      },
      403: { body: { 'application/json': checkMissingReadScopeApplication1json } },
      405: {
        headers: schema(
          'components/responses.yaml#/MethodNotAllowedGet/headers',
          properties({ allow: [asSent(checkHeadersAllow4)] }),
        ),
        body: { 'application/json': checkMethodNotAllowedGetApplication1json },
      },
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
        body: { 'application/json': checkRateLimitedApplication1json },
      },
      500: { body: { 'application/json': checkInternalErrorApplication1json } },
    },
  },
  analyzeQuery: {
    at: 'paths/queries-analyze.yaml#/post',
    body: {'application/json': schema(
      'paths/queries-analyze.yaml#/post/requestBody/content/application~1json/schema',
      checkAnalyzeRequestSent,
    )},
    bodyRequired: true,
    responses: {
      200: {
        headers: schema(
          'paths/queries-analyze.yaml#/post/responses/200/headers',
          properties({
            'x-ratelimit-limit': [asSent(checkRateLimitLimit)],
            'x-ratelimit-remaining': [asSent(checkRateLimitRemaining)],
            'x-ratelimit-reset': [asSent(checkRateLimitReset)],
          }),
        ),
        body: {'application/json': schema(
          'paths/queries-analyze.yaml#/post/responses/200/content/application~1json/schema',
          checkQueryAnalysisEnvelope,
        )},
      },
      400: {body: {'application/json': schema(
        'components/responses.yaml#/InvalidAnalysis/content/application~1json/schema',
        checkError,
      )}},
      401: {
        headers: schema(
          'components/responses.yaml#/Unauthorized/headers',
          properties({ 'www-authenticate': [asSent(checkWWWAuthenticate)] }),
        ),
        body: { 'application/json': checkUnauthorizedApplication1json },
      },
      403: { body: { 'application/json': checkMissingExecuteScopeApplication1json } },
      405: {
        headers: schema(
          'components/responses.yaml#/MethodNotAllowedPost/headers',
          properties({ allow: [asSent(checkHeadersAllow)] }),
        ),
        body: { 'application/json': checkMethodNotAllowedPostApplication1json },
      },
      415: { body: { 'application/json': checkUnsupportedMediaTypeApplication1json } },
      422: {body: {'application/json': schema(
        'components/responses.yaml#/QueryNotAnalyzable/content/application~1json/schema',
        checkError,
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
        body: { 'application/json': checkRateLimitedApplication1json },
      },
      500: { body: { 'application/json': checkInternalErrorApplication1json } },
    },
  },
  listSchemaRecommendations: {
    at: 'paths/schemas.yaml#/get',
    query: schema(
      'paths/schemas.yaml#/get/parameters',
      properties({ page: [asSent(checkPageSent)], page_size: [asSent(checkPageSizeSent)] }),
    ),
    responses: {
      200: {
        headers: schema(
          'paths/schemas.yaml#/get/responses/200/headers',
          properties({
            'x-ratelimit-limit': [asSent(checkRateLimitLimit)],
            'x-ratelimit-remaining': [asSent(checkRateLimitRemaining)],
            'x-ratelimit-reset': [asSent(checkRateLimitReset)],
          }),
        ),
        body: {'application/json': schema(
          'paths/schemas.yaml#/get/responses/200/content/application~1json/schema',
          checkSchemaRecommendationList,
        )},
      },
      400: { body: { 'application/json': checkInvalidListQueryApplication1json } },
      401: {
        headers: schema(
          'components/responses.yaml#/Unauthorized/headers',
          properties({ 'www-authenticate': [asSent(checkWWWAuthenticate)] }),
        ),
        body: { 'application/json': checkUnauthorizedApplication1json },
      },
      403: { body: { 'application/json': checkMissingReadScopeApplication1json } },
      405: {
        headers: schema(
          'components/responses.yaml#/MethodNotAllowedGet/headers',
          properties({ allow: [asSent(checkHeadersAllow4)] }),
        ),
        body: { 'application/json': checkMethodNotAllowedGetApplication1json },
      },
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
        body: { 'application/json': checkRateLimitedApplication1json },
      },
      500: { body: { 'application/json': checkInternalErrorApplication1json } },
    },
  },
  listResources: {
    at: 'paths/resources.yaml#/get',
    query: schema(
      'paths/resources.yaml#/get/parameters',
      properties({ page: [asSent(checkPageSent)], page_size: [asSent(checkPageSizeSent)] }),
    ),
    responses: {
      200: {
        headers: schema(
          'paths/resources.yaml#/get/responses/200/headers',
          properties({
            'x-ratelimit-limit': [asSent(checkRateLimitLimit)],
            'x-ratelimit-remaining': [asSent(checkRateLimitRemaining)],
            'x-ratelimit-reset': [asSent(checkRateLimitReset)],
          }),
        ),
        body: {'application/json': schema(
          'paths/resources.yaml#/get/responses/200/content/application~1json/schema',
          checkResourceList,
        )},
      },
      400: { body: { 'application/json': checkInvalidListQueryApplication1json } },
      401: {
        headers: schema(
          'components/responses.yaml#/Unauthorized/headers',
          properties({ 'www-authenticate': [asSent(checkWWWAuthenticate)] }),
        ),
        body: { 'application/json': checkUnauthorizedApplication1json },
      },
      403: { body: { 'application/json': checkMissingReadScopeApplication1json } },
      405: {
        headers: schema(
          'components/responses.yaml#/MethodNotAllowedGet/headers',
          properties({ allow: [asSent(checkHeadersAllow4)] }),
        ),
        body: { 'application/json': checkMethodNotAllowedGetApplication1json },
      },
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
        body: { 'application/json': checkRateLimitedApplication1json },
      },
      500: { body: { 'application/json': checkInternalErrorApplication1json } },
    },
  },
  getOpenapiDocument: {
    at: 'paths/openapi-json.yaml#/get',
    responses: {
      200: {
        headers: schema(
          'paths/openapi-json.yaml#/get/responses/200/headers',
          properties({
            'x-ratelimit-limit': [asSent(checkRateLimitLimit)],
            'x-ratelimit-remaining': [asSent(checkRateLimitRemaining)],
            'x-ratelimit-reset': [asSent(checkRateLimitReset)],
          }),
        ),
        body: {'application/json': schema(
          'paths/openapi-json.yaml#/get/responses/200/content/application~1json/schema',
          checkOpenapiDocument,
        )},
      },
      405: {
        headers: schema(
          'components/responses.yaml#/MethodNotAllowedGet/headers',
          properties({ allow: [asSent(checkHeadersAllow4)] }),
        ),
        body: { 'application/json': checkMethodNotAllowedGetApplication1json },
      },
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
        body: { 'application/json': checkRateLimitedApplication1json },
      },
      500: { body: { 'application/json': checkInternalErrorApplication1json } },
    },
  },
};
