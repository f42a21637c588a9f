import { raiseAlert, resolveAlerts } from './alerts.ts';
import { type Cron, nextTime, parseCron } from './cron.ts';
import type { PipelineStore, StoredPipeline } from './pipeline-store.ts';
import { takeOnExecution, unendedExecution } from './take-on-execution.ts';

const minuteMs = 60_000;

/**
 * Takes on an execution of each active pipeline whose schedule has fallen since it was last looked at.
 *
 * How far a schedule was followed is in the database, so that a server that starts anew makes up for what fell while it was
 * away, once however often that was. A schedule counts from when its pipeline was created or changed. While an execution
 * has not ended, the next is left out, and an alert says so.
 *
 * @returns a function that does this; it looks once a minute only, for no schedule is finer
 */
export function createScheduler(store: PipelineStore): () => void {
  let lookedAt: number | undefined;
  return () => {
    const nowMs = store.clock().getTime();
    const minute = Math.floor(nowMs / minuteMs);
    if (minute === lookedAt) return;
    for (const pipeline of store.pipelines.newest({ is_active: true }).toReversed())
      follow(store, pipeline, nowMs);
    lookedAt = minute;
  };
}

/** Resolves what was raised about the schedule of a pipeline that is changed or deleted. */
export function forgetSchedule(store: PipelineStore, pipelineId: string): void {
  resolveAlerts(store, subjectOf(pipelineId));
}

function follow(store: PipelineStore, pipeline: StoredPipeline, nowMs: number): void {
  const cron = cronOf(store, pipeline);
  const sinceMs = pipeline.followed_ms ?? Date.parse(pipeline.updated_at);
  const dueMs = cron && nextTime(cron, sinceMs, nowMs);
  if (dueMs === undefined) return;
  store.pipelines.replace({ ...pipeline, followed_ms: nowMs });
  const subject = subjectOf(pipeline.pipeline_id);
  const busy = unendedExecution(store, pipeline.pipeline_id);
  if (!busy) {
    takeOnExecution(store, pipeline, {}, null);
    resolveAlerts(store, subject);
    return;
  }
  raiseAlert(store, {
    component: 'ingestion',
    severity: 'low',
    title: `Pipeline ${pipeline.pipeline_name} was left out at ${new Date(dueMs).toISOString()}: execution ${busy.execution_id} had not ended`,
    subject,
  });
}

/** Undefined where there is none, or none that can be read: a database may be older than the rule for schedules. */
function cronOf(store: PipelineStore, pipeline: StoredPipeline): Cron | undefined {
  if (pipeline.schedule === null) return undefined;
  try {
    return parseCron(pipeline.schedule);
  } catch (error) {
    raiseAlert(store, {
      component: 'ingestion',
      severity: 'medium',
      title: `Pipeline ${pipeline.pipeline_name} does not run by its schedule: ${error instanceof Error ? error.message : String(error)}`,
      subject: subjectOf(pipeline.pipeline_id),
    });
    return undefined;
  }
}

function subjectOf(pipelineId: string): string {
  return `schedule:${pipelineId}`;
}
