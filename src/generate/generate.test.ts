import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { buildModel } from '../model/build.ts';
import { loadModel } from '../model/load.ts';
import type { Model } from '../model/model.ts';
import { version } from '../version.ts';
import { generate } from './generate.ts';

type Json = Record<string, unknown>;

function modelOf(document: Json): Model {
  const root = { uri: '/t.json', text: JSON.stringify(document), format: 'json' as const, value: document };
  const model = buildModel({ root, sources: new Map([[root.uri, root]]) });
  if (!model.ok) throw new Error(JSON.stringify(model.problems));
  return model.value;
}

async function filesOf(document: Json, name = 'api'): Promise<Record<string, string>> {
  const info = { title: 'T', version: '1' };
  const files = await generate(name, modelOf({ openapi: '3.1.0', info, paths: {}, ...document }), {
    version: '0.0.0',
  });
  return Object.fromEntries(files.map(({ path, text }) => [path.replace(`${name}/`, ''), text]));
}

/** A document with one operation. */
function operation(value: Json, method = 'get', path = '/x', more: Json = {}): Json {
  return { paths: { [path]: { [method]: { responses: { 204: { description: '' } }, ...value } } }, ...more };
}

const json = (schema: Json) => ({ description: '', content: { 'application/json': { schema } } });
const schemas = (value: Json) => ({ components: { schemas: value } });

describe('types.ts', () => {
  const cases: [string, Json, string][] = [
    ['an operation by its id', operation({ operationId: 'a/b' }), 'get: operations["a/b"];'],
    [
      'a default does not make a property required',
      schemas({ A: { type: 'object', properties: { a: { type: 'string', default: 'x' } } } }),
      'a?: string;',
    ],
    ['an object of anything', schemas({ A: { type: 'object' } }), 'A: Record<string, unknown>;'],
    ['numbers of an enum', schemas({ A: { enum: [1, -2, null] } }), 'A: 1 | -2 | null;'],
    [
      'null of 3.0',
      { openapi: '3.0.3', ...schemas({ A: { type: 'string', nullable: true } }) },
      'A: string | null;',
    ],
    ['null of 3.1', schemas({ A: { type: ['string', 'null'] } }), 'A: string | null;'],
    ['a null constant', schemas({ A: { const: null } }), 'A: null;'],
    ['a file', schemas({ A: { type: 'string', format: 'binary' } }), 'A: Blob;'],
    [
      'encoded content is text',
      schemas({ A: { type: 'string', contentMediaType: 'image/png', contentEncoding: 'base64' } }),
      'A: string;',
    ],
    [
      'recursion through a property',
      schemas({ A: { type: 'object', properties: { a: { $ref: '#/components/schemas/A' } } } }),
      'a?: components["schemas"]["A"];',
    ],
    [
      'recursion through arrays alone',
      schemas({ A: { type: 'array', items: { $ref: '#/components/schemas/A' } } }),
      'type RecursiveA = RecursiveA[];',
    ],
    [
      'recursion that TypeScript refuses',
      schemas({ A: { anyOf: [{ type: 'string' }, { $ref: '#/components/schemas/A' }] } }),
      'A: string | unknown;',
    ],
    ['an alias of itself', schemas({ A: { $ref: '#/components/schemas/A' } }), 'A: unknown;'],
    [
      'a reference to nothing',
      schemas({ A: { type: 'object', properties: { a: { $ref: '#/nothing' } } } }),
      'a?: unknown;',
    ],
    [
      'a reference into a schema',
      schemas({
        A: { type: 'object', properties: { a: { $ref: '#/components/schemas/B/items' } } },
        B: { type: 'array', items: { type: 'integer' } },
      }),
      'a?: components["schemas"]["B_items"];',
    ],
    [
      'definitions within a schema',
      schemas({
        A: {
          type: 'object',
          properties: { a: { $ref: '#/components/schemas/A/$defs/D' } },
          $defs: { D: { type: 'boolean' } },
        },
      }),
      'A_D: boolean;',
    ],
    [
      '"required" where it is none',
      schemas({
        A: { type: 'object', required: true, properties: { a: { type: 'string', required: true } } },
      }),
      'a?: string;',
    ],
    [
      'a percent sign',
      schemas({
        A: {
          type: 'object',
          properties: { '50%': { type: 'object', properties: { b: { type: 'string' } } } },
        },
      }),
      '"50%"?: {',
    ],
    [
      'a parameter with content',
      operation({
        parameters: [
          { name: 'q', in: 'query', content: { 'application/json': { schema: { type: 'integer' } } } },
        ],
      }),
      'q?: number;',
    ],
    [
      'a webhook',
      { webhooks: { ended: { post: { operationId: 'ended', responses: {} } } } },
      'post: operations["ended"];',
    ],
    [
      'a comment cannot be ended',
      schemas({ A: { description: '*/ evil', type: 'string' } }),
      '@description *\\/ evil',
    ],
    [
      'QUERY of 3.2',
      { openapi: '3.2.0', ...operation({ responses: { 200: json({ type: 'integer' }) } }, 'query') },
      '"query /x": {',
    ],
  ];
  test.each(cases)('%s', async (_name, document, want) => {
    expect((await filesOf(document))['types.ts']).toContain(want);
  });

  test('a header that other parts of the document say is left out', async () => {
    const parameters = [{ name: 'Authorization', in: 'header', required: true, schema: { type: 'string' } }];
    expect((await filesOf(operation({ parameters })))['types.ts']).not.toContain('Authorization');
  });

  test('a long example is not repeated in a comment', async () => {
    const text = (await filesOf(schemas({ A: { type: 'string', example: 'x'.repeat(200_000) } })))[
      'types.ts'
    ];
    expect(text?.length).toBeLessThan(2_000);
  });

  test('a document that holds itself is refused', async () => {
    const loop: Json = { type: 'object', properties: {} };
    loop.properties = { loop };
    const model = modelOf({ openapi: '3.1.0', info: {}, paths: {} });
    const value = { ...(model.document.root.value as Json), ...schemas({ A: loop }) };
    const root = { ...model.document.root, value };
    const document = { root, sources: new Map([[root.uri, root]]) };
    await expect(generate('api', { ...model, document }, { version: '0.0.0' })).rejects.toMatchObject({
      code: 'E_INPUT',
      message: 'types cannot be made from this document: a part of it holds itself',
    });
  });

  test('aliases that multiply beyond memory', async () => {
    const multiply = (leaf: Json): Json =>
      Array.from({ length: 30 }).reduce<Json>((inner) => ({ properties: { a: inner, b: inner } }), leaf);
    const example = Array.from({ length: 30 }).reduce<unknown>((inner) => [inner, inner], 'x');
    const document = operation({
      responses: { 200: { description: '', content: { 'application/json': { example } } } },
    });
    const value = { openapi: '3.1.0', info: {}, ...document };
    const root = { uri: '/t.json', text: '', format: 'json' as const, value };
    const model = buildModel({ root, sources: new Map([[root.uri, root]]) });
    if (!model.ok) throw new Error('the model is built');
    const files = await generate('api', model.value, { version: '0.0.0' });
    expect(files[2]?.text).toContain('bodies: [');
    const bomb = { ...root, value: { ...value, ...schemas({ A: multiply({ type: 'string' }) }) } };
    const bombed = { ...model.value, document: { root: bomb, sources: new Map([[bomb.uri, bomb]]) } };
    await expect(generate('api', bombed, { version: '0.0.0' })).rejects.toMatchObject({
      message: 'types cannot be made from this document: it has more nodes than memory should hold',
    });
  });

  test('the document is not changed', async () => {
    const document = {
      openapi: '3.1.0',
      info: {},
      paths: { '/x': { get: { operationId: 'a' }, put: { operationId: 'a' } } },
    };
    const before = structuredClone(document);
    await generate('api', modelOf(document), { version: '0.0.0' });
    expect(document).toEqual(before);
  });
});

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

test.each(['jobs', 'projects'])('generated/%s is what its document gives', async (name) => {
  const root = new URL('../../', import.meta.url);
  const model = await loadModel(fileURLToPath(new URL(`spec/${name}/openapi.yaml`, root)));
  if (!model.ok) throw new Error(JSON.stringify(model.problems));
  for (const { path, text } of await generate(name, model.value, { version })) {
    expect(await readFile(new URL(`generated/${path}`, root), 'utf8')).toBe(text);
  }
});
