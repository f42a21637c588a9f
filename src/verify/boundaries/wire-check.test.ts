import { expect, test } from 'vitest';
import { modelOf } from '../items-server.fixture.ts';
import { buildRequest } from '../run/build-request.ts';
import { violationsOf } from './wire-violations.ts';

const model = modelOf({
  openapi: '3.1.0',
  info: { title: 'T', version: '1' },
  paths: {
    '/a/{id}': {
      get: {
        parameters: [
          { name: 'id', in: 'path', required: true, schema: { type: 'string' } },
          { name: 'n', in: 'query', schema: { type: 'integer' } },
          { name: 's', in: 'query', schema: { type: 'string', minLength: 1 } },
          {
            name: 'list',
            in: 'query',
            explode: false,
            schema: { type: 'array', items: { type: 'integer' }, maxItems: 2 },
          },
          {
            name: 'words',
            in: 'query',
            style: 'pipeDelimited',
            explode: false,
            schema: { type: 'array', items: { type: 'string', pattern: '^[a-z]+$' } },
          },
          {
            name: 'deep',
            in: 'query',
            style: 'deepObject',
            schema: { type: 'object', properties: { x: { type: 'integer' } } },
          },
        ],
        responses: {},
      },
    },
  },
});

/** What is wrong with a request that has one more value. */
function brokenBy(name: string, value: unknown): readonly unknown[] {
  const [operation] = model.operations;
  if (!operation) throw new Error('there is no operation');
  const parameter = (wanted: string) => {
    const found = operation.parameters.find((one) => one.name === wanted);
    if (!found) throw new Error('there is no such parameter');
    return found;
  };
  const parameters = [
    ...(name === 'id' ? [] : [{ parameter: parameter('id'), value: 'x' }]),
    { parameter: parameter(name), value },
  ];
  const request = { method: 'GET', parameters, body: undefined, fixed: new Set<string>() };
  const credentials = { headers: [], query: [], cookies: [] };
  const wire = buildRequest(model, operation, request, new Map(), {
    server: 'http://localhost/v1',
    credentials,
  });
  return violationsOf(model, operation, wire).map(({ path, code }) => `${path.join(' ')} ${code}`);
}

const cases: [string, string, unknown, readonly string[]][] = [
  ['a number is a text in a path', 'id', 5, []],
  ['so is true', 'id', true, []],
  ['digits are a number in a query', 'n', '5', []],
  ['a word is none', 'n', 'abc', ['query n type']],
  ['null is nothing, and no number', 'n', null, ['query n type']],
  ['an empty text is too short', 's', '', ['query s minLength']],
  ['a list that is too long', 'list', [1, 2, 3], ['query list maxItems']],
  ['a wrong item', 'list', [1, 'x'], ['query list 1 type']],
  ['a blank before an item may be left out', 'words', [' x', 'y'], []],
  ['a blank in an item stays', 'words', ['x y'], ['query words 0 pattern']],
  ['a wrong property', 'deep', { x: 'y' }, ['query deep x type']],
];
test.each(cases)('%s', (_name, name, value, want) => {
  expect(brokenBy(name, value)).toEqual(want);
});
