import { instantOf } from '../rules/formats.ts';
import type { Call, Reply } from '../serve.ts';
import { bookingRule, completed, timeFaults } from './booking-fields.ts';
import { etagOf, matches } from './conditions.ts';
import type { Booking, BookingFields, House } from './house.ts';
import { fail, json, linkTo, read } from './replies.ts';
import { findRoom } from './rooms.ts';

/** POST /rooms/{roomId}/bookings */
export function book(house: House, call: Call, user: string): Reply {
  const { on, bookings } = house;
  const room = findRoom(house, call);
  if (!room) return fail(house, 404);
  const found = read(house, call, bookingRule(house, true));
  if ('reply' in found) {
    return on('stack-told') && found.reply.status === 400 ? traced(house) : found.reply;
  }
  const status = on('default-status-tentative') ? { status: 'tentative' } : {};
  const fields = completed({ ...status, ...found.value });
  const faults = timeFaults(fields);
  if (faults.length > 0) return fail(house, 422, faults);
  if (room.archived) return fail(house, 409);
  if (isTaken(house, fields, room.id, undefined)) {
    if (on('overlap-answers-422')) return fail(house, 422);
    return fail(house, 409, [], on('conflict-code-unlisted') ? 'overlap' : undefined);
  }
  const at = house.now();
  const made = { id: house.nextId('bk'), room_id: room.id, owner: user, created_at: at, updated_at: at };
  const booking = { ...made, ...fields, version: house.nextVersion() };
  bookings.set(booking.id, booking);
  const path = `/bookings/${booking.id}`;
  const Location = on('location-without-base') ? path : linkTo(house, call, path);
  return json(201, showBooking(house, call, booking), { Location, ETag: etagOf(house, booking.version) });
}

/** GET /bookings/{bookingId} */
export function getBooking(house: House, call: Call, user: string): Reply {
  const { on } = house;
  const found = findBooking(house, call, user, on('foreign-booking-readable'));
  if ('reply' in found) {
    const { headers } = found.reply;
    return on('problem-as-json')
      ? { ...found.reply, headers: { ...headers, 'Content-Type': 'application/json' } }
      : found.reply;
  }
  const { booking } = found;
  const ETag = etagOf(house, booking.version);
  const condition = call.headers['if-none-match'];
  if (on('several-etags-crash') && condition?.includes(',')) return fail(house, 500);
  if (condition !== undefined && matches(condition, ETag)) return { status: 304, headers: { ETag } };
  const shown = showBooking(house, call, booking);
  const starts_at = on('time-without-zone') ? booking.starts_at.slice(0, 19) : shown.starts_at;
  return json(200, { ...shown, starts_at }, { ETag });
}

/** DELETE /bookings/{bookingId} */
export function cancelBooking(house: House, call: Call, user: string): Reply {
  const { bookings, cancelled } = house;
  const found = findBooking(house, call, user);
  if ('reply' in found) return found.reply;
  bookings.delete(found.booking.id);
  cancelled.push(found.booking);
  return { status: 204 };
}

/** A booking of the caller's, or the answer where there is none. */
export function findBooking(
  house: House,
  call: Call,
  user: string,
  isOpen = false,
): { readonly booking: Booking } | { readonly reply: Reply } {
  const booking = house.bookings.get(call.params.bookingId ?? '');
  if (!booking) return { reply: fail(house, 404) };
  if (booking.owner === user || isOpen) return { booking };
  return { reply: fail(house, house.on('foreign-is-403') ? 403 : 404) };
}

/** Whether another booking of the room has some of the time. @param own the id of the booking itself */
export function isTaken(
  { on, bookings, cancelled }: House,
  { starts_at, ends_at }: BookingFields,
  roomId: string,
  own: string | undefined,
): boolean {
  const others = [...bookings.values(), ...(on('cancelled-still-blocks') ? cancelled : [])];
  return others.some(
    (other) =>
      other.room_id === roomId &&
      other.id !== own &&
      instantOf(other.starts_at) < instantOf(ends_at) &&
      instantOf(starts_at) < instantOf(other.ends_at),
  );
}

/** A booking as it is shown. */
export function showBooking(house: House, call: Call, { version: _, ...booking }: Booking) {
  const times = house.on('other-offsets')
    ? { starts_at: inOtherOffset(booking.starts_at), ends_at: inOtherOffset(booking.ends_at) }
    : {};
  const [self, room] = [`/bookings/${booking.id}`, `/rooms/${booking.room_id}`].map((path) => ({
    href: linkTo(house, call, path),
  }));
  return { ...booking, ...times, _links: { self, room } };
}

/** Two hours east, with six digits; as it was where the year would not have four. */
function inOtherOffset(time: string): string {
  const text = new Date(instantOf(time) + 7_200_000).toISOString().replace('Z', '000+02:00');
  return /^\d{4}-/.test(text) ? text : time;
}

function traced(house: House): Reply {
  const { status, headers = {}, body } = fail(house, 400);
  const detail =
    'SyntaxError: Unexpected token\n    at JSON.parse (<anonymous>)\n    at parse (/srv/app/node_modules/body-parser/lib/types/json.js:92:19)';
  return { status, headers, body: JSON.stringify({ ...JSON.parse(String(body)), detail }) };
}
