import { expect, test } from 'vitest';
import { modelOf } from '../items-server.fixture.ts';
import { type CaseRequest, withBodyValue } from '../request.ts';
import { smallerRequests } from './smaller-requests.ts';

const json = (schema: object) => ({ 'application/json': { schema } });
const model = modelOf({
  openapi: '3.1.0',
  info: { title: 'T', version: '1' },
  paths: {
    '/a': {
      post: {
        parameters: [
          { name: 'must', in: 'query', required: true, schema: { type: 'integer' } },
          { name: 'may', in: 'query', schema: { type: 'string' } },
          { name: 'also', in: 'header', schema: { type: 'string' } },
        ],
        requestBody: { content: json({ type: 'object' }) },
        responses: { '200': { description: 'Done.' } },
      },
    },
  },
});
const [operation] = model.operations;
const [mediaType] = operation?.requestBody?.content ?? [];
if (!operation || !mediaType) throw new Error('the fixture has an operation with a body');

function requestOf(values: Readonly<Record<string, unknown>>, body: unknown): CaseRequest {
  const parameters = (operation?.parameters ?? []).flatMap((parameter) =>
    Object.hasOwn(values, parameter.name) ? [{ parameter, value: values[parameter.name] }] : [],
  );
  const request: CaseRequest = { method: 'POST', parameters, body: undefined, fixed: new Set() };
  const written = mediaType && withBodyValue(model, request, mediaType, body);
  if (!written) throw new Error('the body can be written');
  return written;
}

test('without what need not be sent, then with usual values, then with smaller ones', () => {
  const request = requestOf({ must: 2, may: 'xy', also: 'z' }, { a: 1 });
  const usual = requestOf({ must: 7 }, { b: 2 });
  const brief = [...smallerRequests(model, request, usual)].map(({ parameters, body }) => {
    const named = parameters.map(({ parameter, value }) => `${parameter.name}=${String(value)}`);
    return `${named.sort().join(' ')} ${JSON.stringify(body?.value)}`;
  });
  expect(brief).toEqual([
    'must=2 {"a":1}',
    'also=z must=2 {"a":1}',
    'may=xy must=2 {"a":1}',
    'also=z may=xy must=2 {"b":2}',
    'also=z may=xy must=7 {"a":1}',
    'also=z may=xy must=2 {}',
    'also=z may=xy must=2 {"a":0}',
    'also=z may=xy must=0 {"a":1}',
    'also=z may=xy must=1 {"a":1}',
    'also=z may=xy must=-1 {"a":1}',
    'also=z may=a must=2 {"a":1}',
    'also=z may=x must=2 {"a":1}',
    'also=z may=y must=2 {"a":1}',
    'also=z may=aa must=2 {"a":1}',
  ]);
});
