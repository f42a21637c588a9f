import { join } from 'node:path';
import { expect, test } from 'vitest';
import { valueAt } from '../../../src/document/pointer.ts';
import type { CheckedFetch } from '../shared/checked-fetch.ts';
import { temporaryFolder } from '../shared/temporary-folder.ts';
import { textAt } from './define-for-test.ts';
import type { PipelineServerOptions } from './server.ts';
import { start } from './start-for-test.ts';

const orders = { pipeline_name: 'Orders', target_dataset: 'shop', target_table: 'orders' };

/** A server whose clock is set by hand, at the times of one day. */
async function startAt(time: string, options: PipelineServerOptions = {}) {
  let now = time;
  const clock = () => new Date(`2025-11-27T${now}Z`);
  const { server, call } = await start({ clock, ...options });
  /** Steps at a time, enough for an execution to end. */
  const advance = async (next: string, steps = 4) => {
    now = next;
    for (let step = 0; step < steps; step += 1) await server.advance();
  };
  return { server, call, advance };
}

/** A pipeline with a schedule: its body as it is written, and its path. */
async function schedule(call: CheckedFetch, cron: string | null) {
  const made = await call('POST /ingestion/sources', {
    json: {
      source_name: 'Orders',
      source_type: 'GCS',
      connection_details: { bucket_name: 'sales-data-bucket' },
    },
  });
  const json = { ...orders, source_id: textAt(made, '/source_id'), schedule: cron };
  const defined = await call('POST /ingestion/pipelines', { json });
  expect(defined.status).toBe(201);
  return { json, path: `/ingestion/pipelines/${textAt(defined, '/pipeline_id')}` };
}

async function lastExecution(call: CheckedFetch, path: string): Promise<string | null> {
  const { body } = await call(`GET ${path}`);
  return valueAt(body, '/data/last_execution_id') as string | null;
}

/** The executions that a pipeline had at each of some times: a new one is a letter that was not there before. */
async function followed(cron: string | null, times: readonly string[]): Promise<string> {
  const { call, advance } = await startAt('10:00:30');
  const { path } = await schedule(call, cron);
  const ids: (string | null)[] = [];
  for (const time of times) {
    await advance(time);
    ids.push(await lastExecution(call, path));
  }
  const known = [...new Set(ids.filter((id) => id !== null))];
  return ids.map((id) => (id === null ? '-' : 'abcdef'[known.indexOf(id)])).join('');
}

const cases: [name: string, cron: string | null, times: readonly string[], want: string][] = [
  ['once at its minute', '1 10 * * *', ['10:00:59', '10:01:00', '10:01:30', '10:02:00'], '-aaa'],
  ['every five minutes', '*/5 * * * *', ['10:04:59', '10:05:00', '10:09:00', '10:10:00'], '-aab'],
  ['late, where nobody looked at its minute', '1 10 * * *', ['10:00:59', '10:07:12', '10:08:00'], '-aa'],
  ['once for all that were missed', '* * * * *', ['10:00:40', '10:06:00', '10:06:59', '10:07:00'], '-aab'],
  ['not for what fell before it was made', '0 10 * * *', ['10:00:59', '10:01:00', '10:05:00'], '---'],
  ['never without a schedule', null, ['10:01:00', '10:05:00'], '--'],
];
test.each(cases)('a pipeline runs %s', async (_name, cron, times, want) => {
  expect(await followed(cron, times)).toBe(want);
});

test('what runs by schedule is an execution like any other', async () => {
  const { call, advance } = await startAt('10:00:30');
  const { path } = await schedule(call, '1 10 * * *');
  await advance('10:01:00');
  const execution = await call(`GET /ingestion/executions/${await lastExecution(call, path)}`);
  expect(execution.body).toMatchObject({
    data: {
      status: 'completed',
      records_processed: 27,
      execution_params: { batch_size: 1000, include_deleted: false },
      started_at: '2025-11-27T10:01:00.000Z',
    },
  });
});

test('a pipeline that is switched off, or changed, or deleted, does not run by what it had', async () => {
  const { call, advance } = await startAt('10:00:30');
  const off = await schedule(call, '* * * * *');
  const changed = await schedule(call, '1 10 * * *');
  const gone = await schedule(call, '1 10 * * *');
  await call(`PUT ${off.path}`, { json: { ...off.json, is_active: false } });
  await call(`PUT ${changed.path}`, { json: { ...changed.json, schedule: '3 10 * * *' } });
  await call(`DELETE ${gone.path}`);
  await advance('10:02:00');
  expect([await lastExecution(call, off.path), await lastExecution(call, changed.path)]).toEqual([
    null,
    null,
  ]);
  await call(`PUT ${off.path}`, { json: off.json });
  await advance('10:03:00');
  expect([await lastExecution(call, off.path), await lastExecution(call, changed.path)]).not.toContain(null);
});

test('while an execution has not ended the next is left out, which an alert tells until the one after it', async () => {
  const { call, advance } = await startAt('10:00:30');
  const { path } = await schedule(call, '* * * * *');
  await advance('10:01:00', 1);
  const first = await lastExecution(call, path);
  await advance('10:02:00', 1);
  expect(await lastExecution(call, path)).toBe(first);
  const open = '/monitoring/alerts?status=active';
  expect((await call(`GET ${open}`)).body).toMatchObject({
    data: [
      {
        component: 'ingestion',
        severity: 'low',
        title: `Pipeline Orders was left out at 2025-11-27T10:02:00.000Z: execution ${first} had not ended`,
      },
      {},
    ],
  });
  await advance('10:02:30');
  await advance('10:03:00');
  expect(await lastExecution(call, path)).not.toBe(first);
  const { body } = await call(`GET ${open}`);
  expect(JSON.stringify(body)).not.toContain('was left out');
});

test('a schedule outlives its server, which makes up for what fell meanwhile', async () => {
  const database = join(temporaryFolder(), 'pipeline.db');
  const before = await startAt('10:00:30', { database });
  const { path } = await schedule(before.call, '*/5 * * * *');
  await before.advance('10:05:00');
  const first = await lastExecution(before.call, path);
  await before.server.close();
  const after = await startAt('10:06:00', { database });
  await after.advance('10:06:00');
  expect(await lastExecution(after.call, path)).toBe(first);
  await after.server.close();
  const late = await startAt('11:00:30', { database });
  await late.advance('11:00:30');
  expect(await lastExecution(late.call, path)).not.toBe(first);
});

const refused = ['99 3 * * *', '0 24 * * *', '0 3 * *', '@daily', '0 3 * * MON', '0 0 0 * *', '*/0 * * * *'];
test.each(refused)('the schedule %s is refused', async (cron) => {
  const { call } = await startAt('10:00:00');
  const json = { ...orders, source_id: '7c1e9a52-3b4d-4f6e-8a90-b1c2d3e4f5a6', schedule: cron };
  const answer = await call('POST /ingestion/pipelines', { json });
  expect(answer).toMatchObject({ status: 400, body: { error: 'VALIDATION_ERROR' } });
  expect(JSON.stringify(answer.body)).toContain("'schedule'");
});
