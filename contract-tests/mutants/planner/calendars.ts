import { readBody } from '../rules/read-body.ts';
import { nullable, oneOf, record, text } from '../rules/rule.ts';
import type { Call, Reply } from '../serve.ts';
import type { Calendar, Household } from './household.ts';
import { bodyRefusal, json, refusal } from './replies.ts';

const calendarRule = ({ on }: Household) =>
  record(
    {
      name: text({ min: 1, max: on('long-name-accepted') ? 61 : 60, pattern: /\S/u }),
      'color?': on('any-color') ? text() : text({ pattern: /^#[0-9a-f]{6}$/ }),
      'visibility?': oneOf(['private', 'public']),
      'description?': nullable(text({ max: 500 })),
    },
    { open: true },
  );

/** GET /calendars */
export function listCalendars({ calendars, on }: Household): Reply {
  const all = [...calendars.values()].sort((one, other) => (one.name < other.name ? -1 : 1));
  if (!on('list-without-visibility')) return json(200, all);
  return json(
    200,
    all.map(({ visibility: _, ...rest }) => rest),
  );
}

/** GET /calendars/{calendarId} */
export function getCalendar(household: Household, call: Call): Reply {
  const found = findCalendar(household, call);
  return typeof found === 'number' ? refusal(household, found) : json(200, found);
}

/** PUT /calendars/{calendarId} */
export function putCalendar(household: Household, call: Call): Reply {
  const { on, calendars, gone } = household;
  const found = findCalendar(household, call);
  const id = call.params.calendarId ?? '';
  if (typeof found === 'number' && gone.has(id)) return refusal(household, found);
  const pattern = on('any-calendar-id') ? /^[a-zA-Z0-9-]{1,60}$/ : /^[a-z][a-z0-9-]{1,30}$/;
  if (!pattern.test(id)) return refusal(household, 404);
  const read = readBody(call, calendarRule(household));
  if (!read.ok) return bodyRefusal(household, read);
  const { name, color = '#336699', description = null } = read.value;
  const before = typeof found === 'number' ? undefined : found;
  const visibility = read.value.visibility ?? ((on('put-merges') && before?.visibility) || 'private');
  // The rule has just made sure of the types.
  const calendar = { id, name: String(name).trim(), color, visibility, description } as Calendar;
  const isLost = on('description-not-replaced') && before;
  calendars.set(id, isLost ? { ...calendar, description: before.description } : calendar);
  if (before) return json(200, calendar);
  return json(on('calendar-created-202') ? 202 : 201, calendar, { Location: `/calendars/${id}` });
}

/** DELETE /calendars/{calendarId} */
export function deleteCalendar(household: Household, call: Call): Reply {
  const { on, calendars, events, gone } = household;
  const found = findCalendar(household, call);
  if (typeof found === 'number') return refusal(household, found);
  if (!on('deleted-calendar-listed')) calendars.delete(found.id);
  gone.add(found.id);
  for (const { id } of [...events.values()].filter((event) => event.calendar_id === found.id)) {
    events.delete(id);
    gone.add(id);
  }
  return { status: 204 };
}

/** The calendar that a path names, or the status of the refusal. */
export function findCalendar({ calendars, gone, on }: Household, call: Call): Calendar | 404 | 410 {
  const id = call.params.calendarId ?? '';
  if (gone.has(id)) return on('gone-is-404') ? 404 : 410;
  return calendars.get(id) ?? 404;
}
