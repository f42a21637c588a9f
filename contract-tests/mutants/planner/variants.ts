import { valueAt } from '../ask.ts';
import type { Variant } from '../subject.ts';
import { dentist, events, plan, planned, putSettings } from './requests.ts';

/** What the planner may do otherwise. */
export const variants: readonly Variant[] = [
  {
    id: 'random-ids',
    summary: 'ids have no order',
    witness: async (ask) => !String(valueAt(await plan(ask), 'id')).startsWith('01HPK0'),
  },
  {
    id: 'times-in-utc',
    summary: 'times come back with six digits and an offset of their own',
    witness: async (ask) =>
      valueAt(await ask('GET', events), 0, 'starts_at') === '2025-03-02T18:00:00.000000+00:00',
  },
  {
    id: 'extra-fields',
    summary: 'events have more fields than are written',
    witness: async (ask) => valueAt(await ask('GET', events), 0, 'revision') === 3,
  },
  {
    id: 'gone-is-404',
    summary: 'what was deleted is a 404 instead of a 410',
    witness: async (ask) => {
      const path = await planned(ask);
      await ask('DELETE', path);
      return (await ask('GET', path)).status === 404;
    },
  },
  {
    id: 'invalid-is-400',
    summary: 'a body that breaks a rule is a 400 instead of a 422',
    witness: async (ask) => (await putSettings(ask, { default_minutes: 7 })).status === 400,
  },
  {
    id: 'other-error-texts',
    summary: 'errors speak another language',
    witness: async (ask) => valueAt(await ask('GET', '/calendars/nowhere'), 'title') === 'Fehler 404 🤷',
  },
  {
    id: 'slow',
    summary: 'every answer takes 50 milliseconds',
    // The fastest of three, so that a busy machine does not make the clean server look slow.
    witness: async (ask) => {
      const times: number[] = [];
      for (let asked = 0; asked < 3; asked += 1) {
        const start = performance.now();
        await ask('GET', dentist);
        times.push(performance.now() - start);
      }
      return Math.min(...times) > 48;
    },
  },
];
