import type { Report, ReportedExchange, ReportedFinding } from './report.ts';

const read: ReportedExchange = {
  request: {
    method: 'GET',
    url: 'http://localhost/items/7?key=$API_KEY',
    headers: [
      ['accept', 'application/json'],
      ['Cookie', '$COOKIE'],
    ],
    body: undefined,
    bodySize: 0,
  },
  response: {
    status: 200,
    headers: [
      ['content-type', 'application/json'],
      ['set-cookie', 'a=1'],
      ['set-cookie', 'b=2'],
    ],
    body: '{"id":"7","name":"<script>alert(1)</script>"}',
    bodySize: 45,
  },
  curl: `curl -i "http://localhost/items/7?key=$API_KEY" -H 'accept: application/json'`,
  startedMs: Date.UTC(2026, 4, 4, 10),
  durationMs: 12,
};

const create: ReportedExchange = {
  request: {
    method: 'POST',
    url: 'http://localhost/items',
    headers: [['content-type', 'application/json']],
    body: '{"name":"Lamp"}',
    bodySize: 15,
  },
  response: undefined,
  curl: `curl -i -X POST 'http://localhost/items' --data-raw '{"name":"Lamp"}'`,
  durationMs: 3,
};

const base = {
  api: 'items',
  count: 1,
  after: 12,
  case: 'getItem/plain',
  file: 'items.json',
  position: { line: 40, column: 9 },
  at: { source: '/project/items.json', pointer: '/components/schemas/Item/properties/id/type' },
} as const;

const findings: readonly ReportedFinding[] = [
  {
    ...base,
    code: 'response-body',
    class: 'response-shape',
    severity: 'error',
    message: 'the body of the 200 answer does not match its schema at /id: must be integer',
    method: 'GET',
    path: '/items/{id}',
    operation: 'GET /items/{id}',
    operationId: 'getItem',
    expected: 'integer',
    actual: '"7"',
    count: 4,
    steps: [read],
  },
  {
    ...base,
    code: 'not-readable-after-create',
    class: 'state',
    severity: 'error',
    message: 'what was created cannot be read',
    method: 'POST',
    path: '/items',
    operation: 'POST /items',
    operationId: 'createItem',
    hint: 'See whether it is stored.',
    steps: [create, read],
  },
  {
    ...base,
    code: 'undocumented-field',
    class: 'response-shape',
    severity: 'note',
    message: 'the answer has the property "extra", which its schema does not name',
    method: 'GET',
    path: '/items/{id}',
    operation: 'GET /items/{id}',
    operationId: 'getItem',
    detail: 'extra',
    steps: [read],
  },
];

const others = [
  {
    code: 'success-not-seen',
    severity: 'warning',
    message: 'no success answer was seen, so none was checked',
    api: 'items',
    operation: 'DELETE /items/{id}',
    expected: '204',
    actual: '401',
  },
] as const;

/** For tests: a report of a run that found something of every kind. */
export const sampleFindings: Report = {
  command: 'verify',
  tool: { name: 'concordat', version: '1.2.3' },
  apis: ['items'],
  problems: [...findings, ...others],
  findings,
  others,
  suppressed: [
    {
      problem: {
        code: 'response-header-missing',
        severity: 'error',
        message: 'the 200 answer lacks the required header X-Count',
        operation: 'GET /items',
        api: 'items',
      },
      reason: 'the proxy drops it',
    },
  ],
  checked: '3 of 4 operations called, 20 cases, 60 requests',
  requests: 60,
  seed: 7,
  answers: [
    {
      api: 'items',
      operation: 'GET /items/{id}',
      seen: [
        [200, 40],
        [404, 2],
      ],
      missed: ['401'],
    },
    { api: 'items', operation: 'PUT /items/{id}', seen: [], missed: ['200', '404'] },
  ],
  skipped: [
    { api: 'items', operation: 'GET /items', case: 'listItems/paging', reason: 'there are too few items' },
    { api: 'items', operation: 'GET /items', case: 'listItems/sort', reason: 'there are too few items' },
    {
      api: 'items',
      operation: 'PUT /items/{id}',
      case: undefined,
      reason: 'it is excluded: it was never called',
    },
  ],
  rules: [
    {
      code: 'response-body',
      summary: 'A body is valid against its schema.',
      why: 'Clients fail.',
      fix: 'Correct it.',
      wfc: 'F101',
    },
  ],
};
