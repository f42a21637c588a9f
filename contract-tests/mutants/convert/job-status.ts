import type { Job, Works } from './works.ts';

const queuedMs = 100;
const wholeMs = 900;

/** The status of a job now. */
export function statusOf({ now, on }: Works, job: Job): string {
  if (job.cancelledAt !== undefined) return 'cancelled';
  const age = on('instant-jobs') ? wholeMs : now() - job.createdAt;
  if (age < queuedMs) return 'queued';
  if (age < wholeMs) return 'running';
  return job.source.trim() === '' ? 'failed' : 'succeeded';
}

/** Has the job ended? */
export function hasEnded(status: string): boolean {
  return status !== 'queued' && status !== 'running';
}

/** A job as it is shown. */
export function shownJob(works: Works, job: Job): Record<string, unknown> {
  const { id, target, title, pageSize, source, createdAt } = job;
  const status = statusOf(works, job);
  const age = works.now() - createdAt;
  const percent = Math.min(100, Math.max(0, Math.floor((age * 100) / wholeMs)));
  const end = job.cancelledAt ?? createdAt + (works.on('instant-jobs') ? 0 : wholeMs);
  return {
    id,
    status,
    ...(works.on('without-progress') ? {} : { progress: status === 'succeeded' ? 100 : percent }),
    target,
    title,
    pageSize,
    sizeBytes: Buffer.byteLength(source),
    createdAt: new Date(createdAt).toISOString(),
    finishedAt: hasEnded(status) ? new Date(end).toISOString() : null,
    error: status === 'failed' ? 'The document has no text' : null,
  };
}
