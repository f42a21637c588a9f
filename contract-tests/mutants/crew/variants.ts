import { valueAt } from '../ask.ts';
import type { Variant } from '../subject.ts';
import { addPerson, newPerson, newShift, pathOf, plan } from './requests.ts';

/** What the rota may do otherwise. */
export const variants: readonly Variant[] = [
  {
    id: 'odd-ids',
    summary: 'ids of people have colons, tildes, blanks and letters that are not ASCII',
    witness: async (ask) => {
      const id = await newPerson(ask);
      return id.includes('~x.0 ü') && (await plan(ask, 'GET', pathOf(id))).status === 200;
    },
  },
  {
    id: 'nulls-left-out',
    summary: 'optional fields that are null are left out',
    witness: async (ask) => valueAt(await addPerson(ask), 'note') === undefined,
  },
  {
    id: 'times-in-utc',
    summary: 'the times of shifts are answered in UTC, with milliseconds',
    witness: async (ask) => {
      const answer = await plan(ask, 'GET', `/shifts/${await newShift(ask)}`);
      return valueAt(answer, 'startsAt') === '2025-06-01T14:00:00.000Z';
    },
  },
  {
    id: 'richer-problems',
    summary: 'problems have a type, extension members, a charset and a language',
    witness: async (ask) => Array.isArray(valueAt(await plan(ask, 'GET', '/people/none'), 'hints')),
  },
];
