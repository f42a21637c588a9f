import { listAt, valueAt } from '../ask.ts';
import type { Mutant } from '../subject.ts';
import { active, change, get, issue, oldTown, plates, signedIn } from './requests.ts';

const list = 'GET /zones/{zone_id}/permits';
const create = 'POST /zones/{zone_id}/permits';
const update = 'PATCH /permits/{permit_id}';

/** The violations of the parking office in what it keeps and lists. */
export const stateMutants: readonly Mutant[] = [
  {
    id: 'notes-not-kept',
    class: 'state',
    operations: [update],
    summary: 'a change of the notes is answered and not kept',
    witness: async (ask) => {
      await change(ask, active, { notes: 'Other place' });
      return valueAt(await get(ask, active), 'data', 'notes') === 'Wide place';
    },
  },
  {
    id: 'change-clears-end',
    class: 'state',
    operations: [update],
    summary: 'a change that leaves the last day out sets it to null',
    witness: async (ask) => {
      await change(ask, active, { holder: 'Jana Kolb-Reis' });
      return valueAt(await get(ask, active), 'data', 'valid_until') === null;
    },
  },
  {
    id: 'notes-default-dash',
    class: 'state',
    operations: [create],
    summary: 'notes that are left out are a dash, where the default is an empty text',
    witness: async (ask) => valueAt(await issue(ask), 'data', 'notes') === '-',
  },
  {
    id: 'location-of-first',
    class: 'state',
    alsoClass: ['headers-media'],
    operations: [create],
    summary: 'the Location of a new permit is that of another one',
    witness: async (ask) => {
      const location = String((await issue(ask)).headers.location).replace('/parking/v1', '');
      return valueAt(await get(ask, location), 'data', 'plate') !== 'KAB1234';
    },
  },
  {
    id: 'deleted-plate-stays-taken',
    class: 'state',
    alsoClass: ['status'],
    operations: ['DELETE /permits/{permit_id}', create],
    summary: 'the plate of a deleted permit cannot get a new one',
    witness: async (ask) => {
      await signedIn(ask, 'DELETE', active);
      return (await issue(ask, { plate: 'MZ2020' })).status === 409;
    },
  },
  {
    id: 'taken-plate-accepted',
    class: 'state',
    alsoClass: ['status', 'input-acceptance'],
    operations: [create],
    summary: 'a second active permit for a plate in a zone is issued, where 409 is documented',
    witness: async (ask) => {
      const { status } = await issue(ask);
      return status === 201 && (await issue(ask)).status === 201;
    },
  },
  {
    id: 'revocation-not-kept',
    class: 'state',
    alsoClass: ['status'],
    operations: ['POST /permits/{permit_id}/revoke'],
    summary: 'a revocation is answered and not kept',
    witness: async (ask) => {
      await signedIn(ask, 'POST', `${active}/revoke`);
      return valueAt(await get(ask, active), 'data', 'status') === 'active';
    },
  },
  {
    id: 'visitors-not-filtered',
    class: 'collection',
    operations: [list],
    summary: 'the filter of the kind ignores one of its values',
    witness: async (ask) => (await plates(ask, 'filter[kind]=visitor')).includes('HH4711'),
  },
  {
    id: 'one-condition-is-enough',
    class: 'collection',
    operations: [list],
    summary: 'permits that meet one of two conditions are listed, where both must be met',
    witness: async (ask) =>
      (await plates(ask, 'filter[kind]=resident&filter[status]=revoked')).includes('HH4711'),
  },
  {
    id: 'last-day-left-out',
    class: 'collection',
    operations: [list],
    summary: 'a permit is not found by its last day, which is included',
    witness: async (ask) => !(await plates(ask, 'filter[valid_on]=2026-03-07')).includes('B77X'),
  },
  {
    id: 'total-ignores-filter',
    class: 'collection',
    operations: [list],
    summary: 'the total counts what a filter leaves out',
    witness: async (ask) =>
      valueAt(await get(ask, `${oldTown}?filter[kind]=visitor`), 'metadata', 'total_items') === 6,
  },
  {
    id: 'plate-only-ascending',
    class: 'collection',
    operations: [list],
    summary: 'the descending order of plates is ascending',
    witness: async (ask) => (await plates(ask, 'sort=-plate')).startsWith('A100'),
  },
  {
    id: 'last-page-repeated',
    class: 'collection',
    operations: [list],
    summary: 'pages after the last one repeat it, where they are to be empty',
    witness: async (ask) => (await plates(ask, 'page=3&page_size=5')) !== '',
  },
  {
    id: 'default-size-2',
    class: 'collection',
    alsoClass: ['state'],
    operations: ['GET /zones'],
    summary: 'a page has two zones where no size is asked for, in place of the default of 20',
    witness: async (ask) => listAt(await get(ask, '/zones'), 'data').length === 2,
  },
];
