/** Every kind of input that a form has: places, styles, bodies, credentials. */
export const everyInput = {
  openapi: '3.1.0',
  info: { title: 'Every input', version: '1' },
  servers: [{ url: '/v1' }, { url: 'https://api.example.com/v1', description: 'Production' }],
  components: {
    securitySchemes: {
      token: { type: 'http', scheme: 'bearer' },
      signIn: { type: 'http', scheme: 'basic' },
      key: { type: 'apiKey', in: 'query', name: 'api_key' },
    },
  },
  paths: {
    '/things/{id}': {
      get: {
        operationId: 'getThing',
        summary: 'Read a thing',
        tags: ['Things'],
        security: [{ token: [] }, { signIn: [] }, { key: [] }],
        parameters: [
          { name: 'id', in: 'path', required: true, schema: { type: 'string' }, example: 'a b/c' },
          {
            name: 'sizes',
            in: 'query',
            explode: false,
            schema: { type: 'array', items: { type: 'string', enum: ['s', 'm'] } },
            example: ['s', 'm'],
          },
          { name: 'filter', in: 'query', style: 'deepObject', schema: { type: 'object' }, example: { a: 1 } },
          { name: 'X-Trace', in: 'header', schema: { type: 'string' }, example: 'trace-1' },
        ],
        responses: {
          200: {
            description: 'A thing',
            content: { 'application/json': { example: { id: 12345678901234567890n.toString(), list: [] } } },
          },
          401: { description: 'No', content: { 'application/json': { example: { error: 'no token' } } } },
          404: {
            description: 'None',
            content: {
              'application/json': { examples: { gone: { value: { error: 'gone' } } } },
            },
          },
        },
      },
    },
    '/things': {
      post: {
        tags: ['Things'],
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: { type: 'object', required: ['name'], properties: { name: { type: 'string' } } },
              examples: {
                first: { value: { name: 'first' } },
                second: { summary: 'The second', value: { name: 'second' } },
              },
            },
            'application/x-www-form-urlencoded': {
              schema: {
                type: 'object',
                properties: { name: { type: 'string' }, tags: { type: 'array', items: {} } },
              },
              example: { name: 'a&b', tags: ['x', 'y'] },
              encoding: { tags: { style: 'form', explode: true } },
            },
          },
        },
        responses: {
          201: { description: 'Made', content: { 'application/json': { example: { made: true } } } },
        },
      },
    },
    '/files': {
      post: {
        operationId: 'upload',
        tags: ['Files'],
        requestBody: {
          content: {
            'multipart/form-data': {
              schema: {
                type: 'object',
                required: ['file'],
                properties: {
                  file: { type: 'string', format: 'binary' },
                  // Without a type: Prism reads every part as text.
                  about: {},
                  note: { type: 'string' },
                },
              },
              encoding: { about: { contentType: 'application/json' } },
              example: { about: { by: 'me' }, note: '@note' },
            },
          },
        },
        responses: {
          200: { description: 'Kept', content: { 'application/json': { example: { kept: 1 } } } },
        },
      },
    },
  },
} as const;
