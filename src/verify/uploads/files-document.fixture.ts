const json = (schema: unknown) => ({ 'application/json': { schema } });
const refused = (description: string) => ({
  description,
  content: json({ type: 'object', required: ['error'], properties: { error: { type: 'string' } } }),
});
const bytes = { 'image/png': {}, 'image/jpeg': {} };
const id = { name: 'id', in: 'path', required: true, schema: { type: 'string' } };
const range = { name: 'Range', in: 'header', schema: { type: 'string' }, example: 'bytes=0-9' };

const picture = {
  type: 'object',
  required: ['id', 'title', 'media_type', 'size_bytes', 'sha256'],
  properties: {
    id: { type: 'string', readOnly: true },
    title: { type: 'string' },
    media_type: { type: 'string', readOnly: true },
    size_bytes: { type: 'integer', readOnly: true },
    sha256: { type: 'string', readOnly: true },
  },
};

/** Pictures that are uploaded in a form and downloaded in parts. */
export const filesDocument = {
  openapi: '3.1.0',
  info: { title: 'Pictures', version: '1' },
  servers: [{ url: 'http://files.example' }],
  paths: {
    '/pictures': {
      post: {
        operationId: 'upload',
        description: 'A file of more than 20,000 bytes is a 413, one that is neither PNG nor JPEG a 415.',
        requestBody: {
          required: true,
          content: {
            'multipart/form-data': {
              schema: {
                type: 'object',
                required: ['title', 'file'],
                properties: { title: { type: 'string' }, file: { type: 'string', format: 'binary' } },
              },
              encoding: { file: { contentType: 'image/png, image/jpeg' } },
            },
          },
        },
        responses: {
          '201': { description: 'Kept.', content: json({ $ref: '#/components/schemas/Picture' }) },
          '400': refused('Malformed.'),
          '413': refused('Too large.'),
          '415': refused('Another type.'),
          '422': refused('Invalid.'),
        },
      },
    },
    '/pictures/{id}': {
      parameters: [id],
      get: {
        operationId: 'read',
        responses: {
          '200': { description: 'It.', content: json({ $ref: '#/components/schemas/Picture' }) },
          '404': refused('None.'),
        },
      },
      delete: {
        operationId: 'remove',
        responses: { '204': { description: 'Gone.' }, '404': refused('None.') },
      },
    },
    '/pictures/{id}/content': {
      parameters: [id],
      get: {
        operationId: 'download',
        description:
          'As it was uploaded. Ask for `bytes=0-9`, `bytes=10-` or `bytes=-10`; several ranges are answered with everything.',
        parameters: [range, { name: 'If-Range', in: 'header', schema: { type: 'string' } }],
        responses: {
          '200': { description: 'All.', content: bytes },
          '206': { description: 'A part.', content: bytes },
          '404': refused('None.'),
          '416': {
            ...refused('Behind the end.'),
            headers: { 'Content-Range': { required: true, schema: { type: 'string' } } },
          },
        },
      },
    },
  },
  components: { schemas: { Picture: picture } },
};
