import { valueAt } from '../ask.ts';
import type { Mutant } from '../subject.ts';
import { idOf } from './farm.ts';
import { asNorth, get, held, listed, lobby, submit, submitForm, submitted } from './requests.ts';

const list = 'GET /renders';
const submission = 'POST /renders';
const changing = 'PATCH /renders/{renderId}';
const cancelling = 'DELETE /renders/{renderId}';

/** The violations of the render farm in what it accepts, what it keeps and how it lists. */
export const stateMutants: readonly Mutant[] = [
  {
    id: 'any-priority',
    class: 'input-acceptance',
    operations: [submission],
    summary: 'any X-Priority is accepted',
    witness: async (ask) => (await submit(ask, {}, { 'X-Priority': 'urgent' })).status === 202,
  },
  {
    id: 'wide-form',
    class: 'input-acceptance',
    operations: [submission],
    summary: 'forms can ask for a width above the maximum; JSON cannot',
    witness: async (ask) => (await submitForm(ask, { width: '4097' })).status === 202,
  },
  {
    id: 'any-status-listed',
    class: 'input-acceptance',
    operations: [list],
    summary: 'a status that is not in the enum is accepted as a filter',
    witness: async (ask) => (await get(ask, '/renders?status=done,lost')).status === 200,
  },
  {
    id: 'empty-change',
    class: 'input-acceptance',
    operations: [changing],
    summary: 'a change without any field is accepted',
    witness: async (ask) => (await asNorth(ask, 'PATCH', held, { json: {} })).status === 200,
  },
  {
    id: 'any-accept-served',
    class: 'headers-media',
    alsoClass: ['status', 'input-acceptance'],
    operations: ['GET /renders/{renderId}/result'],
    summary: 'the image is sent where Accept does not allow it and 406 is documented',
    witness: async (ask) => (await get(ask, `${lobby}/result`, { Accept: 'text/html' })).status === 200,
  },
  {
    id: 'location-of-first',
    class: 'state',
    alsoClass: ['headers-media'],
    operations: [submission],
    summary: 'Location leads to another render',
    witness: async (ask) => (await submit(ask)).headers.location?.endsWith(idOf(1)) === true,
  },
  {
    id: 'title-not-kept',
    class: 'state',
    operations: [changing],
    summary: 'a new title is answered and not kept',
    witness: async (ask) => {
      const path = await submitted(ask);
      await asNorth(ask, 'PATCH', path, { json: { title: 'Roof' } });
      return valueAt(await get(ask, path), 'title') === 'Stairs';
    },
  },
  {
    id: 'cancelled-readable',
    class: 'state',
    operations: [cancelling],
    summary: 'a render can be read after it was cancelled',
    witness: async (ask) => {
      const path = await submitted(ask);
      await asNorth(ask, 'DELETE', path);
      return (await get(ask, path)).status === 200;
    },
  },
  {
    id: 'black-background',
    class: 'state',
    operations: [submission],
    summary: 'the default of the background is not the documented one',
    witness: async (ask) => valueAt(await submit(ask), 'background') === '#000000',
  },
  {
    id: 'priority-header-ignored',
    class: 'state',
    operations: [submission],
    summary: 'X-Priority changes nothing',
    witness: async (ask) => valueAt(await submit(ask, {}, { 'X-Priority': 'high' }), 'priority') === 'normal',
  },
  {
    id: 'finished-cancelled',
    class: 'state',
    alsoClass: ['status'],
    operations: [cancelling],
    summary: 'a render that is done can be cancelled',
    witness: async (ask) => (await asNorth(ask, 'DELETE', lobby)).status === 204,
  },
  {
    id: 'cursor-never-ends',
    class: 'collection',
    operations: [list],
    summary: 'the last of several pages leads back to the first',
    witness: async (ask) => {
      const seen = new Set<unknown>();
      let cursor: unknown = '';
      for (let pages = 0; pages < 10 && typeof cursor === 'string'; pages += 1) {
        const page = await get(ask, `/renders?limit=3${cursor && `&cursor=${cursor}`}`);
        const first = valueAt(page, 'renders', 0, 'id');
        if (seen.has(first)) return true;
        seen.add(first);
        cursor = valueAt(page, 'next_cursor');
      }
      return false;
    },
  },
  {
    id: 'first-status-only',
    class: 'collection',
    operations: [list],
    summary: 'only the first of several statuses counts',
    witness: async (ask) => !(await listed(ask, 'status=failed,queued', 'status')).includes('queued'),
  },
  {
    id: 'lte-excludes-equal',
    class: 'collection',
    operations: [list],
    summary: 'the upper bound of the width excludes renders of that width',
    witness: async (ask) => !(await listed(ask, 'width[lte]=320', 'width')).includes(320),
  },
];
