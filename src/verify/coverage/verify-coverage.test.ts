import { describe, expect, test } from 'vitest';
import type { Exchange } from '../../contract/exchange.ts';
import { modelOf } from '../items-server.fixture.ts';
import { VerifyCoverage } from './verify-coverage.ts';
import { verifyCoverageText } from './verify-coverage-text.ts';

const model = modelOf({
  openapi: '3.1.0',
  info: { title: 'T', version: '1' },
  paths: {
    '/a/{id}': {
      post: {
        operationId: 'makeA',
        parameters: [
          { name: 'id', in: 'path', required: true, schema: { type: 'string' } },
          { name: 'limit', in: 'query', required: true, schema: { $ref: '#/components/schemas/Limit' } },
          { name: 'X-Kind', in: 'header', schema: { enum: ['a', 'b'] } },
        ],
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: {
                type: 'object',
                required: ['name'],
                additionalProperties: false,
                properties: {
                  id: { type: 'integer', readOnly: true },
                  name: { type: 'string', minLength: 0, maxLength: 5 },
                  tags: { type: 'array', uniqueItems: true, items: { type: 'string', format: 'date' } },
                },
              },
            },
          },
        },
        responses: { '200': { description: 'Done.' }, '400': { description: 'Refused.' } },
      },
      get: {
        operationId: 'getA',
        parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }],
        responses: { '200': { description: 'Done.' } },
      },
    },
  },
  components: { schemas: { Limit: { type: 'integer', minimum: 1, maximum: 100 } } },
});
const operation = model.operations.find(({ method }) => method === 'post');
const reader = model.operations.find(({ method }) => method === 'get');
if (!operation || !reader) throw new Error('the fixture has two operations');

function exchange(
  query: string,
  body: unknown,
  headers: Record<string, string> = {},
  status = 200,
): Exchange {
  return {
    request: {
      method: 'POST',
      url: `http://h/v1/a/7${query}`,
      headers: [['content-type', 'application/json'], ...Object.entries(headers)],
      body: body === undefined ? undefined : new TextEncoder().encode(JSON.stringify(body)),
    },
    response: { status, headers: [], body: new Uint8Array() },
    durationMs: 1,
  };
}

/** `query limit maximum valid`: the sides that were seen. */
function sidesOf(...exchanges: readonly Exchange[]): readonly string[] {
  const coverage = new VerifyCoverage(model, 't');
  for (const one of exchanges) if (operation) coverage.add(operation, one);
  const points = coverage.report().operations.find((one) => one.operation === 'POST /a/{id}')?.points ?? [];
  return points.flatMap(({ label, valid, invalid }) => [
    ...(valid > 0 ? [`${label} +`] : []),
    ...(invalid > 0 ? [`${label} -`] : []),
  ]);
}

const always = ['path id type +', 'query limit present +', 'query limit type +'];
const whole = ['body present +', 'body type +', 'body required +', 'body additionalProperties +'];

describe('which sides of which rules a request shows', () => {
  const cases: [name: string, exchange: Exchange, want: readonly string[]][] = [
    ['a usual one', exchange('?limit=50', { name: 'abc' }), [...always, ...whole, 'body /name type +']],
    [
      'bounds',
      exchange('?limit=100', { name: 'abcde' }),
      [...always, 'query limit maximum +', ...whole, 'body /name type +', 'body /name maxLength +'],
    ],
    [
      'beyond a bound',
      exchange('?limit=101', { name: 'a' }, {}, 400),
      [...always, 'query limit maximum -', ...whole, 'body /name type +'],
    ],
    [
      'another type',
      exchange('?limit=x', { name: 'a' }, {}, 400),
      ['path id type +', 'query limit present +', 'query limit type -', ...whole, 'body /name type +'],
    ],
    [
      'nothing that must be there',
      exchange('', undefined, { 'x-kind': 'b' }, 400),
      ['path id type +', 'query limit present -', 'header X-Kind enum +', 'body present -'],
    ],
    [
      'in the body',
      exchange('?limit=50', { tags: ['2025-01-01', 'x'], other: 1 }, {}, 400),
      [
        ...always,
        'body present +',
        'body type +',
        'body required -',
        'body additionalProperties -',
        'body /tags type +',
        'body /tags uniqueItems +',
        'body /tags/- type +',
        'body /tags/- format -',
      ],
    ],
  ];
  test.each(cases)('%s', (_name, one, want) => {
    expect([...sidesOf(one)].sort()).toEqual([...want].sort());
  });
});

test('a fraction of both sides; what a path cannot break is not asked for', () => {
  const coverage = new VerifyCoverage(model, 't');
  coverage.add(operation, exchange('?limit=100', { name: 'abcde' }));
  const { keywords, operations, traffic } = coverage.report();
  // One side of the types in the path, both of all others.
  expect(operations.map(({ operation: label, covered, total }) => [label, covered, total])).toEqual([
    ['GET /a/{id}', 0, 1],
    ['POST /a/{id}', 10, 31],
  ]);
  expect(keywords).toEqual({ covered: 10, total: 32, percent: 31.2 });
  expect(traffic.apis[0]?.operations[1]?.calls).toBe(1);
});

test('a request of another method is none of the operation', () => {
  const coverage = new VerifyCoverage(model, 't');
  coverage.add(reader, exchange('?limit=100', { name: 'abcde' }));
  expect(coverage.report().covered).toBe(0);
});

test('as text: what was not tried on both sides', () => {
  const coverage = new VerifyCoverage(model, 't');
  coverage.add(operation, exchange('?limit=100', { name: 'abcde' }));
  coverage.add(reader, {
    ...exchange('', undefined),
    request: { method: 'GET', url: 'http://h/a/1', headers: [], body: undefined },
  });
  const text = verifyCoverageText(coverage.report());
  expect(text.slice(text.indexOf('rules of requests'))).toBe(
    `rules of requests  34.3 % (11 of 32 sides)

   32.2 %  POST /a/{id}
           not broken  query limit present
           not broken  query limit type
           not at the bound  query limit minimum
           not broken  query limit minimum
           not broken  query limit maximum
           not sent  header X-Kind enum
           not broken  header X-Kind enum
           not broken  body present
           and 13 more
`,
  );
});
