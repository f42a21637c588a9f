import type { Caller, JobHandlers } from '../jobs/types.ts';
import { Refusal } from '../shared/answer.ts';
import { type Edit, editBody, editOn, withHeader, withoutHeader } from './edit-answer.ts';
import type { ServerMutant } from './server-mutant.ts';

type JobMutant = ServerMutant<JobHandlers, Caller>;

const on = (operation: keyof JobHandlers, status: number, edit: Edit) => editOn(operation, status, edit);

const answers: readonly JobMutant[] = [
  {
    id: 'job-id-as-text',
    class: 'response-shape',
    operations: ['GET /jobs/{id}'],
    summary: "A job's id is a string.",
    answer: on('getJob', 200, (answer) => editBody(answer, ['data', 'id'], String)),
  },
  {
    id: 'job-without-updated-at',
    class: 'response-shape',
    operations: ['GET /jobs'],
    summary: 'The jobs of a list do not say when they changed.',
    answer: on('listJobs', 200, (answer) =>
      editBody(answer, ['data'], (jobs) =>
        (jobs as object[]).map((job) => ({ ...job, updated_at: undefined })),
      ),
    ),
  },
  {
    id: 'error-without-request-id',
    class: 'response-shape',
    operations: ['GET /apps/{app}/status'],
    summary: "The refusal of an application's name has no request_id.",
    answer: on('getAppStatus', 422, (answer) => editBody(answer, ['meta', 'request_id'], () => undefined)),
  },
  {
    id: 'submission-answers-201',
    class: 'status',
    operations: ['POST /jobs'],
    summary: 'A submitted job is answered with 201.',
    answer: on('createJob', 202, (answer) => ({ ...answer, status: 201 })),
  },
  {
    id: 'unknown-job-answers-410',
    class: 'status',
    operations: ['GET /jobs/{id}'],
    summary: 'A job that never was is gone: 410.',
    answer: on('getJob', 404, (answer) => ({ ...answer, status: 410 })),
  },
  {
    id: 'submission-without-location',
    class: 'headers-media',
    operations: ['POST /jobs'],
    summary: 'The answer to a submission has no Location.',
    answer: on('createJob', 202, (answer) => withoutHeader(answer, 'Location')),
  },
  {
    id: 'status-as-text',
    class: 'headers-media',
    operations: ['GET /apps/{app}/status'],
    summary: "An application's status is JSON that is called text/plain.",
    answer: on('getAppStatus', 200, (answer) =>
      withHeader({ ...answer, body: JSON.stringify(answer.body) }, 'Content-Type', 'text/plain'),
    ),
  },
  {
    id: 'unauthorized-without-challenge',
    class: 'headers-media',
    alsoClass: ['auth'],
    operations: [
      'GET /jobs',
      'POST /jobs',
      'GET /jobs/{id}',
      'POST /jobs/{id}/cancel',
      'GET /apps/{app}/status',
    ],
    summary: 'A 401 does not say how to authenticate.',
    answer: (answer) => (answer.status === 401 ? withoutHeader(answer, 'WWW-Authenticate') : answer),
  },
];

const inputs: readonly JobMutant[] = [
  {
    id: 'page-size-unbounded',
    class: 'input-acceptance',
    operations: ['GET /jobs'],
    summary: 'A page may be of any size.',
    forgives: ({ name }, { field, keyword }) =>
      name === 'listJobs' && field === 'page_size' && keyword === 'maximum',
  },
  {
    id: 'unknown-field-accepted',
    class: 'input-acceptance',
    operations: ['POST /jobs'],
    summary: 'A submission may have fields that nobody knows.',
    forgives: ({ name }, { keyword }) => name === 'createJob' && keyword === 'additionalProperties',
  },
  {
    id: 'type-without-pattern',
    class: 'input-acceptance',
    operations: ['POST /jobs'],
    summary: 'A type may be any text.',
    forgives: ({ name }, { field, keyword }) =>
      name === 'createJob' && field === 'type' && keyword === 'pattern',
  },
  {
    id: 'invalid-application-answers-500',
    class: 'robustness',
    operations: ['GET /apps/{app}/status'],
    summary: 'An application whose name is not valid is a fault of the service.',
    forgives: ({ name }, { field }) => name === 'getAppStatus' && field === 'app',
    handlers: (own) => ({
      getAppStatus: (input, caller) => {
        if (!/^[a-z][a-z0-9-]*$/.test(input.path.app)) throw new Error('no such table');
        return own.getAppStatus(input, caller);
      },
    }),
  },
  {
    id: 'unknown-job-answers-500',
    class: 'robustness',
    operations: ['POST /jobs/{id}/cancel'],
    summary: 'To cancel a job that is not there is a fault of the service.',
    answer: on('cancelJob', 404, (answer) => ({
      ...answer,
      status: 500,
      body: {
        ...(answer.body as object),
        error: { code: 'INTERNAL_ERROR', message: 'undefined is not an object' },
      },
    })),
  },
];

const states: readonly JobMutant[] = [
  {
    id: 'submission-forgotten',
    class: 'state',
    operations: ['POST /jobs', 'GET /jobs/{id}'],
    summary: 'A submitted job is not kept.',
    handlers: () => ({
      createJob: () => {
        const url = '/api/v1/jobs/987654321';
        const data = { job_id: 987_654_321, status: 'queued', status_url: url };
        return { status: 202, headers: { Location: url }, body: { data } };
      },
    }),
  },
  {
    id: 'cancel-without-effect',
    class: 'state',
    operations: ['POST /jobs/{id}/cancel'],
    summary: 'A job that was cancelled goes on.',
    handlers: (own) => ({
      cancelJob: async (input, caller) => {
        const read = await own.getJob(input, caller);
        const { status } = (read.body as { readonly data: { readonly status: string } }).data;
        if (status !== 'queued' && status !== 'running') return own.cancelJob(input, caller);
        return editBody(read, ['data', 'status'], () => 'cancelled');
      },
    }),
  },
  {
    id: 'ended-job-cancelled',
    class: 'state',
    operations: ['POST /jobs/{id}/cancel'],
    summary: 'A job that has ended can be cancelled once more.',
    handlers: (own) => ({
      cancelJob: (input, caller) => {
        try {
          return own.cancelJob(input, caller);
        } catch (error) {
          if (!(error instanceof Refusal) || error.answer.status !== 409) throw error;
          return own.getJob(input, caller);
        }
      },
    }),
  },
  {
    id: 'config-lost',
    class: 'state',
    operations: ['POST /jobs', 'GET /jobs/{id}'],
    summary: 'What a job works on is not kept.',
    handlers: (own) => ({
      createJob: (input, caller) => own.createJob({ ...input, body: { ...input.body, config: {} } }, caller),
    }),
  },
  {
    id: 'location-of-another-job',
    class: 'state',
    operations: ['POST /jobs'],
    summary: 'Location leads to a job that is not there.',
    answer: on('createJob', 202, (answer) => withHeader(answer, 'Location', '/api/v1/jobs/987654321')),
  },
];

const ways: readonly JobMutant[] = [
  {
    id: 'list-for-strangers',
    class: 'auth',
    operations: ['GET /jobs'],
    summary: 'Jobs are listed without a key.',
    admit: ({ name }) => (name === 'listJobs' ? { user: 'stranger' } : undefined),
  },
  {
    id: 'any-key',
    class: 'auth',
    operations: ['GET /jobs/{id}'],
    summary: 'Any key reads a job.',
    admit: ({ name }, { headers }) =>
      name === 'getJob' && headers.authorization?.startsWith('Bearer ') ? { user: 'stranger' } : undefined,
  },
  {
    id: 'delete-answered',
    class: 'methods-routes',
    operations: ['DELETE /jobs/{id}'],
    summary: 'DELETE of a job is answered, though there is no such operation.',
    answer: (answer, { method, route }) =>
      method === 'DELETE' && route?.endsWith('/jobs/:id') ? { status: 204 } : answer,
  },
  {
    id: 'wrong-method-is-404',
    class: 'methods-routes',
    operations: ['GET /jobs', 'POST /jobs'],
    summary: 'A method that the list does not have is a 404.',
    answer: (answer, { operation, route }) =>
      operation === undefined && route?.endsWith('/jobs') ? { ...answer, status: 404 } : answer,
  },
  {
    id: 'allow-incomplete',
    class: 'methods-routes',
    operations: ['GET /jobs', 'POST /jobs'],
    summary: 'Allow of the list leaves POST out.',
    answer: (answer, { route }) =>
      answer.status === 405 && route?.endsWith('/jobs') ? withHeader(answer, 'Allow', 'GET') : answer,
  },
];

const lists: readonly JobMutant[] = [
  {
    id: 'page-size-ignored',
    class: 'collection',
    operations: ['GET /jobs'],
    summary: 'Every page holds as many jobs as by default.',
    handlers: (own) => ({
      listJobs: (input, caller) =>
        own.listJobs({ ...input, query: { ...input.query, page_size: 20 } }, caller),
    }),
  },
  {
    id: 'page-ignored',
    class: 'collection',
    operations: ['GET /jobs'],
    summary: 'Every page is the first one.',
    handlers: (own) => ({
      listJobs: async (input, caller) => {
        const first = await own.listJobs({ ...input, query: { ...input.query, page: 1 } }, caller);
        return editBody(first, ['meta', 'page'], () => input.query.page);
      },
    }),
  },
  {
    id: 'status-ignored',
    class: 'collection',
    operations: ['GET /jobs'],
    summary: 'Jobs of every status are listed, whichever is asked for.',
    handlers: (own) => ({
      listJobs: ({ query: { status: _, ...query }, ...input }, caller) =>
        own.listJobs({ ...input, query }, caller),
    }),
  },
  {
    id: 'total-of-the-page',
    class: 'collection',
    operations: ['GET /jobs'],
    summary: 'The total counts the page, not the list.',
    answer: on('listJobs', 200, (answer) => {
      const { data } = answer.body as { readonly data: readonly unknown[] };
      return editBody(answer, ['meta', 'total'], () => data.length);
    }),
  },
];

/** The ways to break the jobs server. */
export const jobsMutants: readonly JobMutant[] = [...answers, ...inputs, ...states, ...ways, ...lists];
