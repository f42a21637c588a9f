import { expect, test } from 'vitest';
import { criterionFault, holds } from './check-criterion.ts';
import type { FlowScope } from './flow-expression.ts';

const scope: FlowScope = {
  inputs: { name: 'Lamp', none: null, 'with-dash': 1 },
  steps: new Map([['make', { id: 7, tags: ['a', 'b'] }]]),
  workflows: new Map([['first', { inputs: { a: 1 }, outputs: { ok: true } }]]),
  exchange: {
    url: 'http://x.invalid/items?page=2',
    method: 'GET',
    statusCode: 200,
    request: {
      header: () => undefined,
      body: undefined,
      path: new Map([['id', 7]]),
      query: new URLSearchParams('page=2'),
    },
    response: {
      header: (name) => (name === 'X-Count' ? '12' : undefined),
      body: { id: 7, name: 'lamp', list: [{ state: "it's done" }], open: false },
    },
  },
};
const at = { source: '/flows.yaml', pointer: '' };
const simple = (condition: string) => ({ kind: 'simple' as const, condition, context: undefined, at });

const table: [condition: string, want: boolean][] = [
  ['$statusCode == 200', true],
  ['$statusCode==200', true],
  ['$statusCode != 200', false],
  ["$response.body#/name == 'Lamp'", true],
  ['$response.body.name == $inputs.name', true],
  ["$response.body.list[0].state == 'it''s done'", true],
  ['$response.body#/list/0/state != null', true],
  ['$response.body#/missing == null', true],
  ['$inputs.none == null', true],
  ['$response.header.X-Count > 9', true],
  ['$response.header.X-Count <= 9', false],
  ['$steps.make.outputs.id == $request.path.id', true],
  ["$steps.make.outputs.tags#/1 == 'b'", true],
  ['$workflows.first.outputs.ok', true],
  ['$response.body.open', false],
  ['!$response.body.open', true],
  ['$request.query.page == 2', true],
  ["$method == 'GET' && ($statusCode == 404 || $statusCode < 300)", true],
  ['$statusCode == 404 || $statusCode == 200 && $statusCode == 500', false],
  ['-1 < 0.5', true],
  ['$inputs.with-dash == 1', true],
  ['$response.body.__proto__ == null', true],
  ['$response.body.list < 3', false],
];
test.each(table)('%s', (condition, want) => {
  expect(criterionFault(simple(condition))).toBeUndefined();
  expect(holds(simple(condition), scope)).toBe(want);
});

const faults: [kind: 'simple' | 'regex' | 'jsonpath', condition: string, want: RegExp][] = [
  ['simple', '$statusCode == 2OO', /"2OO" is no value/],
  ['simple', "$response.body.name == 'Lamp", /cannot be read/],
  ['simple', '($statusCode == 200', /a parenthesis is not closed/],
  ['simple', '$statusCode ==', /ends too early/],
  ['simple', '$statusCode 200', /one too many/],
  ['simple', `${'('.repeat(100)}1${')'.repeat(100)}`, /nested too deep/],
  ['simple', `${'!'.repeat(100)}true`, /nested too deep/],
  ['regex', '(', /the pattern/],
  ['jsonpath', '$..[', /./],
];
test.each(faults)('%s %s cannot be read', (kind, condition, want) => {
  expect(criterionFault({ kind, condition })).toMatch(want);
});

test('patterns and paths are of their context', () => {
  const of = (kind: 'regex' | 'jsonpath', context: string, condition: string) =>
    holds({ kind, context, condition, at }, scope);
  expect(of('regex', '$statusCode', '^2\\d\\d$')).toBe(true);
  expect(of('regex', '$response.body', 'lamp')).toBe(false);
  expect(of('regex', '$response.header.none', '.*')).toBe(false);
  expect(of('jsonpath', '$response.body', '$.list[?@.state]')).toBe(true);
  expect(of('jsonpath', '$response.body', '$.list[?@.other]')).toBe(false);
});
