import type { Model } from '../../model/model.ts';
import { modelOf } from '../items-server.fixture.ts';

const json = (schema: unknown) => ({ 'application/json': { schema } });
const refused = {
  description: 'No.',
  content: json({ type: 'object', required: ['message'], properties: { message: { type: 'string' } } }),
};
const note = { $ref: '#/components/schemas/Note' };
const id = { name: 'id', in: 'path', required: true, schema: { type: 'integer', minimum: 1 } };

/** Notes with everything that breaks are about, strictly described. */
export const notesDocument = {
  openapi: '3.1.0',
  info: { title: 'Notes', version: '1.0.0' },
  servers: [{ url: 'https://notes.example/v1' }],
  security: [{ key: [] }],
  paths: {
    '/notes': {
      get: {
        operationId: 'listNotes',
        parameters: [
          {
            name: 'limit',
            in: 'query',
            schema: { type: 'integer', minimum: 1, maximum: 50, default: 20 },
          },
          { name: 'offset', in: 'query', schema: { type: 'integer', minimum: 0, default: 0 } },
          { name: 'kind', in: 'query', schema: { type: 'string', enum: ['idea', 'task'] } },
        ],
        responses: {
          '200': {
            description: 'A page.',
            content: json({
              type: 'object',
              required: ['items', 'total'],
              additionalProperties: false,
              properties: { items: { type: 'array', items: note }, total: { type: 'integer' } },
            }),
          },
          '400': refused,
          '401': refused,
        },
      },
      post: {
        operationId: 'createNote',
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: { $ref: '#/components/schemas/NoteInput' },
              example: { title: 'Milk', kind: 'task', text: 'Two bottles' },
            },
          },
        },
        responses: {
          '201': {
            description: 'Made.',
            headers: { Location: { required: true, schema: { type: 'string' } } },
            content: json(note),
          },
          '400': refused,
          '401': refused,
          '415': refused,
        },
      },
    },
    '/notes/{id}': {
      parameters: [id],
      get: {
        operationId: 'getNote',
        responses: {
          '200': { description: 'It.', content: json(note) },
          '401': refused,
          '404': refused,
        },
      },
      delete: {
        operationId: 'deleteNote',
        responses: { '204': { description: 'Gone.' }, '401': refused, '404': refused },
      },
    },
  },
  components: {
    securitySchemes: { key: { type: 'apiKey', in: 'header', name: 'X-Key' } },
    schemas: {
      NoteInput: {
        type: 'object',
        required: ['title'],
        additionalProperties: false,
        properties: {
          title: { type: 'string', minLength: 1, maxLength: 40 },
          kind: { type: 'string', enum: ['idea', 'task'] },
          text: { type: 'string', maxLength: 200 },
        },
      },
      Note: {
        type: 'object',
        required: ['id', 'title', 'created_at'],
        additionalProperties: false,
        properties: {
          id: { type: 'integer', readOnly: true },
          title: { type: 'string', minLength: 1, maxLength: 40 },
          kind: { type: 'string', enum: ['idea', 'task'] },
          text: { type: 'string', maxLength: 200 },
          created_at: { type: 'string', format: 'date-time', readOnly: true },
        },
      },
    },
  },
};

export function notesModel(): Model {
  return modelOf(notesDocument);
}
