import type { Backup, Depot } from './depot.ts';

const queuedMs = 150;
const wholeMs = 900;

/** The status of a backup now. */
export function statusOf(depot: Pick<Depot, 'now'>, backup: Backup): string {
  if (backup.cancelledAt !== undefined) return 'cancelled';
  const age = ageOf(depot, backup);
  if (age < queuedMs) return 'queued';
  if (age < wholeMs) return 'running';
  return backup.error === null ? 'done' : 'failed';
}

/** Has the backup ended? */
export function hasEnded(status: string): boolean {
  return status !== 'queued' && status !== 'running';
}

/** The bytes of a backup that is done; always the same ones. */
export function archiveOf({ id, source, kind }: Backup): Buffer {
  return Buffer.from(`BACKUP1\n${id}\n${source} ${kind}\n${'0123456789abcdef'.repeat(20)}\n`);
}

/** A backup as it is shown. */
export function shownBackup(depot: Pick<Depot, 'now' | 'on'>, backup: Backup): Record<string, unknown> {
  const { id, source, kind, note, createdAt, cancelledAt, error } = backup;
  const status = statusOf(depot, backup);
  const age = cancelledAt === undefined ? ageOf(depot, backup) : cancelledAt - createdAt;
  const reached = Math.min(99, Math.max(0, Math.floor((age * 100) / wholeMs)));
  const hasStarted = status !== 'queued' && (cancelledAt ?? createdAt + queuedMs) >= createdAt + queuedMs;
  const started = hasStarted ? time(createdAt + queuedMs) : null;
  return {
    id,
    source,
    kind,
    note,
    status,
    progress: status === 'done' ? 100 : reached,
    sizeBytes: status === 'done' ? archiveOf(backup).length : null,
    createdAt: time(createdAt),
    ...(depot.on('without-start') ? {} : { startedAt: started }),
    finishedAt: hasEnded(status) ? time(cancelledAt ?? createdAt + wholeMs) : null,
    error: status === 'failed' ? error : null,
  };
}

function ageOf({ now }: Pick<Depot, 'now'>, { createdAt }: Backup): number {
  return now() - createdAt;
}

function time(instant: number): string {
  return new Date(instant).toISOString();
}
