import type { ApiFailure } from './api-failure.ts';

const problem = {
  type: 'https://projects.concordat.dev/problems/validation-failed',
  title: 'Validation failed',
  status: 422,
  detail: '2 fields are not valid.',
};

/** Bodies of failures as APIs of the world and things in between send them, and what is read of them. */
export const foreignBodies: [name: string, status: number, body: unknown, want: Partial<ApiFailure>][] = [
  [
    'a problem with a code and fields',
    422,
    { ...problem, code: 'validation_failed', errors: [{ field: 'tags.2', message: 'must be a string' }] },
    {
      code: 'validation_failed',
      message: '2 fields are not valid.',
      fields: [{ field: 'tags.2', message: 'must be a string', code: undefined }],
    },
  ],
  [
    // RFC 9457, section 3.
    'the example of RFC 9457',
    422,
    {
      type: 'https://example.net/validation-error',
      title: 'Your request is not valid.',
      errors: [
        { detail: 'must be a positive integer', pointer: '#/age' },
        { detail: "must be 'green', 'red' or 'blue'", pointer: '#/profile/color' },
      ],
    },
    {
      code: 'validation-error',
      message: 'Your request is not valid.',
      fields: [
        { field: 'age', message: 'must be a positive integer', code: undefined },
        { field: 'profile.color', message: "must be 'green', 'red' or 'blue'", code: undefined },
      ],
    },
  ],
  [
    'a problem that is about:blank',
    404,
    { type: 'about:blank', title: 'Not Found' },
    { code: 'http_404', message: 'Not Found' },
  ],
  [
    'ASP.NET',
    400,
    {
      type: 'https://tools.ietf.org/html/rfc9110#section-15.5.1',
      title: 'One or more validation errors occurred.',
      status: 400,
      errors: { Name: ['The Name field is required.'], 'Tags[1].Key': ['Too long.'] },
      traceId: '00-84c1fd4063c38d9f3900d06e56542d48-85d1d4-00',
    },
    {
      code: 'http_400',
      message: 'One or more validation errors occurred.',
      requestId: '00-84c1fd4063c38d9f3900d06e56542d48-85d1d4-00',
      fields: [
        { field: 'Name', message: 'The Name field is required.', code: undefined },
        { field: 'Tags.1.Key', message: 'Too long.', code: undefined },
      ],
    },
  ],
  [
    'an envelope with error, details and meta',
    400,
    {
      status: 'error',
      error: {
        code: 'INVALID_REQUEST',
        message: 'Missing required field: config',
        details: [{ field: 'config', issue: 'is required' }],
      },
      meta: { request_id: 'req_7d41c2a9' },
    },
    {
      code: 'INVALID_REQUEST',
      message: 'Missing required field: config',
      requestId: 'req_7d41c2a9',
      fields: [{ field: 'config', message: 'is required', code: undefined }],
    },
  ],
  [
    'a code and a message side by side',
    400,
    { status: 'error', error: 'VALIDATION_ERROR', message: 'Invalid request' },
    { code: 'VALIDATION_ERROR', message: 'Invalid request', fields: [] },
  ],
  [
    'detail, type and errors',
    422,
    {
      detail: 'Validation failed',
      type: 'validation_error',
      status_code: 422,
      errors: [{ field: 'num_rows', message: 'Must be between 100 and 240003', code: 'range_error' }],
    },
    {
      code: 'validation_error',
      message: 'Validation failed',
      fields: [{ field: 'num_rows', message: 'Must be between 100 and 240003', code: 'range_error' }],
    },
  ],
  [
    'OAuth',
    400,
    { error: 'invalid_grant', error_description: 'The code is not valid' },
    { code: 'invalid_grant', message: 'The code is not valid' },
  ],
  [
    'GitHub',
    422,
    {
      message: 'Validation Failed',
      errors: [{ resource: 'Issue', field: 'title', code: 'missing_field' }],
      documentation_url: 'https://docs.github.com/rest',
      status: '422',
    },
    {
      code: 'http_422',
      message: 'Validation Failed',
      fields: [{ field: 'title', message: 'missing_field', code: 'missing_field' }],
    },
  ],
  [
    'GitHub, nothing there',
    404,
    { message: 'Not Found', documentation_url: 'https://docs.github.com/rest' },
    { code: 'http_404', message: 'Not Found' },
  ],
  [
    'FastAPI',
    422,
    { detail: [{ loc: ['body', 'items', 0, 'name'], msg: 'field required', type: 'value_error.missing' }] },
    {
      code: 'http_422',
      message: 'items.0.name: field required',
      fields: [{ field: 'items.0.name', message: 'field required', code: 'value_error.missing' }],
    },
  ],
  [
    'Stripe',
    400,
    {
      error: {
        type: 'invalid_request_error',
        code: 'parameter_missing',
        message: 'Missing required param: amount.',
        param: 'amount',
      },
    },
    {
      code: 'parameter_missing',
      message: 'Missing required param: amount.',
      fields: [{ field: 'amount', message: 'Missing required param: amount.', code: 'parameter_missing' }],
    },
  ],
  [
    'Google',
    400,
    {
      error: {
        code: 400,
        message: 'Invalid value',
        status: 'INVALID_ARGUMENT',
        details: [
          {
            '@type': 'type.googleapis.com/google.rpc.BadRequest',
            fieldViolations: [{ field: 'name', description: 'is empty' }],
          },
        ],
      },
    },
    {
      code: 'INVALID_ARGUMENT',
      message: 'Invalid value',
      fields: [{ field: 'name', message: 'is empty', code: undefined }],
    },
  ],
  [
    'JSON:API',
    422,
    {
      errors: [
        {
          code: 'too_short',
          title: 'Invalid Attribute',
          detail: 'First name is too short.',
          source: { pointer: '/data/attributes/firstName' },
        },
      ],
    },
    {
      code: 'too_short',
      message: 'First name is too short.',
      fields: [
        { field: 'data.attributes.firstName', message: 'First name is too short.', code: 'too_short' },
      ],
    },
  ],
  [
    'GraphQL',
    400,
    {
      errors: [
        {
          message: 'Cannot query field "x"',
          locations: [{ line: 1, column: 3 }],
          path: ['x'],
          extensions: { code: 'GRAPHQL_VALIDATION_FAILED' },
        },
      ],
    },
    { code: 'GRAPHQL_VALIDATION_FAILED', message: 'Cannot query field "x"', fields: [] },
  ],
  [
    'GraphQL without a code',
    400,
    { errors: [{ message: 'No', locations: [{ line: 1, column: 3 }], path: ['customer', 'name'] }] },
    { code: 'http_400', message: 'No', fields: [] },
  ],
  [
    'Twilio',
    401,
    { code: 20003, message: 'Authenticate', status: 401 },
    { code: '20003', message: 'Authenticate' },
  ],
  [
    'Spring',
    500,
    { timestamp: 'x', status: 500, error: 'Internal Server Error', path: '/x' },
    { code: 'http_500', message: 'Internal Server Error' },
  ],
  [
    'AWS',
    400,
    { __type: 'ResourceNotFoundException', message: 'No table' },
    { code: 'ResourceNotFoundException', message: 'No table' },
  ],
  [
    'Microsoft Graph',
    403,
    { error: { code: 'accessDenied', message: 'No', innerError: { 'request-id': 'abc' } } },
    { code: 'accessDenied', message: 'No', requestId: 'abc' },
  ],
  [
    'Django',
    400,
    { name: ['This field is required.', 'And long.'] },
    {
      code: 'http_400',
      message: 'name: This field is required.',
      fields: [
        { field: 'name', message: 'This field is required.', code: undefined },
        { field: 'name', message: 'And long.', code: undefined },
      ],
    },
  ],
  ['Rails', 422, { errors: { name: ['is too short'] } }, { message: 'name: is too short' }],
  ['Shopify', 404, { errors: 'Not Found' }, { code: 'http_404', message: 'Not Found' }],
  ['Slack', 400, { ok: false, error: 'invalid_auth' }, { code: 'invalid_auth', message: 'invalid_auth' }],
  [
    'a list',
    400,
    [{ errorCode: 'x', message: 'session expired', code: 'INVALID_SESSION_ID' }],
    { code: 'INVALID_SESSION_ID', message: 'session expired' },
  ],
  ['plain text', 503, '  upstream is down\n', { code: 'http_503', message: 'upstream is down' }],
  ['JSON as plain text', 400, '{"error":"E1","message":"m"}', { code: 'E1', message: 'm' }],
  ['what looks like JSON', 400, '{oops', { message: '{oops' }],
  ['a sentence as JSON', 400, 'nope', { message: 'nope' }],
  [
    'a page of a proxy',
    502,
    '<!DOCTYPE html><html><head><title> 502 Bad Gateway </title>',
    { message: '502 Bad Gateway' },
  ],
  ['a page without a title', 502, '<html><body>', { message: 'the server answered 502' }],
  ['a long text', 500, 'x'.repeat(501), { message: `${'x'.repeat(500)}…` }],
  [
    'nothing',
    404,
    undefined,
    {
      status: 404,
      code: 'http_404',
      message: 'the server answered 404',
      fields: [],
      requestId: undefined,
      retryAfterMs: undefined,
    },
  ],
  ['null', 500, null, { code: 'http_500' }],
  ['an empty object', 500, {}, { code: 'http_500', message: 'the server answered 500' }],
  ['a file', 500, new Blob(['x']), { code: 'http_500', message: 'the server answered 500' }],
  [
    'nonsense',
    500,
    { error: [], errors: [null, 7], details: { a: 1 }, code: {}, message: 3 },
    { code: 'http_500', fields: [] },
  ],
];
