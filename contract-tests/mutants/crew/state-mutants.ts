import { listAt, valueAt } from '../ask.ts';
import type { Mutant } from '../subject.ts';
import * as requests from './requests.ts';

const { addPerson, assign, bar, line, mara, namesOf, newPerson, newShift, patch, pathOf, plan } = requests;

/** Violations of what is kept, of rules between things, and of the list. */
export const stateMutants: readonly Mutant[] = [
  {
    id: 'put-keeps-skills',
    class: 'state',
    operations: ['PUT /people/{personId}'],
    summary: 'a replacement keeps an optional field that it leaves out',
    witness: async (ask) => {
      const { skills: _, ...json } = mara;
      const answer = await plan(ask, 'PUT', pathOf(await newPerson(ask)), { json });
      return listAt(answer, 'skills').length === 2;
    },
  },
  {
    id: 'title-not-kept',
    class: 'state',
    operations: ['PATCH /shifts/{shiftId}', 'GET /shifts/{shiftId}'],
    summary: 'a patch of the title is answered as done but not kept',
    witness: async (ask) => {
      const id = await newShift(ask);
      const answer = await patch(ask, id, { op: 'replace', path: '/title', value: 'Terrace' });
      const title = valueAt(await plan(ask, 'GET', `/shifts/${id}`), 'title');
      return valueAt(answer, 'title') === 'Terrace' && title === 'Bar';
    },
  },
  {
    id: 'wrong-default-hours',
    class: 'state',
    alsoClass: ['response-shape'],
    operations: ['POST /people'],
    summary: 'a field that is left out gets another default than the documented one',
    witness: async (ask) => valueAt(await addPerson(ask), 'weeklyHours') === 40,
  },
  {
    id: 'assigned-person-deleted',
    class: 'state',
    alsoClass: ['status'],
    operations: ['DELETE /people/{personId}'],
    summary: 'a person with assignments can be deleted',
    witness: async (ask) => {
      const id = await newPerson(ask);
      await assign(ask, id, await newShift(ask));
      return (await plan(ask, 'DELETE', pathOf(id))).status === 204;
    },
  },
  {
    id: 'assigned-twice',
    class: 'state',
    alsoClass: ['status', 'input-acceptance'],
    operations: ['POST /assignments'],
    summary: 'a person can be assigned to a shift twice',
    witness: async (ask) => {
      const [id, shift] = [await newPerson(ask), await newShift(ask)];
      await assign(ask, id, shift);
      return (await assign(ask, id, shift)).status === 201;
    },
  },
  {
    id: 'overlap-accepted',
    class: 'state',
    alsoClass: ['status', 'input-acceptance'],
    operations: ['POST /assignments'],
    summary: 'a person can be assigned to two shifts at a time',
    witness: async (ask) => {
      const id = await newPerson(ask);
      await assign(ask, id, await newShift(ask, bar));
      return (await assign(ask, id, await newShift(ask, line))).status === 201;
    },
  },
  {
    id: 'unassigning-without-effect',
    class: 'state',
    operations: ['DELETE /assignments/{assignmentId}', 'GET /assignments/{assignmentId}'],
    summary: 'an assignment that was deleted is still there',
    witness: async (ask) => {
      await plan(ask, 'DELETE', '/assignments/a-1');
      return (await plan(ask, 'GET', '/assignments/a-1')).status === 200;
    },
  },
  {
    id: 'total-counts-deleted',
    class: 'collection',
    alsoClass: ['state'],
    operations: ['GET /people', 'DELETE /people/{personId}'],
    summary: 'the total counts people who were deleted',
    witness: async (ask) => {
      await plan(ask, 'DELETE', pathOf(await newPerson(ask)));
      return valueAt(await plan(ask, 'GET', '/people'), 'total') === 7;
    },
  },
  {
    id: 'inactive-filter-ignored',
    class: 'collection',
    operations: ['GET /people'],
    summary: 'one value of a filter is ignored',
    witness: async (ask) => (await namesOf(ask, 'active=false')).length === 6,
  },
  {
    id: 'first-skill-only',
    class: 'collection',
    operations: ['GET /people'],
    summary: 'a filter looks at the first entry of a list alone',
    witness: async (ask) => (await namesOf(ask, 'skill=driver')).length === 1,
  },
  {
    id: 'last-page-repeated',
    class: 'collection',
    operations: ['GET /people'],
    summary: 'beyond the end the last page is answered again',
    witness: async (ask) => (await namesOf(ask, 'offset=50&limit=2')).length === 2,
  },
];
