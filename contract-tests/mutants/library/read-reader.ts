import type { Or } from '../or.ts';
import type { Call } from '../serve.ts';
import { fail } from './envelope.ts';
import type { Reader } from './store.ts';
import type { World } from './world.ts';

/** Who calls. */
export function readReader({ on, store }: World, call: Call): Or<Reader> {
  const header = call.headers.authorization;
  const [, scheme = '', token = ''] = /^(\S+) +(\S+)$/.exec(header ?? '') ?? [];
  const reader = scheme.toLowerCase() === 'bearer' ? store.readers.get(token) : undefined;
  if (reader) return { ok: true, value: reader };
  const alice = store.readers.get('alice-4c2e');
  const operation = `${call.method} ${call.template}`;
  const isLetIn =
    (on('loan-any-token') && operation === 'POST /loans' && scheme.toLowerCase() === 'bearer') ||
    (on('me-wrong-scheme') && operation === 'GET /me' && scheme.toLowerCase() === 'basic') ||
    (on('loans-without-token') && operation === 'GET /loans' && header === undefined);
  if (isLetIn && alice) return { ok: true, value: alice };
  const headers = on('unauthorized-no-challenge') ? {} : { 'WWW-Authenticate': 'Bearer realm="library"' };
  return { ok: false, reply: fail(401, 'unauthorized', 'Send a valid token.', { headers }) };
}
