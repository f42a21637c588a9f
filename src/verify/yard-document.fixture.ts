const text = { type: 'string', minLength: 1, maxLength: 40 };
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const json = (name: string) => ({ content: { 'application/json': { schema: ref(name) } } });
const answer = (name: string) => ({ description: 'It.', ...json(name) });
const takes = (name: string) => ({ requestBody: { required: true, ...json(name) } });
const missing = { 404: { description: 'There is nothing of this id.' } };
const refused = { 400: { description: 'It is not valid.' } };
const conflict = { 409: { description: 'Its status does not allow it.' } };
const id = (name: string) => ({
  name,
  in: 'path',
  required: true,
  schema: { type: 'string', maxLength: 20 },
});
const object = (required: readonly string[], properties: object) => ({
  type: 'object',
  required,
  properties,
});

/** Washes that run by themselves, vans that have a place once events were sent, and tags that nothing makes. */
export const yardDocument = {
  openapi: '3.1.0',
  info: { title: 'Yard', version: '1.0.0' },
  paths: {
    '/washes': {
      post: {
        operationId: 'startWash',
        ...takes('WashInput'),
        responses: { 202: answer('Wash'), ...refused },
      },
    },
    '/washes/{washId}': {
      parameters: [id('washId')],
      get: { operationId: 'readWash', responses: { 200: answer('Wash'), ...missing } },
      delete: {
        operationId: 'deleteWash',
        summary: 'Delete a wash that has ended',
        responses: { 204: { description: 'Deleted.' }, ...missing, ...conflict },
      },
    },
    '/washes/{washId}/receipt': {
      parameters: [id('washId')],
      get: { operationId: 'readReceipt', responses: { 200: answer('Receipt'), ...missing, ...conflict } },
    },
    '/vans': {
      post: { operationId: 'addVan', ...takes('VanInput'), responses: { 201: answer('Van'), ...refused } },
    },
    '/vans/{vanId}': {
      parameters: [id('vanId')],
      get: { operationId: 'readVan', responses: { 200: answer('Van'), ...missing } },
      delete: { operationId: 'deleteVan', responses: { 204: { description: 'Deleted.' }, ...missing } },
    },
    '/vans/{vanId}/sightings': {
      parameters: [id('vanId')],
      post: {
        operationId: 'reportSightings',
        ...takes('Sightings'),
        responses: { 200: answer('Count'), ...refused, ...missing },
      },
    },
    '/vans/{vanId}/place': {
      parameters: [id('vanId')],
      get: { operationId: 'readPlace', responses: { 200: answer('Place'), ...missing } },
    },
    '/tags/{serial}': {
      parameters: [{ ...id('serial'), example: 'T-1' }],
      get: { operationId: 'readTag', responses: { 200: answer('Tag'), ...missing } },
      put: {
        operationId: 'setTag',
        description: 'Tags come from their maker: an unknown one is a 404.',
        ...takes('Tag'),
        responses: { 200: answer('Tag'), ...refused, ...missing },
      },
    },
  },
  components: {
    schemas: {
      WashInput: object(['plate'], { plate: text }),
      Wash: object(['id', 'status', 'plate'], {
        id: { type: 'string' },
        status: { type: 'string', enum: ['queued', 'running', 'succeeded', 'failed'] },
        plate: text,
      }),
      Receipt: object(['total'], { total: { type: 'integer' } }),
      VanInput: object(['name'], { name: text }),
      Van: object(['id', 'name'], { id: { type: 'string' }, name: text }),
      Sightings: object(['places'], { places: { type: 'array', minItems: 1, maxItems: 5, items: text } }),
      Count: object(['kept'], { kept: { type: 'integer' } }),
      Place: object(['place'], { place: text }),
      Tag: {
        ...object(['serial', 'label', 'owner'], {
          serial: { type: 'string', readOnly: true },
          label: text,
          owner: { type: ['string', 'null'], maxLength: 40 },
        }),
        example: { label: 'Gate', owner: 'Ines' },
      },
    },
  },
};
