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
  } of exchanges) {
    const operation = countedModel.operations.find(({ operationId }) => operationId === name);
    if (!operation) throw new Error(`there is no ${name}`);
    const answered = answer === undefined ? undefined : JSON.stringify(answer);
    coverage.add(api, operation, {
      request: { path, query, headers, body: body === undefined ? undefined : Buffer.from(body) },
      response: { status, headers: answered ? { 'content-type': 'application/json' } : {}, body: answered },
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
        'response-type: response 200 application/json',
        'response-value: response 200 application/json status = queued',
        'response-value: response 200 application/json status = done',
        'response-value: response 200 application/json steps.kind = a',
        'response-value: response 200 application/json steps.kind = null',
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
    'an answer, its values two levels deep',
    {
      operation: 'listJobs',
      status: 200,
      answer: [{ status: 'done', steps: [{ kind: null }, { kind: 'b', deep: { no: 1 } }] }],
    },
    [
      'called',
      'query status left out',
      'query order left out',
      'response 200',
      'response 200 application/json',
      'response 200 application/json status = done',
      'response 200 application/json steps.kind = null',
    ],
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

test('sums up, and lists what is not documented', () => {
  const change: Sent = { operation: 'changeJob', path: '/jobs/1', status: 204 };
  const report = counted(change, change, { ...change, status: 500 }).report();
  expect(report).toMatchObject({ total: 26, covered: 3, percent: 11.5 });
  expect(report.apis[0]?.operations[1]).toMatchObject({
    operation: 'POST /jobs/{id}',
    calls: 3,
    total: 8,
    covered: 3,
    percent: 37.5,
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
  const all: Sent[] = [1, 2].flatMap((id) => [
    {
      operation: 'changeJob',
      path: `/jobs/${id}`,
      headers: json,
      body: `{"type":"${id === 1 ? 'export' : 'import'}"}`,
      status: 204,
    },
    {
      operation: 'changeJob',
      path: `/jobs/${id}`,
      headers: { 'content-type': 'text/plain' },
      body: 'x',
      status: 204,
    },
  ]);
  expect(coverageText(counted(...all).report())).toBe(
    'jobs  30.7 % (8 of 26)\n\n    0.0 %  GET /jobs        not called\n  100.0 %  POST /jobs/{id}  4 calls\n',
  );
  expect(
    coverageText(
      counted({ operation: 'changeJob', path: '/jobs/1', headers: json, body: '{}', status: 299 }).report(),
    ),
  ).toBe(`jobs  11.5 % (3 of 26)

    0.0 %  GET /jobs        not called
   37.5 %  POST /jobs/{id}  1 call
           not seen  path id = 2
           not seen  request application/json type = export
           not seen  request application/json type = import
           not seen  request text/plain
           not seen  response 204
           not documented  response 299 (1)
`);
});
