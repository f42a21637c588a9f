import { describe, expect, test } from 'vitest';
import { valueAt } from '../../../src/document/pointer.ts';
import type { CheckedFetch } from '../shared/checked-fetch.ts';
import { createRule, definePipeline, execute, textAt } from './define-for-test.ts';
import type { PipelineServer } from './server.ts';
import { start } from './start-for-test.ts';
import type { Issue } from './types.ts';

const actions = {
  missing_values: '8f7e6d5c-4b3a-4291-8076-f5e4d3c2b1a0',
  out_of_range: 'ab9a8f7e-6d5c-4b3a-8291-8076f5e4d3c2',
  format: 'bcab9a8f-7e6d-4c4b-93a2-918076f5e4d3',
  stale: 'cdbcab9a-8f7e-4d5c-a4b3-a2918076f5e4',
  row_count: 'decdbcab-9a8f-4e6d-b5c4-b3a2918076f5',
  execution_failure: 'f0efdecd-bab9-4a8f-97e6-d5c4b3a29180',
};
const customers = { dataset: 'customer_data', table: 'customers' };

async function issuesOf(call: CheckedFetch, dataset: string, query = ''): Promise<readonly Issue[]> {
  const { body } = await call(`GET /quality/issues/${dataset}${query}`);
  return valueAt(body, '/data') as readonly Issue[];
}

async function steps(server: PipelineServer, count: number): Promise<void> {
  for (let step = 0; step < count; step += 1) await server.advance();
}

/** Heals an issue: the healing as it is listed then. */
async function heal(server: PipelineServer, call: CheckedFetch, body: object): Promise<unknown> {
  const { status, body: answer } = await call('POST /healing/execute', { json: body });
  if (status !== 202) return answer;
  await steps(server, 2);
  return valueAt((await call('GET /healing/executions')).body, '/data/0');
}

describe('what heals raises the score of the next validation', () => {
  const cases: [name: string, rule: object, action: string, rows: number, scores: [number, number]][] = [
    [
      'addresses from the CRM',
      { column: 'email', rule_type: 'not_null' },
      actions.missing_values,
      8,
      [81, 100],
    ],
    [
      'ages',
      { column: 'age', rule_type: 'range', parameters: { max: 120 } },
      actions.out_of_range,
      3,
      [92.9, 100],
    ],
    [
      'countries',
      { column: 'country', rule_type: 'pattern', parameters: { pattern: '^[A-Z]{2}$' } },
      actions.format,
      4,
      [90.5, 100],
    ],
    [
      'rows that are too many',
      { rule_type: 'row_count', parameters: { max: 40 } },
      actions.row_count,
      40,
      [0, 100],
    ],
  ];
  test.each(cases)('%s', async (_name, rule, action_id, rows_healed, scores) => {
    const { server, call } = await start();
    for (const id of ['c0ffee12-3456-4789-8abc-def012345678', 'c0ffee12-3456-4789-8abc-def012345679'])
      await call(`DELETE /quality/rules/${id}`);
    const rule_id = await createRule(call, { ...customers, ...rule });
    const validate = async () => (await call('POST /quality/validate/customer_data?table=customers')).body;
    const before = await validate();
    const issue = (await issuesOf(call, 'customer_data')).find((one) => one.rule_id === rule_id);
    const { issue_id } = issue ?? {};
    expect(await heal(server, call, { action_id, issue_id })).toMatchObject({
      status: 'completed',
      rows_healed,
    });
    expect((await issuesOf(call, 'customer_data', '?status=resolved')).map((one) => one.issue_id)).toEqual([
      issue_id,
    ]);
    const after = await validate();
    expect([before, after].map((body) => valueAt(body, '/data/quality_score'))).toEqual(scores);
    expect((await call('GET /quality/score/customer_data')).body).toMatchObject({
      data: { quality_score: 100 },
    });
  });
});

test('a dry run says what would change, and changes nothing', async () => {
  const { server, call } = await start();
  const [issue] = await issuesOf(call, 'customer_data');
  const asked = { action_id: actions.missing_values, issue_id: issue?.issue_id, dry_run: true };
  expect(await heal(server, call, asked)).toMatchObject({
    status: 'completed',
    rows_healed: 8,
    dry_run: true,
  });
  expect((await issuesOf(call, 'customer_data'))[0]).toEqual(issue);
  const limited = { ...asked, dry_run: false, parameters: { max_rows: 3 } };
  expect(await heal(server, call, limited)).toMatchObject({ status: 'completed', rows_healed: 3 });
  expect((await issuesOf(call, 'customer_data'))[0]).toMatchObject({ status: 'open', affected_rows: 5 });
});

test('duplicates that are few go by themselves, many do not', async () => {
  const { server, call } = await start();
  await createRule(call, { ...customers, column: 'customer_id', rule_type: 'unique' });
  await createRule(call, { ...customers, column: 'country', rule_type: 'unique' });
  await call('POST /quality/validate/customer_data');
  await steps(server, 2);
  const { body } = await call('GET /healing/executions');
  expect(body).toMatchObject({ data: [{ trigger: 'automatic', status: 'completed', rows_healed: 2 }] });
  const left = (await issuesOf(call, 'customer_data', '?status=open')).map(({ column }) => column);
  expect(left).toContain('country');
  expect(left).not.toContain('customer_id');
});

test('a table that is stale is loaded anew', async () => {
  let now = new Date('2025-06-15T14:00:00Z');
  const { server, call } = await start({ clock: () => now });
  const { pipeline } = await definePipeline(call);
  await execute(call, pipeline);
  await steps(server, 2);
  await createRule(call, { rule_type: 'freshness', parameters: { max_age_hours: 0.5 } });
  now = new Date('2025-06-15T14:45:00Z');
  await call('POST /quality/validate/shop');
  const score = await call('GET /quality/score/shop');
  expect(valueAt(score.body, '/data/dimensions/timeliness')).toBe(0);
  const [issue] = await issuesOf(call, 'shop');
  expect(await heal(server, call, { action_id: actions.stale, issue_id: issue?.issue_id })).toMatchObject({
    status: 'completed',
    rows_healed: 30,
  });
  const after = await call('POST /quality/validate/shop');
  expect(after.body).toMatchObject({ data: { status: 'passed', quality_score: 100 } });
});

test('what cannot be put right fails, and stays open', async () => {
  const { server, call } = await start();
  const { pipeline } = await definePipeline(call);
  await execute(call, pipeline);
  await steps(server, 2);
  await createRule(call, { column: 'note', rule_type: 'not_null' });
  await call('POST /quality/validate/shop');
  const [issue] = await issuesOf(call, 'shop');
  const asked = { action_id: actions.missing_values, issue_id: issue?.issue_id };
  const error = 'Nothing could be put right: 27 of 27 rows have no note';
  expect(await heal(server, call, asked)).toMatchObject({ status: 'failed', rows_healed: null, error });
  expect((await issuesOf(call, 'shop'))[0]).toMatchObject({ status: 'open', affected_rows: 27 });
  const { body } = await call('GET /healing/actions');
  expect(body).toMatchObject({
    data: [{ action_id: asked.action_id, success_rate: 0 }, {}, {}, {}, {}, {}, {}, {}],
  });
});

test('a failed execution is retried when its source can be read', async () => {
  const { server, call } = await start();
  const { source, pipeline } = await definePipeline(call, { bucket_name: 'nobody' });
  await execute(call, pipeline);
  await steps(server, 2);
  const [issue] = await issuesOf(call, 'shop');
  expect(issue).toMatchObject({ issue_type: 'execution_failure', rule_id: null });
  const asked = { action_id: actions.execution_failure, issue_id: issue?.issue_id };
  expect(await heal(server, call, asked)).toMatchObject({
    status: 'failed',
    error: 'gs://nobody: access denied',
  });
  const connection_details = { bucket_name: 'sales-data-bucket' };
  await call(`PUT ${source}`, { json: { source_name: 'x', source_type: 'GCS', connection_details } });
  expect(await heal(server, call, asked)).toMatchObject({ status: 'completed', rows_healed: 30 });
  await steps(server, 2);
  const last = textAt(await call(`GET ${pipeline}`), '/last_execution_id');
  expect((await call(`GET /ingestion/executions/${last}`)).body).toMatchObject({
    data: { status: 'completed' },
  });
  expect((await issuesOf(call, 'shop', '?status=open')).length).toBe(0);
});

test('what is refused', async () => {
  const { server, call } = await start();
  const [issue] = await issuesOf(call, 'customer_data');
  const issue_id = issue?.issue_id;
  const unknown = 'deaddead-dead-4ead-8ead-deaddeaddead';
  const bodies = [
    { action_id: unknown, issue_id },
    { action_id: actions.format, issue_id: unknown },
    { action_id: actions.format, issue_id },
    { action_id: actions.missing_values, issue_id, parameters: { max_rows: 'all' } },
  ];
  const messages = [];
  for (const body of bodies) messages.push(valueAt(await heal(server, call, body), '/message'));
  expect(messages).toEqual([
    `There is no action ${unknown}`,
    `There is no issue ${unknown}`,
    'correct_format cannot heal an issue of the type missing_values',
    "'parameters.max_rows' must be a whole number above 0",
  ]);
  const json = { action_id: actions.missing_values, issue_id };
  const begun = await call('POST /healing/execute', { json });
  const busy = await call('POST /healing/execute', { json });
  await steps(server, 2);
  const done = await call('POST /healing/execute', { json });
  expect([busy, done].map(({ body }) => valueAt(body, '/message'))).toEqual([
    `Healing ${textAt(begun, '/healing_id')} has not ended`,
    'The issue is resolved',
  ]);
});
