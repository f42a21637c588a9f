import { modelOf } from '../model.fixture.ts';

const json = (schema: object) => ({ description: 'ok', content: { 'application/json': { schema } } });
const text = (more: object = {}) => ({ schema: { type: 'string' }, ...more });
const id = { in: 'path', name: 'id', required: true, schema: { type: 'integer' } };
const photo = { $ref: '#/components/schemas/Photo' };
const fileHeaders = {
  ETag: text({ schema: { type: 'string', pattern: '^"[0-9a-f]{16}"$' }, example: '"0123456789abcdef"' }),
  'Repr-Digest': text({ example: 'sha-256=:AAAA:' }),
  'Content-Disposition': text({ example: 'inline; filename="a.png"' }),
};
const form = {
  type: 'object',
  required: ['file'],
  properties: { file: { type: 'string', format: 'binary' }, caption: { type: 'string' } },
};
/** The properties of a photo, but for its id. */
const told = {
  caption: { type: 'string' },
  size: { type: 'integer' },
  file_name: { type: 'string', maxLength: 20 },
  content_type: { type: 'string' },
  sha256: { type: 'string', pattern: '^sha256:[0-9a-f]{64}$' },
  md5: { type: 'string' },
  checksum: { type: 'string' },
  digest: { type: 'string', pattern: '^[0-9a-f]{40}$' },
  size_bytes: { type: 'integer', maximum: 1000 },
};

/**
 * Photos that are uploaded in forms, told of, and downloaded, in parts as well.
 *
 * @param types in which they are downloaded
 */
export function photosModel(types: readonly string[] = ['image/png', 'image/*']) {
  const content = Object.fromEntries(types.map((name) => [name, { schema: {}, example: 'example' }]));
  return modelOf({
    openapi: '3.1.0',
    paths: {
      '/photos': {
        post: {
          requestBody: {
            required: true,
            content: {
              'multipart/form-data': {
                schema: form,
                encoding: { file: { contentType: 'image/*, text/csv, application/octet-stream' } },
              },
            },
          },
          responses: { 201: json(photo) },
        },
      },
      '/photos/{id}': {
        parameters: [id],
        get: { responses: { 200: json(photo), 404: { description: 'none' } } },
        patch: {
          requestBody: { content: { 'application/json': { schema: { type: 'object' } } } },
          responses: { 200: json(photo) },
        },
        delete: { responses: { 204: { description: 'gone' } } },
      },
      '/photos/{id}/file': {
        parameters: [id],
        get: {
          responses: {
            200: { description: 'ok', headers: fileHeaders, content },
            206: { description: 'part', headers: fileHeaders, content },
            404: { description: 'none' },
          },
        },
      },
    },
    components: {
      schemas: {
        Photo: {
          type: 'object',
          required: ['id', ...Object.keys(told)],
          properties: { id: { type: 'integer', readOnly: true }, ...told },
        },
      },
    },
  });
}
