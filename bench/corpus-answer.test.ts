import { expect, test } from 'vitest';
import { modelOf } from '../src/mock/model.fixture.ts';
import { judgeAnswer } from './corpus-answer.ts';
import { createPlainValidator } from './plain-validator.ts';

const pet = { type: 'object', required: ['id'], properties: { id: { type: 'integer' } } };
const model = modelOf({
  paths: {
    '/pets': {
      get: {
        responses: {
          200: {
            description: 'ok',
            content: {
              'application/json': { schema: pet },
              'text/plain': { schema: { type: 'integer' } },
              'application/xml': { schema: pet },
              'text/csv': {},
            },
          },
          204: { description: 'none' },
          '3XX': { $ref: '#/components/responses/Moved' },
          503: { description: 'down' },
        },
      },
    },
  },
  components: { responses: { Moved: { description: 'moved', content: { 'text/*': {} } } } },
});
const validator = createPlainValidator(model.document, { isOas30: true, direction: 'response' });
const problem = '{"title":"Invalid \\"request\\" 7"}';

test.each<[status: number, contentType: string | undefined, body: string | undefined, want: string]>([
  [200, 'application/json; charset=utf-8', '{"id":1}', 'valid'],
  [200, 'application/json', '{"id":"a"}', 'invalid: breaks type'],
  [200, 'application/json', '{"id"', 'invalid: the body is not JSON'],
  [200, 'application/json', '', 'invalid: an empty body'],
  [200, undefined, undefined, 'invalid: an empty body'],
  [200, 'text/plain', '12', 'valid'],
  [200, 'text/plain', 'twelve', 'invalid: breaks type'],
  [200, 'text/csv', 'a,b', 'valid'],
  [200, 'application/xml', '<a><id>7</id></a>', 'valid'],
  [200, 'application/xml', '<a/>', 'unchecked: XML, perhaps breaks type'],
  [200, 'application/xml', '<a></b>', 'invalid: the body is not XML'],
  [200, 'image/png', 'x', 'invalid: a content type that is not documented'],
  [200, undefined, 'x', 'invalid: a content type that is not documented'],
  [204, undefined, undefined, 'valid'],
  [301, 'text/html', 'moved', 'valid'],
  [418, 'application/json', problem, 'refused: 418 Invalid \\"request\\" …'],
  [500, 'application/json', problem, 'failed: 500 Invalid \\"request\\" …'],
  [503, undefined, undefined, 'valid'],
  [201, undefined, undefined, 'invalid: 201 is not documented'],
])('%i %s %s is %s', (status, contentType, body, want) => {
  const [operation] = model.operations;
  if (!operation) throw new Error('the fixture has an operation');
  const headers: Record<string, string> = contentType === undefined ? {} : { 'content-type': contentType };
  const { verdict, reason } = judgeAnswer(model, operation, { status, headers, body }, validator);
  expect(reason === undefined ? verdict : `${verdict}: ${reason}`).toBe(want);
});
