import { expect, test } from 'vitest';
import { modelOf } from '../verify/items-server.fixture.ts';
import { uploadPlaceOf } from './upload-place.ts';

function placeOf(properties: object, encoding: object) {
  const schema = { type: 'object', properties };
  const [operation] = modelOf({
    openapi: '3.1.0',
    info: { title: 'x', version: '1' },
    paths: {
      '/files': {
        post: { requestBody: { content: { 'multipart/form-data': { schema, encoding } } }, responses: {} },
      },
    },
  }).operations;
  if (!operation) throw new Error('the document has an operation');
  return operation;
}

const text = { type: 'string' };

test.each<[what: string, properties: object, encoding: object, want: string | undefined]>([
  ['bytes', { title: text, file: { type: 'string', format: 'binary' } }, {}, 'file'],
  ['an image', { title: text, file: text }, { file: { contentType: 'image/png' } }, 'file'],
  [
    'a text or an image',
    { file: text },
    { file: { contentType: 'text/plain, text/csv, image/png' } },
    'file',
  ],
  ['a plain text', { note: text }, { note: { contentType: 'text/plain' } }, undefined],
  [
    'JSON',
    { about: { type: 'object' } },
    { about: { contentType: 'application/json, text/xml' } },
    undefined,
  ],
])('%s', (_what, properties, encoding, want) => {
  const operation = placeOf(properties, encoding);
  const model = modelOf({ openapi: '3.1.0', info: { title: 'x', version: '1' }, paths: {} });
  expect(uploadPlaceOf(model, operation)?.part).toBe(want);
});
