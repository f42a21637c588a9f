import { type Answer, Refusal } from '../shared/answer.ts';
import { filledQuery, pageInfo } from '../shared/page.ts';
import { applicationOf, applications } from './applications.ts';
import type { JobStore } from './job-store.ts';
import { conflict, notFound } from './refusals.ts';
import type { AppStatus, Job, JobAccepted, JobHandlers } from './types.ts';

/** More jobs than these that wait make an application slow. */
const manyQueued = 100;

/** The operations; envelopes are completed when an answer is sent. */
export function createHandlers(store: JobStore, basePath: string, clock: () => Date): JobHandlers {
  const startedAt = clock().getTime();
  return {
    listJobs: (input) => {
      const query = filledQuery(input.query);
      const { jobs, total } = store.list(query);
      return { status: 200, body: { data: jobs, meta: pageInfo(query, total) } };
    },
    createJob: ({ body: { type = 'generic', config } }) => {
      const id = store.create(type, config);
      const url = `${basePath}/jobs/${id}`;
      const data: JobAccepted = { job_id: id, status: 'queued', status_url: url };
      return { status: 202, headers: { Location: url }, body: { data } };
    },
    getJob: ({ path: { id } }) => found(store, id),
    cancelJob: ({ path: { id } }) => {
      if (store.cancel(id)) return found(store, id);
      const { status } = jobOf(store, id);
      throw new Refusal(conflict(`Job ${id} has already ended with status ${status}`));
    },
    getAppStatus: ({ path: { app } }) => appStatus(store, app, clock().getTime() - startedAt),
  };
}

function jobOf(store: JobStore, id: number): Job {
  const job = store.find(id);
  if (!job) throw new Refusal(notFound(`Job ${id}`));
  return job;
}

function found(store: JobStore, id: number): Answer {
  return { status: 200, body: { data: jobOf(store, id) } };
}

function appStatus(store: JobStore, name: string, uptimeMs: number): Answer {
  const application = applications.find((candidate) => candidate.name === name);
  if (!application) throw new Refusal(notFound(`Application ${name}`));
  const count = (status: 'queued' | 'running') =>
    [...store.countByType(status)]
      .filter(([type]) => applicationOf(type) === application)
      .reduce((sum, [, jobs]) => sum + jobs, 0);
  const jobs = { queued: count('queued'), running: count('running') };
  const { version, isUp } = application;
  const status = isUp ? (jobs.queued > manyQueued ? 'degraded' : 'up') : 'down';
  const uptime_seconds = isUp ? Math.floor(uptimeMs / 1000) : 0;
  const data: AppStatus = { app: name, status, version, uptime_seconds, jobs };
  return { status: 200, body: { data } };
}
