import { describe, expect, test } from 'vitest';
import { modelOf } from '../items-server.fixture.ts';
import { buildBaseRequest } from '../plan/base-request.ts';
import type { CaseRequest } from '../request.ts';
import { buildRequest } from './build-request.ts';

const document = {
  openapi: '3.1.0',
  info: { title: 'T', version: '1' },
  servers: [{ url: 'https://api.example/v1' }],
  paths: {
    '/jobs/{id}': {
      parameters: [{ in: 'path', name: 'id', required: true, schema: { type: 'string' }, example: 'a b' }],
      post: {
        parameters: [
          { in: 'query', name: 'q', required: true, schema: { type: 'array' }, example: ['x', 'y'] },
          { in: 'header', name: 'X-Trace', required: true, example: 't' },
          { in: 'cookie', name: 'session', required: true, example: 's' },
        ],
        requestBody: {
          required: true,
          content: {
            'application/json': {
              example: { name: 'Lamp', kind: 'a', size: 1, code: 'AB' },
              schema: {
                type: 'object',
                properties: {
                  name: { type: 'string', maxLength: 8 },
                  kind: { $ref: '#/components/schemas/Kind' },
                  code: { type: 'string', pattern: '^[A-Z]+$' },
                },
              },
            },
          },
        },
        responses: { '200': { description: '', content: { 'application/json': {}, 'text/csv': {} } } },
      },
    },
    '/elsewhere': { servers: [{ url: '/other' }], get: { responses: { '200': { description: '' } } } },
  },
  components: { schemas: { Kind: { type: 'string', enum: ['a', 'b'] } } },
};

const model = modelOf(document);
const [operation, elsewhere] = model.operations;
if (!operation || !elsewhere) throw new Error('no operations');

function baseOf(of: typeof operation = operation): CaseRequest {
  const base = of && buildBaseRequest(model, of);
  if (!base?.ok) throw new Error('no base request');
  return base.request;
}

const none = new Map<string, unknown>();
const anonymous = { headers: [], query: [], cookies: [] };
const target = { server: 'http://localhost:1/v1/', credentials: anonymous };

describe('a request', () => {
  test('has its parameters where they belong', () => {
    const { body, ...rest } = buildRequest(model, operation, baseOf(), none, target);
    expect(rest).toEqual({
      method: 'POST',
      url: 'http://localhost:1/v1/jobs/a%20b?q=x&q=y',
      headers: [
        ['accept', 'application/json, text/csv, */*;q=0.1'],
        ['content-type', 'application/json'],
        ['X-Trace', 't'],
        ['cookie', 'session=s'],
      ],
    });
    expect(new TextDecoder().decode(body)).toBe('{"name":"Lamp","kind":"a","size":1,"code":"AB"}');
  });

  test("takes the resource's id, but not for one that is fixed", () => {
    const values = new Map([['id', 'new']]);
    const fixed = { ...baseOf(), fixed: new Set(['path id']) };
    expect(buildRequest(model, operation, baseOf(), values, target).url).toContain('/jobs/new?');
    expect(buildRequest(model, operation, fixed, values, target).url).toContain('/jobs/a%20b?');
  });

  test("sends the user's headers in place of the examples', and cookies beside them", () => {
    const headers: [string, string][] = [
      ['x-trace', 'mine'],
      ['Cookie', 'key=k'],
      ['Authorization', 'Bearer b'],
    ];
    const credentials = { ...anonymous, headers };
    const sent = buildRequest(model, operation, baseOf(), none, { ...target, credentials }).headers;
    expect(sent.slice(2)).toEqual([
      ['x-trace', 'mine'],
      ['Authorization', 'Bearer b'],
      ['cookie', 'session=s; key=k'],
    ]);
  });

  test('to servers of its own goes beside the base path', () => {
    expect(buildRequest(model, elsewhere, baseOf(elsewhere), none, target).url).toBe(
      'http://localhost:1/other/elsewhere',
    );
    const bare = { ...target, server: 'http://localhost:1' };
    expect(buildRequest(model, elsewhere, baseOf(elsewhere), none, bare).url).toBe(
      'http://localhost:1/other/elsewhere',
    );
  });
});
