import { readBody } from '../rules/read-body.ts';
import { isObject } from '../rules/rule.ts';
import type { Call, Reply } from '../serve.ts';
import { findCalendar } from './calendars.ts';
import { eventRule, orderFaults } from './event-rule.ts';
import { eventDefaults, eventId, type Household, type PlannedEvent } from './household.ts';
import { bodyRefusal, json, refusal } from './replies.ts';
import { shownEvent } from './shown-event.ts';

/** POST /calendars/{calendarId}/events */
export function createEvent(household: Household, call: Call): Reply {
  const { on, events } = household;
  const calendar = findCalendar(household, call);
  if (typeof calendar === 'number') return refusal(household, calendar);
  const id = household.nextEventId();
  const read = readEvent(household, call, { ...eventDefaults, id, calendar_id: calendar.id }, true);
  if ('reply' in read) return read.reply;
  const event = on('default-status-tentative')
    ? { ...read.event, status: String(read.sent.status ?? 'tentative') }
    : read.event;
  if (!on('event-not-kept')) events.set(id, on('location-not-kept') ? { ...event, location: null } : event);
  const path = `/calendars/${calendar.id}/events/${on('location-of-another') ? eventId(1) : id}`;
  return json(
    on('event-created-200') ? 200 : 201,
    shownEvent(household, event),
    on('no-location') ? {} : { Location: path },
  );
}

/** GET /calendars/{calendarId}/events/{eventId} */
export function getEvent(household: Household, call: Call): Reply {
  const found = findEvent(household, call);
  if (typeof found === 'number') return refusal(household, found);
  const repeat =
    household.on('repeat-as-text') && isObject(found.repeat) ? String(found.repeat.every) : found.repeat;
  return json(200, { ...shownEvent(household, found), repeat });
}

/** PUT /calendars/{calendarId}/events/{eventId} */
export function replaceEvent(household: Household, call: Call): Reply {
  const found = findEvent(household, call);
  if (typeof found === 'number') return refusal(household, found);
  const { id, calendar_id } = found;
  const before = household.on('put-keeps-location') ? { location: found.location } : {};
  const read = readEvent(household, call, { ...eventDefaults, ...before, id, calendar_id }, true);
  if ('reply' in read) return read.reply;
  household.events.set(id, read.event);
  return json(200, shownEvent(household, read.event));
}

/** PATCH /calendars/{calendarId}/events/{eventId} */
export function changeEvent(household: Household, call: Call): Reply {
  const { on } = household;
  const found = findEvent(household, call);
  if (typeof found === 'number') return refusal(household, found);
  const read = readEvent(household, call, found, false);
  if ('reply' in read) {
    const isLeft = on('refused-change-stays') && read.reply.status === 422;
    if (isLeft) household.events.set(found.id, { ...found, title: `${found.title.slice(0, 100)} (changed)` });
    return read.reply;
  }
  const isReset = on('patch-resets-reminders') && !('reminders' in read.sent);
  const event = isReset ? { ...read.event, reminders: [] } : read.event;
  household.events.set(found.id, event);
  const answer = shownEvent(household, event);
  if (!on('change-answers-zoneless')) return json(200, answer);
  return json(200, { ...answer, starts_at: event.starts_at.replace(/(?:Z|[+-]\d\d:\d\d)$/i, '') });
}

/** DELETE /calendars/{calendarId}/events/{eventId} */
export function deleteEvent(household: Household, call: Call): Reply {
  const { on, events, gone } = household;
  const found = findEvent(household, call);
  if (typeof found === 'number') return refusal(household, found);
  if (!on('deleted-event-listed') && !on('deleted-event-readable')) events.delete(found.id);
  if (!on('deletion-hangs')) gone.add(found.id);
  return on('deletion-hangs') ? { status: 204, fault: 'hang' } : { status: 204 };
}

type ReadEvent =
  | { readonly event: PlannedEvent; readonly sent: Readonly<Record<string, unknown>> }
  | { readonly reply: Reply };

/** Reads a body into an event; what it leaves out comes from `before`. */
function readEvent(household: Household, call: Call, before: object, isWhole: boolean): ReadEvent {
  const { on } = household;
  if (on('deep-body-crashes') && call.body.includes('['.repeat(64)))
    return { reply: refusal(household, 500) };
  const read = readBody(call, eventRule(household, isWhole));
  if (!read.ok) return { reply: bodyRefusal(household, read) };
  const known = Object.entries(read.value).filter(([name]) => fields.includes(name));
  const untitled = { title: 'Untitled' };
  // The rule has made sure of the types.
  const given = { ...untitled, ...before, ...Object.fromEntries(known) } as PlannedEvent;
  if (on('emoji-title-crashes') && /\p{Extended_Pictographic}/u.test(given.title))
    return { reply: refusal(household, 500) };
  const faults = orderFaults(given.starts_at, given.ends_at);
  if (faults.length > 0) return { reply: refusal(household, 422, faults) };
  const attendees = given.attendees.map((one) => one.toLowerCase());
  return { event: { ...given, title: given.title.trim(), attendees }, sent: read.value };
}

const fields = ['title', 'starts_at', 'ends_at', ...Object.keys(eventDefaults)];

function findEvent({ events, gone, on, calendars }: Household, call: Call): PlannedEvent | 404 | 410 {
  const { calendarId = '', eventId: id = '' } = call.params;
  const found = events.get(id);
  const isThere =
    found && (found.calendar_id === calendarId || (on('child-of-any-parent') && calendars.has(calendarId)));
  if (isThere && !(gone.has(id) && !on('deleted-event-readable'))) return found;
  return gone.has(id) && !on('gone-is-404') ? 410 : 404;
}
