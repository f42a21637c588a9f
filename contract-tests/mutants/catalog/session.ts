import { readJson } from '../read-json.ts';
import type { Call, Reply } from '../serve.ts';
import { fail } from './replies.ts';
import type { Shelves } from './shelves.ts';

/** The value of the cookie of a session. */
export function sessionOf(call: Call): string | undefined {
  const pairs = (call.headers.cookie ?? '').split(';').map((pair) => pair.trim());
  return pairs.find((pair) => pair.startsWith('sid='))?.slice('sid='.length);
}

/** POST /session */
export function logIn({ on, contract, sessions, nextSession }: Shelves, call: Call): Reply {
  const read = readJson(call);
  if (!read.ok) return fail(read.reason === 'media-type' ? 415 : 400, `body: ${read.reason}`);
  const [wrong] = contract.checkBody(call, 'application/json', read.value);
  if (wrong) return fail(400, wrong.message, wrong.name);
  // The schema has made sure of the types.
  const { username, password } = read.value as { username: string; password: string };
  if (username !== 'editor' || password !== 'correct-horse-7') return fail(401, 'The login is wrong');
  const session = nextSession();
  sessions.add(session);
  const cookie = `sid=${session}; Path=/catalog; HttpOnly; SameSite=Lax`;
  const headers = on('login-without-cookie') ? {} : { 'Set-Cookie': cookie };
  return on('login-answers-200')
    ? { status: 200, headers: { ...headers, 'Content-Type': 'application/json' }, body: '{}' }
    : { status: 204, headers };
}

/** DELETE /session */
export function logOut({ on, sessions }: Shelves, call: Call): Reply {
  if (!on('session-outlives-logout')) sessions.delete(sessionOf(call) ?? '');
  return { status: 204 };
}
