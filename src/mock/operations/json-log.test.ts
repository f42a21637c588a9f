import { expect, test } from 'vitest';
import type { MockEvent, RequestEvent } from '../events.ts';
import { modelOf } from '../model.fixture.ts';
import { createJsonLog } from './json-log.ts';

function written(level: string, tell: (log: ReturnType<typeof createJsonLog>) => void): unknown[] {
  const lines: string[] = [];
  const now = () => new Date('2026-05-04T10:00:00Z');
  tell(createJsonLog({ write: (line) => void lines.push(line), level, now }));
  for (const line of lines) expect(line.endsWith('\n') && line.indexOf('\n') === line.length - 1).toBe(true);
  return lines.map((line) => JSON.parse(line));
}

const time = '2026-05-04T10:00:00.000Z';
const fine: RequestEvent = {
  kind: 'request',
  method: 'GET',
  target: '/jobs/7?key=$KEY',
  status: 200,
  durationMs: 1.23456,
  api: 'jobs',
  operation: 'GET /jobs/{id}',
  violations: [],
  session: 'checkout',
  trace: { requestId: 'r1', traceId: '0af7651916cd43dd8448eb211c80319c', passedOn: {} },
};
const violation = { location: ['request', 'query', 'page'], severity: 'Error', code: 'type', message: 'no' };
const { document } = modelOf({ paths: {} });

test.each<[string, MockEvent, unknown]>([
  [
    'a request',
    fine,
    {
      level: 'info',
      time,
      api: 'jobs',
      operation: 'GET /jobs/{id}',
      method: 'GET',
      path: '/jobs/7?key=$KEY',
      status: 200,
      durationMs: 1.235,
      violations: [],
      session: 'checkout',
      requestId: 'r1',
      traceId: '0af7651916cd43dd8448eb211c80319c',
      msg: 'request',
    },
  ],
  [
    'a request of which little is known',
    {
      kind: 'request',
      method: 'GET',
      target: '/a\n{"level":"fatal"}',
      status: 500,
      durationMs: 1,
      violations: [violation],
      error: 'broken',
      session: '',
    },
    {
      level: 'error',
      time,
      method: 'GET',
      path: '/a\n{"level":"fatal"}',
      status: 500,
      durationMs: 1,
      violations: [{ at: 'request.query.page', severity: 'Error', code: 'type', message: 'no' }],
      error: 'broken',
      msg: 'request',
    },
  ],
  [
    'a callback',
    { kind: 'callback', name: 'done', method: 'POST', url: 'http://localhost/', error: 'no' },
    {
      level: 'warn',
      time,
      callback: 'done',
      method: 'POST',
      url: 'http://localhost/',
      error: 'no',
      msg: 'callback',
    },
  ],
  [
    'a defect of the document',
    {
      kind: 'warning',
      api: 'jobs',
      problem: {
        code: 'pattern-invalid',
        severity: 'warning',
        message: 'not checked',
        at: { source: '/a.yaml', pointer: '/a' },
      },
      document,
    },
    {
      level: 'warn',
      time,
      api: 'jobs',
      code: 'pattern-invalid',
      source: '/a.yaml',
      pointer: '/a',
      msg: 'not checked',
    },
  ],
])('%s', (_name, event, want) => {
  expect(written('info', ({ log }) => log(event))).toEqual([want]);
});

test.each([
  ['warn', 0],
  ['info', 1],
  ['trace', 1],
  ['silent', 0],
])('at %s', (level, want) => {
  expect(written(level, ({ log }) => log(fine))).toHaveLength(want);
});

test('a text for people is a line each, also where only errors are logged', () => {
  const want = ['Mock server on …', '  jobs'].map((msg) => ({ level: 'info', time, msg }));
  expect(written('error', ({ say }) => say('Mock server on …\n\n  jobs\n'))).toEqual(want);
  expect(written('silent', ({ say }) => say('Mock server on …\n'))).toEqual([]);
});
