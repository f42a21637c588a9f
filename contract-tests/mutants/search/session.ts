import { isMediaType } from '../rules/is-media-type.ts';
import { readParameters } from '../rules/read-parameters.ts';
import { text } from '../rules/rule.ts';
import type { Call, Reply } from '../serve.ts';
import { invalid, json, refusal } from './replies.ts';
import { passwords, type Shop } from './shop.ts';

const names = ['username', 'password', 'remember'];

/** POST /session */
export function signIn(shop: Shop, call: Call): Reply {
  const { on } = shop;
  const type = call.headers['content-type'] ?? '';
  if (type === '' && call.body.length === 0) return refusal(400);
  if (!isMediaType(type, ['application/x-www-form-urlencoded']) && !on('sign-in-any-media-type')) {
    return refusal(415);
  }
  const form = formOf(call.body);
  if (!form) return refusal(400);
  if (on('empty-form-crashes') && form.size === 0) return refusal(500);
  const { values, faults } = readParameters((name) => form.getAll(name), {
    username: { as: 'text', required: true, rule: text({ pattern: /^[a-z]{3,12}$/ }) },
    password: { as: 'text', required: true, rule: text({ min: 8, max: 64 }) },
    remember: { as: on('remember-anything') ? 'text' : 'boolean', fallback: false },
  });
  const unknown = [...new Set(form.keys())].filter((name) => !names.includes(name));
  const all = [...faults, ...unknown.map((field) => ({ field, reason: 'is not known' }))];
  if (all.length > 0) return invalid(all);
  const username = String(values.username);
  if (passwords.get(username) !== values.password) return refusal(on('wrong-password-403') ? 403 : 401);
  const id = `session-${shop.next()}`;
  shop.sessions.set(id, username);
  const cookie = on('no-cookie-set') ? {} : { 'Set-Cookie': `sid=${id}; Path=/; HttpOnly` };
  const remembered = on('remembered-as-text') ? `${values.remember}` : values.remember;
  return json(200, { username, remembered }, cookie);
}

/** DELETE /session */
export function signOut(shop: Shop, call: Call): Reply {
  const id = cookieOf(call, 'sid');
  if (!shop.on('session-survives')) shop.sessions.delete(id ?? '');
  return { status: 204 };
}

/** The value of a cookie. */
export function cookieOf(call: Call, name: string): string | undefined {
  const pairs = (call.headers.cookie ?? '').split(';').map((pair) => pair.trim());
  return pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1);
}

function formOf(body: Uint8Array): URLSearchParams | undefined {
  try {
    return new URLSearchParams(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch {
    return undefined;
  }
}
