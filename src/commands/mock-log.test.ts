import { expect, test } from 'vitest';
import { parseSource } from '../document/parse.ts';
import type { MockEvent } from '../mock/events.ts';
import { formatEvent, type VerboseLevel } from './mock-log.ts';

const parsed = parseSource('/apis/jobs.yaml', 'openapi: 3.1.0\na: 1\n');
if (!parsed.ok) throw new Error('the fixture cannot be read');
const source = parsed.value;

const violation = (name: string) => ({
  location: ['request', 'query', name],
  severity: 'Error',
  code: 'type',
  message: 'must be integer',
});
const request = {
  kind: 'request',
  method: 'GET',
  target: '/jobs',
  durationMs: 1.26,
  violations: [],
} as const;
const fine: MockEvent = { ...request, status: 200 };
const bad: MockEvent = {
  ...request,
  status: 422,
  api: 'jobs',
  operation: 'GET /jobs',
  violations: [violation('page'), violation('size')],
};
const failed: MockEvent = { ...request, status: 500, error: 'invalid media type' };
const sent: MockEvent = {
  kind: 'callback',
  name: 'done',
  method: 'POST',
  url: 'http://localhost:9/',
  status: 204,
};
const refused: MockEvent = { ...sent, error: 'no' };
const warning: MockEvent = {
  kind: 'warning',
  api: 'jobs',
  problem: {
    code: 'pattern-invalid',
    severity: 'warning',
    message: 'the pattern is not checked',
    at: { source: '/apis/jobs.yaml', pointer: '/a' },
  },
  document: { root: source, sources: new Map([[source.uri, source]]) },
};

test.each<[MockEvent, VerboseLevel, string]>([
  [fine, 'info', 'GET /jobs 200 1.3 ms\n'],
  [fine, 'warn', ''],
  [bad, 'warn', 'GET /jobs 422 1.3 ms  request.query.page: must be integer (and 1 more)\n'],
  [bad, 'error', ''],
  [
    bad,
    'debug',
    'GET /jobs 422 1.3 ms  request.query.page: must be integer (and 1 more)\n  jobs: GET /jobs\n  request.query.size: must be integer\n',
  ],
  [failed, 'error', 'GET /jobs 500 1.3 ms  failed: invalid media type\n'],
  [failed, 'fatal', ''],
  [sent, 'info', 'callback done: POST http://localhost:9/ 204\n'],
  [sent, 'warn', ''],
  [refused, 'warn', 'callback done: POST http://localhost:9/ not sent: no\n'],
  [warning, 'warn', 'jobs.yaml:2:1: warning: the pattern is not checked\n'],
  [warning, 'silent', ''],
])('%j at %s', (event, level, want) => {
  expect(formatEvent(event, level, '/apis')).toBe(want);
});
