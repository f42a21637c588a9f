import { expect, test } from 'vitest';
import { uploadPlaceOf } from '../../resources/upload-place.ts';
import { modelOf } from '../items-server.fixture.ts';
import { fileTypesOf, otherFileTypes } from './file-types.ts';

interface Said {
  readonly description?: string;
  readonly file?: object;
  readonly encoding?: object;
  readonly refusal?: string;
}

function typesOf({ description = '', file = { type: 'string', format: 'binary' }, encoding, refusal }: Said) {
  const schema = { type: 'object', properties: { title: { type: 'string' }, file } };
  const model = modelOf({
    openapi: '3.1.0',
    info: { title: 'a', version: '1' },
    paths: {
      '/files': {
        post: {
          description,
          requestBody: { content: { 'multipart/form-data': { schema, ...(encoding && { encoding }) } } },
          responses: { '201': { description: '' }, ...(refusal && { '415': { description: refusal } }) },
        },
      },
    },
  });
  const [operation] = model.operations;
  const place = operation && uploadPlaceOf(model, operation);
  return operation && place && fileTypesOf(model, operation, place);
}

test.each<[what: string, said: Said, want: object | undefined]>([
  [
    'the encoding',
    { encoding: { file: { contentType: 'image/png, image/jpeg' } } },
    { names: ['image/png', 'image/jpeg'], isSaid: false, isNamed415: false },
  ],
  [
    'the schema',
    { file: { contentMediaType: 'application/pdf' } },
    { names: ['application/pdf'], isSaid: false, isNamed415: false },
  ],
  [
    'the description',
    { description: 'Only PNG and JPEG files are accepted.' },
    { names: ['image/png', 'image/jpeg'], isSaid: true, isNamed415: false },
  ],
  [
    'the description of the file',
    { file: { type: 'string', format: 'binary', description: 'The file must be `application/pdf`.' } },
    { names: ['application/pdf'], isSaid: true, isNamed415: false },
  ],
  [
    'the refusal',
    { refusal: 'The file is not a PNG.' },
    { names: ['image/png'], isSaid: true, isNamed415: true },
  ],
  ['nothing', {}, undefined],
  ['examples', { description: 'A file, for example a PNG only.' }, undefined],
  ['what is made of it', { description: 'A PNG thumbnail is made of the picture.' }, undefined],
])('the types of a file in %s', (_, said, want) => {
  expect(typesOf(said)).toEqual(want);
});

test.each<[names: readonly string[], want: readonly string[]]>([
  [
    ['image/png', 'image/jpeg'],
    ['image/gif', 'application/pdf'],
  ],
  [['image/*'], ['application/pdf']],
  [['text/csv'], ['text/html', 'application/pdf']],
  [['application/pdf'], ['application/zip', 'image/gif']],
  [['*/*'], []],
])('beside %j', (names, want) => {
  expect(otherFileTypes({ names, isSaid: true, isNamed415: false })).toEqual(want);
});
