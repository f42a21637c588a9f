/** The pipeline as a data engineer uses it: from a source to data that is loaded, checked, healed and better than before. */
import { expect, onTestFinished, test } from 'vitest';
import { createClient } from '../../generated/pipeline/client.ts';
import { type PipelineServer, startServer } from '../servers/pipeline/server.ts';
import { demoUser } from '../servers/pipeline/users.ts';
import { quickClock } from './quick-clock.ts';

const { username, password } = demoUser;
const patience = { timeoutMs: 20_000, clock: quickClock };

/** What an envelope holds. @throws Error with what came instead */
function dataOf<Data>(result: { data?: { data: Data } | undefined; error?: unknown }): Data {
  if (result.data) return result.data.data;
  throw new Error(JSON.stringify(result.error));
}

/** A server whose worker waits to be told, and a client that is logged in. */
async function start() {
  const server = await startServer({ workerIntervalMs: 0 });
  onTestFinished(() => server.close());
  let token: string | undefined;
  const client = createClient({ baseUrl: server.url, auth: { bearerToken: () => token } });
  const tokens = dataOf(await client.login({ body: { username, password } }));
  token = tokens.access_token;
  return { server, client, tokens, use: (next: string) => (token = next) };
}

type Client = Awaited<ReturnType<typeof start>>['client'];

/** A pipeline from a source into a table. */
async function definePipeline(client: Client, details: Record<string, unknown>, table: string) {
  const source_type = 'base_url' in details ? 'API' : 'GCS';
  const source = dataOf(
    await client.createSource({
      body: { source_name: 'Orders', source_type, connection_details: details },
    }),
  );
  const body = {
    pipeline_name: 'Orders',
    source_id: source.source_id,
    target_dataset: 'shop',
    target_table: table,
  };
  return dataOf(await client.createPipeline({ body }));
}

/** Executes a pipeline while the worker goes on, and waits for its end. */
async function execute(server: PipelineServer, client: Client, pipeline_id: string) {
  const ended = await client
    .executePipeline({ path: { pipeline_id }, body: { execution_params: { batch_size: 10 } } })
    .completed({ ...patience, onProgress: () => void server.advance() });
  return ended;
}

test('from a source to healed data, as the dashboard sees it', async () => {
  const { server, client } = await start();
  const { pipeline_id } = await definePipeline(client, { bucket_name: 'sales-data-bucket' }, 'orders');
  const loaded = await execute(server, client, pipeline_id);
  expect(loaded).toMatchObject({
    ok: true,
    job: { status: 'completed', records_processed: 27, records_failed: 1 },
  });

  const rule = { dataset: 'shop', table: 'orders', severity: 'high' } as const;
  const { rule_id } = dataOf(
    await client.createRule({
      body: {
        ...rule,
        rule_name: 'Small orders',
        column: 'total',
        rule_type: 'range',
        parameters: { max: 200 },
      },
    }),
  );
  const path = { dataset: 'shop' };
  const before = dataOf(await client.validateDataset({ path }));
  expect(before).toMatchObject({ status: 'failed', quality_score: 66.7, rules_passed: 0, total_rules: 1 });
  const alarmed = dataOf(await client.getDashboardSummary());
  expect(alarmed).toMatchObject({
    pipeline_health: { active_pipelines: 1, executions_today: 1, failed_executions_today: 0 },
    data_quality: { open_issues: 3 },
    self_healing: { healed_today: 0, pending: 0 },
    alerts: { active: 2, critical: 0 },
  });

  const [issue] = dataOf(await client.listIssues({ path, query: { status: 'open' } }));
  expect(issue).toMatchObject({ rule_id, issue_type: 'out_of_range', affected_rows: 9 });
  const actions = dataOf(await client.listHealingActions());
  const patterns = dataOf(await client.listHealingPatterns());
  const pattern = patterns.find(({ issue_type }) => issue_type === issue?.issue_type);
  const action = actions.find((one) => one.pattern_id === pattern?.pattern_id);
  const body = { action_id: action?.action_id ?? '', issue_id: issue?.issue_id ?? '' };
  expect(dataOf(await client.executeHealing({ body }))).toMatchObject({
    status: 'pending',
    trigger: 'manual',
  });
  expect(dataOf(await client.getDashboardSummary()).self_healing.pending).toBe(1);
  for (const _step of ['begin', 'end']) await server.advance();
  expect(dataOf(await client.listHealingExecutions())[0]).toMatchObject({
    status: 'completed',
    rows_healed: 9,
  });

  const after = dataOf(await client.validateDataset({ path }));
  expect(after).toMatchObject({ status: 'passed', quality_score: 100, rules_passed: 1 });
  const calm = dataOf(await client.getDashboardSummary());
  expect(calm).toMatchObject({
    data_quality: { open_issues: 2 },
    self_healing: { success_rate: 100, healed_today: 1, pending: 0 },
    alerts: { active: 1 },
  });
  expect(calm.pipeline_health.health_score).toBeGreaterThan(alarmed.pipeline_health.health_score);
  const scores = dataOf(await client.listMetrics({ query: { component: 'quality' } }));
  expect(scores.map(({ value }) => value)).toEqual([100, 66.7, 85.7]);
});

test('a source that does not answer at first heals by itself', async () => {
  const { server, client } = await start();
  const { pipeline_id } = await definePipeline(client, { base_url: 'https://orders.acme.dev' }, 'web');
  const seen = new Set<string>();
  const ended = await client.executePipeline({ path: { pipeline_id }, body: {} }).completed({
    ...patience,
    onProgress: ({ status }) => {
      seen.add(status);
      void server.advance();
    },
  });
  expect(ended).toMatchObject({ ok: true, job: { status: 'completed', records_processed: 12 } });
  expect([...seen]).toEqual(['pending', 'running', 'healing', 'completed']);
  const [healing] = dataOf(await client.listHealingExecutions());
  expect(healing).toMatchObject({ trigger: 'automatic', status: 'completed', rows_healed: 12 });
});

test('a source that nobody may read: an alert, and no good end', async () => {
  const { server, client } = await start();
  const { pipeline_id } = await definePipeline(client, { bucket_name: 'secrets' }, 'secrets');
  const ended = await execute(server, client, pipeline_id);
  expect(ended).toMatchObject({
    ok: false,
    job: { status: 'failed', error: 'gs://secrets: access denied' },
  });
  const health = dataOf(await client.getDashboardSummary()).pipeline_health;
  expect(health).toMatchObject({ executions_today: 1, failed_executions_today: 1 });
  await execute(server, client, pipeline_id);
  const alerts = dataOf(await client.listAlerts({ query: { status: 'active', severity: 'critical' } }));
  expect(alerts.map(({ title }) => title)).toEqual([
    'Orders failed twice in a row: gs://secrets: access denied',
  ]);
});

test('tokens: refreshed, stolen, and of no use when it is over', async () => {
  const { client, tokens, use } = await start();
  const { refresh_token } = tokens;
  const next = dataOf(await client.refreshTokens({ body: { refresh_token } }));
  use(next.access_token);
  expect((await client.listSources()).status).toBe(200);
  // Whoever has the old one is not the one who has the new one.
  expect((await client.refreshTokens({ body: { refresh_token } })).status).toBe(401);
  expect((await client.listSources()).error).toMatchObject({ error: 'AUTH_ERROR' });
  const again = dataOf(await client.login({ body: { username, password } }));
  use(again.access_token);
  expect((await client.logout()).status).toBe(200);
  expect((await client.listSources()).status).toBe(401);
  expect((await client.refreshTokens({ body: { refresh_token: again.refresh_token } })).status).toBe(401);
});
