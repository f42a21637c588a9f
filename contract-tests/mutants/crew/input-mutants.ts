import type { Mutant } from '../subject.ts';
import { addPerson, line, mara, newPerson, newShift, patch, pathOf, plan } from './requests.ts';

/** Violations of what is accepted, and crashes. */
export const inputMutants: readonly Mutant[] = [
  {
    id: 'hours-unbounded',
    class: 'input-acceptance',
    alsoClass: ['response-shape'],
    operations: ['POST /people'],
    summary: 'more weekly hours than the maximum are accepted',
    witness: async (ask) => (await addPerson(ask, { weeklyHours: 49 })).status === 201,
  },
  {
    id: 'unknown-field-replaces',
    class: 'input-acceptance',
    operations: ['PUT /people/{personId}'],
    summary: 'a field that there is not is accepted in a replacement',
    witness: async (ask) => {
      const json = { ...mara, nickname: 'M' };
      return (await plan(ask, 'PUT', pathOf(await newPerson(ask)), { json })).status === 200;
    },
  },
  {
    id: 'negative-offset-accepted',
    class: 'input-acceptance',
    alsoClass: ['response-shape'],
    operations: ['GET /people'],
    summary: 'an offset below zero is accepted',
    witness: async (ask) => (await plan(ask, 'GET', '/people?offset=-1')).status === 200,
  },
  {
    id: 'slow-response-patched',
    class: 'input-acceptance',
    alsoClass: ['response-shape'],
    operations: ['PATCH /shifts/{shiftId}'],
    summary: 'a patch can set a number above its maximum',
    witness: async (ask) => {
      const step = { op: 'replace', path: '/responseMinutes', value: 61 };
      return (await patch(ask, await newShift(ask, line), step)).status === 200;
    },
  },
  {
    id: 'emoji-crashes',
    class: 'robustness',
    alsoClass: ['status'],
    operations: ['POST /people'],
    summary: 'a name with an emoji is a 500',
    witness: async (ask) => (await addPerson(ask, { name: 'Mara 🐝' })).status === 500,
  },
  {
    id: 'null-for-person-crashes',
    class: 'robustness',
    alsoClass: ['status', 'input-acceptance'],
    operations: ['PUT /people/{personId}'],
    summary: 'null instead of a person is a 500',
    witness: async (ask) =>
      (await plan(ask, 'PUT', pathOf(await newPerson(ask)), { json: null })).status === 500,
  },
  {
    id: 'title-removed-crashes',
    class: 'robustness',
    alsoClass: ['status', 'input-acceptance'],
    operations: ['PATCH /shifts/{shiftId}'],
    summary: 'a patch that removes a required field is a 500',
    witness: async (ask) => (await patch(ask, 1, { op: 'remove', path: '/title' })).status === 500,
  },
];
