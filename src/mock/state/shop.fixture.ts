type Json = Record<string, unknown>;

const error = {
  type: 'object',
  required: ['message'],
  properties: { message: { type: 'string', minLength: 1 } },
};
const content = (schema: unknown, example?: unknown) => ({
  'application/json': { schema, ...(example !== undefined && { example }) },
});
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const answer = (schema: unknown, headers: Json = {}) => ({
  description: 'ok',
  headers,
  content: content(schema),
});
const refused = (message: string, description = message) => ({
  description,
  content: content(ref('Error'), { message }),
});
const parameter = (name: string, place: string, schema: unknown, more: Json = {}) => ({
  name,
  in: place,
  required: place === 'path',
  schema,
  ...more,
});
const etag = { ETag: { schema: { type: 'string' }, example: '"1"' } };
const productId = parameter('id', 'path', { type: 'integer' }, { example: 41 });
const ofProduct = parameter('productId', 'path', { type: 'integer' });
const versions = [parameter('If-Match', 'header', { type: 'string' })];

/** Products with reviews, and the shop's settings: one of each thing that an API does to what it keeps. */
export const shop: Json = {
  openapi: '3.1.0',
  servers: [{ url: 'https://shop.example.com/v1' }],
  paths: {
    '/products': {
      get: {
        parameters: [
          parameter('page', 'query', { type: 'integer', default: 1 }),
          parameter('page_size', 'query', { type: 'integer', minimum: 1, maximum: 50, default: 3 }),
          parameter('colour', 'query', { type: 'string' }),
          parameter(
            'sort',
            'query',
            { type: 'string' },
            { description: 'A property; `-price` for the greatest first.' },
          ),
        ],
        responses: {
          200: answer({
            type: 'object',
            required: ['data', 'total'],
            properties: {
              data: { type: 'array', items: ref('Product') },
              total: { type: 'integer' },
              page: { type: 'integer' },
            },
          }),
        },
      },
      post: {
        parameters: [parameter('Idempotency-Key', 'header', { type: 'string' })],
        requestBody: { required: true, content: content(ref('NewProduct')) },
        responses: {
          201: answer(ref('Product'), {
            ...etag,
            Location: { schema: { type: 'string' }, example: '/v1/products/41' },
            'Idempotency-Replayed': { schema: { type: 'boolean' } },
          }),
          409: refused('There is a product with the sku A-1', 'Another product has the sku'),
          422: refused('The key was used before'),
        },
      },
    },
    '/products/{id}': {
      parameters: [productId],
      get: {
        parameters: [parameter('If-None-Match', 'header', { type: 'string' })],
        responses: {
          200: answer(ref('Product'), etag),
          304: { description: 'same' },
          404: refused('There is no product 41'),
        },
      },
      put: {
        parameters: versions,
        requestBody: { required: true, content: content(ref('NewProduct')) },
        responses: {
          200: answer(ref('Product'), etag),
          404: refused('There is no product 41'),
          409: refused('taken'),
          412: refused('changed'),
        },
      },
      patch: {
        parameters: versions,
        requestBody: {
          required: true,
          content: {
            'application/json': { schema: ref('ProductPatch') },
            'application/merge-patch+json': { schema: ref('ProductPatch') },
            'application/json-patch+json': { schema: { type: 'array', items: { type: 'object' } } },
          },
        },
        responses: {
          200: answer(ref('Product'), etag),
          404: refused('There is no product 41'),
          409: refused('does not apply'),
          412: refused('changed'),
          422: refused('cannot be applied'),
        },
      },
      delete: {
        parameters: versions,
        responses: {
          204: { description: 'gone' },
          404: refused('There is no product 41'),
          412: refused('changed'),
        },
      },
    },
    '/products/{productId}/reviews': {
      parameters: [ofProduct],
      get: {
        responses: {
          200: answer({ type: 'array', items: ref('Review') }),
          404: refused('There is no product'),
        },
      },
      post: {
        requestBody: { required: true, content: content(ref('NewReview')) },
        responses: { 201: answer(ref('Review')), 404: refused('There is no product') },
      },
    },
    '/products/{productId}/reviews/{id}': {
      parameters: [ofProduct, parameter('id', 'path', { type: 'string' })],
      get: { responses: { 200: answer(ref('Review')), 404: refused('There is no review') } },
    },
    '/settings': {
      get: { responses: { 200: answer(ref('Settings')) } },
      put: {
        requestBody: { required: true, content: content(ref('Settings')) },
        responses: { 200: answer(ref('Settings')) },
      },
    },
  },
  components: {
    schemas: {
      Error: error,
      Product: {
        type: 'object',
        required: ['id', 'sku', 'price', 'colour', 'tags', 'note', 'created_at', 'updated_at'],
        properties: {
          id: { type: 'integer', minimum: 1, readOnly: true },
          sku: { type: 'string', description: 'Unique among all products.' },
          price: { type: 'number', minimum: 0 },
          colour: { type: 'string', enum: ['red', 'green'] },
          tags: { type: 'array', items: { type: 'string' } },
          note: { type: ['string', 'null'] },
          size: { type: 'object', properties: { width: { type: 'integer' }, height: { type: 'integer' } } },
          owner: { type: 'string', format: 'email', readOnly: true },
          rating_count: { type: 'integer', readOnly: true },
          created_at: { type: 'string', format: 'date-time', readOnly: true },
          updated_at: { type: 'string', format: 'date-time', readOnly: true },
        },
      },
      NewProduct: {
        type: 'object',
        required: ['sku', 'price'],
        properties: {
          sku: { type: 'string', description: 'Unique among all products.' },
          price: { type: 'number', minimum: 0 },
          colour: { type: 'string', enum: ['red', 'green'], default: 'red' },
          tags: { type: 'array', items: { type: 'string' } },
          note: { type: ['string', 'null'] },
          size: { type: 'object' },
          secret: { type: 'string', writeOnly: true },
        },
      },
      ProductPatch: {
        type: 'object',
        properties: {
          sku: { type: 'string' },
          price: { type: 'number' },
          note: { type: ['string', 'null'] },
          size: { type: 'object' },
        },
      },
      Review: {
        type: 'object',
        required: ['id', 'stars', 'written_on'],
        properties: {
          id: { type: 'string', format: 'uuid', readOnly: true },
          stars: { type: 'integer', minimum: 1, maximum: 5 },
          written_on: { type: 'string', format: 'date', readOnly: true },
        },
      },
      NewReview: {
        type: 'object',
        required: ['stars'],
        properties: { stars: { type: 'integer', minimum: 1, maximum: 5 } },
      },
      Settings: {
        type: 'object',
        required: ['language'],
        properties: { language: { type: 'string', enum: ['en', 'de'] } },
      },
    },
  },
};
