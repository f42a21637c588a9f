import { raiseAlert, resolveAlerts } from './alerts.ts';
import type { Row } from './dataset-tables.ts';
import { healByItself, openIssue, resolveIssue } from './issues.ts';
import { recordMetric, rounded } from './metrics.ts';
import { type PipelineStore, type StoredExecution, type StoredPipeline, timeOf } from './pipeline-store.ts';
import { askSystem, type SourceSystem } from './source-systems.ts';

/** How many executions run at a time. */
export const workers = 4;

/**
 * Takes every execution one step on: what runs reads a batch and may end, then the oldest that wait start.
 *
 * Where an execution stands is in the database only, so that a server that starts anew goes on with it.
 */
export function advanceExecutions(store: PipelineStore): void {
  const running = store.executions.newest({ status: 'running' }).toReversed();
  for (const execution of running) readBatch(store, execution);
  const free = workers - store.executions.count({ status: 'running' });
  for (const execution of store.executions.newest({ status: 'pending' }).toReversed().slice(0, free))
    store.executions.replace({ ...execution, status: 'running', started_at: timeOf(store) });
}

function readBatch(store: PipelineStore, execution: StoredExecution): void {
  const source = store.sources.find(execution.source_id);
  const pipeline = store.pipelines.find(execution.pipeline_id);
  if (!source || !pipeline) {
    fail(store, execution, pipeline, 'The source is gone');
    return;
  }
  const asked = askSystem(source, execution.attempt);
  if (asked.ok) {
    const next = loadBatch(store, execution, pipeline, asked.system);
    if (next.rows_read < asked.system.rows.length) store.executions.replace(next);
    else complete(store, next, pipeline);
  } else if (asked.isPassing && execution.attempt === 1) {
    store.executions.replace({ ...execution, status: 'healing' });
    healByItself(store, noteFailure(store, execution, pipeline, asked.reason), 1);
  } else fail(store, execution, pipeline, asked.reason);
}

/** Writes the next rows of a system into the table of a pipeline. */
function loadBatch(
  store: PipelineStore,
  execution: StoredExecution,
  { target_dataset: dataset, target_table: table }: StoredPipeline,
  system: SourceSystem,
): StoredExecution {
  const { batch_size: size = 1000, include_deleted } = execution.execution_params;
  const batch = system.rows.slice(execution.rows_read, execution.rows_read + size);
  const { good, bad } = sorted(batch, system, include_deleted === true);
  store.tables.create({ dataset, table }, system.address, timeOf(store));
  store.queries.time(
    `INSERT INTO ${dataset}.${table} SELECT * FROM source`,
    () => store.tables.load({ dataset, table }, good, system.key),
    () => Buffer.byteLength(JSON.stringify(batch)),
  );
  return {
    ...execution,
    rows_read: execution.rows_read + batch.length,
    records_processed: execution.records_processed + good.length,
    records_failed: execution.records_failed + bad.length,
  };
}

/** Rows without their key cannot be written; those that are marked as deleted are left out unless they are asked for. */
function sorted(batch: readonly Row[], { key }: SourceSystem, isDeletedWanted: boolean) {
  const wanted = batch.filter((row) => isDeletedWanted || row.is_deleted !== true);
  const hasKey = (row: Row) => row[key] !== null && row[key] !== undefined;
  return { good: wanted.filter(hasKey), bad: wanted.filter((row) => !hasKey(row)) };
}

function complete(store: PipelineStore, execution: StoredExecution, pipeline: StoredPipeline): void {
  const subject = `pipeline:${pipeline.pipeline_id}`;
  const ended = end(store, { ...execution, status: 'completed' });
  const { records_processed: good, records_failed: bad } = ended;
  const measure = (metric_name: string, value: number, unit: string) =>
    recordMetric(store, { component: 'ingestion', metric_name, value, unit, subject });
  measure('records_processed', good, 'rows');
  measure('records_failed_percent', good + bad === 0 ? 0 : rounded((100 * bad) / (good + bad)), '%');
  resolveAlerts(store, subject);
  const { target_dataset: dataset, target_table: table } = pipeline;
  const failures = { dataset, table, issue_type: 'execution_failure', resolved_at: null } as const;
  for (const issue of store.issues.newest(failures)) resolveIssue(store, issue);
}

/** Fails an execution for good: an issue, an alert, and a measurement of nothing. */
export function fail(
  store: PipelineStore,
  execution: StoredExecution,
  pipeline: StoredPipeline | undefined,
  reason: string,
): void {
  end(store, { ...execution, status: 'failed', error: reason });
  if (!pipeline) return;
  noteFailure(store, execution, pipeline, reason);
  const [, before] = store.executions.newest({ pipeline_id: pipeline.pipeline_id }, 2);
  const isRepeated = before?.status === 'failed';
  raiseAlert(store, {
    component: 'ingestion',
    severity: isRepeated ? 'critical' : 'high',
    title: `${pipeline.pipeline_name} failed${isRepeated ? ' twice in a row' : ''}: ${reason}`,
    subject: `pipeline:${pipeline.pipeline_id}`,
  });
}

function noteFailure(
  store: PipelineStore,
  { execution_id }: StoredExecution,
  { target_dataset: dataset, target_table: table, pipeline_name }: StoredPipeline,
  reason: string,
) {
  return openIssue(store, {
    rule_id: null,
    execution_id,
    dataset,
    table,
    column: null,
    issue_type: 'execution_failure',
    severity: 'high',
    description: `${pipeline_name} could not read its source: ${reason}`,
    affected_rows: 0,
  });
}

/** Ends an execution; whoever wants to be told of it is told next. */
function end(store: PipelineStore, execution: StoredExecution): StoredExecution {
  const { execution_id, callback_url: url } = execution;
  if (url !== null)
    store.callbacks.insert({ execution_id, url, attempts: 0, due_ms: store.clock().getTime() });
  return store.executions.replace({ ...execution, ended_at: timeOf(store) });
}
