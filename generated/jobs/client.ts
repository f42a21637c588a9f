// concordat 0.1.0 spec=de35be94a529dd46 body=3dab42de28ccae1f; do not edit: change the document, then run "concordat generate"
/* eslint-disable */
import { createOperations, jobs, pages } from '@concordat/client';
import type { Call, ClientDefinition, ClientOptions, Job, OptionalCall, Paged, Secret } from '@concordat/client';
import type { operations } from './types.ts';

/** The operations of Jobs API 1.0.0. */
export interface JobsClient {
  /**
   * List jobs
   *
   * Jobs in pages, the newest first. `meta` says how many there are; read on with `page` until it reaches `total_pages`.
   *
   * `GET /jobs`
   *
   * @see Jobs: Submit background jobs, follow them and cancel them.
   */
  readonly listJobs: OptionalCall<operations['listJobs']> & Paged<operations['listJobs'], ['data']>;

  /**
   * Submit a job
   *
   * Queues a job and answers at once. Follow it at `status_url` until it has ended.
   *
   * Submitting the same body twice makes two jobs. At most 10 submissions a minute are taken from one address.
   *
   * `POST /jobs`
   *
   * @see Jobs: Submit background jobs, follow them and cancel them.
   */
  readonly createJob: Call<operations['createJob'], 'application/json', Job<operations['createJob'], operations['getJob'], ['data'], 'completed', 'failed' | 'cancelled'>>;

  /**
   * Read a job
   *
   * The job as it stands. Poll this until `data.status` is `completed`, `failed` or `cancelled`.
   *
   * `GET /jobs/{id}`
   *
   * @see Jobs: Submit background jobs, follow them and cancel them.
   */
  readonly getJob: Call<operations['getJob']>;

  /**
   * Cancel a job
   *
   * Ends a job that is `queued` or `running`. It is `cancelled` as soon as this answers, and produces no result.
   * A job that has already ended stays as it is: 409. The request has no body.
   *
   * `POST /jobs/{id}/cancel`
   *
   * @see Jobs: Submit background jobs, follow them and cancel them.
   */
  readonly cancelJob: Call<operations['cancelJob']>;

  /**
   * Read an application's status
   *
   * Whether the application takes jobs, and how many of its jobs have not ended.
   *
   * `GET /apps/{app}/status`
   *
   * @see Apps: The console applications that run the jobs.
   */
  readonly getAppStatus: Call<operations['getAppStatus']>;
}

/** Credentials, each sent only to operations that ask for it. */
export interface JobsAuth {
  /**
   * Bearer token.
   *
   * Send the API key as `Authorization: Bearer <api key>`. Keys do not expire; they work until they are revoked.
   */
  readonly apiKey?: Secret | undefined;
}

/** Options of the client. */
export type JobsClientOptions = ClientOptions<JobsAuth>;

/**
 * Creates a client of Jobs API.
 *
 * @example
 * const client = createClient({ auth: { … } });
 * const { data, error } = await client.listJobs(…);
 */
export function createClient(options: JobsClientOptions = {}): JobsClient {
  return createOperations<JobsClient>(definition, options, [jobs, pages]);
}

const definition: ClientDefinition = {
  baseUrl: 'https://jobs.concordat.dev/api/v1',
  securitySchemes: { apiKey: { type: 'http', scheme: 'bearer' } },
  security: [['apiKey']],
  operations: {
    listJobs: {
      method: 'GET',
      path: '/jobs',
      page: { kind: 'page', parameter: 'page', items: ['data'], told: { pages: ['meta', 'total_pages'] } },
    },
    createJob: {
      method: 'POST',
      path: '/jobs',
      body: ['application/json'],
      job: {
        read: 'getJob',
        url: ['data', 'status_url'],
        id: { at: ['data', 'job_id'], parameter: 'id' },
        item: ['data'],
        state: { property: 'status', done: ['completed'], failed: ['failed', 'cancelled'] },
      },
    },
    getJob: { method: 'GET', path: '/jobs/{id}' },
    cancelJob: { method: 'POST', path: '/jobs/{id}/cancel' },
    getAppStatus: { method: 'GET', path: '/apps/{app}/status' },
  },
};
