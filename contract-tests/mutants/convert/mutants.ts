import { listAt, valueAt } from '../ask.ts';
import type { Mutant } from '../subject.ts';
import { keyed, upload, uploaded } from './requests.ts';

const seeded = '/jobs/job_0001';

/** The violations of the conversion service. */
export const mutants: readonly Mutant[] = [
  {
    id: 'listed-size-as-text',
    class: 'response-shape',
    operations: ['GET /jobs'],
    summary: 'a number is a text, in the list alone',
    witness: async (ask) => valueAt(await keyed(ask, 'GET', '/jobs'), 'jobs', 0, 'sizeBytes') === '23',
  },
  {
    id: 'zoneless-finish',
    class: 'response-shape',
    operations: ['GET /jobs/{jobId}'],
    summary: 'the end of a job that has ended has no offset',
    witness: async (ask) => valueAt(await keyed(ask, 'GET', seeded), 'finishedAt') === '2025-03-01T09:00:00',
  },
  {
    id: 'job-created-201',
    class: 'status',
    operations: ['POST /jobs'],
    summary: 'an accepted upload is a 201, where only 202 is documented',
    witness: async (ask) => (await upload(ask)).status === 201,
  },
  {
    id: 'no-result-is-425',
    class: 'status',
    operations: ['GET /jobs/{jobId}/result'],
    summary: 'a result that is not there is an undocumented 425',
    witness: async (ask) => (await keyed(ask, 'GET', '/jobs/job_0002/result')).status === 425,
  },
  {
    id: 'no-retry-after',
    class: 'headers-media',
    operations: ['POST /jobs'],
    summary: 'the required Retry-After of a 202 is missing',
    witness: async (ask) => (await upload(ask)).headers['retry-after'] === undefined,
  },
  {
    id: 'result-as-octets',
    class: 'headers-media',
    operations: ['GET /jobs/{jobId}/result'],
    summary: 'the result comes as application/octet-stream, which is not documented',
    witness: async (ask) =>
      (await keyed(ask, 'GET', `${seeded}/result`)).headers['content-type'] === 'application/octet-stream',
  },
  {
    id: 'any-target',
    class: 'input-acceptance',
    alsoClass: ['response-shape'],
    operations: ['POST /jobs'],
    summary: 'a target that is not in the enum is accepted',
    witness: async (ask) => (await upload(ask, { target: 'docx' })).status === 202,
  },
  {
    id: 'long-title-accepted',
    class: 'input-acceptance',
    alsoClass: ['response-shape'],
    operations: ['POST /jobs'],
    summary: 'a title longer than documented is accepted',
    witness: async (ask) => (await upload(ask, { title: 'x'.repeat(81) })).status === 202,
  },
  {
    id: 'letter-refused',
    class: 'input-acceptance',
    operations: ['POST /jobs'],
    summary: 'one of the two page sizes is refused',
    witness: async (ask) => (await upload(ask, { pageSize: 'letter' })).status === 422,
  },
  {
    id: 'cancel-not-kept',
    class: 'state',
    operations: ['POST /jobs/{jobId}/cancel'],
    summary: 'a cancellation is answered, and the job goes on',
    witness: async (ask) => {
      const path = await uploaded(ask);
      const { status } = await keyed(ask, 'POST', `${path}/cancel`);
      return status === 200 && valueAt(await keyed(ask, 'GET', path), 'status') !== 'cancelled';
    },
  },
  {
    id: 'deleted-job-readable',
    class: 'state',
    operations: ['DELETE /jobs/{jobId}'],
    summary: 'a job can be read after it was deleted with 204',
    witness: async (ask) => {
      await keyed(ask, 'DELETE', seeded);
      return (await keyed(ask, 'GET', seeded)).status === 200;
    },
  },
  {
    id: 'location-of-another',
    class: 'state',
    alsoClass: ['headers-media'],
    operations: ['POST /jobs'],
    summary: 'the Location of a new job is that of another',
    witness: async (ask) => {
      const made = await upload(ask);
      return made.headers.location?.endsWith(String(valueAt(made, 'id'))) === false;
    },
  },
  {
    id: 'result-open',
    class: 'auth',
    operations: ['GET /jobs/{jobId}/result'],
    summary: 'results can be downloaded without a key',
    witness: async (ask) => (await ask('GET', `${seeded}/result`)).status === 200,
  },
  {
    id: 'foreign-job-readable',
    class: 'auth',
    alsoClass: ['state'],
    operations: ['GET /jobs/{jobId}'],
    summary: "another key's job can be read",
    witness: async (ask) => (await keyed(ask, 'GET', '/jobs/job_0004')).status === 200,
  },
  {
    id: 'patch-works',
    class: 'methods-routes',
    operations: ['PATCH /jobs/{jobId}'],
    summary: 'PATCH answers 200, which the document does not have',
    witness: async (ask) => (await keyed(ask, 'PATCH', seeded, { json: {} })).status === 200,
  },
  {
    id: 'status-ignored',
    class: 'collection',
    operations: ['GET /jobs'],
    summary: 'the filter by status changes nothing',
    witness: async (ask) =>
      listAt(await keyed(ask, 'GET', '/jobs?status=failed'), 'jobs').some(
        (json) => valueAt({ json }, 'status') !== 'failed',
      ),
  },
  {
    id: 'limit-plus-one',
    class: 'collection',
    operations: ['GET /jobs'],
    summary: 'pages have one entry more than was asked for',
    witness: async (ask) => listAt(await keyed(ask, 'GET', '/jobs?limit=1'), 'jobs').length === 2,
  },
  {
    id: 'no-boundary-crashes',
    class: 'robustness',
    alsoClass: ['status'],
    operations: ['POST /jobs'],
    summary: 'a form whose type names no boundary is a 500',
    witness: async (ask) => {
      const headers = { 'Content-Type': 'multipart/form-data' };
      return (await keyed(ask, 'POST', '/jobs', { headers, body: '--a--' })).status === 500;
    },
  },
];
