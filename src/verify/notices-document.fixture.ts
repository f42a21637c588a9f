import { modelOf } from './items-server.fixture.ts';

const json = (schema: unknown) => ({ 'application/json': { schema } });
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const refused = (description: string) => ({ description });
const tag = { ETag: { required: true, schema: { type: 'string' } } };
const one = (headers: object = {}) => ({
  description: 'As it is now.',
  headers,
  content: json(ref('Notice')),
});
const inPath = (name: string) => ({
  name,
  in: 'path',
  required: true,
  schema: { type: 'integer', minimum: 1 },
});
const replayed = {
  description: 'Sent where an answer is repeated, and only there.',
  schema: { type: 'string' },
};
const key = {
  name: 'Idempotency-Key',
  in: 'header',
  required: true,
  schema: { type: 'string', minLength: 8 },
};
const missing = { 404: refused('There is none.'), 410: refused('The notice was deleted.') };
const unchanged = { 304: refused('It has not changed.') };
const invalid = { 400: refused('It is no JSON, or not valid.') };
const takes = (name: string) => ({ requestBody: { required: true, content: json(ref(name)) } });
const fields = {
  title: { type: 'string', minLength: 1, maxLength: 60 },
  colour: { type: 'string', enum: ['red', 'green', 'blue'] },
};
const input = { type: 'object', additionalProperties: false, properties: fields };

/** Notices that are published and withdrawn, changed in versions, deleted and restored; repeated requests are known by keys. */
export const noticesDocument = {
  openapi: '3.1.0',
  info: {
    title: 'Notices',
    version: '1',
    description:
      'What was deleted is answered with 410.\n\nWho repeats an `Idempotency-Key` gets the first answer again.',
  },
  paths: {
    '/notices': {
      post: {
        parameters: [
          key,
          {
            name: 'X-Priority',
            in: 'header',
            description: 'Becomes the `priority` of the notice.',
            schema: { type: 'string', enum: ['low', 'normal', 'high'], default: 'normal' },
          },
        ],
        ...takes('NewNotice'),
        responses: { 201: one({ 'Idempotent-Replayed': replayed }), ...invalid },
      },
    },
    '/notices/{id}': {
      parameters: [inPath('id')],
      get: { responses: { 200: one(tag), ...unchanged, ...missing } },
      head: { responses: { 200: { description: 'Headers.', headers: tag }, ...unchanged, ...missing } },
      patch: {
        ...takes('Change'),
        responses: { 200: one(tag), ...invalid, ...missing, 409: refused('The notice is withdrawn.') },
      },
      delete: {
        summary: 'Delete a notice',
        responses: { 204: refused('Gone.'), ...missing, 409: refused('The notice is published.') },
      },
    },
    '/notices/{id}/publish': {
      parameters: [inPath('id'), key],
      post: {
        description: 'It becomes `published`. 409 unless it is a `draft`.',
        responses: {
          200: one({ 'Idempotent-Replayed': replayed }),
          ...invalid,
          ...missing,
          409: refused('The status does not allow it.'),
        },
      },
    },
    '/notices/{id}/withdraw': {
      parameters: [inPath('id')],
      post: {
        description: 'It becomes `withdrawn`. 409 unless it is `published`.',
        responses: { 200: one(), ...invalid, ...missing, 409: refused('The status does not allow it.') },
      },
    },
    '/notices/{id}/restore': {
      parameters: [inPath('id')],
      post: {
        responses: { 200: one(), 404: refused('There is none.'), 409: refused('The notice is not deleted.') },
      },
    },
    '/notices/{id}/versions/{number}': {
      parameters: [inPath('id'), inPath('number')],
      get: { responses: { 200: one(), ...missing } },
    },
    '/notices/{id}/summary': {
      parameters: [inPath('id')],
      get: {
        responses: {
          200: { description: 'In short.', headers: tag, content: json({ type: 'object' }) },
          ...unchanged,
          ...missing,
        },
      },
    },
  },
  components: {
    schemas: {
      NewNotice: { ...input, required: ['title', 'colour'] },
      Change: { ...input, minProperties: 1 },
      Notice: {
        type: 'object',
        required: ['id', 'title', 'colour', 'priority', 'status', 'version'],
        properties: {
          id: { type: 'integer', readOnly: true },
          ...fields,
          priority: { type: 'string', enum: ['low', 'normal', 'high'] },
          status: { type: 'string', enum: ['draft', 'published', 'withdrawn'], readOnly: true },
          version: { type: 'integer', readOnly: true },
        },
      },
    },
  },
};

/** The model of the notices. */
export const noticesModel = modelOf(noticesDocument);
