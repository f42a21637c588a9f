import { idOf } from './id-of.ts';
import { rounded } from './metrics.ts';
import type { PipelineStore } from './pipeline-store.ts';
import { workers } from './run-executions.ts';
import type { Resource } from './types.ts';

const dayMs = 86_400_000;
/** How much the database may grow to, in MiB. */
const storageMiB = 64;

/** How much of each resource the last 24 hours used, the least used first. */
export function measureResources(store: PipelineStore): readonly Resource[] {
  const now = store.clock().getTime();
  const since = new Date(now - dayMs).toISOString();
  const busyMs = store.executions
    .newest()
    .filter(({ ended_at }) => ended_at === null || ended_at >= since)
    .reduce((sum, { started_at, ended_at }) => sum + overlap(started_at, ended_at, now), 0);
  const queryMs = store.queries.durationSinceMs(since);
  return [
    resource('ingestion-workers', 'compute', workers, 'workers', busyMs / (workers * dayMs)),
    resource('query-slots', 'slots', 1, 'slots', queryMs / dayMs),
    resource('warehouse-storage', 'storage', storageMiB, 'MiB', sizeMiB(store) / storageMiB),
  ].toSorted((one, other) => one.utilization_percent - other.utilization_percent);
}

/** How much of the last 24 hours an execution took, in milliseconds. */
function overlap(startedAt: string | null, endedAt: string | null, now: number): number {
  if (startedAt === null) return 0;
  const start = Math.max(Date.parse(startedAt), now - dayMs);
  return Math.max(0, (endedAt === null ? now : Date.parse(endedAt)) - start);
}

function sizeMiB({ database }: PipelineStore): number {
  const row = database
    .prepare('SELECT page_count * page_size AS bytes FROM pragma_page_count(), pragma_page_size()')
    .get();
  return Number(row?.bytes) / 1_048_576;
}

function resource(
  name: string,
  type: Resource['type'],
  allocated: number,
  unit: string,
  used: number,
): Resource {
  const utilization_percent = rounded(Math.min(100, 100 * used));
  const fitting = Math.max(1, Math.ceil(allocated * used * 2));
  const isTooMuch = utilization_percent < 25 && fitting < allocated;
  const recommendation = isTooMuch
    ? `Go down to ${fitting} ${unit}`
    : utilization_percent > 80
      ? `Go up to ${Math.ceil(allocated * 1.5)} ${unit}`
      : null;
  return { resource_id: idOf(name), name, type, utilization_percent, allocated, unit, recommendation };
}
