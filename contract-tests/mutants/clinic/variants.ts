import { listAt, valueAt } from '../ask.ts';
import type { Variant } from '../subject.ts';
import { book, get, register } from './requests.ts';

/** What the clinic may do otherwise. */
export const variants: readonly Variant[] = [
  {
    id: 'extra-fields',
    summary: 'things have more fields than are written',
    witness: async (ask) => valueAt(await book(ask), 'data', '_rev') === 7,
  },
  {
    id: 'odd-content-type',
    summary: 'the media type is in capitals, with a space and a quoted charset',
    witness: async (ask) => (await get(ask, '/patients')).headers['content-type']?.startsWith('App') === true,
  },
  {
    id: 'relative-location',
    summary: 'Location is relative to where it was sent from',
    witness: async (ask) => (await register(ask)).headers.location?.startsWith('patients/') === true,
  },
  {
    id: 'short-pages',
    summary: 'pages have at most two entries',
    witness: async (ask) => listAt(await get(ask, '/patients?first=50'), 'data').length === 2,
  },
  {
    id: 'times-in-other-offset',
    summary: 'times come back in another offset and with six digits',
    witness: async (ask) =>
      valueAt(await book(ask), 'data', 'startsAt') === '2026-04-01T12:00:00.000000+02:00',
  },
  {
    id: 'others-book',
    summary: 'others book appointments meanwhile',
    witness: async (ask) => {
      for (let asked = 0; asked < 3; asked += 1) await get(ask, '/appointments');
      return listAt(await get(ask, '/appointments'), 'data').length > 5;
    },
  },
];
