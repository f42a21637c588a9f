import { describe, expect, test } from 'vitest';
import { findProducers } from './find-producers.ts';
import { inferId } from './infer-id.ts';
import { modelOf } from './items-server.fixture.ts';

describe('who names the resource of an operation', () => {
  const ok = { '200': { description: '' } };
  const id = (name: string) => ({ in: 'path', name, required: true, schema: { type: 'string' } });
  const op = (operationId: string, names: string[] = [], responses: unknown = ok) => ({
    operationId,
    parameters: names.map(id),
    responses,
  });
  const linked = (target: object) => ({ '201': { description: '', links: { one: target } } });
  const cases: [name: string, paths: Record<string, unknown>, want: string[]][] = [
    [
      'a POST on the collection',
      {
        '/jobs': { get: op('list'), post: op('make') },
        '/jobs/{id}': { get: op('read', ['id']) },
        '/jobs/{id}/cancel': { post: op('cancel', ['id']) },
      },
      ['read <- make create id', 'cancel <- make create id'],
    ],
    [
      'a GET on it, where there is no POST',
      { '/jobs': { get: op('list') }, '/jobs/{id}': { get: op('read', ['id']) } },
      ['read <- list list id'],
    ],
    [
      'a collection with a slash at its end',
      { '/jobs/': { post: op('make') }, '/jobs/{id}': { get: op('read', ['id']) } },
      ['read <- make create id'],
    ],
    ['nobody', { '/apps/{app}/status': { get: op('read', ['app']) } }, []],
    [
      'a link, from anywhere',
      {
        '/upload': {
          post: op('make', [], linked({ operationId: 'read', parameters: { id: '$response.body#/key' } })),
        },
        '/jobs/{id}': { get: op('read', ['id']) },
      },
      ['read <- make create {"id":"$response.body#/key"}'],
    ],
    [
      'a link by reference',
      {
        '/upload': {
          post: op(
            'make',
            [],
            linked({
              operationRef: '#/paths/~1jobs~1{id}/get',
              parameters: { 'path.id': '$response.body#/key' },
            }),
          ),
        },
        '/jobs/{id}': { get: op('read', ['id']) },
      },
      ['read <- make create {"id":"$response.body#/key"}'],
    ],
    [
      'a link beats the collection',
      {
        '/jobs': {
          post: op('make', [], linked({ operationId: 'read', parameters: { id: '$response.body#/key' } })),
        },
        '/jobs/{id}': { get: op('read', ['id']) },
      },
      ['read <- make create {"id":"$response.body#/key"}'],
    ],
    [
      'a link that binds nothing does not',
      {
        '/jobs': {
          post: op('make', [], linked({ operationId: 'read', parameters: { other: '$response.body#/key' } })),
        },
        '/jobs/{id}': { get: op('read', ['id']) },
      },
      ['read <- make create id'],
    ],
    [
      'a POST that never succeeds does not',
      {
        '/jobs': { post: op('make', [], { '400': { description: '' } }) },
        '/jobs/{id}': { get: op('read', ['id']) },
      },
      [],
    ],
    [
      'nested',
      {
        '/a': { post: op('makeA') },
        '/a/{aid}/b': { post: op('makeB', ['aid']) },
        '/a/{aid}/b/{bid}': { get: op('readB', ['aid', 'bid']) },
      },
      ['makeB <- makeA create aid', 'readB <- makeB create bid'],
    ],
  ];
  test.each(cases)('%s', (_name, paths, want) => {
    const model = modelOf({ openapi: '3.1.0', info: { title: 'T', version: '1' }, paths });
    const found = [...findProducers(model)].map(([{ name }, { operation, kind, expressions, inferred }]) => {
      return `${name} <- ${operation.name} ${kind} ${inferred ?? JSON.stringify(Object.fromEntries(expressions))}`;
    });
    expect(found).toEqual(want);
  });
});

describe('the id in an answer without a link', () => {
  const cases: [
    name: string,
    location: string | undefined,
    body: unknown,
    path: string,
    parameter: string,
    want: unknown,
  ][] = [
    ['Location', '/v1/jobs/7', {}, '/jobs/{id}', 'id', '7'],
    ['Location in full, with a query', 'https://h/v1/jobs/a%2Fb?x=1', {}, '/jobs/{id}/cancel', 'id', 'a/b'],
    ['Location of something else', '/v1/tasks/7', { id: 8 }, '/jobs/{id}', 'id', 8],
    ['Location of a parent', '/v1/orgs/3', { id: 8 }, '/orgs/{org}/jobs/{id}', 'id', 8],
    ['the property itself', undefined, { id: 1, job_id: 2, jobId: 3 }, '/jobs/{jobId}', 'jobId', 2],
    ['id', undefined, { id: 1 }, '/jobs/{job}', 'job', 1],
    ['the singular and id', undefined, { data: { job_id: 2 } }, '/jobs/{id}', 'id', 2],
    ['the singular of y', undefined, { category_id: 2 }, '/categories/{id}', 'id', 2],
    ['in an envelope', undefined, { status: 'ok', data: { id: 'x' } }, '/jobs/{id}', 'id', 'x'],
    ['the nearest', undefined, { owner: { id: 9 }, id: 1 }, '/jobs/{id}', 'id', 1],
    ['the first of a list', undefined, [{ id: 4 }, { id: 5 }], '/jobs/{id}', 'id', 4],
    ['the first of a list in an envelope', undefined, { data: [{ id: 4 }] }, '/jobs/{id}', 'id', 4],
    ['an empty list', undefined, [], '/jobs/{id}', 'id', undefined],
    ['a list of names', undefined, ['mit', 'isc'], '/licenses/{license}', 'license', 'mit'],
    [
      'a key where there is no id',
      undefined,
      [{ key: 'mit', name: 'MIT' }],
      '/licenses/{license}',
      'license',
      'mit',
    ],
    ['no JSON', undefined, undefined, '/jobs/{id}', 'id', undefined],
    ['an id that is an object', undefined, { id: {} }, '/jobs/{id}', 'id', undefined],
    [
      'an id too deep',
      undefined,
      { a: { b: { c: { d: { e: { id: 1 } } } } } },
      '/jobs/{id}',
      'id',
      undefined,
    ],
  ];
  test.each(cases)('%s', (_name, location, body, path, parameter, want) => {
    expect(inferId({ location, body }, path, parameter)).toBe(want);
  });

  test('is what the request called it, where the answer is silent', () => {
    const answer = { location: undefined, body: undefined, requestBody: { name: 'TOKEN', value: 'x' } };
    expect(inferId(answer, '/variables/{name}', 'name')).toBe('TOKEN');
    expect(inferId(answer, '/variables/{id}', 'id')).toBeUndefined();
  });
});
