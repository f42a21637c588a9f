import { listAt, valueAt } from '../ask.ts';
import type { Answer, Ask, AskOptions } from '../subject.ts';
import { plannerToken } from './server.ts';

/** A person that can be added. */
export const mara = { name: 'Mara', email: 'mara@example.com', pin: '9076', skills: ['cook', 'driver'] };
/** Shifts that can be added; they overlap. */
export const [bar, line] = [
  { kind: 'day', title: 'Bar', startsAt: '2025-06-01T16:00:00+02:00', endsAt: '2025-06-01T23:00:00+02:00' },
  {
    kind: 'onCall',
    title: 'Line',
    startsAt: '2025-06-01T20:00:00Z',
    endsAt: '2025-06-02T06:00:00Z',
    phone: '+43512111',
  },
];

/** Asks as a planner. */
export function plan(ask: Ask, method: string, path: string, options: AskOptions = {}): Promise<Answer> {
  const headers = { Authorization: `Bearer ${plannerToken}`, ...options.headers };
  return ask(method, path, { ...options, headers });
}

/** Adds a person. */
export function addPerson(ask: Ask, fields: object = {}): Promise<Answer> {
  return plan(ask, 'POST', '/people', { json: { ...mara, ...fields } });
}

/** Adds a person and tells the id. */
export async function newPerson(ask: Ask, fields?: object): Promise<string> {
  return String(valueAt(await addPerson(ask, fields), 'id'));
}

/** The path of a person. */
export function pathOf(personId: string): string {
  return `/people/${encodeURIComponent(personId)}`;
}

/** Adds a shift and tells the id. */
export async function newShift(ask: Ask, fields: object = bar): Promise<number> {
  return Number(valueAt(await plan(ask, 'POST', '/shifts', { json: fields }), 'id'));
}

/** Patches a shift. */
export function patch(ask: Ask, shiftId: number, ...steps: readonly object[]): Promise<Answer> {
  const headers = { 'Content-Type': 'application/json-patch+json' };
  return plan(ask, 'PATCH', `/shifts/${shiftId}`, { headers, json: steps });
}

/** Assigns a person to a shift. */
export function assign(
  ask: Ask,
  personId: string,
  shiftId: number,
  options: AskOptions = {},
): Promise<Answer> {
  return plan(ask, 'POST', '/assignments', { ...options, json: { personId, shiftId } });
}

/** The names of the people who are found. @param query without the question mark */
export async function namesOf(ask: Ask, query: string): Promise<readonly unknown[]> {
  const people = listAt(await plan(ask, 'GET', `/people?${query}`), 'people');
  return people.map((json) => valueAt({ json }, 'name'));
}
