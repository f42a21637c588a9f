import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { loadModel } from '../model/load.ts';
import type { Model } from '../model/model.ts';
import { bundleDocument } from './bundle.ts';
import { locate } from './locate.ts';
import { petstoreSwagger } from './petstore-swagger.fixture.ts';
import { valueAt } from './pointer.ts';
import { upgradeTree } from './upgrade.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'concordat-upgrade-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function load(files: Readonly<Record<string, string>>): Promise<Model> {
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  const result = await loadModel('api.yaml', { cwd: folder });
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.value;
}

const petstore = () => load({ 'api.yaml': petstoreSwagger });

describe('a Swagger 2.0 document as a model', () => {
  test('operations, servers, security', async () => {
    const model = await petstore();
    expect(model.version).toBe('3.0');
    expect(model.servers.map(({ url, basePath }) => [url, basePath])).toEqual([
      ['https://petstore.test/v1', '/v1'],
      ['http://petstore.test/v1', '/v1'],
    ]);
    expect(
      model.operations.map(({ method, path, security }) => [
        method,
        path,
        security.map(({ schemes }) => Object.fromEntries(schemes)),
      ]),
    ).toEqual([
      ['get', '/pets', [{ key: [] }]],
      ['post', '/pets', [{ oauth: ['pets:write'] }, { login: [] }]],
      ['post', '/pets/{id}/photo', [{ key: [] }]],
    ]);
    expect([...model.securitySchemes.values()].map(({ name, type, scheme }) => [name, type, scheme])).toEqual(
      [
        ['key', 'apiKey', undefined],
        ['login', 'http', 'basic'],
        ['oauth', 'oauth2', undefined],
      ],
    );
    expect(model.securitySchemes.get('oauth')?.flows).toHaveProperty('authorizationCode');
    expect(model.problems).toEqual([]);
  });

  test('parameters and their collection formats', async () => {
    const [list] = (await petstore()).operations;
    expect(
      list?.parameters.map(({ name, in: where, style, explode }) => [name, where, style, explode]),
    ).toEqual([
      ['X-Trace', 'header', 'simple', false],
      ['limit', 'query', 'form', true],
      ['tags', 'query', 'pipeDelimited', false],
      ['ids', 'query', 'form', true],
      ['states', 'query', 'form', false],
    ]);
    expect(list?.parameters[1]?.schema?.value).toEqual({ type: 'integer', maximum: 100 });
  });

  test('answers: media types, headers, examples', async () => {
    const [list, , photo] = (await petstore()).operations;
    const [ok, failed] = list?.responses ?? [];
    expect([ok?.status, failed?.status, failed?.description]).toEqual(['200', 'default', 'failed']);
    expect(ok?.headers.map(({ name, schema }) => [name, schema?.value])).toEqual([
      ['X-Total', { type: 'integer' }],
    ]);
    expect(ok?.content.map(({ name, examples }) => [name, examples[0]?.value])).toEqual([
      ['application/json', [{ id: 1, name: 'Rex' }]],
    ]);
    expect(photo?.responses[0]?.content.map(({ name, schema }) => [name, schema?.value])).toEqual([
      ['image/png', { type: 'string', format: 'binary' }],
    ]);
  });

  test('a body that is a reference, in each media type that is consumed', async () => {
    const [, add] = (await petstore()).operations;
    expect(add?.parameters.map(({ name }) => name)).toEqual(['X-Trace', 'dry']);
    expect(add?.requestBody).toMatchObject({ required: true });
    expect(add?.requestBody?.content.map(({ name, schema }) => [name, schema?.value])).toEqual([
      ['application/json', { $ref: '#/components/schemas/Pet' }],
      ['application/xml', { $ref: '#/components/schemas/Pet' }],
    ]);
  });

  test('bodies that were inlined leave no components behind', async () => {
    const { document } = await petstore();
    expect(Object.keys(valueAt(document.root.value, '/components') as object).sort()).toEqual([
      'parameters',
      'responses',
      'schemas',
      'securitySchemes',
    ]);
  });

  test('a form with a file', async () => {
    const [, , photo] = (await petstore()).operations;
    const [form] = photo?.requestBody?.content ?? [];
    expect([form?.name, form?.encoding]).toEqual([
      'multipart/form-data',
      { labels: { style: 'form', explode: true } },
    ]);
    expect(form?.schema?.value).toEqual({
      type: 'object',
      properties: {
        caption: { type: 'string', minLength: 1 },
        file: { type: 'string', format: 'binary' },
        labels: { type: 'array', items: { type: 'string' } },
      },
      required: ['file'],
    });
  });

  test('nullable schemas', async () => {
    const { document } = await petstore();
    expect(valueAt(document.root.value, '/components/schemas/Pet/properties/name')).toEqual({
      type: 'string',
      nullable: true,
    });
  });
});

describe('several files', () => {
  const files = {
    'api.yaml': "swagger: '2.0'\ninfo: { title: A, version: '1' }\npaths:\n  /a: { $ref: 'a.yaml' }\n",
    'a.yaml':
      "get:\n  operationId: getA\n  responses:\n    '200': { description: ok, schema: { $ref: 'b.yaml#/B' } }\n",
    'b.yaml': 'B: { type: object }\n',
  };

  test('become one tree, and are still the texts of the document', async () => {
    const model = await load(files);
    expect(model.operations[0]?.responses[0]?.content[0]?.name).toBe('application/json');
    expect([...model.document.sources.keys()].map((uri) => uri.replace(`${folder}/`, ''))).toEqual([
      'api.yaml',
      'a.yaml',
      'b.yaml',
    ]);
    expect(await bundleDocument(model.document)).toBe(model.document.root.value);
  });

  test('a place in another file is that of the reference to it', async () => {
    const { document } = await load(files);
    const at = { source: document.root.uri, pointer: '/paths/~1a/get/responses/200' };
    expect(locate(document, at)).toEqual({ line: 4, column: 3 });
  });
});

test('a format that OpenAPI 3 does not have is a located problem', async () => {
  const model = await load({
    'api.yaml': petstoreSwagger.replace('collectionFormat: pipes', 'collectionFormat: tsv'),
  });
  expect(model.problems).toMatchObject([
    {
      code: 'swagger-lossy',
      severity: 'warning',
      at: { pointer: '/paths/~1pets/get/parameters/1/collectionFormat' },
    },
  ]);
});

test('form parameters of a path item go to each of its operations without a body of its own', async () => {
  const model = await load({
    'api.yaml': `swagger: '2.0'
info: { title: A, version: '1' }
paths:
  /a:
    parameters: [{ name: note, in: formData, type: string }]
    post: { consumes: [application/x-www-form-urlencoded], responses: { '200': { description: ok } } }
    put:
      parameters: [{ name: body, in: body, schema: { type: array } }]
      responses: { '200': { description: ok } }
`,
  });
  expect(
    model.operations.map(({ method, requestBody }) => [
      method,
      requestBody?.content.map(({ name, schema }) => [
        name,
        (schema?.value as { type: string } | undefined)?.type,
      ]),
    ]),
  ).toEqual([
    ['put', [['application/json', 'array']]],
    ['post', [['application/x-www-form-urlencoded', 'object']]],
  ]);
});

test('an alias of YAML is upgraded once in each place', async () => {
  const model = await load({
    'api.yaml': `swagger: '2.0'
info: { title: A, version: '1' }
definitions:
  A: &a { type: string, x-nullable: true }
  B: *a
paths: {}
`,
  });
  const upgraded = { type: 'string', nullable: true };
  expect(valueAt(model.document.root.value, '/components/schemas')).toEqual({ A: upgraded, B: upgraded });
});

test.each(['1.2', '2.1'])('Swagger %s is refused', async (version) => {
  writeFileSync(join(folder, 'api.yaml'), `info: {}\nswagger: '${version}'\npaths: {}\n`);
  const { ok, problems } = await loadModel('api.yaml', { cwd: folder });
  expect([ok, problems[0]?.message, problems[0]?.at?.position?.line]).toEqual([
    false,
    `Swagger ${version} is not a version that is known`,
    2,
  ]);
});

test.each([
  ['3.1', { type: ['string', 'null'] }, '3.1.1'],
  ['3.2', { type: ['string', 'null'] }, '3.2.0'],
] as const)('OpenAPI 3.0 to %s', async (target, want, version) => {
  const tree = {
    openapi: '3.0.3',
    'x-first': true,
    info: { title: 'A', version: '1' },
    paths: {},
    components: { schemas: { A: { type: 'string', nullable: true } } },
  };
  const result = await upgradeTree(tree, target, '/a.yaml');
  expect(result.ok && Object.keys(result.value)).toEqual([
    'openapi',
    'x-first',
    'info',
    'paths',
    'components',
  ]);
  expect(result.ok && [result.value.openapi, valueAt(result.value, '/components/schemas/A')]).toEqual([
    version,
    want,
  ]);
  expect(tree.components.schemas.A).toEqual({ type: 'string', nullable: true });
});
