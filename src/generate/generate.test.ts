import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { loadModel } from '../model/load.ts';
import { version } from '../version.ts';
import { filesOf, type Json, json, operation } from './documents.fixture.ts';
import { generate } from './generate.ts';

describe('client.ts', () => {
  const body = (content: Json, required = true) => ({ requestBody: { required, content } });
  const cases: [string, Json, string][] = [
    ['nothing is required', operation({ operationId: 'a' }), "readonly a: OptionalCall<operations['a']>;"],
    [
      'a required parameter',
      operation({ operationId: 'a', parameters: [{ name: 'q', in: 'query', required: true }] }),
      "readonly a: Call<operations['a']>;",
    ],
    [
      'an undeclared path parameter',
      operation({ operationId: 'a' }, 'get', '/x/{id}'),
      "readonly a: Call<operations['a']>;",
    ],
    [
      'a required body',
      operation({ operationId: 'a', ...body({ 'application/json': {} }) }, 'post'),
      "readonly a: Call<operations['a']>;",
    ],
    [
      'an optional body',
      operation({ operationId: 'a', ...body({ 'application/json': {} }, false) }, 'post'),
      "readonly a: OptionalCall<operations['a']>;",
    ],
    [
      'the body is a merge patch',
      operation({ operationId: 'a', ...body({ 'application/merge-patch+json': {} }) }, 'patch'),
      "Call<operations['a'], 'application/merge-patch+json'>;",
    ],
    [
      'JSON is preferred',
      operation({ operationId: 'a', ...body({ 'text/csv': {}, 'application/json': {} }) }, 'post'),
      "body: ['application/json', 'text/csv']",
    ],
    [
      'the server sets a property',
      operation(
        {
          operationId: 'a',
          ...body({
            'application/json': {
              schema: { type: 'array', items: { properties: { id: { readOnly: true } } } },
            },
          }),
        },
        'post',
      ),
      "Call<WithoutReadOnly<operations['a']>>;",
    ],
    ['no id', operation({}), "readonly getX: OptionalCall<paths['/x']['get']>;"],
    [
      'an absolute server',
      { servers: [{ url: 'https://a.example/{v}', variables: { v: { default: 'v1' } } }] },
      "baseUrl: 'https://a.example/v1'",
    ],
    [
      'a relative server',
      { servers: [{ url: '/v1' }] },
      'ClientOptions<ApiAuth> & { readonly baseUrl: BaseUrl };',
    ],
    [
      "an operation's own server",
      operation({ operationId: 'a', servers: [{ url: '/own' }] }),
      "a: { method: 'GET', path: '/x', server: '/own', accept: [] }",
    ],
    [
      'styles that are not the default',
      operation({
        operationId: 'a',
        parameters: [
          { name: 'ids', in: 'query', explode: false },
          { name: 'q', in: 'query', style: 'form', explode: true },
          { name: 'f', in: 'query', style: 'deepObject' },
        ],
      }),
      "styles: { query: { ids: { explode: false }, f: { style: 'deepObject' } } },",
    ],
    [
      'what is accepted',
      operation({
        operationId: 'a',
        responses: { 400: json({}), 200: { description: '', content: { 'text/csv': {} } } },
      }),
      "accept: ['text/csv', 'application/json']",
    ],
    [
      'credentials',
      { components: { securitySchemes: { basic: { type: 'http', scheme: 'basic' } } } },
      'readonly basic?: BasicCredentials | undefined;',
    ],
    [
      'credentials of the document',
      operation({ operationId: 'a' }, 'get', '/x', { security: [{ k: [] }, {}] }),
      "security: [['k'], []],",
    ],
    [
      'anonymous operations',
      { paths: { '/a': { get: {}, put: {}, post: { security: [] } } }, security: [{ k: [] }] },
      'security: [] }',
    ],
    [
      'comments',
      operation(
        {
          operationId: 'a',
          summary: 'S',
          description: 'D',
          deprecated: true,
          tags: ['t'],
          externalDocs: { url: 'https://x' },
        },
        'get',
        '/x',
        { tags: [{ name: 't', description: 'about' }] },
      ),
      '  /**\n   * S\n   *\n   * D\n   *\n   * `GET /x`\n   *\n   * @deprecated\n   * @see t: about\n   * @see https://x\n   */\n  readonly a:',
    ],
    ['the name of the API', {}, 'export interface ApiClient {'],
  ];
  test.each(cases)('%s', async (_name, document, want) => {
    expect((await filesOf(document))['client.ts']).toContain(want);
  });

  test.each([
    ['api.github.com', 'ApiGithubComClient'],
    ['2fa', 'Api2faClient'],
    ['über-jobs', 'UberJobsClient'],
    ['class', 'ClassClient'],
  ])('an API called %s', async (name, want) => {
    expect((await filesOf({}, name))['client.ts']).toContain(`export interface ${want} {`);
  });
});

describe('operations.ts', () => {
  test('an operation as data', async () => {
    const document = operation(
      {
        operationId: 'a',
        tags: ['t'],
        deprecated: true,
        parameters: [{ name: 'id', in: 'path', required: true }],
        requestBody: { content: { 'text/csv': {} } },
        responses: { 200: json({}), '4xx': { description: '' } },
        security: [{ k: ['read'], l: [] }, {}],
      },
      'put',
      '/x/{id}',
      { servers: [{ url: 'https://a.example/v1/' }] },
    );
    const text = (await filesOf(document))['operations.ts'];
    expect(text).toContain("export const basePath = '/v1';");
    expect(text).toContain(`  /**
   * \`PUT /x/{id}\`
   *
   * @deprecated
   */
  a: {
    operationId: 'a',
    method: 'PUT',
    path: '/x/{id}',
    tags: ['t'],
    deprecated: true,
    parameters: [{ in: 'path', name: 'id', required: true }],
    requestBody: { required: false, mediaTypes: ['text/csv'] },
    responses: [{ status: 200, mediaTypes: ['application/json'] }, { status: '4XX', mediaTypes: [] }],
    security: [[{ scheme: 'k', scopes: ['read'] }, { scheme: 'l', scopes: [] }], []],
  },
`);
    expect(text).toContain("readonly a: types.operations['a'];");
  });
});

test("an operation's own server is told in every file that needs it", async () => {
  const document = operation({ operationId: 'a', servers: [{ url: '/own' }] }, 'get', '/x', {
    servers: [{ url: '/v1' }],
  });
  const files = await filesOf(document);
  expect(files['operations.ts']).toContain("basePath: '/own',");
  expect(files['handlers.ts']).toContain("], '/own');");
  expect(files['client.ts']).toContain("server: '/own'");
});

describe('handlers.ts', () => {
  const responses = (content: Json) => ({
    operationId: 'a',
    responses: { 200: { description: '', content } },
  });
  const cases: [string, Json, string][] = [
    [
      'examples by name',
      responses({ 'application/json': { examples: { one: { value: 1 }, two: { value: null } } } }),
      "mock<operations['a'], 200, 'one' | 'two'>('GET', '/x', [",
    ],
    [
      'a lone example',
      responses({ 'application/json': { example: { a: 1 } } }),
      'bodies: [\n      { body: { a: 1 } },\n    ],',
    ],
    [
      'no example: the least that the schema asks for',
      responses({
        'application/json': {
          schema: {
            type: 'object',
            required: ['a'],
            properties: { a: { type: 'integer', minimum: 5 }, b: {} },
          },
        },
      }),
      '{ body: { a: 5 } },',
    ],
    [
      'no example and no valid value',
      responses({ 'application/json': { schema: { type: 'string', pattern: '^(?!x)x$' } } }),
      'bodies: [],',
    ],
    [
      'an example that lives elsewhere',
      responses({
        'application/json': {
          schema: { type: 'integer' },
          examples: { far: { externalValue: 'https://x' } },
        },
      }),
      "mock<operations['a'], 200, never>",
    ],
    [
      'a huge example',
      responses({ 'application/json': { example: 'x'.repeat(200_000) } }),
      `{ body: '${'x'.repeat(100)}`,
    ],
    ['no content', { operationId: 'a' }, '{\n    status: 204,\n    bodies: [],\n  },'],
    [
      'header examples',
      {
        operationId: 'a',
        responses: {
          201: {
            description: '',
            headers: { Location: { example: '/x/1' }, 'Content-Length': { example: 3 } },
          },
        },
      },
      "headers: { Location: '/x/1' },",
    ],
  ];
  test.each(cases)('%s', async (_name, value, want) => {
    expect((await filesOf(operation(value)))['handlers.ts']).toContain(want);
  });

  test('what several operations answer is written once', async () => {
    const error = { 500: { description: '', content: { 'application/json': { example: { unique: 1 } } } } };
    const text = (
      await filesOf({ paths: { '/a': { get: { responses: error } }, '/b': { get: { responses: error } } } })
    )['handlers.ts'];
    expect(text?.split('unique: 1')).toHaveLength(2);
    expect(text).toContain("('GET', '/b', [\n  answer1,\n]);");
  });

  test('mocks whose names would clash get a number', async () => {
    const paths = {
      '/a': {
        get: { operationId: 'getA' },
        put: { operationId: 'GetA' },
        post: { operationId: 'apiHandlers' },
      },
    };
    const text = (await filesOf({ paths }, 'mock-api'))['handlers.ts'] ?? '';
    expect([...text.matchAll(/export const (\w+)/g)].map(([, name]) => name)).toEqual([
      'mockGetA',
      'mockGetA2',
      'mockApiHandlers2',
      'mockApiHandlers',
    ]);
  });
});

test('the same document gives the same files', async () => {
  const document = fileURLToPath(new URL('fixtures/odd-media.yaml', import.meta.url));
  const runs = await Promise.all([loadModel(document), loadModel(document)]);
  const [first, second] = await Promise.all(
    runs.map((run) => (run.ok ? generate('api', run.value, { version: '0.0.0' }) : undefined)),
  );
  expect(first).toEqual(second);
  expect(first?.map(({ path }) => path)).toEqual([
    'api/types.ts',
    'api/client.ts',
    'api/handlers.ts',
    'api/operations.ts',
  ]);
});

test.each(['studio', 'datasources', 'projects', 'pipeline', 'jobs'])(
  'generated/%s is what its document gives',
  async (name) => {
    const root = new URL('../../', import.meta.url);
    const model = await loadModel(fileURLToPath(new URL(`spec/${name}/openapi.yaml`, root)));
    if (!model.ok) throw new Error(JSON.stringify(model.problems));
    for (const { path, text } of await generate(name, model.value, { version })) {
      expect(await readFile(new URL(`generated/${path}`, root), 'utf8')).toBe(text);
    }
  },
);
