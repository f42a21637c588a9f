import { describe, expect, test } from 'vitest';
import { loadModel } from '../model/load.ts';
import type { Model } from '../model/model.ts';
import { modelOf } from './items-server.fixture.ts';
import { planCases } from './plan.ts';

const document = (paths: unknown, more: object = {}) => ({
  openapi: '3.1.0',
  info: { title: 'T', version: '1' },
  paths,
  ...more,
});
const ok = { '200': { description: '' } };
const all = {
  ...ok,
  '400': { description: '' },
  '401': { description: '' },
  '404': { description: '' },
  '405': { description: '' },
  '415': { description: '' },
};
const secured = {
  security: [{ key: [] }],
  components: { securitySchemes: { key: { type: 'http', scheme: 'bearer' } } },
};
const ids = (model: Model) => planCases(model).cases.map(({ id }) => id);

describe('examples', () => {
  const body = (content: unknown, required = true) => ({
    post: { operationId: 'make', requestBody: { required, content }, responses: ok },
  });
  const cases: [name: string, item: unknown, want: string[]][] = [
    ['no parameters', { get: { operationId: 'list', responses: ok } }, ['list/plain']],
    [
      'named bodies',
      body({ 'application/json': { examples: { a: { value: 1 }, b: { value: 2 } } } }),
      ['make/body/a', 'make/body/b'],
    ],
    [
      'bodies that are the same',
      body({ 'application/json': { examples: { a: { value: 1 }, b: { value: 1 } } } }),
      ['make/body/a'],
    ],
    ['a lone body', body({ 'application/json': { example: 1 } }), ['make/body/1']],
    [
      'a body of a schema',
      body({ 'application/json': { schema: { type: 'integer' } } }),
      ['make/body/sample'],
    ],
    [
      'several media types',
      body({ 'application/json': { example: 1 }, 'text/plain': { example: 'x' } }),
      ['make/body/application.json-1', 'make/body/text.plain-1'],
    ],
    [
      'parameters with examples',
      {
        get: {
          operationId: 'list',
          responses: ok,
          parameters: [
            {
              in: 'query',
              name: 'q',
              schema: { type: 'string' },
              examples: { a: { value: 'x' }, b: { value: 'y' } },
            },
            { in: 'query', name: 'n', schema: { type: 'integer', default: 3 } },
            { in: 'query', name: 'untold', schema: { type: 'integer' } },
          ],
        },
      },
      ['list/plain', 'list/parameters/all', 'list/parameters/q-b'],
    ],
  ];
  test.each(cases)('%s', (_name, item, want) => {
    expect(ids(modelOf(document({ '/x': item })))).toEqual(want);
  });
});

describe('what cannot be exercised is told', () => {
  const cases: [name: string, operation: object, want: string[]][] = [
    [
      'TRACE',
      { trace: { responses: ok } },
      ['warning the operation is not exercised: fetch does not send TRACE requests'],
    ],
    [
      'a parameter without a value',
      {
        get: {
          responses: ok,
          parameters: [
            { in: 'query', name: 'q', required: true, schema: { type: 'string', pattern: '^q{77}$' } },
          ],
        },
      },
      [
        'warning the operation is not exercised: the required query parameter "q" has no example, and no value could be made from its schema',
      ],
    ],
    [
      'a body that is not valid as it is made',
      {
        post: {
          responses: ok,
          requestBody: {
            required: true,
            content: { 'application/json': { schema: { type: 'object', not: { type: 'object' } } } },
          },
        },
      },
      [
        'warning the operation is not exercised: no request body can be made: application/json has no example, and the value made from its schema is not valid: must NOT be valid',
      ],
    ],
    [
      'a body without a writer, that is optional',
      { post: { responses: ok, requestBody: { content: { 'application/xml': { example: { a: 1 } } } } } },
      ['note a documented body is not tried: there is no writer for application/xml bodies'],
    ],
    [
      'a body of GET',
      { get: { responses: ok, requestBody: { content: { 'application/json': { example: 1 } } } } },
      ['note a documented body is not tried: fetch sends no body with GET'],
    ],
  ];
  test.each(cases)('%s', (_name, item, want) => {
    const { problems } = planCases(modelOf(document({ '/x': item })));
    expect(problems.map(({ severity, message }) => `${severity} ${message}`)).toEqual(want);
  });

  test('a path with a variable that nothing describes', () => {
    const { problems, cases } = planCases(modelOf(document({ '/x/{id}': { get: { responses: ok } } })));
    expect(cases).toEqual([]);
    expect(problems[0]?.message).toBe(
      'the operation is not exercised: the path has {id}, which no path parameter describes',
    );
  });
});

describe('probes', () => {
  const id = (schema: unknown) => ({ in: 'path', name: 'id', required: true, schema });
  const requestBody = { required: true, content: { 'application/json': { example: {} } } };
  const cases: [name: string, path: string, item: object, more: object, want: string[]][] = [
    [
      'nothing that is not documented',
      '/x',
      { post: { operationId: 'o', requestBody, responses: ok } },
      secured,
      [],
    ],
    [
      'each documented status',
      '/x/{id}',
      { put: { operationId: 'o', parameters: [id({ type: 'integer' })], requestBody, responses: all } },
      secured,
      ['no-credentials', 'unknown-id', 'malformed-json', 'media-type', 'method (GET)'],
    ],
    [
      'a range documents too',
      '/x',
      { post: { operationId: 'o', requestBody, responses: { '4XX': { description: '' } } } },
      secured,
      ['no-credentials', 'malformed-json', 'media-type', 'method (GET)'],
    ],
    [
      'the default does not',
      '/x',
      { post: { operationId: 'o', requestBody, responses: { default: { description: '' } } } },
      secured,
      [],
    ],
    [
      'anonymous calls allowed',
      '/x',
      { get: { operationId: 'o', responses: all } },
      { ...secured, security: [{ key: [] }, {}] },
      ['method (PATCH)'],
    ],
    [
      'an id that has no unknown value',
      '/x/{id}',
      { get: { operationId: 'o', parameters: [id({ enum: ['a', 'b'] })], responses: all } },
      {},
      ['method (PATCH)'],
    ],
    [
      'any media type taken',
      '/x',
      { post: { operationId: 'o', requestBody: { content: { '*/*': { example: 1 } } }, responses: all } },
      {},
      ['malformed-json', 'method (GET)'],
    ],
    [
      'no other method left',
      '/x',
      Object.fromEntries(
        ['get', 'patch', 'put', 'post', 'delete'].map((method) => [
          method,
          { operationId: method, responses: all },
        ]),
      ),
      {},
      [],
    ],
  ];
  test.each(cases)('%s', (_name, path, item, more, want) => {
    const { cases: planned } = planCases(modelOf(document({ [path]: item }, more)), { phases: ['probes'] });
    expect(
      planned.map(({ probe, request }) => (probe === 'method' ? `method (${request.method})` : probe)),
    ).toEqual(want);
  });

  test('an unknown id is valid for its schema', () => {
    const schemas: [unknown, unknown][] = [
      [{ type: 'integer' }, 2_147_483_647],
      [{ type: 'integer', maximum: 100_000 }, 99_999],
      [{ type: 'string' }, 'concordat-no-such-thing'],
      [{ type: 'string', format: 'uuid' }, 'deaddead-dead-4ead-8ead-deaddeaddead'],
      [{ type: 'string', pattern: '^[0-9a-f]{24}$' }, 'deaddeaddeaddeaddeaddead'],
    ];
    const found = schemas.map(([schema]) => {
      const item = { get: { parameters: [{ ...id(schema), example: 1 }], responses: all } };
      const { cases: planned } = planCases(modelOf(document({ '/x/{id}': item })));
      return planned.find(({ probe }) => probe === 'unknown-id')?.request.parameters[0]?.value;
    });
    expect(found).toEqual(schemas.map(([, want]) => want));
  });

  test('a method that another template serves is not tried', () => {
    const paths = {
      '/things/upload': { post: { operationId: 'upload', responses: all } },
      '/things/{id}': { get: { operationId: 'read', responses: ok } },
    };
    const methods = planCases(modelOf(document(paths))).cases.flatMap(({ probe, request }) =>
      probe === 'method' ? [request.method] : [],
    );
    expect(methods).toEqual(['PATCH']);
  });

  test('a method is tried once a path', () => {
    const item = { get: { operationId: 'a', responses: all }, put: { operationId: 'b', responses: all } };
    expect(ids(modelOf(document({ '/x': item })))).toEqual(['a/plain', 'a/probe/method', 'b/plain']);
  });
});

test("GitHub's document is planned within five seconds, nearly all of it", async () => {
  const loaded = await loadModel('node_modules/@octokit/openapi/generated/api.github.com.json');
  if (!loaded.ok) throw new Error('the document cannot be used');
  const start = performance.now();
  const plan = planCases(loaded.value);
  expect(performance.now() - start).toBeLessThan(5000);
  expect(plan.base.size).toBeGreaterThan(1200);
  expect(plan.cases.length).toBeGreaterThan(2000);
  const told = new Set(plan.problems.map(({ operation }) => operation));
  const silent = loaded.value.operations.filter(
    (operation) =>
      !plan.base.has(operation) && !told.has(`${operation.method.toUpperCase()} ${operation.path}`),
  );
  expect(silent).toEqual([]);
});
