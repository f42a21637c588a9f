import type { Call, Reply } from '../serve.ts';
import { fail, json, read } from './replies.ts';
import type { Session, World } from './world.ts';

/** What users log in with. */
export const users: Readonly<Record<string, { readonly name: string; readonly password: string }>> = {
  'lena@example.com': { name: 'Lena', password: 'correct-horse-7' },
  'mark@example.com': { name: 'Mark', password: 'battery-staple-3' },
};

/** POST /login */
export function login(world: World, call: Call): Reply {
  const sent = read(world, call);
  if (!sent.ok) return sent.reply;
  // The document has made sure of the types.
  const { email, password } = sent.value as { email: string; password: string };
  const user = Object.hasOwn(users, email) ? users[email] : undefined;
  if (!user || (user.password !== password && !world.on('any-password'))) {
    return world.on('wrong-password-is-404') ? fail(404) : fail(401, 'The address or the password is wrong');
  }
  const number = world.nextNumber();
  const session = { id: `s-new-${number}`, email, csrf: `csrf-new-${number}` };
  world.sessions.set(session.id, session);
  const flags = world.on('cookie-for-scripts') ? 'Path=/' : 'Path=/; HttpOnly; SameSite=Lax';
  const headers = { 'Set-Cookie': `session=${session.id}; ${flags}` };
  return json(200, { email, name: user.name, csrfToken: session.csrf }, headers);
}

/** The session of a request, if it has one that is open. */
export function sessionOf({ sessions }: World, call: Call): Session | undefined {
  const pairs = (call.headers.cookie ?? '').split(';').map((pair) => pair.trim());
  const pair = pairs.find((one) => one.startsWith('session='));
  return sessions.get(pair?.slice('session='.length) ?? '');
}
