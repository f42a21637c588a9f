import type { Model } from '../model/model.ts';
import { modelOf } from './items-server.fixture.ts';

const text = { type: 'string' };
const json = (schema: unknown) => ({ 'application/json': { schema } });
const box = { $ref: '#/components/schemas/Box' };
const failed = (description: string) => ({ description, content: json({ type: 'object' }) });
const refusals = {
  400: failed('It is wrong.'),
  401: failed('No token.'),
  403: failed('The token lacks the scope.'),
  404: failed('There is none.'),
};
const writes = [{ oauth: ['write'] }];
const id = { name: 'id', in: 'path', required: true, schema: { type: 'string', pattern: '^box_[0-9]+$' } };
const input = {
  type: 'object',
  required: ['name', 'day', 'weight'],
  properties: {
    name: { type: 'string', minLength: 1, maxLength: 40 },
    day: { type: 'string', format: 'date' },
    weight: { type: 'string', pattern: '^[0-9]{1,5}\\.[0-9]{2}$' },
  },
};
const load = {
  type: 'object',
  required: ['inside'],
  properties: { inside: { ...id.schema, example: 'box_1' } },
};
const work = {
  type: 'object',
  required: ['id', 'status', 'report_id'],
  properties: { id: text, status: { type: 'string', enum: ['running', 'done'] }, report_id: text },
};

function paths(says: string) {
  const one = { description: 'A box.', content: json(box) };
  const done = { 204: { description: 'Done.' }, ...refusals };
  const tagged = { ...done, 409: failed('It cannot be done as things are.') };
  const header = (schema: object) => ({ required: true, schema });
  return {
    '/boxes': {
      post: {
        operationId: 'makeBox',
        security: writes,
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: input,
              example: { name: 'Blue', day: '2025-03-03', weight: '9.50' },
            },
          },
        },
        responses: { 201: one, ...refusals },
      },
    },
    '/boxes/search': {
      post: {
        operationId: 'searchBoxes',
        requestBody: {
          required: true,
          content: {
            'application/json': { schema: { $ref: '#/components/schemas/Search' }, example: { limit: 2 } },
          },
        },
        responses: {
          200: {
            description: 'A page.',
            content: json({
              type: 'object',
              required: ['boxes', 'next_cursor'],
              properties: {
                boxes: { type: 'array', items: box },
                next_cursor: { type: ['string', 'null'] },
                total: { type: 'integer' },
              },
            }),
          },
          ...refusals,
        },
      },
    },
    '/boxes/bulk': {
      post: {
        operationId: 'makeBoxes',
        security: writes,
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: { type: 'array', maxItems: 3, items: input },
              example: [{ name: 'Red', day: '2025-03-04', weight: '2.00' }],
            },
          },
        },
        responses: {
          207: {
            description: 'How each fared.',
            content: json({
              type: 'array',
              items: { type: 'object', properties: { status: { type: 'integer' }, box } },
            }),
          },
          ...refusals,
        },
      },
    },
    '/loads': {
      post: {
        operationId: 'makeLoad',
        security: writes,
        requestBody: { required: true, content: json({ $ref: '#/components/schemas/NewLoad' }) },
        responses: {
          201: { description: 'A load.', content: json({ $ref: '#/components/schemas/Load' }) },
          ...refusals,
        },
      },
    },
    '/loads/{id}': {
      parameters: [{ ...id, schema: text }],
      get: {
        operationId: 'getLoad',
        responses: {
          200: { description: 'A load.', content: json({ $ref: '#/components/schemas/Load' }) },
          ...refusals,
        },
      },
    },
    '/boxes/{id}': {
      parameters: [id],
      get: { operationId: 'getBox', responses: { 200: one, ...refusals } },
      delete: {
        operationId: 'deleteBox',
        description: says || 'A box that a load is in stays; that is a 409.',
        security: writes,
        responses: tagged,
      },
    },
    '/boxes/{id}/seal': {
      parameters: [id],
      post: {
        operationId: 'sealBox',
        description: says || 'What is sealed already is a 409.',
        security: writes,
        responses: { 201: one, 409: failed('It cannot be done as things are.'), ...refusals },
      },
    },
    '/boxes/{id}/tags': {
      parameters: [id],
      get: {
        operationId: 'listTags',
        responses: {
          200: { description: 'All.', content: json({ type: 'array', items: text }) },
          ...refusals,
        },
      },
    },
    '/boxes/{id}/tags/{tag}': {
      parameters: [id, { name: 'tag', in: 'path', required: true, schema: text, example: 'old' }],
      put: {
        operationId: 'addTag',
        description: says || 'A tag that the box has already is a 204, too.',
        security: writes,
        responses: tagged,
      },
      delete: {
        operationId: 'removeTag',
        description: says || 'A tag that the box does not have is a 404.',
        security: writes,
        responses: done,
      },
    },
    '/reports': {
      post: {
        operationId: 'startReport',
        security: writes,
        responses: {
          202: {
            description: 'Begun.',
            headers: { 'Operation-Location': header({ type: 'string', format: 'uri-reference' }) },
            content: json({ $ref: '#/components/schemas/Work' }),
          },
          ...refusals,
        },
      },
    },
    '/works/{id}': {
      parameters: [{ ...id, schema: { type: 'string', pattern: '^work_[0-9]+$' } }],
      get: {
        operationId: 'getWork',
        responses: {
          200: { description: 'How far it is.', content: json({ $ref: '#/components/schemas/Work' }) },
          ...refusals,
        },
      },
    },
    '/reports/{id}/file': {
      parameters: [{ ...id, schema: { type: 'string', pattern: '^rep_[0-9]+$' } }],
      get: {
        operationId: 'getFile',
        responses: {
          200: { description: 'The file.', content: { 'text/plain': { schema: text } } },
          ...refusals,
        },
      },
    },
  };
}

/** Boxes with tags, a search in a body, reports that take a moment, and scopes. @param says in place of what operations say */
export function boxesModel(says = ''): Model {
  return modelOf({
    openapi: '3.1.0',
    info: { title: 'Boxes', version: '1' },
    security: [{ oauth: ['read'] }],
    paths: paths(says),
    components: {
      securitySchemes: {
        oauth: {
          type: 'oauth2',
          flows: { clientCredentials: { tokenUrl: 'https://t.example', scopes: {} } },
        },
      },
      schemas: {
        Box: {
          ...input,
          required: ['id', ...input.required],
          properties: { id: { ...id.schema, readOnly: true }, ...input.properties },
        },
        Work: work,
        NewLoad: load,
        Load: { ...load, required: ['id', 'inside'], properties: { id: text, ...load.properties } },
        Search: {
          type: 'object',
          additionalProperties: false,
          properties: {
            text: { type: 'string', minLength: 1, description: 'Only boxes whose name has this text.' },
            day_to: { type: 'string', format: 'date', description: 'Only those of this day or earlier.' },
            sort: {
              type: 'string',
              enum: ['day', '-day', 'weight', '-weight'],
              default: '-day',
              description: 'With a minus from the largest down. Weights are compared as numbers.',
            },
            limit: { type: 'integer', minimum: 1, maximum: 50, default: 20 },
            cursor: { type: ['string', 'null'], default: null },
          },
        },
      },
    },
  });
}
