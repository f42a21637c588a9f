import { valueAt } from '../ask.ts';
import type { Answer, Ask } from '../subject.ts';

/** An event that can be added. */
export const lunch = {
  title: 'Lunch',
  starts_at: '2025-06-01T12:00:00Z',
  ends_at: '2025-06-01T13:00:00Z',
  location: 'Kitchen',
  reminders: [10],
};

/** Settings that can be put. */
export const settings = { time_zone: 'Asia/Tokyo', week_starts_on: 'monday', default_minutes: 45 };

/** Where the events of the first calendar are, and the first of them. */
export const events = '/calendars/home/events';
export const dentist = `${events}/01HPK000000000000000000001`;

/** Adds an event to the first calendar. */
export function plan(ask: Ask, fields: Readonly<Record<string, unknown>> = {}): Promise<Answer> {
  return ask('POST', events, { json: { ...lunch, ...fields } });
}

/** Adds an event to the first calendar and tells its path. */
export async function planned(ask: Ask, fields?: Readonly<Record<string, unknown>>): Promise<string> {
  return `${events}/${String(valueAt(await plan(ask, fields), 'id'))}`;
}

/** Puts settings. */
export function putSettings(ask: Ask, fields: Readonly<Record<string, unknown>> = {}): Promise<Answer> {
  return ask('PUT', '/settings', { json: { ...settings, ...fields } });
}
