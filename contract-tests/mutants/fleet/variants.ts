import { valueAt } from '../ask.ts';
import type { Variant } from '../subject.ts';
import { device, get, lorry, register, truck } from './requests.ts';

/** What the fleet may do otherwise. */
export const variants: readonly Variant[] = [
  {
    id: 'problems-say-more',
    summary: 'problems have more members',
    witness: async (ask) => valueAt(await get(ask, '/geofences/99'), 'retryable') === false,
  },
  {
    id: 'weak-etags',
    summary: 'ETags are weak',
    witness: async (ask) => (await get(ask, truck)).headers.etag?.startsWith('W/') === true,
  },
  {
    id: 'behind-a-proxy',
    summary: 'header names in lower case, one more header, and bodies in pieces',
    witness: async (ask) => {
      const { headers, rawHeaders } = await get(ask, '/vehicles');
      return headers.via === '1.1 edge' && rawHeaders.includes('ratelimit-limit');
    },
  },
  {
    id: 'forbidden-is-404',
    summary: 'a token that lacks the scope gets a 404',
    witness: async (ask) => (await device(ask, 'DELETE', '/geofences/1')).status === 404,
  },
  {
    id: 'nulls-left-out',
    summary: 'optional fields that are null are left out, and so is who sent a trip',
    witness: async (ask) => valueAt(await register(ask), 'notes') === undefined,
  },
  {
    id: 'reversed-and-indented',
    summary: 'fields come in the opposite order, and JSON is indented',
    witness: async (ask) => (await get(ask, '/geofences/1')).text.startsWith('{\n  "colour"'),
  },
  {
    id: 'absolute-links',
    summary: 'links are absolute, Location too, with unquoted and more relations',
    witness: async (ask) => {
      const { link } = (await get(ask, '/vehicles?limit=1')).headers;
      return link?.startsWith('<http://') === true && link.includes('rel=first');
    },
  },
  {
    id: 'times-in-other-spelling',
    summary: 'times come back in another offset and with six digits',
    witness: async (ask) =>
      valueAt(await get(ask, `${lorry}/position`), 'recorded_at') === '2026-01-02T09:10:00.000000+01:30',
  },
  {
    id: 'slow-reports',
    summary: 'reports take a quarter of a second',
    witness: async (ask) => {
      const { headers } = await get(ask, '/reports/mileage?from=2026-01-01&to=2026-01-31');
      return headers['server-timing'] === 'sum;dur=250';
    },
  },
];
