import { expect, test } from 'vitest';
import { countedModel } from './coverage.fixture.ts';
import { coverageBelow } from './coverage-report.ts';
import { coverageText } from './coverage-text.ts';
import { TrafficCoverage } from './coverage-traffic.ts';

const api = { name: 'jobs', model: countedModel };

interface Sent {
  readonly operation: 'listJobs' | 'changeJob';
  readonly path?: string;
  readonly query?: string;
  readonly headers?: Record<string, string>;
  readonly body?: string;
  readonly status: number;
  readonly answer?: unknown;
  /** Of the answer. Default: JSON. */
  readonly type?: string;
}

function counted(...exchanges: readonly Sent[]): TrafficCoverage {
  const coverage = new TrafficCoverage(() => [api]);
  for (const {
    operation: name,
    path = '/jobs',
    query = '',
    headers = {},
    body,
    status,
    answer,
    type = 'application/json',
  } of exchanges) {
    const operation = countedModel.operations.find(({ operationId }) => operationId === name);
    if (!operation) throw new Error(`there is no ${name}`);
    const answered = answer === undefined ? undefined : JSON.stringify(answer);
    coverage.add(api, operation, {
      request: { path, query, headers, body: body === undefined ? undefined : Buffer.from(body) },
      response: { status, headers: answered ? { 'content-type': type } : {}, body: answered },
    });
  }
  return coverage;
}

const seen = (coverage: TrafficCoverage, name: string) =>
  coverage
    .report()
    .apis[0]?.operations.find((one) => one.name === name)
    ?.points.filter(({ hits }) => hits > 0)
    .map(({ label, hits }) => (hits === 1 ? label : `${label} (${hits})`));

test('what there is to be seen', () => {
  const operations = counted().report().apis[0]?.operations ?? [];
  expect(
    operations.map(({ operation, points }) => [
      operation,
      points.map(({ kind, label }) => `${kind}: ${label}`),
    ]),
  ).toEqual([
    [
      'GET /jobs',
      [
        'operation: called',
        'parameter: query status',
        'parameter-left-out: query status left out',
        'parameter-value: query status = queued',
        'parameter-value: query status = done',
        'parameter: header X-Trace',
        'parameter: query order',
        'parameter-left-out: query order left out',
        'parameter-value: query order = up',
        'parameter-value: query order = down',
        'response: response 200',
        'response: response 4XX',
        'response: response default',
      ],
    ],
    [
      'POST /jobs/{id}',
      [
        'operation: called',
        'parameter-value: path id = 1',
        'parameter-value: path id = 2',
        'request-type: request application/json',
        'request-value: request application/json type = export',
        'request-value: request application/json type = import',
        'request-type: request text/plain',
        'response: response 204',
        'response: response 409',
        'response-type: response 409 application/json',
        'response-type: response 409 text/plain',
      ],
    ],
  ]);
});

const json = { 'content-type': 'application/json; charset=utf-8' };

test.each<[string, Sent, string[]]>([
  [
    'parameters',
    {
      operation: 'listJobs',
      query: 'status=done&order=up&order=down',
      headers: { 'x-trace': '1' },
      status: 200,
    },
    [
      'called',
      'query status',
      'query status = done',
      'header X-Trace',
      'query order',
      'query order = up',
      'query order = down',
      'response 200',
    ],
  ],
  [
    'parameters that are left out, and a value that is none',
    { operation: 'listJobs', query: 'status=lost', status: 404 },
    ['called', 'query status', 'query order left out', 'response 4XX'],
  ],
  [
    'an answer, its only type by its status',
    { operation: 'listJobs', status: 200, answer: [{ status: 'done' }] },
    ['called', 'query status left out', 'query order left out', 'response 200'],
  ],
  [
    'another status',
    { operation: 'listJobs', query: 'order=up', status: 500, answer: [{ status: 'done' }] },
    ['called', 'query status left out', 'query order', 'query order = up', 'response default'],
  ],
  [
    'a body',
    { operation: 'changeJob', path: '/jobs/2', headers: json, body: '{"type":"import"}', status: 204 },
    [
      'called',
      'path id = 2',
      'request application/json',
      'request application/json type = import',
      'response 204',
    ],
  ],
  [
    'a body of another type',
    {
      operation: 'changeJob',
      path: '/jobs/1',
      headers: { 'content-type': 'text/plain' },
      body: 'x',
      status: 418,
    },
    ['called', 'path id = 1', 'request text/plain'],
  ],
])('sees %s', (_name, exchange, want) => expect(seen(counted(exchange), exchange.operation)).toEqual(want));

test('the values of answers are counted by their places, each once', () => {
  const valuesOf = (coverage: TrafficCoverage) =>
    coverage.report().apis[0]?.answerValues.map(({ label, hits, at }) => [label, hits, at.pointer]);
  const answer = [{ status: 'done', steps: [{ kind: null }, { kind: 'b', deep: { no: 1 } }] }];
  const list: Sent = { operation: 'listJobs', status: 200, answer };
  const change: Sent = { operation: 'changeJob', status: 409, answer: { status: 'queued' } };
  const place = '/components/schemas/Job/properties';
  const from = 'first in GET /jobs';
  expect(valuesOf(counted(list, list, change))).toEqual([
    [`status = queued, ${from}`, 1, `${place}/status/enum/0`],
    [`status = done, ${from}`, 2, `${place}/status/enum/1`],
    [`steps.kind = a, ${from}`, 0, `${place}/steps/items/properties/kind/enum/0`],
    [`steps.kind = null, ${from}`, 2, `${place}/steps/items/properties/kind/enum/1`],
  ]);
});

test('sums up, and lists what is not documented', () => {
  const change: Sent = { operation: 'changeJob', path: '/jobs/1', status: 204 };
  const report = counted(change, change, { ...change, status: 500 }).report();
  expect(report).toMatchObject({ total: 28, covered: 3, percent: 10.7 });
  expect(report.apis[0]?.operations[1]).toMatchObject({
    operation: 'POST /jobs/{id}',
    calls: 3,
    total: 11,
    covered: 3,
    percent: 27.2,
    undocumented: { 500: 1 },
  });
});

test.each([
  [{ total: 8, covered: 3 }, 37.5, false],
  [{ total: 8, covered: 3 }, 37.6, true],
  [{ total: 3000, covered: 2999 }, 100, true],
  [{ total: 0, covered: 0 }, 100, false],
])('%j is below %d: %s', (count, percent, want) => {
  expect(coverageBelow({ ...count, percent: 0 }, percent)).toBe(want);
});

test('as text: what is missing comes first', () => {
  const change: Sent = { operation: 'changeJob', path: '/jobs/1', status: 204 };
  const plain = { 'content-type': 'text/plain' };
  const all: Sent[] = [
    { ...change, headers: json, body: '{"type":"export"}' },
    { ...change, headers: json, body: '{"type":"import"}', path: '/jobs/2' },
    { ...change, headers: plain, body: 'x', status: 409, answer: { status: 'done', steps: [{ kind: 'a' }] } },
    { ...change, status: 409, answer: 'no', type: 'text/plain' },
  ];
  expect(coverageText(counted(...all).report())).toBe(`jobs  46.4 % (13 of 28)

    0.0 %  GET /jobs        not called
  100.0 %  POST /jobs/{id}  4 calls

  values of answers that never came
           status = queued, first in GET /jobs
           steps.kind = null, first in GET /jobs
`);
  const list: Sent = {
    operation: 'listJobs',
    status: 200,
    answer: [{ status: 'queued' }, { status: 'done' }],
  };
  const steps = [{ steps: [{ kind: 'a' }, { kind: null }] }];
  const some: Sent[] = [
    list,
    { ...list, answer: steps },
    { ...change, headers: json, body: '{}', status: 299 },
  ];
  expect(coverageText(counted(...some).report())).toBe(`jobs  39.2 % (11 of 28)

   27.2 %  POST /jobs/{id}  1 call
           not seen  path id = 2
           not seen  request application/json type = export
           not seen  request application/json type = import
           not seen  request text/plain
           not seen  response 204
           not seen  response 409
           not seen  response 409 application/json
           not seen  response 409 text/plain
           not documented  response 299 (1)
   30.7 %  GET /jobs        2 calls
           not seen  query status
           not seen  query status = queued
           not seen  query status = done
           not seen  header X-Trace
           not seen  query order
           not seen  query order = up
           not seen  query order = down
           not seen  response 4XX
           not seen  response default
`);
});
