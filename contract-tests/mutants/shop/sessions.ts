import type { Call, Reply } from '../serve.ts';
import { fail, one } from './replies.ts';
import type { Given, World } from './world.ts';

/** POST /sessions */
export function signIn({ shop, on }: World, { body }: Given): Reply {
  if (on('long-password-hangs') && String(body.password).length === 72) return { status: 201, fault: 'hang' };
  const email = String(body.email).toLowerCase();
  const user = shop.users.find((one) => one.email === email);
  if (!user || user.password !== body.password) return fail(401);
  const number = shop.next();
  const [id, csrf] = [`session-${number}-of-${user.name.slice(0, 3)}`, `csrf-token-${number}`];
  shop.sessions.set(id, { user, csrf });
  const data = { email: user.email, name: user.name, csrf_token: csrf };
  const headers = { 'Set-Cookie': `sid=${id}; Path=/; HttpOnly; SameSite=Lax` };
  return one(on('session-answers-200') ? 200 : 201, data, headers);
}

/** DELETE /sessions/current */
export function signOut({ shop, on }: World, { call }: Given): Reply {
  if (!on('sign-out-keeps-session')) shop.sessions.delete(sessionOf(call) ?? '');
  return { status: 204 };
}

/** The value of the cookie. */
export function sessionOf(call: Call): string | undefined {
  const pairs = (call.headers.cookie ?? '').split(';').map((pair) => pair.trim());
  return pairs.find((pair) => pair.startsWith('sid='))?.slice('sid='.length);
}
