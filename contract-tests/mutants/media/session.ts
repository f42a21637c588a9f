import { email } from '../rules/formats.ts';
import { record, text } from '../rules/rule.ts';
import type { Call, Reply } from '../serve.ts';
import { type Gallery, users } from './gallery.ts';
import { fail, json, read } from './replies.ts';

const trace = 'SyntaxError: Unexpected end of JSON input\n    at parse (/srv/media/dist/body.js:31:17)';

/** POST /session */
export function signIn(gallery: Gallery, call: Call): Reply {
  const { on } = gallery;
  const rule = record({
    email: text({ max: 254, format: email }),
    password: text({ min: 8, max: 72 }),
  });
  const found = read(gallery, call, rule);
  if ('reply' in found) {
    const isTold = on('trace-in-refusal') && found.reply.status === 400;
    return isTold ? json(400, { error: { code: 'malformed', message: trace, fields: [] } }) : found.reply;
  }
  const address = String(found.value.email).toLowerCase();
  const user = users.get(address);
  if (!user || user.password !== found.value.password) return fail(gallery, 401);
  const id = gallery.idOf('session', gallery.next());
  gallery.sessions.set(id, address);
  const flags = on('cookie-for-scripts') ? 'Path=/' : 'Path=/; HttpOnly; SameSite=Lax';
  return json(200, { email: address, name: user.name }, { 'Set-Cookie': `sid=${id}; ${flags}` });
}

/** GET /session */
export function readSession(_: Gallery, __: Call, user: string): Reply {
  return json(200, { email: user, name: users.get(user)?.name ?? '?' });
}

/** DELETE /session */
export function signOut(gallery: Gallery, call: Call): Reply {
  if (!gallery.on('sign-out-keeps-session')) gallery.sessions.delete(sessionOf(call) ?? '');
  return { status: 204 };
}

/** The value of the cookie. */
export function sessionOf(call: Call): string | undefined {
  const pairs = (call.headers.cookie ?? '').split(';').map((pair) => pair.trim());
  return pairs.find((pair) => pair.startsWith('sid='))?.slice('sid='.length);
}
