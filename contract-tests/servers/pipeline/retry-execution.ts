import { resolveIssue } from './issues.ts';
import type { PipelineStore, StoredExecution, StoredHealing, StoredIssue } from './pipeline-store.ts';
import { fail } from './run-executions.ts';
import type { Healed } from './run-healings.ts';
import { askSystem } from './source-systems.ts';
import { takeOnExecution, unendedExecution } from './take-on-execution.ts';

/** Asks the source of a failed execution again; where it answers, the execution goes on, or a new one begins. */
export function retryExecution(store: PipelineStore, { dry_run }: StoredHealing, issue: StoredIssue): Healed {
  const execution = issue.execution_id === null ? undefined : store.executions.find(issue.execution_id);
  const pipeline = execution && store.pipelines.find(execution.pipeline_id);
  const source = pipeline && store.sources.find(pipeline.source_id);
  if (!execution || !pipeline || !source)
    return { ok: false, reason: 'The execution, its pipeline or its source was deleted' };
  const attempt = execution.attempt + 1;
  const asked = askSystem(source, attempt);
  if (!asked.ok) {
    if (execution.status === 'healing' && !dry_run) fail(store, execution, pipeline, asked.reason);
    return { ok: false, reason: asked.reason };
  }
  const rows = asked.system.rows.length;
  if (dry_run) return { ok: true, rows };
  goOn(store, { ...execution, attempt });
  resolveIssue(store, issue);
  return { ok: true, rows };
}

/** An execution that has ended stays so: a new one takes its place, unless one is under way. */
function goOn(store: PipelineStore, execution: StoredExecution): void {
  if (execution.status === 'healing') {
    store.executions.replace({ ...execution, status: 'running' });
    return;
  }
  const pipeline = store.pipelines.find(execution.pipeline_id);
  if (!pipeline || unendedExecution(store, pipeline.pipeline_id)) return;
  const { execution_params, callback_url, attempt } = execution;
  const next = takeOnExecution(store, pipeline, execution_params, callback_url);
  store.executions.replace({ ...next, attempt });
}
