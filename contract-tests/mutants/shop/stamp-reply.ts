import type { Reply, ServerParts } from '../serve.ts';
import { fail } from './replies.ts';

const wait = (ms: number) => new Promise((done) => setTimeout(done, ms));

/** What is done to every answer before it is sent. */
export function stampReply(on: (id: string) => boolean): NonNullable<ServerParts['after']> {
  return async ({ method, target }, reply) => {
    if (on('slow')) await wait(25);
    const path = target.split('?')[0];
    if (on('head-list-404') && method === 'HEAD' && path === '/products') return fail(404);
    if (on('options-lacks-post') && method === 'OPTIONS' && path === '/orders') {
      return { status: 204, headers: { Allow: 'GET, HEAD, OPTIONS' } };
    }
    if (on('chunked')) return { ...reply, chunked: true };
    if (on('shouted-headers')) return { ...reply, headers: shouted(reply) };
    return on('richer-errors') ? richer(reply) : reply;
  };
}

function shouted({ headers = {} }: Reply): NonNullable<Reply['headers']> {
  const entries = Object.entries(headers).map(([name, value]) => [name.toUpperCase(), value]);
  return { ...Object.fromEntries(entries), 'x-served-by': 'till-2', VARY: 'Cookie' };
}

function richer(reply: Reply): Reply {
  if (reply.status < 400) return reply;
  const { error } = JSON.parse(String(reply.body));
  const more = { trace_id: '4bf92f35', docs: null, ...error, message: 'Das ging nicht: 🤷' };
  return { ...reply, body: JSON.stringify({ error: more }, null, 2) };
}
