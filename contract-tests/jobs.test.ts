import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { describeContract } from '../src/vitest.ts';
import { type Asked, ask, loadSpecModel } from './ask.ts';
import { demoApiKey, type JobsServer, startServer } from './servers/jobs/server.ts';
import { describeTargets } from './targets/describe-targets.ts';

const model = await loadSpecModel('jobs');
const headers = { Authorization: `Bearer ${demoApiKey}` };

describeTargets('jobs', model, { start: () => startServer(), headers });

describeContract(model, {
  name: 'the jobs server with its limits',
  server: () => startServer({ limits: 'documented' }),
  headers,
  // Jobs are made for the operations that need one; ten a minute are allowed.
  phases: ['examples'],
});

describe('the jobs server, where the examples do not reach', () => {
  let server: JobsServer;
  beforeAll(async () => {
    server = await startServer({ workerIntervalMs: 0 });
  });
  afterAll(() => server.close());

  const cases: [name: string, status: number, asked: Asked][] = [
    ['a body without config', 400, { operation: 'createJob', path: '/jobs', body: {} }],
    ['a config that is no object', 422, { operation: 'createJob', path: '/jobs', body: { config: 1 } }],
    ['an unknown field', 422, { operation: 'createJob', path: '/jobs', body: { config: {}, prioritty: 1 } }],
    ['a page size too large', 422, { operation: 'listJobs', path: '/jobs?page_size=101' }],
    ['an unknown status', 422, { operation: 'listJobs', path: '/jobs?status=lost' }],
    ['a page past the end', 200, { operation: 'listJobs', path: '/jobs?page=9' }],
    ['an id in letters', 422, { operation: 'getJob', path: '/jobs/abc' }],
    ['an id in letters to cancel', 422, { operation: 'cancelJob', path: '/jobs/abc/cancel' }],
    ['an application in capitals', 422, { operation: 'getAppStatus', path: '/apps/VALIDATOR/status' }],
  ];
  test.each(cases)('%s: %i', async (_name, status, asked) => {
    const told = await ask(model, server.url, { headers, ...asked });
    expect(told).toMatchObject({ status, findings: [] });
  });

  test('a job that has ended cannot be cancelled: 409', async () => {
    const created = await ask(model, server.url, {
      operation: 'createJob',
      path: '/jobs',
      headers,
      body: { config: {} },
    });
    const { job_id: id } = (created.body as { data: { job_id: number } }).data;
    for (const _step of ['to running', 'to its end']) server.advance();
    const told = await ask(model, server.url, {
      operation: 'cancelJob',
      path: `/jobs/${id}/cancel`,
      headers,
    });
    expect(told).toMatchObject({ status: 409, findings: [] });
  });
});

describe('the limits of the jobs server', () => {
  const cases: [name: string, asked: Asked, allowed: number][] = [
    ['of submissions', { operation: 'createJob', path: '/jobs', body: { config: {} } }, 10],
    ['of all requests', { operation: 'listJobs', path: '/jobs' }, 100],
  ];
  test.each(cases)('%s answer 429 as documented', async (_name, asked, allowed) => {
    const server = await startServer({ limits: 'documented' });
    const told = [];
    for (let count = 0; count <= allowed; count += 1)
      told.push(await ask(model, server.url, { headers, ...asked }));
    await server.close();
    expect(told.findIndex(({ status }) => status === 429)).toBe(allowed);
    expect(told.flatMap(({ findings }) => findings)).toEqual([]);
    expect(Number(told.at(-1)?.headers.get('retry-after'))).toBeGreaterThan(0);
  });
});
