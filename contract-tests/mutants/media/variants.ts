import { listAt, valueAt } from '../ask.ts';
import type { Variant } from '../subject.ts';
import { create, dunes, get, order, passport } from './requests.ts';

/** What the photo library may do otherwise. */
export const variants: readonly Variant[] = [
  {
    id: 'odd-ids',
    summary: 'ids begin and end with dots and have tildes',
    witness: async (ask) => String(valueAt(await create(ask), 'id')).startsWith('.~'),
  },
  {
    id: 'weak-content-etag',
    summary: 'the ETag of bytes is weak',
    witness: async (ask) => (await get(ask, `${dunes}/content`)).headers.etag?.startsWith('W/') === true,
  },
  {
    id: 'shouted-headers',
    summary: 'the names of headers are in capitals',
    witness: async (ask) => (await get(ask, '/albums')).rawHeaders.includes('CONTENT-TYPE'),
  },
  {
    id: 'more-headers',
    summary: 'answers have headers that are not documented',
    witness: async (ask) => (await get(ask, '/albums')).headers.vary === 'Cookie',
  },
  {
    id: 'chunked',
    summary: 'bodies come in pieces, without a length',
    witness: async (ask) => (await get(ask, '/albums')).headers['transfer-encoding'] === 'chunked',
  },
  {
    id: 'absolute-locations',
    summary: 'Location and image_url are whole addresses',
    witness: async (ask) => (await create(ask)).headers.location?.startsWith('http://') === true,
  },
  {
    id: 'foreign-is-forbidden',
    summary: "somebody else's things are a 403 instead of a 404, as documented",
    witness: async (ask) => (await get(ask, passport)).status === 403,
  },
  {
    id: 'ready-at-once',
    summary: 'renditions are ready when they are ordered',
    witness: async (ask) => valueAt(await order(ask), 'status') === 'ready',
  },
  {
    id: 'crowded-link',
    summary: 'Link has several links with more parameters, one with a comma in it',
    witness: async (ask) => (await get(ask, '/photos?limit=1')).headers.link?.includes('"one, two"') === true,
  },
  {
    id: 'short-pages',
    summary: 'pages have at most two photos',
    witness: async (ask) => listAt(await get(ask, '/photos'), 'photos').length === 2,
  },
  {
    id: 'times-in-utc',
    summary: 'times come back in UTC and with milliseconds',
    witness: async (ask) => valueAt(await get(ask, dunes), 'taken_at') === '2025-07-04T10:00:00.000+00:00',
  },
  {
    id: 'talkative-errors',
    summary: 'errors have more fields than are documented',
    witness: async (ask) => valueAt(await get(ask, '/nothing'), 'error', 'request_id') === 'r-17',
  },
];
