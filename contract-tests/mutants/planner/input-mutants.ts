import type { Mutant } from '../subject.ts';
import { operations, writers } from './operations.ts';
import { events, lunch, plan, putSettings, settings } from './requests.ts';

/** The violations of the planner in what it accepts and refuses. */
export const inputMutants: readonly Mutant[] = [
  {
    id: 'week-start-optional',
    class: 'input-acceptance',
    operations: ['PUT /settings'],
    summary: 'a required field may be left out',
    witness: async (ask) => {
      const { week_starts_on: _, ...json } = settings;
      return (await ask('PUT', '/settings', { json })).status === 200;
    },
  },
  {
    id: 'sunday-refused',
    class: 'input-acceptance',
    operations: ['PUT /settings'],
    summary: 'one of the values of an enum is refused',
    witness: async (ask) => (await putSettings(ask, { week_starts_on: 'sunday' })).status === 422,
  },
  {
    id: 'odd-minutes-accepted',
    class: 'input-acceptance',
    alsoClass: ['response-shape'],
    operations: ['PUT /settings'],
    summary: 'a number that is no multipleOf 5 is accepted',
    witness: async (ask) => (await putSettings(ask, { default_minutes: 47 })).status === 200,
  },
  {
    id: 'any-clock',
    class: 'input-acceptance',
    alsoClass: ['response-shape'],
    operations: ['PUT /settings'],
    summary: 'a nested text that its pattern forbids is accepted',
    witness: async (ask) =>
      (await putSettings(ask, { working_hours: { opens: '25:00', closes: '18:00' } })).status === 200,
  },
  {
    id: 'long-name-accepted',
    class: 'input-acceptance',
    alsoClass: ['response-shape'],
    operations: ['PUT /calendars/{calendarId}'],
    summary: 'a name of maxLength + 1 characters is accepted',
    witness: async (ask) =>
      (await ask('PUT', '/calendars/club', { json: { name: 'x'.repeat(61) } })).status === 201,
  },
  {
    id: 'any-color',
    class: 'input-acceptance',
    alsoClass: ['response-shape'],
    operations: ['PUT /calendars/{calendarId}'],
    summary: 'any text is accepted as a color, which has a pattern',
    witness: async (ask) =>
      (await ask('PUT', '/calendars/club', { json: { name: 'Club', color: 'red' } })).status === 201,
  },
  {
    id: 'any-calendar-id',
    class: 'input-acceptance',
    alsoClass: ['response-shape'],
    operations: ['PUT /calendars/{calendarId}'],
    summary: 'PUT makes calendars at addresses that the pattern of the parameter forbids',
    witness: async (ask) => (await ask('PUT', '/calendars/CLUB', { json: { name: 'Club' } })).status === 201,
  },
  {
    id: 'title-optional',
    class: 'input-acceptance',
    operations: [operations.create, operations.replace],
    summary: 'a required field may be left out, and gets a default that nobody documented',
    witness: async (ask) => {
      const { title: _, ...json } = lunch;
      return (await ask('POST', events, { json })).status === 201;
    },
  },
  {
    id: 'title-limit-off',
    class: 'input-acceptance',
    alsoClass: ['response-shape'],
    operations: writers,
    summary: 'a title of maxLength + 1 characters is accepted',
    witness: async (ask) => (await plan(ask, { title: 'x'.repeat(121) })).status === 201,
  },
  {
    id: 'any-start',
    class: 'input-acceptance',
    alsoClass: ['response-shape'],
    operations: writers,
    summary: 'any text is accepted as a date-time',
    witness: async (ask) => (await plan(ask, { starts_at: 'tomorrow' })).status === 201,
  },
  {
    id: 'all-day-as-number',
    class: 'input-acceptance',
    alsoClass: ['response-shape'],
    operations: writers,
    summary: '1 is accepted as a boolean',
    witness: async (ask) => (await plan(ask, { all_day: 1 })).status === 201,
  },
  {
    id: 'tentative-refused',
    class: 'input-acceptance',
    operations: writers,
    summary: 'one of the values of an enum is refused',
    witness: async (ask) => (await plan(ask, { status: 'tentative' })).status === 422,
  },
  {
    id: 'any-attendee',
    class: 'input-acceptance',
    operations: writers,
    summary: 'the items of a list are not checked for their format',
    witness: async (ask) => (await plan(ask, { attendees: ['nobody'] })).status === 201,
  },
  {
    id: 'twentieth-refused',
    class: 'input-acceptance',
    operations: writers,
    summary: 'a list of exactly maxItems is refused',
    witness: async (ask) => {
      const attendees = Array.from({ length: 20 }, (_, index) => `a${index}@example.com`);
      return (await plan(ask, { attendees })).status === 422;
    },
  },
  {
    id: 'reminder-after-start',
    class: 'input-acceptance',
    alsoClass: ['response-shape'],
    operations: writers,
    summary: 'an item of minimum - 1 is accepted',
    witness: async (ask) => (await plan(ask, { reminders: [-1] })).status === 201,
  },
  {
    id: 'weekdays-not-required',
    class: 'input-acceptance',
    alsoClass: ['response-shape'],
    operations: writers,
    summary: 'what `then` requires may be left out',
    witness: async (ask) => (await plan(ask, { repeat: { every: 'week' } })).status === 201,
  },
  {
    id: 'size-101-accepted',
    class: 'input-acceptance',
    operations: [operations.list],
    summary: 'a page size of maximum + 1 is accepted',
    witness: async (ask) => (await ask('GET', `${events}?size=101`)).status === 200,
  },
  {
    id: 'page-zero-accepted',
    class: 'input-acceptance',
    operations: [operations.list],
    summary: 'a page of minimum - 1 is accepted',
    witness: async (ask) => (await ask('GET', `${events}?page=0`)).status === 200,
  },
  {
    id: 'from-optional',
    class: 'input-acceptance',
    operations: ['GET /calendars/{calendarId}/busy'],
    summary: 'a required parameter may be left out',
    witness: async (ask) => (await ask('GET', '/calendars/home/busy?to=2025-04-01T00:00:00Z')).status === 200,
  },
  {
    id: 'any-to',
    class: 'input-acceptance',
    operations: ['GET /calendars/{calendarId}/busy'],
    summary: 'any text is accepted for a parameter of the format date-time',
    witness: async (ask) =>
      (await ask('GET', '/calendars/home/busy?from=2025-04-01T00:00:00Z&to=soon')).status === 200,
  },
];
