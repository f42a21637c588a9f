import { modelOf } from '../verify/items-server.fixture.ts';

const job = {
  type: 'object',
  properties: {
    status: { type: 'string', enum: ['queued', 'done'] },
    secret: { type: 'string', enum: ['x'], writeOnly: true },
    steps: {
      type: 'array',
      items: {
        type: 'object',
        properties: { kind: { enum: ['a', null] }, deep: { properties: { no: { enum: [1] } } } },
      },
    },
  },
};

/** An API with something to count of each kind. */
export const countedModel = modelOf({
  openapi: '3.1.0',
  info: { title: 'T', version: '1' },
  paths: {
    '/jobs': {
      get: {
        operationId: 'listJobs',
        parameters: [
          { name: 'status', in: 'query', schema: { enum: ['queued', 'done'] } },
          { name: 'X-Trace', in: 'header', required: true, schema: { type: 'string' } },
          { name: 'order', in: 'query', schema: { type: 'array', items: { enum: ['up', 'down'] } } },
        ],
        responses: {
          200: {
            description: 'ok',
            content: {
              'application/json': { schema: { type: 'array', items: { $ref: '#/components/schemas/Job' } } },
            },
          },
          '4XX': { description: 'wrong' },
          default: { description: 'else' },
        },
      },
    },
    '/jobs/{id}': {
      post: {
        operationId: 'changeJob',
        parameters: [{ name: 'id', in: 'path', required: true, schema: { enum: [1, 2] } }],
        requestBody: {
          content: {
            'application/json': {
              schema: {
                oneOf: [
                  { properties: { type: { enum: ['export'] } } },
                  { properties: { type: { enum: ['import'] }, made: { enum: ['now'], readOnly: true } } },
                ],
              },
            },
            'text/plain': {},
          },
        },
        responses: {
          204: { description: 'done' },
          409: {
            description: 'not now',
            content: {
              'application/json': { schema: { $ref: '#/components/schemas/Job' } },
              'text/plain': {},
            },
          },
        },
      },
    },
  },
  components: { schemas: { Job: job } },
});
