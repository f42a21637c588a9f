import { dateTime, instantOf } from '../rules/formats.ts';
import { type Parameter, readParameters } from '../rules/read-parameters.ts';
import { numeric, oneOf, text } from '../rules/rule.ts';
import type { Call, Reply } from '../serve.ts';
import { findCalendar } from './calendars.ts';
import { orderFaults } from './event-rule.ts';
import type { Household, PlannedEvent } from './household.ts';
import { json, refusal } from './replies.ts';
import { shownEvent } from './shown-event.ts';

const listParameters = ({ on }: Household): Readonly<Record<string, Parameter>> => ({
  sort: { as: 'text', rule: oneOf(['starts_at', '-starts_at', 'title', '-title']), fallback: 'starts_at' },
  status: { as: 'text', rule: oneOf(['tentative', 'confirmed']) },
  starts_from: { as: 'text', rule: text({ format: dateTime }) },
  starts_to: { as: 'text', rule: text({ format: dateTime }) },
  page: { as: 'integer', rule: numeric({ min: on('page-zero-accepted') ? 0 : 1, max: 5000 }), fallback: 1 },
  size: {
    as: 'integer',
    rule: numeric({ min: 1, max: on('size-101-accepted') ? 101 : 100 }),
    fallback: 25,
  },
});

/** GET /calendars/{calendarId}/events */
export function listEvents(household: Household, call: Call): Reply {
  const { on } = household;
  const calendar = findCalendar(household, call);
  if (calendar === 404 && on('unknown-calendar-crashes')) return refusal(household, 500);
  if (typeof calendar === 'number') return refusal(household, calendar);
  const { values, faults } = readParameters((name) => call.query.getAll(name), listParameters(household));
  if (faults.length > 0) return refusal(household, 422, faults);
  const { sort, status, starts_from, starts_to, page, size } = values as {
    readonly [name in 'status' | 'starts_from' | 'starts_to']?: string;
  } & { readonly sort: string; readonly page: number; readonly size: number };
  const from = starts_from === undefined ? Number.NEGATIVE_INFINITY : instantOf(starts_from);
  const to =
    starts_to === undefined || on('starts-to-ignored') ? Number.POSITIVE_INFINITY : instantOf(starts_to);
  const isLater = (instant: number) =>
    on('starts-from-inverted') && starts_from ? instant < from : instant >= from;
  const found = [...household.events.values()]
    .filter((event) => event.calendar_id === calendar.id)
    .filter(({ id }) => !household.gone.has(id) || on('deleted-event-listed'))
    .filter((event) => status === undefined || on('status-ignored') || event.status === status)
    .filter((event) => isLater(instantOf(event.starts_at)) && instantOf(event.starts_at) <= to)
    .sort((one, other) => (on('order-ignored') ? 0 : compare(sort, one, other)));
  const start = (Math.max(page, 1) - 1) * size;
  const shift = on('second-page-overlaps') && page === 2 ? 1 : 0;
  const items = found.slice(start - shift, start - shift + size - (on('size-minus-one') && size > 1 ? 1 : 0));
  return json(
    200,
    items.map((event) =>
      on('listed-all-day-null')
        ? { ...shownEvent(household, event), all_day: null }
        : shownEvent(household, event),
    ),
    linksOf(household, call, { page, size, total: found.length }),
  );
}

/** Orders two events; those that tie stay in the order of their making. */
function compare(sort: string, one: PlannedEvent, other: PlannedEvent): number {
  const sign = sort.startsWith('-') ? -1 : 1;
  if (sort.endsWith('starts_at')) return (instantOf(one.starts_at) - instantOf(other.starts_at)) * sign;
  return one.title === other.title ? 0 : (one.title < other.title ? -1 : 1) * sign;
}

/** The Link header: `</calendars/home/events?page=2>; rel="next"`. */
function linksOf({ on }: Household, call: Call, paging: { page: number; size: number; total: number }) {
  const { page, size, total } = paging;
  const [path = ''] = call.target.split('?');
  const link = (rel: string, to: number) => {
    const query = new URLSearchParams(call.queryText);
    query.set('page', `${to}`);
    return `<${path}?${query}>; rel="${rel}"`;
  };
  const next = page * size < total ? [link('next', on('next-is-this-page') ? page : page + 1)] : [];
  const prev = page > 1 ? [link('prev', page - 1)] : [];
  const links = on('next-never-told') ? prev : [...next, ...prev];
  return links.length === 0 ? {} : { Link: links.join(', ') };
}

/** GET /calendars/{calendarId}/busy */
export function getBusyTimes(household: Household, call: Call): Reply {
  const { on } = household;
  const calendar = findCalendar(household, call);
  if (typeof calendar === 'number') return refusal(household, calendar);
  const time = text({ format: dateTime });
  const { values, faults } = readParameters((name) => call.query.getAll(name), {
    from: {
      as: 'text',
      rule: time,
      ...(on('from-optional') ? { fallback: '2000-01-01T00:00:00Z' } : { required: true }),
    },
    to: { as: 'text', rule: on('any-to') ? text() : time, required: true },
  });
  if (faults.length > 0) return refusal(household, 422, faults);
  const [from, to] = [String(values.from), String(values.to)];
  const wrong = orderFaults(from, to, 'to');
  if (wrong.length > 0) return refusal(household, 422, wrong);
  if (on('far-years-crash') && /^(?:0|9999)/.test(to)) return refusal(household, 500);
  const busy = [...household.events.values()]
    .filter((event) => event.calendar_id === calendar.id && event.status === 'confirmed')
    .filter(
      (event) => instantOf(event.ends_at) >= instantOf(from) && instantOf(event.starts_at) <= instantOf(to),
    )
    .sort((one, other) => instantOf(one.starts_at) - instantOf(other.starts_at))
    .map(({ starts_at, ends_at }) => (on('busy-without-end') ? { starts_at } : { starts_at, ends_at }));
  return json(200, { busy });
}
