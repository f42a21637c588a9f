import { isForgiven } from '../lenience.ts';
import type { Or } from '../or.ts';
import type { Call } from '../serve.ts';
import { lenience } from './lenience.ts';
import { fail, json } from './reply.ts';
import type { World } from './world.ts';

/** The login, then the parameters. */
export function admit(world: World, call: Call): Or<Readonly<Record<string, unknown>>> {
  if (!isLoggedIn(world, call)) {
    return { ok: false, reply: fail(401, 'log in', { 'WWW-Authenticate': 'Basic realm="inventory"' }) };
  }
  const { values, violations } = world.contract.readParameters(call);
  const wrong = violations.filter((one) => !isForgiven(lenience, world.on, call, one));
  if (wrong.length === 0) return { ok: true, value: values };
  if (wrong.every(({ name, keyword }) => name === 'If-Match' && keyword === 'required')) {
    return { ok: false, reply: fail(428, 'If-Match is required') };
  }
  return { ok: false, reply: json(400, { error: 'not valid', where: wrong[0]?.message }) };
}

function isLoggedIn({ on }: World, call: Call): boolean {
  const header = call.headers.authorization;
  const [, scheme = '', text = ''] = /^(\S+) +(\S+)$/.exec(header ?? '') ?? [];
  const login = Buffer.from(text, 'base64').toString();
  const operation = `${call.method} ${call.template}`;
  if (scheme.toLowerCase() === 'basic' && login === 'clerk:stock-2f6b') return true;
  return (
    (on('patch-without-login') && operation === 'PATCH /items/{sku}' && header === undefined) ||
    (on('any-password') && operation === 'GET /items' && scheme.toLowerCase() === 'basic') ||
    (on('delete-with-bearer') && operation === 'DELETE /items/{sku}' && scheme.toLowerCase() === 'bearer') ||
    (on('category-deleted-by-all') && operation === 'DELETE /categories/{code}' && header === undefined)
  );
}
