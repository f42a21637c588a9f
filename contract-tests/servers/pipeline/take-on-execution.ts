import type { PipelineStore, StoredExecution, StoredPipeline } from './pipeline-store.ts';
import type { Execution, ExecutionParams } from './types.ts';

/** Takes on an execution, which the worker carries out. */
export function takeOnExecution(
  store: PipelineStore,
  { pipeline_id, source_id }: StoredPipeline,
  params: ExecutionParams,
  callbackUrl: string | null,
): StoredExecution {
  return store.executions.insert({
    execution_id: store.createId(),
    pipeline_id,
    status: 'pending',
    execution_params: { batch_size: 1000, include_deleted: false, ...params },
    records_processed: 0,
    records_failed: 0,
    error: null,
    started_at: null,
    ended_at: null,
    callback_url: callbackUrl,
    source_id,
    attempt: 1,
    rows_read: 0,
  });
}

/** The execution of a pipeline that has not ended; undefined where there is none. */
export function unendedExecution(store: PipelineStore, pipelineId: string): StoredExecution | undefined {
  return store.executions.newest({ pipeline_id: pipelineId, ended_at: null }, 1)[0];
}

/** An execution as it is shown. */
export function shownExecution({
  callback_url: _url,
  source_id: _source,
  attempt: _attempt,
  rows_read: _rows,
  ...execution
}: StoredExecution): Execution {
  return execution;
}
