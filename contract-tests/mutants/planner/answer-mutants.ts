import { valueAt } from '../ask.ts';
import type { Mutant } from '../subject.ts';
import { operations, writers } from './operations.ts';
import { dentist, events, plan, planned } from './requests.ts';

/** The violations of the planner in what it answers: shapes, statuses, headers, methods, crashes. */
export const answerMutants: readonly Mutant[] = [
  {
    id: 'minutes-as-text',
    class: 'response-shape',
    operations: ['GET /settings'],
    summary: 'a number of the settings is a text where they are read, not where they are put',
    witness: async (ask) => typeof valueAt(await ask('GET', '/settings'), 'default_minutes') === 'string',
  },
  {
    id: 'list-without-visibility',
    class: 'response-shape',
    operations: ['GET /calendars'],
    summary: 'the calendars of the list lack a required field',
    witness: async (ask) => valueAt(await ask('GET', '/calendars'), 0, 'visibility') === undefined,
  },
  {
    id: 'listed-all-day-null',
    class: 'response-shape',
    operations: [operations.list],
    summary: 'a boolean is null in the list of events',
    witness: async (ask) => valueAt(await ask('GET', events), 0, 'all_day') === null,
  },
  {
    id: 'repeat-as-text',
    class: 'response-shape',
    operations: [operations.read],
    summary: 'an object that is mostly null is a text where an event has one',
    witness: async (ask) =>
      valueAt(await ask('GET', await planned(ask, { repeat: { every: 'day' } })), 'repeat') === 'day',
  },
  {
    id: 'change-answers-zoneless',
    class: 'response-shape',
    operations: [operations.change],
    summary: 'the answer to a PATCH has a time without an offset',
    witness: async (ask) =>
      valueAt(await ask('PATCH', dentist, { json: { title: 'X' } }), 'starts_at') === '2025-03-04T08:30:00',
  },
  {
    id: 'busy-without-end',
    class: 'response-shape',
    operations: ['GET /calendars/{calendarId}/busy'],
    summary: 'busy times lack their required end',
    witness: async (ask) => {
      const path = '/calendars/home/busy?from=2025-03-01T00:00:00Z&to=2025-04-01T00:00:00Z';
      return valueAt(await ask('GET', path), 'busy', 0, 'ends_at') === undefined;
    },
  },
  {
    id: 'gone-without-title',
    class: 'response-shape',
    operations: [
      'GET /calendars/{calendarId}',
      'PUT /calendars/{calendarId}',
      'DELETE /calendars/{calendarId}',
      operations.list,
      operations.read,
      operations.remove,
      'GET /calendars/{calendarId}/busy',
      ...writers,
    ],
    summary: 'the problem of a 410 lacks its required title',
    witness: async (ask) => {
      const path = await planned(ask);
      await ask('DELETE', path);
      return valueAt(await ask('GET', path), 'title') === undefined;
    },
  },
  {
    id: 'calendar-created-202',
    class: 'status',
    operations: ['PUT /calendars/{calendarId}'],
    summary: 'a new calendar is an undocumented 202',
    witness: async (ask) => (await ask('PUT', '/calendars/club', { json: { name: 'Club' } })).status === 202,
  },
  {
    id: 'event-created-200',
    class: 'status',
    operations: [operations.create],
    summary: 'a new event is a 200, where only 201 is documented',
    witness: async (ask) => (await plan(ask)).status === 200,
  },
  {
    id: 'no-location',
    class: 'headers-media',
    operations: [operations.create],
    summary: 'the required Location of a new event is missing',
    witness: async (ask) => (await plan(ask)).headers.location === undefined,
  },
  {
    id: 'settings-without-type',
    class: 'headers-media',
    operations: ['GET /settings'],
    summary: 'the settings come without a Content-Type',
    witness: async (ask) => (await ask('GET', '/settings')).headers['content-type'] === undefined,
  },
  {
    id: 'invalid-is-plain-json',
    class: 'headers-media',
    operations: [
      'PUT /settings',
      'PUT /calendars/{calendarId}',
      operations.list,
      'GET /calendars/{calendarId}/busy',
      ...writers,
    ],
    summary: 'a 422 comes as application/json, where application/problem+json is documented',
    witness: async (ask) =>
      (await ask('GET', `${events}?size=0`)).headers['content-type'] === 'application/json',
  },
  {
    id: 'undocumented-delete',
    class: 'methods-routes',
    operations: ['DELETE /settings', 'GET /settings'],
    summary: 'DELETE works, which the document does not have',
    witness: async (ask) => (await ask('DELETE', '/settings')).status === 204,
  },
  {
    id: 'allow-lacks-put',
    class: 'methods-routes',
    alsoClass: ['headers-media'],
    operations: ['/settings', '/calendars/{calendarId}', '/calendars/{calendarId}/events/{eventId}'].flatMap(
      (path) => ['GET', 'PUT', 'PATCH', 'DELETE', 'POST'].map((method) => `${method} ${path}`),
    ),
    summary: 'the Allow of a 405 lacks a method that the path has',
    witness: async (ask) => !(await ask('POST', '/settings')).headers.allow?.includes('PUT'),
  },
  {
    id: 'options-crash',
    class: 'methods-routes',
    alsoClass: ['robustness', 'status'],
    operations: [
      '/settings',
      '/calendars',
      '/calendars/{calendarId}',
      '/calendars/{calendarId}/events',
    ].flatMap((path) => ['OPTIONS', 'GET'].map((method) => `${method} ${path}`)),
    summary: 'OPTIONS is a 500',
    witness: async (ask) => (await ask('OPTIONS', '/settings')).status === 500,
  },
  {
    id: 'head-answers-404',
    class: 'methods-routes',
    alsoClass: ['state', 'status'],
    operations: [
      'GET /calendars/{calendarId}',
      'HEAD /calendars/{calendarId}',
      operations.list,
      operations.read,
      operations.list.replace('GET', 'HEAD'),
      operations.read.replace('GET', 'HEAD'),
    ],
    summary: 'HEAD is a 404 where GET is a 200',
    witness: async (ask) => (await ask('HEAD', '/calendars/home')).status === 404,
  },
  {
    id: 'null-body-crashes',
    class: 'robustness',
    operations: ['PUT /settings'],
    summary: 'the connection is closed where the body is null',
    witness: async (ask) => (await ask('PUT', '/settings', { json: null })).failure === 'closed',
  },
  {
    id: 'emoji-title-crashes',
    class: 'robustness',
    alsoClass: ['status'],
    operations: writers,
    summary: 'a title with an emoji is a 500',
    witness: async (ask) => (await plan(ask, { title: 'Party 🎉' })).status === 500,
  },
  {
    id: 'deep-body-crashes',
    class: 'robustness',
    alsoClass: ['status'],
    operations: writers,
    summary: 'deeply nested JSON is a 500',
    witness: async (ask) => {
      const body = `${'['.repeat(500)}${']'.repeat(500)}`;
      const headers = { 'Content-Type': 'application/json' };
      return (await ask('POST', events, { headers, body })).status === 500;
    },
  },
  {
    id: 'nul-in-path-crashes',
    class: 'robustness',
    alsoClass: ['status'],
    operations: [
      'GET /calendars/{calendarId}',
      'PUT /calendars/{calendarId}',
      'DELETE /calendars/{calendarId}',
      'GET /calendars/{calendarId}/busy',
      operations.list,
      operations.read,
      operations.remove,
      ...writers,
    ],
    summary: 'a NUL character in the path is a 500',
    witness: async (ask) => (await ask('GET', '/calendars/ho%00me')).status === 500,
  },
  {
    id: 'unknown-calendar-crashes',
    class: 'robustness',
    alsoClass: ['status'],
    operations: [operations.list],
    summary: 'the events of an unknown calendar are a 500',
    witness: async (ask) => (await ask('GET', '/calendars/nowhere/events')).status === 500,
  },
  {
    id: 'far-years-crash',
    class: 'robustness',
    alsoClass: ['status'],
    operations: ['GET /calendars/{calendarId}/busy'],
    summary: 'the year 9999 is a 500',
    witness: async (ask) => {
      const path = '/calendars/home/busy?from=2025-01-01T00:00:00Z&to=9999-12-31T23:59:59Z';
      return (await ask('GET', path)).status === 500;
    },
  },
  {
    id: 'deletion-hangs',
    class: 'robustness',
    operations: [operations.remove],
    summary: 'a deletion is never answered',
    witness: async (ask) => (await ask('DELETE', dentist, { timeoutMs: 300 })).failure === 'timeout',
  },
];
