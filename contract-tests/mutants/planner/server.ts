import type { Call, Reply, Route } from '../serve.ts';
import { startServer } from '../serve.ts';
import type { Running } from '../subject.ts';
import { deleteCalendar, getCalendar, listCalendars, putCalendar } from './calendars.ts';
import { changeEvent, createEvent, deleteEvent, getEvent, replaceEvent } from './events.ts';
import { createHousehold, type Household } from './household.ts';
import { getBusyTimes, listEvents } from './list-events.ts';
import { refusal, refuse } from './replies.ts';
import { deleteSettings, getSettings, putSettings } from './settings.ts';

type Act = (household: Household, call: Call) => Reply;

const operations: readonly (readonly [method: string, path: string, act: Act])[] = [
  ['GET', '/settings', getSettings],
  ['PUT', '/settings', putSettings],
  ['GET', '/calendars', listCalendars],
  ['GET', '/calendars/{calendarId}', getCalendar],
  ['PUT', '/calendars/{calendarId}', putCalendar],
  ['DELETE', '/calendars/{calendarId}', deleteCalendar],
  ['GET', '/calendars/{calendarId}/events', listEvents],
  ['POST', '/calendars/{calendarId}/events', createEvent],
  ['GET', '/calendars/{calendarId}/events/{eventId}', getEvent],
  ['PUT', '/calendars/{calendarId}/events/{eventId}', replaceEvent],
  ['PATCH', '/calendars/{calendarId}/events/{eventId}', changeEvent],
  ['DELETE', '/calendars/{calendarId}/events/{eventId}', deleteEvent],
  ['GET', '/calendars/{calendarId}/busy', getBusyTimes],
];

/** Starts the planner. @param wait waits for some milliseconds */
export function startPlanner(
  switched: string | undefined,
  wait: (ms: number) => Promise<unknown> = (ms) => new Promise((done) => setTimeout(done, ms)),
): Promise<Running> {
  const household = createHousehold(switched);
  const { on } = household;
  const extra = on('undocumented-delete') ? [['DELETE', '/settings', deleteSettings] as const] : [];
  const routes: Route[] = [...operations, ...extra].map(([method, path, act]) => ({
    method,
    path,
    handle: async (call) => {
      if (on('slow')) await wait(50);
      const isBad =
        on('nul-in-path-crashes') && Object.values(call.params).some((value) => value.includes('\0'));
      return isBad ? refusal(household, 500) : act(household, call);
    },
  }));
  return startServer({
    basePath: '',
    routes,
    refuse: (refused) => refuse(household, refused),
    options: on('options-crash') ? 'allow' : 'refused',
    after: ({ method, target }, reply) => {
      if (on('options-crash') && method === 'OPTIONS') return refusal(household, 500);
      const isList = on('head-answers-404') && method === 'HEAD' && target.startsWith('/calendars/');
      return isList ? { ...reply, status: 404 } : reply;
    },
  });
}
