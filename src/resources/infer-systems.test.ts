import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { loadModel } from '../model/load.ts';
import { inferResources } from './infer-resources.ts';
import type { Resource } from './resource.ts';
import { rolesIn } from './roles.fixture.ts';

async function systemModel(name: string) {
  const loaded = await loadModel(fileURLToPath(new URL(`../../spec/${name}/openapi.yaml`, import.meta.url)));
  if (!loaded.ok) throw new Error(loaded.problems[0]?.message);
  return loaded.value;
}

// Every operation of the five systems, and what it does without a line of correction.
test.each<[string, string[]]>([
  [
    'jobs',
    [
      'GET /jobs: list jobs, in data, page page page_size 20/100, status equals status, order -created_at',
      'POST /jobs: create jobs 202, in data, id in data.job_id',
      'GET /jobs/{id}: read jobs, in data',
      'POST /jobs/{id}/cancel: action jobs 200, in data, sets {"status":"cancelled"}, from queued running',
      'GET /apps/{app}/status: none, is only read: nothing lists, makes or changes it',
    ],
  ],
  [
    'studio',
    [
      'POST /datasets/upload: create datasets 201',
      'GET /datasets/: list datasets, cursor cursor limit 100/100, modified_after after updated_at, order updated_at',
      'GET /datasets/{id}: read datasets',
      'DELETE /datasets/{id}: delete datasets 204, no item',
      'GET /datasets/{id}/download: none, answers no JSON, {id} - of datasets',
      'POST /generators/dataset/{dataset_id}/generate: create generators 202, id in generator_id, {dataset_id} dataset_id of datasets',
      'GET /generators/{id}: read generators',
      'GET /ws/generation/{id}: none, documents no 2xx answer, {id} - of generators',
      'POST /evaluations/run: create evaluations 202, id in evaluation_id',
      'GET /evaluations/{id}: read evaluations',
      'POST /webhooks/register: create webhooks 201',
      'POST /auth/login: none, signs in or out, or hands out tokens',
      'GET /health: none, tells of the service itself',
      'GET /docs: none, is documentation',
      'GET /docs/postman-collection.json: none, is documentation',
    ],
  ],
  [
    'projects',
    [
      'GET /projects: list projects, in data, page page page_size 20/100, status equals status, order -created_at',
      'POST /projects: create projects 201',
      'GET /projects/{id}: read projects',
      'PUT /projects/{id}: replace projects 200',
      'DELETE /projects/{id}: delete projects 204, no item',
      'PATCH /projects/{id}: patch projects 200',
      'POST /oauth/token: none, signs in or out, or hands out tokens',
      'GET /oauth/authorize: none, signs in or out, or hands out tokens',
    ],
  ],
  [
    'datasources',
    [
      'GET /health: none, tells of the service itself',
      'GET /schema/customers: none, answers no JSON',
      'GET /customers: list customers, in data, page page page_size 1000/1000, start_date at-least created_at, end_date before created_at, updated_since at-least updated_at, order updated_at',
      'GET /customers/{id}: read customers',
      'POST /customers/{id}: patch customers 200',
      'POST /graphql: none, is GraphQL: one operation for everything',
      'POST /oauth/token: none, signs in or out, or hands out tokens',
    ],
  ],
  [
    'pipeline',
    [
      'POST /auth/login: none, signs in or out, or hands out tokens',
      'POST /auth/refresh: none, signs in or out, or hands out tokens',
      'POST /auth/logout: none, signs in or out, or hands out tokens',
      'GET /ingestion/sources: list ingestion/sources, in data, page page page_size 20/100, source_type equals source_type, order -created_at',
      'POST /ingestion/sources: create ingestion/sources 201, in data',
      'GET /ingestion/sources/{source_id}: read ingestion/sources, in data',
      'PUT /ingestion/sources/{source_id}: replace ingestion/sources 200, in data',
      'DELETE /ingestion/sources/{source_id}: delete ingestion/sources 200, in data',
      'GET /ingestion/pipelines: list ingestion/pipelines, in data, page page page_size 20/100, source_id equals source_id, order -created_at',
      'POST /ingestion/pipelines: create ingestion/pipelines 201, in data',
      'GET /ingestion/pipelines/{pipeline_id}: read ingestion/pipelines, in data',
      'PUT /ingestion/pipelines/{pipeline_id}: replace ingestion/pipelines 200, in data',
      'DELETE /ingestion/pipelines/{pipeline_id}: delete ingestion/pipelines 200, in data',
      'POST /ingestion/pipelines/{pipeline_id}/execute: create ingestion/executions 202, in data, id in data.execution_id, {pipeline_id} pipeline_id of ingestion/pipelines',
      'GET /ingestion/executions/{execution_id}: read ingestion/executions, in data',
      'GET /quality/rules: list quality/rules, in data, page page page_size 20/100, dataset equals dataset, order -created_at',
      'POST /quality/rules: create quality/rules 201, in data',
      'GET /quality/rules/{rule_id}: read quality/rules, in data',
      'PUT /quality/rules/{rule_id}: replace quality/rules 200, in data',
      'DELETE /quality/rules/{rule_id}: delete quality/rules 200, in data',
      'POST /quality/validate/{dataset}: none, computes an answer: what it answers is not kept',
      'GET /quality/score/{dataset}: none, is only read: nothing lists, makes or changes it',
      'GET /quality/issues/{dataset}: list quality/issues, in data, page page page_size 20/100, status equals status, severity equals severity, order -detected_at, {dataset} dataset of -',
      'GET /healing/patterns: list healing/patterns, in data, page page page_size 20/100',
      'GET /healing/actions: list healing/actions, in data, page page page_size 20/100',
      'GET /healing/executions: list healing/executions, in data, page page page_size 20/100, status equals status, order -started_at',
      'POST /healing/execute: create healing/executions 202, in data',
      'GET /monitoring/metrics: list monitoring/metrics, in data, page page page_size 20/100, component equals component, order -recorded_at',
      'GET /monitoring/alerts: list monitoring/alerts, in data, page page page_size 20/100, status equals status, severity equals severity, order -created_at',
      'GET /monitoring/anomalies: list monitoring/anomalies, in data, page page page_size 20/100, severity equals severity, order -detected_at',
      'GET /monitoring/dashboard/summary: none, is only read: nothing lists, makes or changes it',
      'GET /optimization/queries: list optimization/queries, in data, page page page_size 20/100',
      'POST /optimization/queries/analyze: none, computes an answer: what it answers is not kept',
      'GET /optimization/schemas: list optimization/schemas, in data, page page page_size 20/100',
      'GET /optimization/resources: list optimization/resources, in data, page page page_size 20/100',
      'GET /openapi.json: none, is documentation',
    ],
  ],
])('roles in %s', async (name, want) => {
  expect(rolesIn(await systemModel(name))).toEqual(want);
});

const described = ({ name, id, parent, unique, lifecycle }: Resource) => {
  const own = `${id?.property} by {${id?.parameter}}${id?.isAssigned === true ? '' : ', given'}`;
  const notes = [
    ...(parent ? [`of ${parent.resource}`] : []),
    ...unique.map((property) => `unique ${property}`),
  ];
  if (lifecycle) {
    const { property, states, otherEnds, progress, timestamps, results } = lifecycle;
    notes.push(`${property} ${states.join(' ')} / ${otherEnds.join(' ')}`);
    if (progress) notes.push(`${progress.property} to ${progress.end}`);
    notes.push(...Object.entries(timestamps).map(([time, state]) => `${time} when ${state}`));
    notes.push(...results.map((result) => `then ${result}`));
  }
  return [name, own, ...notes].join('; ');
};

test.each<[string, string[]]>([
  ['jobs', ['jobs; id by {id}; status queued running completed / failed cancelled; then result']],
  [
    'studio',
    [
      'datasets; id by {id}',
      'generators; id by {id}; status pending running completed / failed; progress to 100; then output_dataset_id',
      'evaluations; id by {id}; status pending running completed / failed; then scores',
      'webhooks; id by {id}',
    ],
  ],
  ['projects', ['projects; id by {id}; unique name']],
  ['datasources', ['customers; customer_id by {id}']],
  [
    'pipeline',
    [
      'ingestion/sources; source_id by {source_id}',
      'ingestion/pipelines; pipeline_id by {pipeline_id}',
      'quality/rules; rule_id by {rule_id}',
      'quality/issues; issue_id by {issue_id}',
      'healing/patterns; pattern_id by {pattern_id}',
      'healing/actions; action_id by {action_id}',
      'healing/executions; healing_id by {healing_id}; status pending running completed / failed; started_at when running; ended_at when completed; then rows_healed',
      'monitoring/metrics; metric_id by {metric_id}',
      'monitoring/alerts; alert_id by {alert_id}',
      'monitoring/anomalies; anomaly_id by {anomaly_id}',
      'optimization/queries; query_id by {query_id}',
      'optimization/schemas; recommendation_id by {recommendation_id}',
      'optimization/resources; resource_id by {resource_id}',
      'ingestion/executions; execution_id by {execution_id}; status pending running completed / failed; started_at when running; ended_at when completed',
    ],
  ],
])('resources in %s', async (name, want) => {
  const { resources } = inferResources(await systemModel(name));
  expect([...resources.values()].map(described)).toEqual(want);
});

test('where a page of jobs tells of itself', async () => {
  const model = await systemModel('jobs');
  const [list] = [...inferResources(model).roles.values()];
  expect(list?.kind === 'list' && list.page?.told).toEqual({
    page: ['meta', 'page'],
    pageSize: ['meta', 'page_size'],
    total: ['meta', 'total'],
    pages: ['meta', 'total_pages'],
  });
});
