import { listAt, valueAt } from '../ask.ts';
import type { Ask } from '../subject.ts';
import { events } from './requests.ts';

/** The operations of events. */
export const operations = {
  list: 'GET /calendars/{calendarId}/events',
  create: 'POST /calendars/{calendarId}/events',
  read: 'GET /calendars/{calendarId}/events/{eventId}',
  replace: 'PUT /calendars/{calendarId}/events/{eventId}',
  change: 'PATCH /calendars/{calendarId}/events/{eventId}',
  remove: 'DELETE /calendars/{calendarId}/events/{eventId}',
} as const;

/** Those of them that take an event, or a part of one. */
export const writers = [operations.create, operations.replace, operations.change];

/** The titles of the events that a query lists. */
export async function listTitles(ask: Ask, query: string): Promise<unknown[]> {
  return listAt(await ask('GET', `${events}?${query}`)).map((json) => valueAt({ json }, 'title'));
}
