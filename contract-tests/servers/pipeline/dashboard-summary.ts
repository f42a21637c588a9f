import { rounded } from './metrics.ts';
import { type PipelineStore, timeOf } from './pipeline-store.ts';
import { mean } from './statistics.ts';
import type { DashboardSummary } from './types.ts';

const dayMs = 86_400_000;

/** How the pipeline is doing, computed from what has happened. */
export function summarize(store: PipelineStore): DashboardSummary {
  const midnight = `${timeOf(store).slice(0, 10)}T00:00:00.000Z`;
  const today = store.executions.newest().filter(({ started_at }) => (started_at ?? '') >= midnight);
  const scores = store.scores.newest().map(({ quality_score }) => quality_score);
  const average_score = scores.length === 0 ? 100 : rounded(mean(scores));
  const unresolved = store.alerts.newest({ resolved_at: null });
  const alerts = {
    active: unresolved.length,
    critical: unresolved.filter(({ severity }) => severity === 'critical').length,
  };
  return {
    pipeline_health: {
      health_score: healthOf(executionsThatHelped(store), average_score, alerts),
      active_pipelines: store.pipelines.count({ is_active: true }),
      executions_today: today.length,
      failed_executions_today: today.filter(({ status }) => status === 'failed').length,
    },
    data_quality: { average_score, open_issues: store.issues.count({ resolved_at: null }) },
    self_healing: healingOf(store, midnight),
    alerts,
    generated_at: timeOf(store),
  };
}

/** Half of it the executions, three tenths the data, and two tenths that nobody is alarmed. */
function healthOf(
  executions: number,
  quality: number,
  { active, critical }: DashboardSummary['alerts'],
): number {
  const calm = Math.max(0, 100 - 10 * active - 15 * critical);
  return rounded(0.5 * executions + 0.3 * quality + 0.2 * calm);
}

/** Of those that ended in the last 24 hours, in percent; 100 where there were none. */
function executionsThatHelped(store: PipelineStore): number {
  const since = new Date(store.clock().getTime() - dayMs).toISOString();
  const ended = store.executions.newest().filter(({ ended_at }) => ended_at !== null && ended_at >= since);
  return share(ended.filter(({ status }) => status === 'completed').length, ended.length);
}

function healingOf(store: PipelineStore, midnight: string): DashboardSummary['self_healing'] {
  const since = new Date(store.clock().getTime() - 30 * dayMs).toISOString();
  const real = store.healings.newest({ dry_run: false });
  const ended = real.filter(({ ended_at }) => ended_at !== null && ended_at >= since);
  const helped = ended.filter(({ status }) => status === 'completed');
  return {
    success_rate: rounded(share(helped.length, ended.length)),
    healed_today: helped.filter(({ ended_at }) => (ended_at ?? '') >= midnight).length,
    pending: real.length - real.filter(({ ended_at }) => ended_at !== null).length,
  };
}

function share(part: number, whole: number): number {
  return whole === 0 ? 100 : (100 * part) / whole;
}
