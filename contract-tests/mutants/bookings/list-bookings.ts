import { dateTime, instantOf } from '../rules/formats.ts';
import type { Parameter } from '../rules/read-parameters.ts';
import { oneOf, text } from '../rules/rule.ts';
import type { Call, Reply } from '../serve.ts';
import { showBooking } from './bookings.ts';
import type { Booking, House } from './house.ts';
import { comparison, pageOf, readAsked } from './page.ts';
import { fail } from './replies.ts';
import { findRoom } from './rooms.ts';

const filters: Readonly<Record<string, Parameter>> = {
  from: { as: 'text', rule: text({ format: dateTime }) },
  to: { as: 'text', rule: text({ format: dateTime }) },
  status: { as: 'text', rule: oneOf(['tentative', 'confirmed']) },
};

/** GET /bookings */
export function listBookings(house: House, call: Call, user: string): Reply {
  return listOf(house, call, ({ owner }) => owner === user || user === '');
}

/** GET /rooms/{roomId}/bookings */
export function listRoomBookings(house: House, call: Call, user: string): Reply {
  const { on } = house;
  const room = findRoom(house, call);
  if (!room && !on('unknown-room-is-empty')) return fail(house, 404);
  const isOpen = on('foreign-bookings-listed');
  return listOf(house, call, (one) => one.room_id === room?.id && (one.owner === user || isOpen));
}

function listOf(house: House, call: Call, isSeen: (booking: Booking) => boolean): Reply {
  const { on, bookings } = house;
  const isNested = call.template.startsWith('/rooms/');
  const asked = readAsked(house, call, ['starts_at', 'name'], filters);
  if ('reply' in asked) return asked.reply;
  const { from, to, status } = asked.values as Readonly<Record<string, string | undefined>>;
  const isIgnored = on('tentative-ignored') && status === 'tentative' && !isNested;
  const end = to === undefined ? Number.POSITIVE_INFINITY : instantOf(to);
  const sort =
    on('newest-first-ignored') && !isNested ? asked.sort.map((key) => key.replace('-s', 's')) : asked.sort;
  const all = [...bookings.values()]
    .filter(isSeen)
    .filter((one) => status === undefined || isIgnored || one.status === status)
    .filter((one) => from === undefined || instantOf(one.starts_at) >= instantOf(from))
    .filter((one) => instantOf(one.starts_at) < end || (on('to-inclusive') && isNested && isAt(one, end)))
    .sort(comparison(sort, (one, key) => (key === 'name' ? one.name : instantOf(one.starts_at))));
  return pageOf(house, call, 'bookings', all, asked, (one) => showBooking(house, call, one));
}

function isAt({ starts_at }: Booking, instant: number): boolean {
  return instantOf(starts_at) === instant;
}
