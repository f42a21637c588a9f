const json = (schema: unknown) => ({ 'application/json': { schema } });
const answer = (schema: unknown, headers: object = {}) => ({
  description: 'Done.',
  headers,
  content: json(schema),
});
const takes = (properties: object, required: readonly string[], example: unknown) => ({
  required: true,
  content: {
    'application/json': {
      schema: { type: 'object', additionalProperties: false, required, properties },
      example,
    },
  },
});
const refusals = {
  400: { description: 'It cannot be read.' },
  401: { description: 'Nobody is signed in.' },
  403: { description: 'The token is missing.' },
  404: { description: 'There is none.' },
};
const inPath = (name: string, schema: object, example?: unknown) => ({
  name,
  in: 'path',
  required: true,
  schema: { type: 'string', ...schema },
  ...(example !== undefined && { example }),
});
const changes = [{ session: [], csrf: [] }];
const colour = { type: 'string', enum: ['red', 'green', 'blue', 'white'] };
const ware = {
  type: 'object',
  required: ['code', 'colour', 'labels'],
  properties: {
    code: { type: 'string' },
    colour,
    labels: { type: 'array', items: { type: 'string' } },
  },
};
const line = {
  type: 'object',
  required: ['ware_id', 'count', 'wrapped'],
  properties: { ware_id: { type: 'string' }, count: { type: 'integer' }, wrapped: { type: 'boolean' } },
};
const basket = { type: 'object', required: ['lines'], properties: { lines: { type: 'array', items: line } } };
const job = {
  type: 'object',
  required: ['id', 'status'],
  properties: {
    id: { type: 'string' },
    status: { type: 'string', enum: ['queued', 'running', 'done'] },
  },
};
const lineKey = inPath('wareId', { pattern: '^[a-z]+$' }, 'lamp');

/** What is read whole and holds what is put into it, a session with a token beside its cookie, codes that nothing lists, and jobs. */
export const basketsDocument = {
  openapi: '3.1.0',
  info: { title: 'Baskets', version: '1', description: 'Any other method is a 405 with `Allow`.' },
  security: [{ session: [] }],
  paths: {
    '/sessions': {
      post: {
        operationId: 'signIn',
        security: [],
        requestBody: takes(
          { user: { type: 'string' }, password: { type: 'string', minLength: 8, maxLength: 40 } },
          ['user', 'password'],
          { user: 'ada', password: 'lovelace' },
        ),
        responses: {
          201: answer({
            type: 'object',
            required: ['csrf_token'],
            properties: { csrf_token: { type: 'string' } },
          }),
          ...refusals,
        },
      },
    },
    '/sessions/current': {
      delete: {
        operationId: 'signOut',
        security: changes,
        responses: { 204: { description: 'Signed out.' }, ...refusals },
      },
    },
    '/wares': {
      get: {
        operationId: 'listWares',
        security: [],
        parameters: [
          { name: 'colour', in: 'query', description: 'Only wares of this colour', schema: colour },
        ],
        responses: {
          200: answer({ type: 'array', items: { $ref: '#/components/schemas/Ware' } }),
          ...refusals,
        },
      },
    },
    '/wares/{code}': {
      parameters: [inPath('code', {})],
      get: {
        operationId: 'getWare',
        security: [],
        responses: { 200: answer({ $ref: '#/components/schemas/Ware' }), ...refusals },
      },
    },
    '/basket': { get: { operationId: 'getBasket', responses: { 200: answer(basket), ...refusals } } },
    '/basket/lines/{wareId}': {
      parameters: [lineKey],
      put: {
        operationId: 'putLine',
        security: changes,
        requestBody: takes(
          {
            count: { type: 'integer', minimum: 1, maximum: 9 },
            wrapped: { type: 'boolean', default: false },
          },
          ['count'],
          { count: 2, wrapped: true },
        ),
        responses: { 200: answer(basket), 201: answer(basket), ...refusals },
      },
      delete: {
        operationId: 'removeLine',
        security: changes,
        responses: { 204: { description: 'It is out.' }, ...refusals },
      },
    },
    '/coupons/{code}': {
      parameters: [inPath('code', { pattern: '^[A-Z]{4,8}$' }, 'SPRING')],
      get: {
        operationId: 'getCoupon',
        parameters: [{ name: 'on', in: 'query', schema: { type: 'string', format: 'date' } }],
        responses: {
          200: answer({ type: 'object', required: ['code'], properties: { code: { type: 'string' } } }),
          ...refusals,
        },
      },
    },
    '/jobs': {
      post: {
        operationId: 'startJob',
        security: changes,
        requestBody: takes({ title: { type: 'string', maxLength: 40 } }, ['title'], { title: 'All' }),
        responses: { 202: answer({ $ref: '#/components/schemas/Job' }), ...refusals },
      },
    },
    '/jobs/{jobId}': {
      parameters: [inPath('jobId', { pattern: '^job_[0-9]+$' })],
      get: {
        operationId: 'getJob',
        responses: { 200: answer({ $ref: '#/components/schemas/Job' }), ...refusals },
      },
    },
  },
  components: {
    securitySchemes: {
      session: { type: 'apiKey', in: 'cookie', name: 'sid' },
      csrf: { type: 'apiKey', in: 'header', name: 'X-CSRF-Token' },
    },
    schemas: { Ware: ware, Job: job },
  },
};
