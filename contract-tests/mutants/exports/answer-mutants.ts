import { valueAt } from '../ask.ts';
import type { Mutant } from '../subject.ts';
import { alpha, get, order, upload, uploaded } from './requests.ts';

/** The violations of the export desk in what it answers: shapes, statuses, headers, methods, crashes. */
export const answerMutants: readonly Mutant[] = [
  {
    id: 'progress-becomes-text',
    class: 'response-shape',
    operations: ['GET /exports/{exportId}'],
    summary: 'the progress of an export is a text once it has completed',
    witness: async (ask) => typeof valueAt(await get(ask, '/exports/exp_00000001'), 'progress') === 'string',
  },
  {
    id: 'list-leaves-out-bytes',
    class: 'response-shape',
    operations: ['GET /files'],
    summary: 'the files of the list have no bytes, those that are read alone have',
    witness: async (ask) => valueAt(await get(ask, '/files'), 'files', 0, 'bytes') === undefined,
  },
  {
    id: 'untagged-is-null',
    class: 'response-shape',
    operations: ['POST /files'],
    summary: 'tags are null in the answer to an upload without tags',
    witness: async (ask) => valueAt(await upload(ask, { meta: { name: 'a' } }), 'tags') === null,
  },
  {
    id: 'order-answers-201',
    class: 'status',
    operations: ['POST /exports'],
    summary: 'an order is answered with 201, where only 202 is documented',
    witness: async (ask) => (await order(ask)).status === 201,
  },
  {
    id: 'late-cancel-answers-400',
    class: 'status',
    operations: ['POST /exports/{exportId}/cancel'],
    summary: 'cancelling an export that has ended is answered with an undocumented 400',
    witness: async (ask) =>
      (await ask('POST', '/exports/exp_00000001/cancel', { headers: alpha })).status === 400,
  },
  {
    id: 'delete-answers-200',
    class: 'status',
    operations: ['DELETE /files/{fileId}'],
    summary: 'a deletion is answered with 200 and a body, where only 204 is documented',
    witness: async (ask) => (await ask('DELETE', await uploaded(ask), { headers: alpha })).status === 200,
  },
  {
    id: 'no-location',
    class: 'headers-media',
    operations: ['POST /exports'],
    summary: 'the required Location of an accepted order is missing',
    witness: async (ask) => (await order(ask)).headers.location === undefined,
  },
  {
    id: 'retry-after-in-words',
    class: 'headers-media',
    operations: ['POST /exports'],
    summary: 'Retry-After is a word, where an integer is documented',
    witness: async (ask) => Number.isNaN(Number((await order(ask)).headers['retry-after'])),
  },
  {
    id: 'no-content-disposition',
    class: 'headers-media',
    operations: ['GET /files/{fileId}/content', 'GET /exports/{exportId}/result'],
    summary: 'the required Content-Disposition of downloads is missing',
    witness: async (ask) =>
      (await get(ask, '/files/file_00000001/content')).headers['content-disposition'] === undefined,
  },
  {
    id: 'result-is-plain-text',
    class: 'headers-media',
    operations: ['GET /exports/{exportId}/result'],
    summary: 'the result comes as text/plain, which is not documented',
    witness: async (ask) =>
      (await get(ask, '/exports/exp_00000001/result')).headers['content-type'] === 'text/plain',
  },
  {
    id: 'undocumented-put',
    class: 'methods-routes',
    operations: ['PUT /files/{fileId}', 'GET /files/{fileId}'],
    summary: 'PUT works, which the document does not have',
    witness: async (ask) => {
      const json = { name: 'renamed.csv' };
      return (await ask('PUT', '/files/file_00000001', { headers: alpha, json })).status === 200;
    },
  },
  {
    id: 'allow-names-too-much',
    class: 'methods-routes',
    operations: ['PUT', 'PATCH', 'DELETE', 'GET', 'POST'].map((method) => `${method} /files`),
    summary: 'the Allow of a 405 names methods that the path does not have',
    witness: async (ask) =>
      (await ask('PUT', '/files', { headers: alpha })).headers.allow?.includes('PATCH') ?? false,
  },
  {
    id: 'unicode-name-crashes',
    class: 'robustness',
    alsoClass: ['status'],
    operations: ['POST /files'],
    summary: 'a name beyond ASCII is a 500',
    witness: async (ask) => (await upload(ask, { meta: { name: 'größe.csv' } })).status === 500,
  },
  {
    id: 'bad-meta-crashes',
    class: 'robustness',
    alsoClass: ['status'],
    operations: ['POST /files'],
    summary: 'a part that is no JSON is a 500',
    witness: async (ask) => (await upload(ask, { rawMeta: '{"name":' })).status === 500,
  },
  {
    id: 'huge-offset-crashes',
    class: 'robustness',
    alsoClass: ['status'],
    operations: ['GET /exports'],
    summary: 'an offset beyond 32 bits is a 500',
    witness: async (ask) => (await get(ask, '/exports?offset=99999999999')).status === 500,
  },
  {
    id: 'result-cut-off',
    class: 'robustness',
    alsoClass: ['headers-media'],
    operations: ['GET /exports/{exportId}/result'],
    summary: 'the connection is closed in the middle of the result',
    witness: async (ask) => (await get(ask, '/exports/exp_00000001/result')).failure === 'closed',
  },
  {
    id: 'cancel-hangs-on-unknown',
    class: 'robustness',
    operations: ['POST /exports/{exportId}/cancel'],
    summary: 'cancelling an unknown export is never answered',
    witness: async (ask) => {
      const asked = ask('POST', '/exports/exp_ffffffff/cancel', { headers: alpha, timeoutMs: 300 });
      return (await asked).failure === 'timeout';
    },
  },
];
