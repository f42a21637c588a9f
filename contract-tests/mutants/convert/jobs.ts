import type { Call, Reply } from '../serve.ts';
import { convertDocument } from './convert-document.ts';
import { hasEnded, shownJob, statusOf } from './job-status.ts';
import { fail, json } from './replies.ts';
import type { Job, Works } from './works.ts';

/** GET /formats */
export function listFormats(): Reply {
  return json(200, [
    { name: 'html', mediaType: 'text/html' },
    { name: 'txt', mediaType: 'text/plain' },
  ]);
}

/** GET /jobs */
export function listJobs(works: Works, call: Call, owner: string): Reply {
  const { on } = works;
  const { values, violations } = works.contract.readParameters(call);
  if (violations[0]) return fail(400, violations[0].message);
  const { status, limit, offset } = values as { status?: string; limit: number; offset: number };
  const found = [...works.jobs.values()]
    .filter((job) => job.owner === owner)
    .filter((job) => status === undefined || on('status-ignored') || statusOf(works, job) === status);
  const jobs = found.slice(offset, offset + limit + (on('limit-plus-one') ? 1 : 0)).map((job) => {
    const shown = shownJob(works, job);
    return on('listed-size-as-text') ? { ...shown, sizeBytes: `${shown.sizeBytes}` } : shown;
  });
  return json(200, { jobs, total: found.length });
}

/** GET /jobs/{jobId} */
export function getJob(works: Works, call: Call, owner: string): Reply {
  const { on } = works;
  const job = on('foreign-job-readable') ? works.jobs.get(call.params.jobId ?? '') : find(works, call, owner);
  if (!job) return fail(404);
  const shown = shownJob(works, job);
  const isOver = hasEnded(String(shown.status));
  const odd = on('zoneless-finish') && isOver ? { finishedAt: String(shown.finishedAt).slice(0, 19) } : {};
  return json(200, { ...shown, ...odd }, isOver ? {} : { 'Retry-After': '1' });
}

/** PATCH /jobs/{jobId}, the violation: a method that the document does not have. */
export function renameJob(works: Works, call: Call, owner: string): Reply {
  const job = find(works, call, owner);
  return job ? json(200, shownJob(works, job)) : fail(404);
}

/** DELETE /jobs/{jobId} */
export function deleteJob(works: Works, call: Call, owner: string): Reply {
  const job = find(works, call, owner);
  if (!job) return fail(404);
  if (!hasEnded(statusOf(works, job))) return fail(409, 'The job has not ended');
  if (!works.on('deleted-job-readable')) works.jobs.delete(job.id);
  return { status: 204 };
}

/** POST /jobs/{jobId}/cancel */
export function cancelJob(works: Works, call: Call, owner: string): Reply {
  const job = find(works, call, owner);
  if (!job) return fail(404);
  if (hasEnded(statusOf(works, job))) return fail(409, 'The job has ended');
  const cancelled = { ...job, cancelledAt: works.now() };
  if (!works.on('cancel-not-kept')) works.jobs.set(job.id, cancelled);
  return json(200, shownJob(works, cancelled));
}

/** GET /jobs/{jobId}/result */
export function getResult(works: Works, call: Call, owner: string): Reply {
  const { on } = works;
  const job = find(works, call, owner);
  if (!job) return fail(404);
  if (statusOf(works, job) !== 'succeeded') {
    return on('no-result-is-425') ? fail(425) : fail(409, 'The job has not succeeded');
  }
  const type = job.target === 'html' ? 'text/html; charset=utf-8' : 'text/plain; charset=utf-8';
  return {
    status: 200,
    headers: {
      'Content-Type': on('result-as-octets') ? 'application/octet-stream' : type,
      'Content-Disposition': `attachment; filename="${job.id}.${job.target}"`,
    },
    body: convertDocument(job.source, job.target, job.title),
    chunked: on('chunked-result'),
  };
}

function find({ jobs }: Works, call: Call, owner: string): Job | undefined {
  const job = jobs.get(call.params.jobId ?? '');
  return job?.owner === owner ? job : undefined;
}
