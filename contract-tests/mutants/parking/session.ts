import type { Call, Reply } from '../serve.ts';
import type { Office } from './office.ts';
import { failure, read, success } from './replies.ts';

/** The value of the cookie of a session. */
export function sessionOf(call: Pick<Call, 'headers'>): string | undefined {
  const pairs = (call.headers.cookie ?? '').split(';').map((pair) => pair.trim());
  return pairs.find((pair) => pair.startsWith('parking_session='))?.slice('parking_session='.length);
}

/** The cookie that opens or goes on with a session. */
export function cookieOf(session: string): string {
  return `parking_session=${session}; Path=/parking/v1; HttpOnly; SameSite=Strict`;
}

/** POST /session */
export function openSession(office: Office, call: Call): Reply {
  const { on, sessions, nextSession, now } = office;
  const sent = read(office, call);
  if (!sent.ok) return sent.reply;
  const { username, password } = sent.value;
  const isKnown = username === 'clerk' && (password === 'blue-harbour-42' || on('any-password'));
  if (!isKnown) return failure(401, [], 'The user name or the password is wrong.');
  const session = nextSession();
  sessions.add(session);
  const headers = { 'Set-Cookie': cookieOf(session) };
  return success(office, on('opened-is-200') ? 200 : 201, { username, opened_at: now() }, {}, headers);
}

/** DELETE /session */
export function closeSession({ on, sessions }: Office, call: Call): Reply {
  if (!on('session-outlives-closing')) sessions.delete(sessionOf(call) ?? '');
  return { status: 204 };
}
