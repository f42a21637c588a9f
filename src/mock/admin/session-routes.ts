import type { MockResponse } from '../exchange.ts';
import { readSession } from '../world/session-of.ts';
import type { Outcome, Worlds } from '../world/worlds.ts';
import { jsonAnswer, missingAnswer, outcomeAnswer } from './admin-answer.ts';
import type { AdminOrder, AdminRoute } from './admin-call.ts';
import { readBody, unreadable } from './read-body.ts';

/** The worlds of the mock, one a session. */
export const sessionRoutes: readonly AdminRoute[] = [
  {
    method: 'GET',
    path: '/sessions',
    summary: 'the sessions that there are, with their snapshots',
    answer: withWorlds((worlds, { control }) =>
      jsonAnswer({
        sessions: worlds.list().map((world) => ({
          ...world,
          requests: control.journal?.count({ session: world.session }),
        })),
      }),
    ),
  },
  {
    method: 'DELETE',
    path: '/sessions/{id}',
    summary: 'forgets a session and its requests',
    answer: withWorlds((worlds, { path: { id = '' }, control }) => {
      const outcome = worlds.remove(id);
      if (outcome.ok) control.journal?.clear(id);
      return done(outcome);
    }),
  },
  {
    method: 'POST',
    path: '/sessions/{id}/snapshot',
    summary: 'keeps what a session holds: {"name": "signed-in"}',
    answer: withWorlds((worlds, order) =>
      named(order, 'name', (name, id) => done(worlds.snapshot(id, name))),
    ),
  },
  {
    method: 'POST',
    path: '/sessions/{id}/restore',
    summary: 'puts back what was kept: {"name": "signed-in"}',
    answer: withWorlds((worlds, order) => named(order, 'name', (name, id) => done(worlds.restore(id, name)))),
  },
  {
    method: 'POST',
    path: '/sessions/{id}/fork',
    summary: 'makes another session that holds the same: {"to": "b"}',
    answer: withWorlds((worlds, order) =>
      named(order, 'to', (to, id) => {
        const read = readSession(to, '"to"');
        return read.ok ? done(worlds.fork(id, read.session)) : unreadable([`${read.reason}.`]);
      }),
    ),
  },
];

/** In paths the session of those who name none is written so. */
const nobody = 'default';

function withWorlds(
  answer: (worlds: Worlds, order: AdminOrder) => MockResponse,
): (order: AdminOrder) => MockResponse {
  return (order) => {
    const { worlds } = order.control;
    if (!worlds) return missingAnswer('memory', 'It was started without one, so that there are no sessions.');
    const { id } = order.path;
    const path =
      id === nobody && !worlds.list().some(({ session }) => session === nobody) ? { id: '' } : order.path;
    return answer(worlds, { ...order, path });
  };
}

const maxNameLength = 200;

function named(
  { call, path: { id = '' } }: AdminOrder,
  key: string,
  answer: (name: string, id: string) => MockResponse,
): MockResponse {
  const read = readBody(call.body, [key], `{"${key}": "…"}`);
  if (!read.ok) return read.answer;
  const name = read.fields.get(key)?.value;
  if (typeof name !== 'string' || name === '' || name.length > maxNameLength) {
    return unreadable([`"${key}" must be a name of 1 to ${maxNameLength} characters.`]);
  }
  return answer(name, id);
}

function done(outcome: Outcome): MockResponse {
  return outcome.ok ? { status: 204, headers: {}, body: undefined } : outcomeAnswer(outcome, () => undefined);
}
