// concordat 0.1.0 spec=04204d9e44adf605 body=a81a586ccdf5f212; do not edit: change the document, then run "concordat generate"
/* eslint-disable */
import {
  type Check,
  type OperationChecks,
  type Validation,
  type ValidationMode,
  type ValidationOptions,
  anyOf,
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
  properties,
  ref,
  required,
  schema,
  type,
  uniqueItems,
} from '@concordat/client/validate';

/**
 * Checks what a client of Data Sources API sends and gets: an option of `createClient`.
 *
 * Not checked:
 * - `paths/oauth-token.yaml#/post/requestBody/content/application~1x-www-form-urlencoded`: bodies of application/x-www-form-urlencoded are not checked: only JSON is
 *
 * @param mode `warn` hands problems to `onProblem` (default: a line each on the console), `throw` throws a `ValidationError`
 * @example
 * const client = createClient({ validate: validate('warn') });
 */
export function validate(mode: ValidationMode, options?: ValidationOptions): Validation {
  return createValidation(operations, mode, options);
}

const isUri: Check = expression(
  'uri',
  '^(?:[a-z][a-z0-9+\\-.]*:)(?:\\/?\\/(?:(?:[a-z0-9\\-._~!$&\'()*+,;=:]|%[0-9a-f]{2})*@)?(?:\\[(?:(?:(?:(?:[0-9a-f]{1,4}:){6}|::(?:[0-9a-f]{1,4}:){5}|(?:[0-9a-f]{1,4})?::(?:[0-9a-f]{1,4}:){4}|(?:(?:[0-9a-f]{1,4}:){0,1}[0-9a-f]{1,4})?::(?:[0-9a-f]{1,4}:){3}|(?:(?:[0-9a-f]{1,4}:){0,2}[0-9a-f]{1,4})?::(?:[0-9a-f]{1,4}:){2}|(?:(?:[0-9a-f]{1,4}:){0,3}[0-9a-f]{1,4})?::[0-9a-f]{1,4}:|(?:(?:[0-9a-f]{1,4}:){0,4}[0-9a-f]{1,4})?::)(?:[0-9a-f]{1,4}:[0-9a-f]{1,4}|(?:(?:25[0-5]|2[0-4]\\d|[01]?\\d\\d?)\\.){3}(?:25[0-5]|2[0-4]\\d|[01]?\\d\\d?))|(?:(?:[0-9a-f]{1,4}:){0,5}[0-9a-f]{1,4})?::[0-9a-f]{1,4}|(?:(?:[0-9a-f]{1,4}:){0,6}[0-9a-f]{1,4})?::)|[Vv][0-9a-f]+\\.[a-z0-9\\-._~!$&\'()*+,;=:]+)\\]|(?:(?:25[0-5]|2[0-4]\\d|[01]?\\d\\d?)\\.){3}(?:25[0-5]|2[0-4]\\d|[01]?\\d\\d?)|(?:[a-z0-9\\-._~!$&\'()*+,;=]|%[0-9a-f]{2})*)(?::\\d*)?(?:\\/(?:[a-z0-9\\-._~!$&\'()*+,;=:@]|%[0-9a-f]{2})*)*|\\/(?:(?:[a-z0-9\\-._~!$&\'()*+,;=:@]|%[0-9a-f]{2})+(?:\\/(?:[a-z0-9\\-._~!$&\'()*+,;=:@]|%[0-9a-f]{2})*)*)?|(?:[a-z0-9\\-._~!$&\'()*+,;=:@]|%[0-9a-f]{2})+(?:\\/(?:[a-z0-9\\-._~!$&\'()*+,;=:@]|%[0-9a-f]{2})*)*)(?:\\?(?:[a-z0-9\\-._~!$&\'()*+,;=:@/?]|%[0-9a-f]{2})*)?(?:#(?:[a-z0-9\\-._~!$&\'()*+,;=:@/?]|%[0-9a-f]{2})*)?$',
  'i',
);

const isUuid: Check = expression('uuid', '^(?:urn:uuid:)?[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$', 'i');

const isEmail: Check = expression(
  'email',
  '^[a-z0-9!#$%&\'*+/=?^_`{|}~-]+(?:\\.[a-z0-9!#$%&\'*+/=?^_`{|}~-]+)*@(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\\.)+[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$',
  'i',
);

const checkRateLimitLimit: Check = schema('components/headers.yaml#/RateLimitLimit/schema', type('integer'), limits({ minimum: 1 }));

const checkRateLimitRemaining: Check = schema('components/headers.yaml#/RateLimitRemaining/schema', type('integer'), limits({ minimum: 0 }));

const checkRateLimitReset: Check = schema('components/headers.yaml#/RateLimitReset/schema', type('integer'), limits({ minimum: 0 }), int64);

const checkHealth: Check = schema(
  'components/schemas.yaml#/Health',
  type('object'),
  required('status'),
  properties({ status: [type('string'), oneOfValues(['healthy', 'degraded'])] }),
);

const checkHeadersWWWAuthenticate: Check = schema('components/responses.yaml#/Unauthorized/headers/WWW-Authenticate/schema', type('string'));

const checkFieldError: Check = schema(
  'components/schemas.yaml#/FieldError',
  type('object'),
  required('field', 'issue'),
  properties({ field: [type('string')], issue: [type('string'), limits({ minLength: 1 })] }),
);

const checkError: Check = schema(
  'components/schemas.yaml#/Error',
  type('object'),
  required('error'),
  properties({error: [
    type('object'),
    required('code', 'message'),
    properties({
      code: [
        type('string'),
        oneOfValues([
  'malformed_body',
  'unauthorized',
  'forbidden',
  'not_found',
  'method_not_allowed',
  'unsupported_media_type',
  'validation_failed',
  'rate_limited',
  'internal_error',
  'service_unavailable',
]),
      ],
      message: [type('string'), limits({ minLength: 1 })],
      details: [type('array'), limits({ minItems: 1 }), items([checkFieldError])],
    }),
  ]}),
);

const checkUnauthorizedApplication1json: Check = schema('components/responses.yaml#/Unauthorized/content/application~1json/schema', checkError);

const checkHeadersWWWAuthenticate2: Check = schema('components/responses.yaml#/MissingReadScope/headers/WWW-Authenticate/schema', type('string'));

const checkMissingReadScopeApplication1json: Check = schema('components/responses.yaml#/MissingReadScope/content/application~1json/schema', checkError);

const checkHeadersAllow: Check = schema('components/responses.yaml#/MethodNotAllowedGet/headers/Allow/schema', type('string'));

const checkMethodNotAllowedGetApplication1json: Check = schema('components/responses.yaml#/MethodNotAllowedGet/content/application~1json/schema', checkError);

const checkRetryAfter: Check = schema('components/headers.yaml#/RetryAfter/schema', type('integer'), limits({ minimum: 0 }));

const checkExhaustedLimit: Check = schema('components/headers.yaml#/ExhaustedLimit/schema', type('integer'), limits({ minimum: 1 }));

const checkExhaustedRemaining: Check = schema('components/headers.yaml#/ExhaustedRemaining/schema', type('integer'), constant(0));

const checkExhaustedReset: Check = schema('components/headers.yaml#/ExhaustedReset/schema', type('integer'), limits({ minimum: 0 }), int64);

const checkRateLimitedApplication1json: Check = schema('components/responses.yaml#/RateLimited/content/application~1json/schema', checkError);

const checkInternalErrorApplication1json: Check = schema('components/responses.yaml#/InternalError/content/application~1json/schema', checkError);

const checkHeadersRetryAfter: Check = schema(
  'components/responses.yaml#/ServiceUnavailable/headers/Retry-After/schema',
  type('integer'),
  limits({ minimum: 0 }),
);

const checkServiceUnavailableApplication1json: Check = schema('components/responses.yaml#/ServiceUnavailable/content/application~1json/schema', checkError);

const checkCustomerSchema: Check = schema(
  'components/schemas.yaml#/CustomerSchema',
  type('object'),
  required('$schema', '$id', 'type', 'properties', 'required'),
  properties({
    $schema: [type('string'), constant('https://json-schema.org/draft/2020-12/schema')],
    $id: [type('string'), isUri],
    title: [type('string')],
    type: [type('string'), constant('object')],
    properties: [type('object'), properties({}, { additional: [type('object')] })],
    required: [type('array'), items([type('string')]), uniqueItems()],
  }),
);

const checkSegment: Check = schema(
  'components/schemas.yaml#/Segment',
  type('string'),
  oneOfValues(['consumer', 'small_business', 'enterprise']),
);

const checkCustomer: Check = schema(
  'components/schemas.yaml#/Customer',
  type('object'),
  required('customer_id', 'name', 'email', 'segment', 'created_at', 'updated_at'),
  properties({
    customer_id: [type('string'), isUuid],
    name: [type('string'), limits({ minLength: 1, maxLength: 200 })],
    email: [type('string'), limits({ maxLength: 254 }), isEmail],
    segment: [checkSegment],
    created_at: [type('string'), dateTime],
    updated_at: [type('string'), dateTime],
  }),
);

const checkPagination: Check = schema(
  'components/schemas.yaml#/Pagination',
  type('object'),
  required('page', 'page_size', 'total', 'has_next'),
  properties({
    page: [type('integer'), limits({ minimum: 1 })],
    page_size: [type('integer'), limits({ minimum: 1, maximum: 1000 })],
    total: [type('integer'), limits({ minimum: 0 })],
    has_next: [type('boolean')],
  }),
);

const checkCustomerList: Check = schema(
  'components/schemas.yaml#/CustomerList',
  type('object'),
  required('data', 'pagination'),
  properties({ data: [type('array'), limits({ maxItems: 1000 }), items([checkCustomer])], pagination: [checkPagination] }),
);

const checkCustomerIdSent: Check = schema('components/parameters.yaml#/CustomerId/schema', type('string'), isUuid);

const checkCustomerNotFoundApplication1json: Check = schema('components/responses.yaml#/CustomerNotFound/content/application~1json/schema', checkError);

const checkHeadersAllow2: Check = schema('components/responses.yaml#/MethodNotAllowedGetPost/headers/Allow/schema', type('string'));

const checkMethodNotAllowedGetPostApplication1json: Check = schema('components/responses.yaml#/MethodNotAllowedGetPost/content/application~1json/schema', checkError);

const checkCustomerUpdateSent: Check = schema(
  'components/schemas.yaml#/CustomerUpdate',
  type('object'),
  limits({ minProperties: 1 }),
  properties(
    {
      name: [type('string'), limits({ minLength: 1, maxLength: 200 })],
      email: [type('string'), limits({ maxLength: 254 }), isEmail],
      segment: [checkSegment],
    },
    { additional: false },
  ),
);

const checkGraphqlRequestSent: Check = schema(
  'components/schemas.yaml#/GraphqlRequest',
  type('object'),
  required('query'),
  properties(
    {
      query: [type('string'), limits({ minLength: 1, maxLength: 20000 })],
      variables: [type('object', 'null')],
      operationName: [type('string', 'null'), limits({ maxLength: 200 })],
    },
    { additional: false },
  ),
);

const checkProduct: Check = schema(
  'components/schemas.yaml#/Product',
  type('object'),
  properties({
    id: [type('string'), isUuid],
    name: [type('string'), limits({ minLength: 1 })],
    price: [type('number'), limits({ minimum: 0 })],
    category: [type('string'), limits({ minLength: 1 })],
    createdAt: [type('string'), dateTime],
    updatedAt: [type('string'), dateTime],
  }),
);

const checkProductEdge: Check = schema(
  'components/schemas.yaml#/ProductEdge',
  type('object'),
  properties({ cursor: [type('string'), limits({ minLength: 1 })], node: [checkProduct] }),
);

const checkPageInfo: Check = schema(
  'components/schemas.yaml#/PageInfo',
  type('object'),
  properties({ hasNextPage: [type('boolean')], endCursor: [type('string', 'null')] }),
);

const checkProductConnection: Check = schema(
  'components/schemas.yaml#/ProductConnection',
  type('object'),
  properties({ edges: [type('array'), items([checkProductEdge])], pageInfo: [checkPageInfo] }),
);

const checkIntrospectedField: Check = schema(
  'components/schemas.yaml#/IntrospectedField',
  type('object'),
  properties({ name: [type('string')], type: [ref(() => checkIntrospectedType)] }),
);

const checkIntrospectedType: Check = schema(
  'components/schemas.yaml#/IntrospectedType',
  type('object'),
  properties({
    kind: [
      type('string'),
      oneOfValues(['SCALAR', 'OBJECT', 'INTERFACE', 'UNION', 'ENUM', 'INPUT_OBJECT', 'LIST', 'NON_NULL']),
    ],
    name: [type('string', 'null')],
    fields: [type('array', 'null'), items([checkIntrospectedField])],
    ofType: [oneOf([ref(() => checkIntrospectedType)], [type('null')])],
  }),
);

const checkIntrospectedSchema: Check = schema(
  'components/schemas.yaml#/IntrospectedSchema',
  type('object'),
  properties({ queryType: [checkIntrospectedType], types: [type('array'), items([checkIntrospectedType])] }),
);

const checkQueryResult: Check = schema(
  'components/schemas.yaml#/QueryResult',
  type('object'),
  properties({
    products: [checkProductConnection],
    __typename: [type('string')],
    __schema: [checkIntrospectedSchema],
    __type: [oneOf([checkIntrospectedType], [type('null')])],
  }),
);

const checkGraphqlErrorCode: Check = schema(
  'components/schemas.yaml#/GraphqlErrorCode',
  type('string'),
  oneOfValues([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_USER_INPUT',
  'BAD_REQUEST',
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'METHOD_NOT_ALLOWED',
  'UNSUPPORTED_MEDIA_TYPE',
  'RATE_LIMITED',
  'INTERNAL_SERVER_ERROR',
  'SERVICE_UNAVAILABLE',
]),
);

const checkGraphqlError: Check = schema(
  'components/schemas.yaml#/GraphqlError',
  type('object'),
  required('message'),
  properties({
    message: [type('string'), limits({ minLength: 1 })],
    locations: [
      type('array'),
      limits({ minItems: 1 }),
      items([
        type('object'),
        required('line', 'column'),
        properties({ line: [type('integer'), limits({ minimum: 1 })], column: [type('integer'), limits({ minimum: 1 })] }),
      ]),
    ],
    path: [type('array'), items([type('string', 'integer')])],
    extensions: [type('object'), properties({ code: [checkGraphqlErrorCode] })],
  }),
);

const checkGraphqlResponse: Check = schema(
  'components/schemas.yaml#/GraphqlResponse',
  type('object'),
  properties({
    data: [oneOf([checkQueryResult], [type('null')])],
    errors: [type('array'), limits({ minItems: 1 }), items([checkGraphqlError])],
  }),
  anyOf([required('data')], [required('errors')]),
);

const checkGraphqlRefusal: Check = schema(
  'components/schemas.yaml#/GraphqlRefusal',
  type('object'),
  required('errors'),
  properties({ errors: [type('array'), limits({ minItems: 1 }), items([checkGraphqlError])] }),
);

const checkToken: Check = schema(
  'components/schemas.yaml#/Token',
  type('object'),
  required('access_token', 'token_type', 'expires_in', 'scope'),
  properties({
    access_token: [type('string'), limits({ minLength: 1 })],
    token_type: [type('string'), constant('Bearer')],
    expires_in: [type('integer'), limits({ minimum: 1 })],
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

const operations: Readonly<Record<string, OperationChecks>> = {
  getHealth: {
    at: 'paths/health.yaml#/get',
    responses: {
      200: {
        headers: schema(
          'paths/health.yaml#/get/responses/200/headers',
          properties({
            'x-ratelimit-limit': [asSent(checkRateLimitLimit)],
            'x-ratelimit-remaining': [asSent(checkRateLimitRemaining)],
            'x-ratelimit-reset': [asSent(checkRateLimitReset)],
          }),
        ),
        body: {'application/json': schema(
          'paths/health.yaml#/get/responses/200/content/application~1json/schema',
          checkHealth,
        )},
      },
      401: {
        headers: schema(
          'components/responses.yaml#/Unauthorized/headers',
          properties({ 'www-authenticate': [asSent(checkHeadersWWWAuthenticate)] }),
        ),
        body: { 'application/json': checkUnauthorizedApplication1json },
      },
      403: {
        headers: schema(
          'components/responses.yaml#/MissingReadScope/headers',
          properties({ 'www-authenticate': [asSent(checkHeadersWWWAuthenticate2)] }),
        ),
        body: { 'application/json': checkMissingReadScopeApplication1json },
      },
      405: {
        headers: schema(
          'components/responses.yaml#/MethodNotAllowedGet/headers',
          properties({ allow: [asSent(checkHeadersAllow)] }),
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
      503: {
        headers: schema(
          'components/responses.yaml#/ServiceUnavailable/headers',
          properties({ 'retry-after': [asSent(checkHeadersRetryAfter)] }),
        ),
        body: { 'application/json': checkServiceUnavailableApplication1json },
      },
    },
  },
  getCustomerSchema: {
    at: 'paths/schema-customers.yaml#/get',
    responses: {
      200: {
        headers: schema(
          'paths/schema-customers.yaml#/get/responses/200/headers',
          properties({
            'x-ratelimit-limit': [asSent(checkRateLimitLimit)],
            'x-ratelimit-remaining': [asSent(checkRateLimitRemaining)],
            'x-ratelimit-reset': [asSent(checkRateLimitReset)],
          }),
        ),
        body: {'application/schema+json': schema(
          'paths/schema-customers.yaml#/get/responses/200/content/application~1schema+json/schema',
          checkCustomerSchema,
        )},
      },
      401: {
        headers: schema(
          'components/responses.yaml#/Unauthorized/headers',
          properties({ 'www-authenticate': [asSent(checkHeadersWWWAuthenticate)] }),
        ),
        body: { 'application/json': checkUnauthorizedApplication1json },
      },
      403: {
        headers: schema(
          'components/responses.yaml#/MissingReadScope/headers',
          properties({ 'www-authenticate': [asSent(checkHeadersWWWAuthenticate2)] }),
        ),
        body: { 'application/json': checkMissingReadScopeApplication1json },
      },
      405: {
        headers: schema(
          'components/responses.yaml#/MethodNotAllowedGet/headers',
          properties({ allow: [asSent(checkHeadersAllow)] }),
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
      503: {
        headers: schema(
          'components/responses.yaml#/ServiceUnavailable/headers',
          properties({ 'retry-after': [asSent(checkHeadersRetryAfter)] }),
        ),
        body: { 'application/json': checkServiceUnavailableApplication1json },
      },
    },
  },
  listCustomers: {
    at: 'paths/customers.yaml#/get',
    query: schema(
      'paths/customers.yaml#/get/parameters',
      properties({
        page: [asSent(schema(
          'components/parameters.yaml#/Page/schema',
          type('integer'),
          limits({ minimum: 1, maximum: 1000000 }),
        ))],
        page_size: [asSent(schema(
          'components/parameters.yaml#/PageSize/schema',
          type('integer'),
          limits({ minimum: 1, maximum: 1000 }),
        ))],
        start_date: [asSent(schema('components/parameters.yaml#/StartDate/schema', type('string'), dateTime))],
        end_date: [asSent(schema('components/parameters.yaml#/EndDate/schema', type('string'), dateTime))],
        updated_since: [asSent(schema('components/parameters.yaml#/UpdatedSince/schema', type('string'), dateTime))],
      }),
    ),
    responses: {
      200: {
        headers: schema(
          'paths/customers.yaml#/get/responses/200/headers',
          properties({
            'x-ratelimit-limit': [asSent(checkRateLimitLimit)],
            'x-ratelimit-remaining': [asSent(checkRateLimitRemaining)],
            'x-ratelimit-reset': [asSent(checkRateLimitReset)],
          }),
        ),
        body: {'application/json': schema(
          'paths/customers.yaml#/get/responses/200/content/application~1json/schema',
          checkCustomerList,
        )},
      },
      401: {
        headers: schema(
          'components/responses.yaml#/Unauthorized/headers',
          properties({ 'www-authenticate': [asSent(checkHeadersWWWAuthenticate)] }),
        ),
        body: { 'application/json': checkUnauthorizedApplication1json },
      },
      403: {
        headers: schema(
          'components/responses.yaml#/MissingReadScope/headers',
          properties({ 'www-authenticate': [asSent(checkHeadersWWWAuthenticate2)] }),
        ),
        body: { 'application/json': checkMissingReadScopeApplication1json },
      },
      405: {
        headers: schema(
          'components/responses.yaml#/MethodNotAllowedGet/headers',
          properties({ allow: [asSent(checkHeadersAllow)] }),
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
            'retry-after': [asSent(checkRetryAfter)],
            'x-ratelimit-limit': [asSent(checkExhaustedLimit)],
            'x-ratelimit-remaining': [asSent(checkExhaustedRemaining)],
            'x-ratelimit-reset': [asSent(checkExhaustedReset)],
          }),
        ),
        body: { 'application/json': checkRateLimitedApplication1json },
      },
      500: { body: { 'application/json': checkInternalErrorApplication1json } },
      503: {
        headers: schema(
          'components/responses.yaml#/ServiceUnavailable/headers',
          properties({ 'retry-after': [asSent(checkHeadersRetryAfter)] }),
        ),
        body: { 'application/json': checkServiceUnavailableApplication1json },
      },
    },
  },
  getCustomer: {
    at: 'paths/customer.yaml#/get',
    path: schema('paths/customer.yaml#/get/parameters', properties({ id: [asSent(checkCustomerIdSent)] })),
    responses: {
      200: {
        headers: schema(
          'paths/customer.yaml#/get/responses/200/headers',
          properties({
            'x-ratelimit-limit': [asSent(checkRateLimitLimit)],
            'x-ratelimit-remaining': [asSent(checkRateLimitRemaining)],
            'x-ratelimit-reset': [asSent(checkRateLimitReset)],
          }),
        ),
        body: {'application/json': schema(
          'paths/customer.yaml#/get/responses/200/content/application~1json/schema',
          checkCustomer,
        )},
      },
      401: {
        headers: schema(
          'components/responses.yaml#/Unauthorized/headers',
          properties({ 'www-authenticate': [asSent(checkHeadersWWWAuthenticate)] }),
        ),
        body: { 'application/json': checkUnauthorizedApplication1json },
      },
      403: {
        headers: schema(
          'components/responses.yaml#/MissingReadScope/headers',
          properties({ 'www-authenticate': [asSent(checkHeadersWWWAuthenticate2)] }),
        ),
        body: { 'application/json': checkMissingReadScopeApplication1json },
      },
      404: { body: { 'application/json': checkCustomerNotFoundApplication1json } },
      405: {
        headers: schema(
          'components/responses.yaml#/MethodNotAllowedGetPost/headers',
          properties({ allow: [asSent(checkHeadersAllow2)] }),
        ),
        body: { 'application/json': checkMethodNotAllowedGetPostApplication1json },
      },
      422: {body: {'application/json': schema(
        'components/responses.yaml#/InvalidId/content/application~1json/schema',
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
      503: {
        headers: schema(
          'components/responses.yaml#/ServiceUnavailable/headers',
          properties({ 'retry-after': [asSent(checkHeadersRetryAfter)] }),
        ),
        body: { 'application/json': checkServiceUnavailableApplication1json },
      },
    },
  },
  updateCustomer: {
    at: 'paths/customer.yaml#/post',
    path: schema('paths/customer.yaml#/post/parameters', properties({ id: [asSent(checkCustomerIdSent)] })),
    body: {'application/json': schema(
      'paths/customer.yaml#/post/requestBody/content/application~1json/schema',
      checkCustomerUpdateSent,
    )},
    bodyRequired: true,
    responses: {
      200: {
        headers: schema(
          'paths/customer.yaml#/post/responses/200/headers',
          properties({
            'x-ratelimit-limit': [asSent(checkRateLimitLimit)],
            'x-ratelimit-remaining': [asSent(checkRateLimitRemaining)],
            'x-ratelimit-reset': [asSent(checkRateLimitReset)],
          }),
        ),
        body: {'application/json': schema(
          'paths/customer.yaml#/post/responses/200/content/application~1json/schema',
          checkCustomer,
        )},
      },
      400: {body: {'application/json': schema(
        'components/responses.yaml#/MalformedBody/content/application~1json/schema',
        checkError,
      )}},
      401: {
        headers: schema(
          'components/responses.yaml#/Unauthorized/headers',
          properties({ 'www-authenticate': [asSent(checkHeadersWWWAuthenticate)] }),
        ),
        body: { 'application/json': checkUnauthorizedApplication1json },
      },
      403: {
        headers: schema(
          'components/responses.yaml#/MissingWriteScope/headers',
          properties({'www-authenticate': [asSent(schema(
            'components/responses.yaml#/MissingWriteScope/headers/WWW-Authenticate/schema',
            type('string'),
          ))]}),
        ),
        body: {'application/json': schema(
          'components/responses.yaml#/MissingWriteScope/content/application~1json/schema',
          checkError,
        )},
      },
      404: { body: { 'application/json': checkCustomerNotFoundApplication1json } },
      405: {
        headers: schema(
          'components/responses.yaml#/MethodNotAllowedGetPost/headers',
          properties({ allow: [asSent(checkHeadersAllow2)] }),
        ),
        body: { 'application/json': checkMethodNotAllowedGetPostApplication1json },
      },
      415: {body: {'application/json': schema(
        'components/responses.yaml#/UnsupportedMediaType/content/application~1json/schema',
        checkError,
      )}},
      422: {body: {'application/json': schema(
        'components/responses.yaml#/InvalidUpdate/content/application~1json/schema',
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
      503: {
        headers: schema(
          'components/responses.yaml#/ServiceUnavailable/headers',
          properties({ 'retry-after': [asSent(checkHeadersRetryAfter)] }),
        ),
        body: { 'application/json': checkServiceUnavailableApplication1json },
      },
    },
  },
  queryProducts: {
    at: 'paths/graphql.yaml#/post',
    body: {'application/json': schema(
      'paths/graphql.yaml#/post/requestBody/content/application~1json/schema',
      checkGraphqlRequestSent,
    )},
    bodyRequired: true,
    responses: {
      200: {
        headers: schema(
          'paths/graphql.yaml#/post/responses/200/headers',
          properties({
            'x-ratelimit-limit': [asSent(checkRateLimitLimit)],
            'x-ratelimit-remaining': [asSent(checkRateLimitRemaining)],
            'x-ratelimit-reset': [asSent(checkRateLimitReset)],
          }),
        ),
        body: {'application/json': schema(
          'paths/graphql.yaml#/post/responses/200/content/application~1json/schema',
          checkGraphqlResponse,
        )},
      },
      400: {body: {'application/json': schema(
        'components/graphql-responses.yaml#/GraphqlMalformedBody/content/application~1json/schema',
        checkGraphqlRefusal,
      )}},
      401: {
        headers: schema(
          'components/graphql-responses.yaml#/GraphqlUnauthorized/headers',
          properties({'www-authenticate': [asSent(schema(
            'components/graphql-responses.yaml#/GraphqlUnauthorized/headers/WWW-Authenticate/schema',
            type('string'),
          ))]}),
        ),
        body: {'application/json': schema(
          'components/graphql-responses.yaml#/GraphqlUnauthorized/content/application~1json/schema',
          checkGraphqlRefusal,
        )},
      },
      403: {
        headers: schema(
          'components/graphql-responses.yaml#/GraphqlForbidden/headers',
          properties({'www-authenticate': [asSent(schema(
            'components/graphql-responses.yaml#/GraphqlForbidden/headers/WWW-Authenticate/schema',
            type('string'),
          ))]}),
        ),
        body: {'application/json': schema(
          'components/graphql-responses.yaml#/GraphqlForbidden/content/application~1json/schema',
          checkGraphqlRefusal,
        )},
      },
      405: {
        headers: schema(
          'components/graphql-responses.yaml#/GraphqlMethodNotAllowed/headers',
          properties({allow: [asSent(schema(
            'components/graphql-responses.yaml#/GraphqlMethodNotAllowed/headers/Allow/schema',
            type('string'),
          ))]}),
        ),
        body: {'application/json': schema(
          'components/graphql-responses.yaml#/GraphqlMethodNotAllowed/content/application~1json/schema',
          checkGraphqlRefusal,
        )},
      },
      415: {body: {'application/json': schema(
        'components/graphql-responses.yaml#/GraphqlUnsupportedMediaType/content/application~1json/schema',
        checkGraphqlRefusal,
      )}},
      422: {body: {'application/json': schema(
        'components/graphql-responses.yaml#/GraphqlInvalidRequest/content/application~1json/schema',
        checkGraphqlRefusal,
      )}},
      429: {
        headers: schema(
          'components/graphql-responses.yaml#/GraphqlRateLimited/headers',
          properties({
            'retry-after': [asSent(checkRetryAfter)],
            'x-ratelimit-limit': [asSent(checkExhaustedLimit)],
            'x-ratelimit-remaining': [asSent(checkExhaustedRemaining)],
            'x-ratelimit-reset': [asSent(checkExhaustedReset)],
          }),
        ),
        body: {'application/json': schema(
          'components/graphql-responses.yaml#/GraphqlRateLimited/content/application~1json/schema',
          checkGraphqlRefusal,
        )},
      },
      500: {body: {'application/json': schema(
        'components/graphql-responses.yaml#/GraphqlInternalError/content/application~1json/schema',
        checkGraphqlRefusal,
      )}},
      503: {
        headers: schema(
          'components/graphql-responses.yaml#/GraphqlUnavailable/headers',
          properties({'retry-after': [asSent(schema(
            'components/graphql-responses.yaml#/GraphqlUnavailable/headers/Retry-After/schema',
            type('integer'),
            limits({ minimum: 0 }),
          ))]}),
        ),
        body: {'application/json': schema(
          'components/graphql-responses.yaml#/GraphqlUnavailable/content/application~1json/schema',
          checkGraphqlRefusal,
        )},
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
            'cache-control': [asSent(schema('components/headers.yaml#/NoStore/schema', type('string')))],
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
        'components/oauth-responses.yaml#/OAuthInvalidRequest/content/application~1json/schema',
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
          'components/oauth-responses.yaml#/OAuthMethodNotAllowed/headers',
          properties({allow: [asSent(schema(
            'components/oauth-responses.yaml#/OAuthMethodNotAllowed/headers/Allow/schema',
            type('string'),
          ))]}),
        ),
        body: {'application/json': schema(
          'components/oauth-responses.yaml#/OAuthMethodNotAllowed/content/application~1json/schema',
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
        body: {'application/json': schema(
          'components/oauth-responses.yaml#/OAuthRateLimited/content/application~1json/schema',
          checkOAuthError,
        )},
      },
      500: {body: {'application/json': schema(
        'components/oauth-responses.yaml#/OAuthServerError/content/application~1json/schema',
        checkOAuthError,
      )}},
      503: {
        headers: schema(
          'components/oauth-responses.yaml#/OAuthUnavailable/headers',
          properties({'retry-after': [asSent(schema(
            'components/oauth-responses.yaml#/OAuthUnavailable/headers/Retry-After/schema',
            type('integer'),
            limits({ minimum: 0 }),
          ))]}),
        ),
        body: {'application/json': schema(
          'components/oauth-responses.yaml#/OAuthUnavailable/content/application~1json/schema',
          checkOAuthError,
        )},
      },
    },
  },
};
