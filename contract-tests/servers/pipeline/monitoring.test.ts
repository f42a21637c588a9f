import { expect, test } from 'vitest';
import { valueAt } from '../../../src/document/pointer.ts';
import { createRule, definePipeline, execute } from './define-for-test.ts';
import { start } from './start-for-test.ts';

test('a measurement that is not as the others is an anomaly', async () => {
  const { server, call } = await start();
  const { pipeline } = await definePipeline(call);
  for (const include_deleted of [false, false, false, false, false, true]) {
    await execute(call, pipeline, { execution_params: { include_deleted } });
    for (const _step of ['begin', 'end']) await server.advance();
  }
  const { body } = await call('GET /monitoring/anomalies');
  expect(valueAt(body, '/data')).toMatchObject([
    { metric_name: 'records_failed_percent', expected_value: 3.6, actual_value: 3.3, deviation: -8.3 },
    {
      metric_name: 'records_processed',
      expected_value: 27,
      actual_value: 29,
      deviation: 7.4,
      severity: 'high',
    },
  ]);
  expect((await call('GET /monitoring/anomalies?severity=low')).body).toMatchObject({
    metadata: { total: 0 },
  });
});

test('alerts are raised once, and resolved by what comes out well', async () => {
  let now = new Date('2025-06-15T14:00:00Z');
  const { call } = await start({ clock: () => now });
  const alerts = async (query: string) =>
    valueAt((await call(`GET /monitoring/alerts?${query}`)).body, '/data');
  const title = "customer_data breaks 'Customers have an address' and 1 more";
  await call('POST /quality/validate/customer_data');
  expect(await alerts('status=active&severity=high')).toMatchObject([{ title, component: 'quality' }]);
  await createRule(call, {
    dataset: 'customer_data',
    table: 'customers',
    rule_name: 'Worse',
    severity: 'critical',
    rule_type: 'row_count',
    parameters: { max: 1 },
  });
  await call('POST /quality/validate/customer_data');
  expect(await alerts('severity=high')).toEqual([]);
  expect(await alerts('severity=critical')).toMatchObject([
    { title: "customer_data breaks 'Worse' and 2 more", created_at: '2025-06-15T14:00:00.000Z' },
  ]);
  now = new Date('2025-06-15T15:00:00Z');
  const { body } = await call('GET /quality/rules');
  for (const rule of valueAt(body, '/data') as readonly { readonly rule_id: string }[])
    await call(`DELETE /quality/rules/${rule.rule_id}`);
  await createRule(call, {
    dataset: 'customer_data',
    table: 'customers',
    rule_type: 'row_count',
    parameters: { min: 1 },
  });
  await call('POST /quality/validate/customer_data');
  expect(await alerts('status=active')).toEqual([]);
  expect(await alerts('status=resolved')).toMatchObject([{ resolved_at: '2025-06-15T15:00:00.000Z' }]);
});

test('the dashboard counts what happened, today and of late', async () => {
  let now = new Date('2025-06-15T22:00:00Z');
  const { server, call } = await start({ clock: () => now });
  const good = await definePipeline(call);
  const bad = await definePipeline(call, { bucket_name: 'nobody' });
  const summary = async () => valueAt((await call('GET /monitoring/dashboard/summary')).body, '/data');
  // Half 100, three tenths 85.7, two tenths 90.
  expect(await summary()).toMatchObject({ pipeline_health: { health_score: 93.7 }, alerts: { active: 1 } });
  for (const { pipeline } of [good, bad]) await execute(call, pipeline);
  for (const _step of ['begin', 'end']) await server.advance();
  // Half 50, three tenths 85.7, two tenths 80.
  expect(await summary()).toMatchObject({
    pipeline_health: {
      health_score: 66.7,
      active_pipelines: 2,
      executions_today: 2,
      failed_executions_today: 1,
    },
    data_quality: { average_score: 85.7, open_issues: 3 },
    alerts: { active: 2, critical: 0 },
  });
  now = new Date('2025-06-16T03:00:00Z');
  const { access_token } = valueAt(
    (
      await call('POST /auth/login', {
        headers: { Authorization: '' },
        json: { username: 'ada', password: 'correct horse battery staple' },
      })
    ).body,
    '/data',
  ) as { readonly access_token: string };
  const headers = { Authorization: `Bearer ${access_token}` };
  expect(valueAt((await call('GET /monitoring/dashboard/summary', { headers })).body, '/data')).toMatchObject(
    {
      pipeline_health: { health_score: 66.7, executions_today: 0, failed_executions_today: 0 },
    },
  );
});
