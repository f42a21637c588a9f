import { listAt, valueAt } from '../ask.ts';
import type { Ask, Mutant } from '../subject.ts';
import { operations } from './operations.ts';
import { measured, namesOf, timesOf, use } from './requests.ts';

const { list, measurements } = operations;

/** Follows the cursors of a list of measurements for at most ten pages and tells whether they end. */
async function ends(ask: Ask, path: string): Promise<boolean> {
  let cursor: unknown = '';
  for (let page = 0; page < 10; page += 1) {
    const more = cursor === '' ? '' : `&cursor=${cursor}`;
    cursor = valueAt(await use(ask, 'GET', `${path}/measurements?limit=3${more}`), 'nextCursor');
    if (cursor === null) return true;
  }
  return false;
}

/** Violations of lists: pages, filters, order and selection. */
export const listMutants: readonly Mutant[] = [
  {
    id: 'limit-201-accepted',
    class: 'input-acceptance',
    operations: [measurements],
    summary: 'a limit above the maximum is accepted',
    witness: async (ask) =>
      (await use(ask, 'GET', `${await measured(ask)}/measurements?limit=201`)).status === 200,
  },
  {
    id: 'unknown-filter-accepted',
    class: 'input-acceptance',
    operations: [list],
    summary: 'a filter by a property that there is not is accepted',
    witness: async (ask) => (await use(ask, 'GET', '/stations?filter[owner]=me')).status === 200,
  },
  {
    id: 'descending-names-ignored',
    class: 'collection',
    operations: [list],
    summary: 'a descending order by name is ascending',
    witness: async (ask) => (await namesOf(ask, 'sort=-name'))[0] === 'Basel',
  },
  {
    id: 'retired-filter-ignored',
    class: 'collection',
    operations: [list],
    summary: 'one value of a filter is ignored',
    witness: async (ask) => (await namesOf(ask, 'filter[status]=retired')).length === 7,
  },
  {
    id: 'fields-ignored',
    class: 'collection',
    alsoClass: ['response-shape', 'state'],
    operations: [list],
    summary: 'the selection of fields is ignored',
    witness: async (ask) => {
      const answer = await use(ask, 'GET', '/stations?fields=name');
      return valueAt(answer, 'items', 0, 'country') !== undefined;
    },
  },
  {
    id: 'item-on-two-pages',
    class: 'collection',
    operations: [list],
    summary: 'the last item of a page is the first of the next one too',
    witness: async (ask) => {
      const first = await use(ask, 'GET', '/stations?limit=2');
      const next = await use(ask, 'GET', `/stations?limit=2&cursor=${valueAt(first, 'nextCursor')}`);
      return valueAt({ json: listAt(next, 'items') }, 0, 'id') === valueAt(first, 'items', 1, 'id');
    },
  },
  {
    id: 'from-ignored',
    class: 'collection',
    operations: [measurements],
    summary: 'measurements from before the instant asked for are listed',
    witness: async (ask) => {
      const times = await timesOf(ask, await measured(ask), 'from=2024-03-01T12:00:00Z');
      return times.length === 8;
    },
  },
  {
    id: 'cursor-never-ends',
    class: 'collection',
    operations: [measurements],
    summary: 'the last page leads to itself',
    witness: async (ask) => !(await ends(ask, await measured(ask))),
  },
];
