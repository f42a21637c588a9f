const json = (schema: unknown) => ({ 'application/json': { schema } });
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const takes = (name: string) => ({ requestBody: { required: true, content: json(ref(name)) } });
const answer = (name: string, headers: object = {}) => ({
  description: 'Done.',
  headers,
  content: json(ref(name)),
});
const refused = (description: string) => ({ description, content: json(ref('Refusal')) });
const missing = { 404: refused('There is none.'), 410: refused('It was deleted.') };
const invalid = { 400: refused('Something is wrong with it.') };
const id = (name: string) => ({ name, in: 'path', required: true, schema: { type: 'integer', minimum: 1 } });
const etag = { ETag: { schema: { type: 'string' } } };
const ifMatch = { name: 'If-Match', in: 'header', schema: { type: 'string' } };
const location = { Location: { required: true, schema: { type: 'string' } } };
const listOf = (name: string) => ({
  type: 'object',
  required: ['data', 'total'],
  properties: { data: { type: 'array', items: ref(name) }, total: { type: 'integer' } },
});
const paging = [
  { name: 'page', in: 'query', schema: { type: 'integer', minimum: 1, default: 1 } },
  { name: 'per_page', in: 'query', schema: { type: 'integer', minimum: 1, maximum: 20, default: 5 } },
];
const readOnlyTime = { type: 'string', format: 'date-time', readOnly: true };

const thingFields = {
  name: { type: 'string', minLength: 1, maxLength: 40 },
  size: { type: 'integer', minimum: 1, maximum: 100 },
  colour: { type: 'string', enum: ['red', 'green', 'blue'], default: 'green' },
  note: { type: ['string', 'null'], maxLength: 80 },
  tags: { type: 'array', items: { type: 'string', minLength: 1 }, maxItems: 5, default: [] },
};

const things = {
  get: {
    operationId: 'listThings',
    parameters: paging,
    responses: { 200: answer('ThingList') },
  },
  post: {
    operationId: 'createThing',
    description: 'A name exists once; one that is taken is refused with 409.',
    ...takes('NewThing'),
    responses: { 201: answer('Thing', location), 409: refused('The name is taken.'), ...invalid },
  },
};

const thing = {
  parameters: [id('id')],
  get: {
    operationId: 'getThing',
    parameters: [{ name: 'If-None-Match', in: 'header', schema: { type: 'string' } }],
    responses: { 200: answer('Thing', etag), 304: { description: 'As it was.' }, ...missing },
  },
  put: {
    operationId: 'replaceThing',
    parameters: [ifMatch],
    ...takes('NewThing'),
    responses: {
      200: answer('Thing', etag),
      409: refused('The name is taken.'),
      412: refused('It has changed.'),
      ...invalid,
      ...missing,
    },
  },
  patch: {
    operationId: 'updateThing',
    parameters: [ifMatch],
    requestBody: {
      required: true,
      content: { 'application/merge-patch+json': { schema: ref('ThingPatch') } },
    },
    responses: {
      200: answer('Thing', etag),
      409: refused('The name is taken.'),
      412: refused('It has changed.'),
      ...invalid,
      ...missing,
    },
  },
  delete: {
    operationId: 'deleteThing',
    description: 'Deletes a thing and all its parts.',
    parameters: [ifMatch],
    responses: { 204: { description: 'Gone.' }, 412: refused('It has changed.'), ...missing },
  },
};

const parts = {
  parameters: [id('thing_id')],
  get: { operationId: 'listParts', responses: { 200: answer('PartList'), ...missing } },
  post: {
    operationId: 'createPart',
    ...takes('NewPart'),
    responses: { 201: answer('Part', location), ...invalid, ...missing },
  },
};

const part = {
  parameters: [id('thing_id'), id('part_id')],
  get: { operationId: 'getPart', responses: { 200: answer('Part'), ...missing } },
  patch: {
    operationId: 'updatePart',
    ...takes('NewPart'),
    responses: { 200: answer('Part'), ...invalid, ...missing },
  },
  delete: { operationId: 'deletePart', responses: { 204: { description: 'Gone.' }, ...missing } },
};

const orders = {
  post: {
    operationId: 'createOrder',
    parameters: [
      {
        name: 'Idempotency-Key',
        in: 'header',
        required: true,
        description: 'The same key with another body is refused with 422.',
        schema: { type: 'string', format: 'uuid' },
      },
    ],
    ...takes('NewOrder'),
    responses: { 201: answer('Order'), 422: refused('The key was used with another body.'), ...invalid },
  },
};

const order = {
  parameters: [id('id')],
  get: { operationId: 'getOrder', responses: { 200: answer('Order'), ...missing } },
};

const orderCancel = {
  parameters: [id('id')],
  post: {
    operationId: 'cancelOrder',
    responses: { 200: answer('Order'), 409: refused('It is cancelled already.'), ...missing },
  },
};

const orderStar = {
  parameters: [id('id')],
  put: { operationId: 'starOrder', responses: { 204: { description: 'Starred.' }, ...missing } },
};

const jobs = {
  post: { operationId: 'createJob', ...takes('NewJob'), responses: { 202: answer('Job'), ...invalid } },
};
const job = {
  parameters: [id('id')],
  get: { operationId: 'getJob', responses: { 200: answer('Job'), ...missing } },
};

const settings = {
  get: { operationId: 'getSettings', responses: { 200: answer('Settings') } },
  put: {
    operationId: 'putSettings',
    ...takes('Settings'),
    responses: { 200: answer('Settings'), ...invalid },
  },
};

const object = (required: readonly string[], properties: object) => ({
  type: 'object',
  required,
  properties,
});

/** Things with parts, orders, jobs and settings: one of each kind of what is kept. */
export const thingsDocument = {
  openapi: '3.1.0',
  info: { title: 'Things', version: '1.0.0' },
  servers: [{ url: 'http://things.example/v1' }],
  paths: {
    '/things': things,
    '/things/{id}': thing,
    '/things/{thing_id}/parts': parts,
    '/things/{thing_id}/parts/{part_id}': part,
    '/orders': orders,
    '/orders/{id}': order,
    '/orders/{id}/cancel': orderCancel,
    '/orders/{id}/star': orderStar,
    '/jobs': jobs,
    '/jobs/{id}': job,
    '/settings': settings,
  },
  components: {
    schemas: {
      NewThing: { ...object(['name', 'size'], thingFields), additionalProperties: false },
      ThingPatch: {
        type: 'object',
        minProperties: 1,
        properties: { ...thingFields, created_at: readOnlyTime },
      },
      Thing: object(['id', ...Object.keys(thingFields), 'created_at', 'updated_at'], {
        id: { type: 'integer', readOnly: true },
        ...thingFields,
        created_at: readOnlyTime,
        updated_at: readOnlyTime,
      }),
      ThingList: listOf('Thing'),
      NewPart: object(['label'], { label: { type: 'string', minLength: 1, maxLength: 40 } }),
      Part: object(['id', 'label'], {
        id: { type: 'integer', readOnly: true },
        label: { type: 'string' },
        self: { type: 'string' },
      }),
      PartList: listOf('Part'),
      NewOrder: object(['item'], {
        item: { type: 'string', minLength: 1 },
        count: { type: 'integer', default: 1 },
      }),
      Order: object(['id', 'item', 'count', 'status', 'stars'], {
        id: { type: 'integer' },
        item: { type: 'string' },
        count: { type: 'integer' },
        status: { type: 'string', enum: ['open', 'cancelled'] },
        stars: { type: 'integer' },
      }),
      NewJob: object(['task'], { task: { type: 'string' } }),
      Job: object(['id', 'task', 'status', 'progress'], {
        id: { type: 'integer' },
        task: { type: 'string' },
        status: { type: 'string', enum: ['queued', 'running', 'completed', 'failed'] },
        progress: { type: 'integer', minimum: 0, maximum: 100 },
      }),
      Settings: object(['theme'], {
        theme: { type: 'string', enum: ['light', 'dark'] },
        mail: { type: 'boolean', default: true },
      }),
      Refusal: object(['message'], { message: { type: 'string' } }),
    },
  },
};
