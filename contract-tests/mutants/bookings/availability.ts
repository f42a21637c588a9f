import { date, instantOf } from '../rules/formats.ts';
import { readParameters } from '../rules/read-parameters.ts';
import { text } from '../rules/rule.ts';
import type { Call, Reply } from '../serve.ts';
import type { House } from './house.ts';
import { fail, json, linkTo } from './replies.ts';
import { findRoom } from './rooms.ts';

const dayMs = 86_400_000;

/** From and to, in milliseconds since 1970. */
type Span = readonly [from: number, to: number];

/** GET /rooms/{roomId}/availability */
export function getAvailability(house: House, call: Call): Reply {
  const { on } = house;
  const room = findRoom(house, call);
  if (!room) return fail(house, 404);
  const rule = text({ pattern: /^20/, format: on('impossible-date-accepted') ? looksLikeDate : date });
  const { values, faults } = readParameters((name) => call.query.getAll(name), {
    date: { as: 'text', rule, required: true },
  });
  if (faults.length > 0) return fail(house, 400, faults);
  const day = String(values.date);
  if (on('leap-day-crashes') && day.endsWith('-02-29')) return fail(house, 500);
  const start = Date.parse(`${day.slice(0, 8)}01`) + (Number(day.slice(8)) - 1) * dayMs;
  const busy = busyTimes(house, room.id, [start, start + dayMs]);
  const free = freeTimes(busy, [start, start + dayMs]).map(slot);
  const last = free.at(-1);
  const self = linkTo(house, call, call.target);
  return json(200, {
    room_id: room.id,
    date: day,
    free: on('last-slot-open') && last ? [...free.slice(0, -1), { ...last, to: null }] : free,
    busy: busy.map(slot),
    _links: { self: { href: self }, room: { href: linkTo(house, call, `/rooms/${room.id}`) } },
  });
}

function looksLikeDate(text: string): boolean {
  return /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/.test(text);
}

/** In order, joined where they touch, cut at the ends of the day. */
function busyTimes({ bookings }: House, roomId: string, [start, end]: Span): readonly Span[] {
  const spans = [...bookings.values()]
    .filter(({ room_id }) => room_id === roomId)
    .map(({ starts_at, ends_at }) => [instantOf(starts_at), instantOf(ends_at)] as const)
    .map(([from, to]) => [Math.max(from, start), Math.min(to, end)] as const)
    .filter(([from, to]) => from < to)
    .sort(([one], [other]) => one - other);
  const joined: Span[] = [];
  for (const [from, to] of spans) {
    const last = joined.at(-1);
    if (last && last[1] >= from) joined[joined.length - 1] = [last[0], Math.max(last[1], to)];
    else joined.push([from, to]);
  }
  return joined;
}

function freeTimes(busy: readonly Span[], [start, end]: Span): readonly Span[] {
  const edges = [start, ...busy.flat(), end];
  const spans: Span[] = [];
  for (let at = 0; at < edges.length; at += 2) spans.push([edges[at] ?? start, edges[at + 1] ?? end]);
  return spans.filter(([from, to]) => from < to);
}

function slot([from, to]: Span): { from: string; to: string } {
  return { from: new Date(from).toISOString(), to: new Date(to).toISOString() };
}
