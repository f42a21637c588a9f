import { valueAt } from '../ask.ts';
import type { Mutant } from '../subject.ts';
import { operations } from './operations.ts';
import { add, added, linz, measure, measured, timesOf, use } from './requests.ts';

const { create, get, update, remove, measurements, latest, measure: adding } = operations;
const [eight, nine] = ['2024-05-01T08:00:00Z', '2024-05-01T09:00:00Z'];

/** Violations of what is accepted, of what is kept, and crashes of writes. */
export const writeMutants: readonly Mutant[] = [
  {
    id: 'humidity-unbounded',
    class: 'input-acceptance',
    operations: [adding],
    summary: 'a humidity above the maximum is accepted',
    witness: async (ask) =>
      (await measure(ask, await added(ask), { time: eight, humidity: 101 })).status === 201,
  },
  {
    id: 'any-country-on-patch',
    class: 'input-acceptance',
    alsoClass: ['response-shape'],
    operations: [update],
    summary: 'a country that does not match its pattern is accepted in a change',
    witness: async (ask) =>
      (await use(ask, 'PATCH', await added(ask), { json: { country: 'Austria' } })).status === 200,
  },
  {
    id: 'longitude-not-changed',
    class: 'state',
    operations: [update],
    summary: 'one field of a change is ignored',
    witness: async (ask) => {
      const answer = await use(ask, 'PATCH', await added(ask), { json: { longitude: 20 } });
      return answer.status === 200 && valueAt(answer, 'longitude') === linz.longitude;
    },
  },
  {
    id: 'measurements-outlive-station',
    class: 'state',
    operations: [remove, measurements],
    summary: 'the measurements of a station that was deleted can still be read',
    witness: async (ask) => {
      const path = await added(ask);
      await use(ask, 'DELETE', path);
      return (await use(ask, 'GET', `${path}/measurements`)).status === 200;
    },
  },
  {
    id: 'last-one-lost',
    class: 'state',
    operations: [adding, measurements, latest],
    summary: 'the last measurement that is sent is counted but not stored',
    witness: async (ask) => {
      const path = await added(ask);
      const answer = await measure(ask, path, { time: eight }, { time: nine });
      return valueAt(answer, 'stored') === 2 && (await timesOf(ask, path)).length === 1;
    },
  },
  {
    id: 'location-of-another',
    class: 'state',
    alsoClass: ['headers-media'],
    operations: [create, get],
    summary: 'the Location of a new station leads to another one',
    witness: async (ask) => {
      const answer = await add(ask);
      return !answer.headers.location?.endsWith(`/${valueAt(answer, 'id')}`);
    },
  },
  {
    id: 'latest-is-last-sent',
    class: 'state',
    operations: [latest, adding],
    summary: 'the latest measurement is the last that was sent, not the one with the latest time',
    witness: async (ask) => {
      const path = await added(ask);
      await measure(ask, path, { time: nine }, { time: eight });
      return valueAt(await use(ask, 'GET', `${path}/latest`), 'time') === eight;
    },
  },
  {
    id: 'pole-crashes',
    class: 'robustness',
    alsoClass: ['status'],
    operations: [create],
    summary: 'the greatest latitude is a 500',
    witness: async (ask) => (await add(ask, { latitude: 90 })).status === 500,
  },
  {
    id: 'strange-cursor-crashes',
    class: 'robustness',
    alsoClass: ['status', 'input-acceptance', 'headers-media'],
    operations: ['GET /stations'],
    summary: 'a cursor that is none is a 500 with a stack trace',
    witness: async (ask) => (await use(ask, 'GET', '/stations?cursor=abc')).text.includes('JSON.parse'),
  },
  {
    id: 'offset-time-crashes',
    class: 'robustness',
    alsoClass: ['status'],
    operations: [measurements],
    summary: 'a time with an offset is a 500',
    witness: async (ask) => {
      const from = encodeURIComponent('2024-03-01T06:00:00+01:00');
      return (await use(ask, 'GET', `${await measured(ask)}/measurements?from=${from}`)).status === 500;
    },
  },
];
