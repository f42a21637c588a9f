import type { Mutant } from '../subject.ts';
import { alpha, get, order, upload } from './requests.ts';

/** The violations of the export desk in what it accepts and refuses. */
export const inputMutants: readonly Mutant[] = [
  {
    id: 'any-media-type',
    class: 'input-acceptance',
    alsoClass: ['headers-media'],
    operations: ['POST /exports'],
    summary: 'an order is taken as text/plain, where 415 is documented',
    witness: async (ask) => {
      const body = JSON.stringify({ file_id: 'file_00000001', format: 'csv' });
      const headers = { ...alpha, 'Content-Type': 'text/plain' };
      return (await ask('POST', '/exports', { headers, body })).status === 202;
    },
  },
  {
    id: 'any-delimiter',
    class: 'input-acceptance',
    alsoClass: ['response-shape'],
    operations: ['POST /files'],
    summary: 'a part of the form accepts values that its enum does not have',
    witness: async (ask) => (await upload(ask, { delimiter: 'pipe' })).status === 201,
  },
  {
    id: 'file-optional',
    class: 'input-acceptance',
    operations: ['POST /files'],
    summary: 'an upload without its required file is accepted',
    witness: async (ask) => (await upload(ask, { file: null })).status === 201,
  },
  {
    id: 'meta-tags-limit-off',
    class: 'input-acceptance',
    alsoClass: ['response-shape'],
    operations: ['POST /files', 'PATCH /files/{fileId}'],
    summary: 'maxItems + 1 tags are accepted',
    witness: async (ask) =>
      (await upload(ask, { meta: { name: 'a', tags: ['1', '2', '3', '4', '5', '6'] } })).status === 201,
  },
  {
    id: 'name-limit-off',
    class: 'input-acceptance',
    alsoClass: ['response-shape'],
    operations: ['POST /files', 'PATCH /files/{fileId}'],
    summary: 'a name of maxLength + 1 characters is accepted',
    witness: async (ask) => (await upload(ask, { meta: { name: 'x'.repeat(81) } })).status === 201,
  },
  {
    id: 'high-priority-refused',
    class: 'input-acceptance',
    operations: ['POST /exports'],
    summary: 'one of the values of an enum is refused',
    witness: async (ask) => (await order(ask, { priority: 'high' })).status === 422,
  },
  {
    id: 'delay-limit-off',
    class: 'input-acceptance',
    alsoClass: ['response-shape'],
    operations: ['POST /exports'],
    summary: 'maximum + 1 is accepted',
    witness: async (ask) => (await order(ask, { delay_seconds: 301 })).status === 202,
  },
  {
    id: 'repeated-columns-accepted',
    class: 'input-acceptance',
    operations: ['POST /exports'],
    summary: 'a list with a repeated item is accepted against uniqueItems',
    witness: async (ask) => (await order(ask, { columns: ['id', 'id'] })).status === 202,
  },
  {
    id: 'unknown-fields-accepted',
    class: 'input-acceptance',
    operations: ['POST /exports'],
    summary: 'a field that additionalProperties forbids is accepted',
    witness: async (ask) => (await order(ask, { colour: 'red' })).status === 202,
  },
  {
    id: 'email-not-checked',
    class: 'input-acceptance',
    alsoClass: ['response-shape'],
    operations: ['POST /exports'],
    summary: 'any text is accepted where the format is email',
    witness: async (ask) => (await order(ask, { notify_email: 'nobody' })).status === 202,
  },
  {
    id: 'per-page-51',
    class: 'input-acceptance',
    alsoClass: ['response-shape'],
    operations: ['GET /files'],
    summary: 'a page size of maximum + 1 is accepted',
    witness: async (ask) => (await get(ask, '/files?per_page=51')).status === 200,
  },
];
