import { modelOf } from './items-server.fixture.ts';

const json = (schema: unknown) => ({ 'application/json': { schema } });
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const refused = (description: string) => ({ description, content: json({ type: 'object' }) });
const one = (description = 'As it is now.') => ({ description, content: json(ref('Ticket')) });
const usual = { 401: refused('Who are you?'), 404: refused('There is none.') };
const conflict = { 409: refused('The state of the ticket does not allow it.') };
const agents = { 403: refused('Only agents may do this.') };
const invalid = { 422: refused('It is not valid.') };
const id = { name: 'id', in: 'path', required: true, schema: { type: 'integer', minimum: 1 } };
const count = {
  description: 'How many there are on all pages.',
  required: true,
  schema: { type: 'integer' },
};
const query = (name: string, schema: unknown, description = '') => ({
  name,
  in: 'query',
  description,
  schema,
});
const subject = { type: 'string', minLength: 1, maxLength: 80 };
const extras = (member: unknown) => ({ type: 'object', maxProperties: 5, additionalProperties: member });
const body = (type: string, schema: unknown) => ({ required: true, content: { [type]: { schema } } });

/** Tickets of a desk: actions, maps, an assignee of their own path, several at once; what is for agents only. */
export const deskModel = modelOf({
  openapi: '3.1.0',
  info: {
    title: 'Desk',
    version: '1',
    description: '`OPTIONS` is answered with `Allow`, other methods with 405.',
  },
  servers: [{ url: '/' }],
  security: [{ token: [] }],
  paths: {
    '/tickets': {
      get: {
        parameters: [
          query('page', { type: 'integer', minimum: 1, default: 1 }),
          query('per_page', { type: 'integer', minimum: 1, maximum: 50, default: 20 }),
          query('created_from', { type: 'string', format: 'date-time' }, 'Created at this time or later.'),
          query('created_to', { type: 'string', format: 'date-time' }, 'Created at this time or earlier.'),
        ],
        responses: {
          200: {
            description: 'One page.',
            headers: { 'X-Total-Count': count },
            content: json({
              type: 'object',
              required: ['data', 'total'],
              properties: { data: { type: 'array', items: ref('Ticket') }, total: { type: 'integer' } },
            }),
          },
          401: usual[401],
          400: refused('A parameter is not valid.'),
        },
      },
      post: {
        requestBody: body('application/json', ref('NewTicket')),
        responses: { 201: one(), 401: usual[401], ...invalid },
      },
    },
    '/tickets/close': {
      post: {
        description: 'For agents only.',
        requestBody: body('application/json', {
          type: 'object',
          required: ['ids'],
          properties: { ids: { type: 'array', minItems: 1, maxItems: 9, items: { type: 'integer' } } },
        }),
        responses: {
          200: { description: 'Done.', content: json({ type: 'object' }) },
          ...agents,
          ...invalid,
          401: usual[401],
        },
      },
    },
    '/tickets/{id}': {
      parameters: [id],
      get: { responses: { 200: one(), ...usual } },
      patch: {
        requestBody: body('application/merge-patch+json', ref('Patch')),
        responses: { 200: one(), ...usual, ...invalid },
      },
      delete: {
        description: 'For agents only.',
        responses: { 204: { description: 'Gone.' }, ...agents, ...usual },
      },
    },
    '/tickets/{id}/close': {
      parameters: [id],
      post: {
        summary: 'Close a ticket that is not closed',
        responses: { 200: one(), ...usual, ...conflict },
      },
    },
    '/tickets/{id}/reopen': {
      parameters: [id],
      post: { summary: 'Reopen a closed ticket', responses: { 200: one(), ...usual, ...conflict } },
    },
    '/tickets/{id}/assignee': {
      parameters: [id],
      put: {
        description: 'For agents only.',
        requestBody: body('application/json', {
          type: 'object',
          required: ['name'],
          properties: { name: { type: 'string', minLength: 1 } },
        }),
        responses: { 200: one(), ...agents, ...usual, ...invalid },
      },
      delete: {
        description: 'For agents only.',
        responses: { 204: { description: 'Done.' }, ...agents, ...usual },
      },
    },
  },
  components: {
    securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
    schemas: {
      NewTicket: {
        type: 'object',
        required: ['subject'],
        additionalProperties: false,
        properties: { subject, extras: extras({ type: 'string', maxLength: 20 }) },
      },
      Patch: {
        type: 'object',
        additionalProperties: false,
        properties: { subject, extras: extras({ type: ['string', 'null'], maxLength: 20 }) },
      },
      Ticket: {
        type: 'object',
        required: ['id', 'subject', 'status', 'extras', 'owner', 'created_at'],
        properties: {
          id: { type: 'integer', readOnly: true },
          subject,
          status: { type: 'string', enum: ['open', 'reopened', 'closed'], readOnly: true },
          extras: extras({ type: 'string' }),
          owner: { type: 'string', readOnly: true },
          assignee: { type: ['string', 'null'], readOnly: true },
          created_at: { type: 'string', format: 'date-time', readOnly: true },
        },
      },
    },
  },
});
