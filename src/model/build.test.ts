import { describe, expect, test } from 'vitest';
import { locate } from '../document/locate.ts';
import { parseSource } from '../document/parse.ts';
import { buildModel } from './build.ts';
import type { Model } from './model.ts';
import { operationName } from './operation-name.ts';

function build(text: string) {
  const source = parseSource('/t.yaml', text);
  if (!source.ok) throw new Error('unreadable');
  return buildModel({ root: source.value, sources: new Map([['/t.yaml', source.value]]) });
}

function model(text: string): Model {
  const result = build(text);
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.value;
}

const shop = `openapi: 3.1.0
info: {title: Shop, version: 1.2.3}
servers: [{url: 'https://{region}.shop.test/v1/', variables: {region: {default: eu}}}]
security: [{key: []}]
paths:
  /orders/{id}:
    parameters:
      - {name: id, in: path, required: true, schema: {type: string}}
      - {name: page, in: query, schema: {type: integer}}
    get:
      operationId: getOrder
      parameters: [{name: page, in: query, required: true, schema: {type: string}}, {$ref: '#/components/parameters/Trace'}]
      responses:
        '200': {$ref: '#/components/responses/Order'}
        4xx: {description: refused}
    delete:
      security: []
      responses: {'204': {description: gone}}
webhooks:
  shipped: {post: {responses: {'200': {description: thanks}}}}
components:
  parameters: {Trace: {name: X-Trace, in: header, schema: {type: string}}}
  responses: {Order: {description: an order, content: {application/json: {example: {id: a}, schema: {type: object}}}}}
  securitySchemes: {key: {type: apiKey, in: header, name: X-Key}}
`;

describe('a document', () => {
  const { operations, servers, webhooks, securitySchemes, problems } = model(shop);
  const [get, remove] = operations;

  test('its operations in their order, named', () => {
    expect(operations.map(({ name, method, path }) => [name, method, path])).toEqual([
      ['getOrder', 'get', '/orders/{id}'],
      ['deleteOrdersById', 'delete', '/orders/{id}'],
    ]);
    expect(webhooks.map(({ name, path }) => [name, path])).toEqual([['postShipped', 'shipped']]);
    expect(problems).toEqual([]);
  });

  test('servers with their variables filled in', () => {
    expect(servers.map(({ url, basePath }) => [url, basePath])).toEqual([
      ['https://eu.shop.test/v1/', '/v1'],
    ]);
  });

  test("the operation's parameters win over the path's", () => {
    expect(get?.parameters.map(({ in: place, name, required }) => [place, name, required])).toEqual([
      ['path', 'id', true],
      ['query', 'page', true],
      ['header', 'X-Trace', false],
    ]);
  });

  test('responses through references, ranges in upper case, each with its place', () => {
    expect(get?.responses.map(({ status, at }) => [status, at.pointer])).toEqual([
      ['200', '/components/responses/Order'],
      ['4XX', '/paths/~1orders~1{id}/get/responses/4xx'],
    ]);
    expect(get?.responses[0]?.content[0]?.examples.map(({ value }) => value)).toEqual([{ id: 'a' }]);
  });

  test("security is the document's unless the operation says otherwise", () => {
    expect(get?.security.map(({ schemes }) => [...schemes.keys()])).toEqual([['key']]);
    expect(remove?.security).toEqual([]);
    expect(securitySchemes.get('key')?.parameterName).toBe('X-Key');
  });
});

describe('what cannot be routed is refused', () => {
  test.each([
    ['no version', 'info: {}\n', 'the document has no "openapi" version', 1],
    [
      'a number for a version',
      'info: {}\nopenapi: 3.1\n',
      'the "openapi" version is not one that is known',
      2,
    ],
    ['a version to come', 'openapi: 4.0.0\n', 'the "openapi" version is not one that is known', 1],
    ['paths that are a list', 'openapi: 3.1.0\npaths: []\n', '"paths" is not an object', 2],
    [
      'a path item that leads nowhere',
      "openapi: 3.1.0\npaths:\n  /a: {$ref: '#/x'}\n",
      '"$ref: #/x" leads to nothing',
      3,
    ],
  ])('%s', (_name, text, message, line) => {
    const result = build(text);
    expect(result.ok).toBe(false);
    const [problem] = result.problems;
    expect(problem?.message).toBe(message);
    const source = parseSource('/t.yaml', text);
    if (!source.ok || !problem?.at) throw new Error('no place');
    expect(locate({ sources: new Map([['/t.yaml', source.value]]) }, problem.at).line).toBe(line);
  });
});

describe('lesser defects are problems of the model', () => {
  test.each([
    ['a path without a slash', 'paths: {a: {}}', ['document-structure /paths/a']],
    ['an operation that is a list', 'paths: {/a: {get: []}}', ['document-structure /paths/~1a/get']],
    [
      'a parameter without a name',
      'paths: {/a: {get: {parameters: [{in: query}]}}}',
      ['parameter-unknown /paths/~1a/get/parameters/0'],
    ],
    [
      'a response that leads nowhere',
      "paths: {/a: {get: {responses: {'200': {$ref: '#/x'}}}}}",
      ['ref-unresolved /paths/~1a/get/responses/200'],
    ],
    [
      'a scheme without a type',
      'components: {securitySchemes: {a: {}}}',
      ['security-scheme-unknown /components/securitySchemes/a'],
    ],
  ])('%s', (_name, text, want) => {
    const { operations, problems } = model(`openapi: 3.1.0\n${text}\n`);
    // Nodes below an operation are read when they are asked for.
    for (const { parameters, responses } of operations) void [parameters, responses];
    expect(problems.map(({ code, at }) => `${code} ${at?.pointer}`)).toEqual(want);
  });
});

describe('operation names', () => {
  test.each([
    ['listJobs', 'listJobs'],
    ['jobs/list-for-app', 'jobsListForApp'],
    ['Get all', 'getAll'],
    ['2fa', '_2fa'],
    ['then', 'then_'],
    ['__proto__', '__proto___'],
    ['größe', 'größe'],
    ['Größe ändern', 'größeÄndern'],
    [undefined, 'getJobsById'],
  ])('%s', (operationId, want) => {
    expect(operationName(operationId, 'get', '/jobs/{id}')).toBe(want);
  });

  test('names that clash are numbered', () => {
    const text =
      'openapi: 3.1.0\npaths: {/a: {get: {operationId: a-b}}, /b: {get: {operationId: a.b, summary: second}}}\n';
    expect(model(text).operations.map(({ name, summary }) => [name, summary])).toEqual([
      ['aB', undefined],
      ['aB2', 'second'],
    ]);
  });
});
