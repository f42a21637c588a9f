import type { Mutant } from '../subject.ts';
import { change, created, dunes, get, order, send, share, upload } from './requests.ts';

/** The violations of the photo library in what it accepts and refuses. */
export const inputMutants: readonly Mutant[] = [
  {
    id: 'long-title-accepted',
    class: 'input-acceptance',
    alsoClass: ['response-shape'],
    operations: ['POST /albums/{albumId}/photos'],
    summary: 'a title of maxLength + 1 characters is accepted in a form',
    witness: async (ask) => (await upload(ask, { title: 'x'.repeat(121) })).status === 201,
  },
  {
    id: 'gif-accepted',
    class: 'input-acceptance',
    alsoClass: ['response-shape', 'headers-media'],
    operations: ['POST /albums/{albumId}/photos'],
    summary: 'a file of image/gif is accepted, where 415 is documented',
    witness: async (ask) => (await upload(ask, { mediaType: 'image/gif' })).status === 201,
  },
  {
    id: 'size-limit-off',
    class: 'input-acceptance',
    alsoClass: ['response-shape', 'status'],
    operations: ['POST /albums/{albumId}/photos'],
    summary: 'a file of 1,000,001 bytes is accepted, where 413 is documented',
    witness: async (ask) => (await upload(ask, { size: 1_000_001 })).status === 201,
  },
  {
    id: 'empty-title-accepted',
    class: 'input-acceptance',
    alsoClass: ['response-shape'],
    operations: ['PATCH /photos/{photoId}'],
    summary: 'an empty title is accepted in a change',
    witness: async (ask) => (await send(ask, 'PATCH', dunes, { json: { title: '' } })).status === 200,
  },
  {
    id: 'read-only-accepted',
    class: 'input-acceptance',
    operations: ['PATCH /albums/{albumId}'],
    summary: 'a change may have fields that additionalProperties forbids, those that are read only too',
    witness: async (ask) =>
      (await change(ask, await created(ask), { title: 'Ports', photo_count: 7 })).status === 200,
  },
  {
    id: 'limit-not-enforced',
    class: 'input-acceptance',
    operations: ['GET /photos'],
    summary: 'a limit of maximum + 1 is accepted',
    witness: async (ask) => (await get(ask, '/photos?limit=51')).status === 200,
  },
  {
    id: 'unknown-filter-accepted',
    class: 'input-acceptance',
    operations: ['GET /photos'],
    summary: 'a deepObject may have properties that additionalProperties forbids',
    witness: async (ask) => (await get(ask, '/photos?filter%5Bcolour%5D=red')).status === 200,
  },
  {
    id: 'widest-refused',
    class: 'input-acceptance',
    operations: ['POST /photos/{photoId}/renditions'],
    summary: 'exactly the maximum of the width is refused',
    witness: async (ask) => (await order(ask, { width: 4096 })).status === 422,
  },
  {
    id: 'low-height-accepted',
    class: 'input-acceptance',
    alsoClass: ['response-shape'],
    operations: ['POST /photos/{photoId}/renditions'],
    summary: 'a height of minimum - 1 is accepted, an optional field that may be null',
    witness: async (ask) => (await order(ask, { height: 15 })).status === 202,
  },
  {
    id: 'null-label-refused',
    class: 'input-acceptance',
    operations: ['POST /albums/{albumId}/shares'],
    summary: 'null is refused, which is a type of the field and its default',
    witness: async (ask) => (await share(ask, { label: null })).status === 422,
  },
];
