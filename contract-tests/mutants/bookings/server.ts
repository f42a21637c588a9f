import { type Call, type Reply, type Route, startServer } from '../serve.ts';
import type { Running } from '../subject.ts';
import { admit, type Need } from './admit.ts';
import { getAvailability } from './availability.ts';
import * as bookings from './bookings.ts';
import { changeBooking, putBooking } from './change-booking.ts';
import { createHouse, type House } from './house.ts';
import * as lists from './list-bookings.ts';
import { refuse } from './replies.ts';
import { reportUsage } from './report.ts';
import * as rooms from './rooms.ts';

type Act = (house: House, call: Call, user: string) => Reply;
type Operation = readonly [method: string, path: string, need: Need, act: Act];

const operations: readonly Operation[] = [
  ['GET', '/rooms', 'key', rooms.listRooms],
  ['POST', '/rooms', 'admin', rooms.createRoom],
  ['GET', '/rooms/{roomId}', 'key', rooms.getRoom],
  ['PUT', '/rooms/{roomId}', 'admin', rooms.replaceRoom],
  ['DELETE', '/rooms/{roomId}', 'admin', rooms.archiveRoom],
  ['GET', '/rooms/{roomId}/availability', 'key', getAvailability],
  ['GET', '/rooms/{roomId}/bookings', 'both', lists.listRoomBookings],
  ['POST', '/rooms/{roomId}/bookings', 'token', bookings.book],
  ['GET', '/bookings', 'both', lists.listBookings],
  ['GET', '/bookings/{bookingId}', 'both', bookings.getBooking],
  ['PATCH', '/bookings/{bookingId}', 'token', changeBooking],
  ['DELETE', '/bookings/{bookingId}', 'token', bookings.cancelBooking],
  ['GET', '/reports/usage', 'key', reportUsage],
];

const undocumented: Readonly<Record<string, readonly Operation[]>> = {
  'put-works': [['PUT', '/bookings/{bookingId}', 'token', putBooking]],
  'report-at-any-method': ['POST', 'PUT', 'PATCH', 'DELETE'].map((method) => [
    method,
    '/reports/usage',
    'key',
    reportUsage,
  ]),
};

/** Starts the house. @param wait waits for some milliseconds */
export function startBookings(
  switched: string | undefined,
  wait: (ms: number) => Promise<unknown> = (ms) => new Promise((done) => setTimeout(done, ms)),
): Promise<Running> {
  const house = createHouse(switched);
  const { on } = house;
  const extra = Object.entries(undocumented).flatMap(([id, routes]) => (on(id) ? routes : []));
  const routes: Route[] = [...operations, ...extra].map(([method, path, need, act]) => ({
    method,
    path,
    handle: async (call) => {
      if (on('slow')) await wait(50);
      const admitted = admit(house, need, `${method} ${path}`, call);
      return 'reply' in admitted ? admitted.reply : act(house, call, admitted.user);
    },
  }));
  return startServer({
    basePath: '/v3',
    routes,
    refuse: (refused) => refuse(house, refused),
    after: (_, reply) => (on('odd-transport') ? oddly(reply) : reply),
  });
}

/** Header names in lower case, more headers than are written, bodies in pieces. */
function oddly(reply: Reply): Reply {
  const named = Object.entries(reply.headers ?? {}).map(([name, value]) => [name.toLowerCase(), value]);
  const more = { 'x-request-id': 'a1', 'cache-control': 'private, no-cache', 'x-powered-by': 'House/3' };
  return { ...reply, headers: { ...Object.fromEntries(named), ...more }, chunked: true };
}
