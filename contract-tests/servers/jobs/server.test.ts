import { join } from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { valueAt } from '../../../src/document/pointer.ts';
import { temporaryFolder } from '../shared/temporary-folder.ts';
import { start } from './start-for-test.ts';

const source = 's3://acme-exports/orders-2025-11-23.csv';

describe('a job', () => {
  const outcomes: [name: string, job: object, want: object][] = [
    [
      'completes with a result',
      { type: 'validation', config: { source, rules: ['not_null', 'unique_id'] } },
      { status: 'completed', result: { rows_checked: 5, rows_rejected: 2 } },
    ],
    [
      'fails with an error',
      { type: 'validation', config: { source: 's3://acme-exports/none.csv' } },
      {
        status: 'failed',
        error: { code: 'SOURCE_UNREADABLE', message: 's3://acme-exports/none.csv: access denied' },
      },
    ],
    [
      'fails on a rule that there is not',
      { type: 'validation', config: { source, rules: ['odd'] } },
      { status: 'failed', error: { code: 'RULE_UNKNOWN', message: 'odd is not a rule' } },
    ],
    [
      'fails where it is not said what to validate',
      { type: 'validation', config: {} },
      {
        status: 'failed',
        error: {
          code: 'CONFIG_INVALID',
          message: 'config.source is missing: what is to be validated',
        },
      },
    ],
    [
      'fails where it is not said where to collect from',
      { type: 'collection', config: { source } },
      {
        status: 'failed',
        error: { code: 'CONFIG_INVALID', message: 'config.endpoint is missing: where to collect from' },
      },
    ],
    [
      'collects rows since a time',
      {
        type: 'collection',
        config: { endpoint: 'https://data.acme.dev/v2/orders', since: '2025-11-23T00:00:00Z' },
      },
      { status: 'completed', result: { rows_collected: 2 } },
    ],
    [
      'is generic by default',
      { config: { command: 'rotate-logs' } },
      { type: 'generic', status: 'completed', result: { fields: 1 } },
    ],
    ['waits for an application that is down', { type: 'archive', config: {} }, { status: 'queued' }],
  ];
  test.each(outcomes)('%s', async (_name, job, want) => {
    const { server, call } = await start();
    const accepted = await call('POST /jobs', { json: job });
    expect(accepted).toMatchObject({
      status: 202,
      body: {
        status: 'success',
        data: { job_id: 1, status: 'queued', status_url: '/api/v1/jobs/1' },
      },
    });
    expect(accepted.headers.get('location')).toBe('/api/v1/jobs/1');
    server.advance();
    server.advance();
    expect(await call('GET /jobs/1')).toMatchObject({ status: 200, body: { data: { id: 1, ...want } } });
  });

  test('is queued, then running, then ended, and says when it changed', async () => {
    let now = new Date('2025-11-24T10:30:00Z');
    const { server, call } = await start({ clock: () => now });
    await call('POST /jobs', { json: { config: {} } });
    const seen: unknown[] = [];
    for (const minute of [31, 32, 33]) {
      const { body } = await call('GET /jobs/1');
      seen.push([valueAt(body, '/data/status'), valueAt(body, '/data/updated_at')]);
      now = new Date(`2025-11-24T10:${minute}:00Z`);
      server.advance();
    }
    expect(seen).toEqual([
      ['queued', '2025-11-24T10:30:00.000Z'],
      ['running', '2025-11-24T10:31:00.000Z'],
      ['completed', '2025-11-24T10:32:00.000Z'],
    ]);
  });

  const stepsBefore: [name: string, steps: number, want: object][] = [
    ['queued', 0, { status: 200, body: { data: { status: 'cancelled' } } }],
    ['running', 1, { status: 200, body: { data: { status: 'cancelled' } } }],
    [
      'completed',
      2,
      {
        status: 409,
        body: { error: { code: 'CONFLICT', message: 'Job 1 has already ended with status completed' } },
      },
    ],
  ];
  test.each(stepsBefore)('that is %s is cancelled, or has ended', async (_name, steps, want) => {
    const { server, call } = await start();
    await call('POST /jobs', { json: { config: {} } });
    for (let step = 0; step < steps; step += 1) server.advance();
    expect(await call('POST /jobs/1/cancel')).toMatchObject(want);
    server.advance();
    const status = valueAt((await call('GET /jobs/1')).body, '/data/status');
    expect(status).toBe(steps < 2 ? 'cancelled' : 'completed');
    expect((await call('POST /jobs/1/cancel')).status).toBe(409);
  });

  test('is cancelled whatever body the request has', async () => {
    const { call } = await start();
    await call('POST /jobs', { json: { config: {} } });
    const answer = await call('POST /jobs/1/cancel', { body: 'x', headers: { 'Content-Type': 'no type' } });
    expect(answer.status).toBe(200);
  });

  test('keeps any JSON in its config, and outlives its server', async () => {
    const database = join(temporaryFolder(), 'jobs.db');
    const config = JSON.parse('{"__proto__":{"a":1},"constructor":[null,1.5,"é\\u0000"]}');
    const first = await start({ database });
    await first.call('POST /jobs', { json: { config } });
    await first.server.close();
    const second = await start({ database });
    const { body } = await second.call('GET /jobs/1');
    expect(JSON.stringify(valueAt(body, '/data/config'))).toBe(JSON.stringify(config));
    expect(valueAt((await second.call('POST /jobs', { json: { config } })).body, '/data/job_id')).toBe(2);
  });
});

test('jobs that wait and jobs that run are taken up again by the next server', async () => {
  const database = join(temporaryFolder(), 'jobs.db');
  const first = await start({ database });
  for (let count = 0; count < 6; count += 1)
    await first.call('POST /jobs', { json: { type: 'validation', config: { source } } });
  await first.call('POST /jobs', { json: { config: {} } });
  await first.call('POST /jobs/7/cancel');
  first.server.advance();
  const statuses = async ({ call }: typeof first) =>
    ((await call('GET /jobs')).body as { data: { status: string }[] }).data.map(({ status }) => status);
  const running = ['running', 'running', 'running', 'running'];
  expect(await statuses(first)).toEqual(['cancelled', 'queued', 'queued', ...running]);
  await first.server.close();
  const second = await start({ database });
  expect(await statuses(second)).toEqual(['cancelled', 'queued', 'queued', ...running]);
  second.server.advance();
  second.server.advance();
  expect(await statuses(second)).toEqual(['cancelled', ...Array.from({ length: 6 }, () => 'completed')]);
});

describe('lists', () => {
  const queries: [query: string, ids: number[], meta: object][] = [
    ['', [5, 4, 3, 2, 1], { page: 1, page_size: 20, total: 5, total_pages: 1 }],
    ['?page=2&page_size=2', [3, 2], { page: 2, page_size: 2, total: 5, total_pages: 3 }],
    ['?page=4&page_size=2', [], { page: 4, page_size: 2, total: 5, total_pages: 3 }],
    ['?page=1000000&page_size=100', [], { total: 5, total_pages: 1 }],
    ['?status=queued', [5, 4, 3, 2], { total: 4 }],
    ['?status=cancelled', [1], { total: 1 }],
    ['?status=failed', [], { total: 0, total_pages: 0 }],
    ['?color=red', [5, 4, 3, 2, 1], { total: 5 }],
  ];
  test.each(queries)('GET /jobs%s', async (query, ids, meta) => {
    const { call } = await start();
    for (let count = 0; count < 5; count += 1) await call('POST /jobs', { json: { config: {} } });
    await call('POST /jobs/1/cancel');
    const { body } = await call(`GET /jobs${query}`);
    expect(body).toMatchObject({ data: ids.map((id) => ({ id })), meta });
  });
});

describe('applications', () => {
  test('say how many of their jobs have not ended', async () => {
    let now = new Date('2025-11-24T10:30:00Z');
    const { server, call } = await start({ clock: () => now });
    for (let count = 0; count < 6; count += 1)
      await call('POST /jobs', { json: { type: 'validation', config: { source } } });
    await call('POST /jobs', { json: { type: 'archive', config: {} } });
    server.advance();
    now = new Date('2025-11-25T10:30:00Z');
    const statuses = await Promise.all(
      ['validator', 'archiver', 'runner'].map(async (app) =>
        valueAt((await call(`GET /apps/${app}/status`)).body, '/data'),
      ),
    );
    const up = { status: 'up', uptime_seconds: 86_400 };
    expect(statuses).toMatchObject([
      { app: 'validator', version: '2.4.1', ...up, jobs: { queued: 2, running: 4 } },
      { app: 'archiver', status: 'down', uptime_seconds: 0, jobs: { queued: 1, running: 0 } },
      { app: 'runner', ...up, jobs: { queued: 0, running: 0 } },
    ]);
  });

  test('are degraded when many jobs wait', async () => {
    const { call } = await start();
    const submit = () => call('POST /jobs', { json: { config: {} } });
    const status = async () => valueAt((await call('GET /apps/runner/status')).body, '/data/status');
    await Promise.all(Array.from({ length: 100 }, submit));
    expect(await status()).toBe('up');
    await submit();
    expect(await status()).toBe('degraded');
  });
});

test('the worker runs by itself where it is let', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  onTestFinished(() => void vi.useRealTimers());
  const { call } = await start({ workerIntervalMs: 200 });
  await call('POST /jobs', { json: { config: {} } });
  vi.advanceTimersByTime(199);
  expect(valueAt((await call('GET /jobs/1')).body, '/data/status')).toBe('queued');
  vi.advanceTimersByTime(201);
  expect(valueAt((await call('GET /jobs/1')).body, '/data/status')).toBe('completed');
});
