import type { Call, Reply } from '../serve.ts';
import { bookingRule, completed, mergeRule, timeFaults } from './booking-fields.ts';
import { findBooking, isTaken, showBooking } from './bookings.ts';
import { changed, isStale, prefersMinimal } from './conditions.ts';
import type { Booking, BookingFields, House } from './house.ts';
import { applyPatch, nowhere, patchRule } from './json-patch.ts';
import { fail, read } from './replies.ts';

type Fields = { readonly fields: BookingFields } | { readonly reply: Reply };

const jsonPatch = 'application/json-patch+json';

/** PATCH /bookings/{bookingId} */
export function changeBooking(house: House, call: Call, user: string): Reply {
  const { on, bookings } = house;
  const found = findBooking(house, call, user);
  if ('reply' in found) return found.reply;
  const { booking } = found;
  const isJsonPatch = /^application\/json-patch\+json\s*(?:;|$)/i.test(call.headers['content-type'] ?? '');
  const patched = (isJsonPatch ? byJsonPatch : byMergePatch)(house, call, booking);
  if ('reply' in patched) {
    return on('media-type-is-400') && patched.reply.status === 415 ? fail(house, 400) : patched.reply;
  }
  const faults = timeFaults(patched.fields);
  if (faults.length > 0) return fail(house, 422, faults);
  if (isStale(house, call, booking.version)) return fail(house, 412);
  const isFree = on('moved-onto-another') || !isTaken(house, patched.fields, booking.room_id, booking.id);
  if (!isFree) return fail(house, 409);
  const version = house.nextVersion();
  const after = { ...booking, ...patched.fields, updated_at: house.now(), version };
  const isLost = on('minimal-not-done') && prefersMinimal(call);
  if (!isLost) bookings.set(booking.id, after);
  const shown = showBooking(house, call, after);
  const isText = on('attendees-as-text') && isJsonPatch;
  return changed(house, call, version, isText ? { ...shown, attendees: `${after.attendees}` } : shown);
}

/** PUT /bookings/{bookingId}, which the document does not have. */
export function putBooking(house: House, call: Call, user: string): Reply {
  const found = findBooking(house, call, user);
  if ('reply' in found) return found.reply;
  const sent = read(house, call, bookingRule(house, true));
  if ('reply' in sent) return sent.reply;
  const after = { ...found.booking, ...completed(sent.value), version: house.nextVersion() };
  house.bookings.set(after.id, after);
  return changed(house, call, after.version, showBooking(house, call, after));
}

function byMergePatch(house: House, call: Call, booking: Booking): Fields {
  const sent = read(house, call, mergeRule(house), 'application/merge-patch+json');
  if ('reply' in sent) return sent;
  const isNull = ([, value]: readonly [string, unknown]) => value === null;
  const removed = Object.entries(sent.value).filter(isNull);
  const kept: Record<string, unknown> = fieldsOf(booking);
  if (!house.on('null-merges-nothing')) for (const [name] of removed) delete kept[name];
  const set = Object.entries(sent.value).filter((entry) => !isNull(entry));
  return { fields: completed({ ...kept, ...Object.fromEntries(set) }) };
}

function byJsonPatch(house: House, call: Call, booking: Booking): Fields {
  const { on, bookings } = house;
  const sent = read(house, call, patchRule(house), jsonPatch);
  if ('reply' in sent) return sent;
  const patched = applyPatch(fieldsOf(booking), sent.value, on('tests-never-fail'));
  if (!patched.ok) {
    if (on('nowhere-crashes') && patched.why === 'nowhere') return { reply: fail(house, 500) };
    if (on('failed-patch-stays')) bookings.set(booking.id, { ...booking, ...completed(patched.half) });
    const reply =
      patched.why === 'test'
        ? fail(house, 409, [], 'test_failed')
        : fail(house, 422, [nowhere(patched.field)]);
    return { reply };
  }
  const { owner = booking.owner, ...value } = patched.value;
  const faults = bookingRule(house, false)(value, '');
  if (faults.length > 0) return { reply: fail(house, 422, faults) };
  return { fields: { ...completed(value), ...(on('owner-patchable') && { owner }) } };
}

function fieldsOf(booking: Booking): Record<string, unknown> {
  const { name, starts_at, ends_at, attendees, status, notes, cost_center, guests } = booking;
  return { name, starts_at, ends_at, attendees, status, notes, cost_center, guests };
}
