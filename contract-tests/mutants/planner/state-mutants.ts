import { listAt, valueAt } from '../ask.ts';
import type { Mutant } from '../subject.ts';
import { listTitles, operations } from './operations.ts';
import { dentist, events, lunch, plan, planned, putSettings } from './requests.ts';

/** The violations of the planner in what it keeps, shows to whom, and lists. */
export const stateMutants: readonly Mutant[] = [
  {
    id: 'default-digest-never',
    class: 'state',
    operations: ['PUT /settings'],
    summary: 'settings without a digest get another one than the documented default',
    witness: async (ask) => valueAt(await putSettings(ask), 'digest') === 'never',
  },
  {
    id: 'default-status-tentative',
    class: 'state',
    operations: [operations.create],
    summary: 'an event without a status gets another one than the documented default',
    witness: async (ask) => valueAt(await plan(ask), 'status') === 'tentative',
  },
  {
    id: 'put-keeps-hours',
    class: 'state',
    operations: ['PUT /settings'],
    summary: 'PUT answers with what was sent and keeps the working hours of before',
    witness: async (ask) => {
      await putSettings(ask, { working_hours: null });
      return valueAt(await ask('GET', '/settings'), 'working_hours') !== null;
    },
  },
  {
    id: 'put-merges',
    class: 'state',
    operations: ['PUT /calendars/{calendarId}'],
    summary: 'PUT keeps a field that is left out, where its default is due',
    witness: async (ask) => {
      await ask('PUT', '/calendars/club', { json: { name: 'Club', visibility: 'public' } });
      await ask('PUT', '/calendars/club', { json: { name: 'Club' } });
      return valueAt(await ask('GET', '/calendars/club'), 'visibility') === 'public';
    },
  },
  {
    id: 'description-not-replaced',
    class: 'state',
    operations: ['PUT /calendars/{calendarId}'],
    summary: 'PUT answers with the new description and keeps the old one',
    witness: async (ask) => {
      await ask('PUT', '/calendars/home', { json: { name: 'Home', description: 'Ours' } });
      return valueAt(await ask('GET', '/calendars/home'), 'description') === null;
    },
  },
  {
    id: 'deleted-calendar-listed',
    class: 'state',
    alsoClass: ['collection'],
    operations: ['DELETE /calendars/{calendarId}', 'GET /calendars'],
    summary: 'a deleted calendar is a 410 and still in the list',
    witness: async (ask) => {
      await ask('DELETE', '/calendars/work');
      return listAt(await ask('GET', '/calendars')).length === 2;
    },
  },
  {
    id: 'event-not-kept',
    class: 'state',
    operations: [operations.create, operations.read],
    summary: 'an event that was answered with 201 is not there',
    witness: async (ask) => (await ask('GET', await planned(ask))).status === 404,
  },
  {
    id: 'location-not-kept',
    class: 'state',
    operations: [operations.create],
    summary: 'a field of a new event is shown once and not kept',
    witness: async (ask) => valueAt(await ask('GET', await planned(ask)), 'location') === null,
  },
  {
    id: 'location-of-another',
    class: 'state',
    alsoClass: ['headers-media'],
    operations: [operations.create],
    summary: 'the Location of a new event is that of another',
    witness: async (ask) => {
      const made = await plan(ask);
      const there = await ask('GET', made.headers.location ?? '');
      return valueAt(there, 'id') !== valueAt(made, 'id');
    },
  },
  {
    id: 'put-keeps-location',
    class: 'state',
    operations: [operations.replace],
    summary: 'PUT keeps the location where it is left out',
    witness: async (ask) => {
      const path = await planned(ask);
      const { location: _, ...json } = lunch;
      await ask('PUT', path, { json });
      return valueAt(await ask('GET', path), 'location') === 'Kitchen';
    },
  },
  {
    id: 'patch-resets-reminders',
    class: 'state',
    operations: [operations.change],
    summary: 'a change of the title clears the reminders',
    witness: async (ask) => {
      const path = await planned(ask);
      await ask('PATCH', path, { json: { title: 'Dinner' } });
      return listAt(await ask('GET', path), 'reminders').length === 0;
    },
  },
  {
    id: 'refused-change-stays',
    class: 'state',
    operations: [operations.change],
    summary: 'a change that is refused with 422 leaves something',
    witness: async (ask) => {
      const path = await planned(ask);
      await ask('PATCH', path, { json: { reminders: [-5] } });
      return valueAt(await ask('GET', path), 'title') !== 'Lunch';
    },
  },
  {
    id: 'deleted-event-listed',
    class: 'state',
    alsoClass: ['collection'],
    operations: [operations.remove, operations.list],
    summary: 'a deleted event is a 410 and still in the list',
    witness: async (ask) => {
      const { status } = await ask('DELETE', dentist);
      return status === 204 && (await listTitles(ask, '')).includes('Dentist');
    },
  },
  {
    id: 'deleted-event-readable',
    class: 'state',
    operations: [operations.remove],
    summary: 'an event can be read after it was deleted with 204',
    witness: async (ask) => {
      await ask('DELETE', dentist);
      return (await ask('GET', dentist)).status === 200;
    },
  },
  {
    id: 'child-of-any-parent',
    class: 'state',
    operations: [operations.read, operations.replace, operations.change, operations.remove],
    summary: 'an event can be read under another calendar',
    witness: async (ask) => (await ask('GET', dentist.replace('home', 'work'))).status === 200,
  },
  {
    id: 'starts-to-ignored',
    class: 'collection',
    operations: [operations.list],
    summary: 'one bound of the start changes nothing',
    witness: async (ask) => (await listTitles(ask, 'starts_to=2000-01-01T00:00:00Z')).length > 0,
  },
  {
    id: 'starts-from-inverted',
    class: 'collection',
    operations: [operations.list],
    summary: 'the other bound keeps what is before it',
    witness: async (ask) => (await listTitles(ask, 'starts_from=2025-03-04T00:00:00Z')).includes('Choir'),
  },
  {
    id: 'status-ignored',
    class: 'collection',
    operations: [operations.list],
    summary: 'the filter by status changes nothing',
    witness: async (ask) => (await listTitles(ask, 'status=tentative')).includes('Dentist'),
  },
  {
    id: 'order-ignored',
    class: 'collection',
    operations: [operations.list],
    summary: 'the order that is asked for changes nothing',
    witness: async (ask) => (await listTitles(ask, 'sort=title'))[0] === 'Dentist',
  },
  {
    id: 'second-page-overlaps',
    class: 'collection',
    operations: [operations.list],
    summary: 'the second page begins with the last event of the first',
    witness: async (ask) =>
      (await listTitles(ask, 'size=2&page=2'))[0] === (await listTitles(ask, 'size=2'))[1],
  },
  {
    id: 'size-minus-one',
    class: 'collection',
    operations: [operations.list],
    summary: 'pages lose their last event',
    witness: async (ask) => (await listTitles(ask, 'size=2')).length === 1,
  },
  {
    id: 'next-is-this-page',
    class: 'collection',
    alsoClass: ['headers-media'],
    operations: [operations.list],
    summary: 'the Link to the next page leads to the same page',
    witness: async (ask) => {
      const { headers } = await ask('GET', `${events}?size=2`);
      return headers.link?.includes('page=1>; rel="next"') ?? false;
    },
  },
  {
    id: 'next-never-told',
    class: 'collection',
    alsoClass: ['headers-media'],
    operations: [operations.list],
    summary: 'a page that is not the last has no Link to the next',
    witness: async (ask) => (await ask('GET', `${events}?size=2`)).headers.link === undefined,
  },
];
