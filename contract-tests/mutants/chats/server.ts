import { type Call, type Refusal, type Reply, type Route, startServer } from '../serve.ts';
import type { Running } from '../subject.ts';
import { listMessages } from './list-messages.ts';
import * as messages from './messages.ts';
import * as reactions from './reactions.ts';
import { problem } from './replies.ts';
import * as rooms from './rooms.ts';
import { createStore, type Store, tokens } from './store.ts';

type Act = (store: Store, call: Call, user: string) => Reply;

const operations: readonly (readonly [method: string, path: string, act: Act])[] = [
  ['GET', '/rooms', rooms.listRooms],
  ['GET', '/rooms/{room_id}/messages', listMessages],
  ['POST', '/rooms/{room_id}/messages', messages.sendMessage],
  ['GET', '/rooms/{room_id}/read-marker', rooms.getReadMarker],
  ['PUT', '/rooms/{room_id}/read-marker', rooms.setReadMarker],
  ['GET', '/messages/{message_id}', messages.getMessage],
  ['PATCH', '/messages/{message_id}', messages.editMessage],
  ['DELETE', '/messages/{message_id}', messages.deleteMessage],
  ['PUT', '/messages/{message_id}/reactions/{emoji}', reactions.addReaction],
  ['DELETE', '/messages/{message_id}/reactions/{emoji}', reactions.removeReaction],
];

/** Starts the chats. */
export function startChats(switched: string | undefined): Promise<Running> {
  const store = createStore(switched);
  const { on } = store;
  const extra = on('marker-can-be-deleted')
    ? [['DELETE', '/rooms/{room_id}/read-marker', rooms.deleteReadMarker] as const]
    : [];
  const routes: Route[] = [...operations, ...extra].map(([method, path, act]) => ({
    method,
    path,
    handle: (call) => {
      const user = userOf(store, call);
      return user === undefined ? problem(401) : act(store, call, user);
    },
  }));
  return startServer({
    basePath: '/v2',
    routes,
    refuse: (refusal) => refuse(store, refusal),
    after: ({ method, headers, target }, reply) => {
      const sent = headers['x-request-id'];
      const isKnown = typeof sent === 'string' && /^[A-Za-z0-9-]{8,64}$/.test(sent);
      const isList = method === 'GET' && /^\/rooms\/[^/]+\/messages/.test(target);
      const isOwn = !isKnown || (on('request-id-not-echoed') && isList);
      const id = isOwn ? store.nextRequestId() : sent;
      return vary(store, { ...reply, headers: { ...reply.headers, 'X-Request-Id': id } });
    },
  });
}

/** The user of the token; undefined without a good one. */
function userOf({ on }: Store, call: Call): string | undefined {
  const token = /^bearer +(\S+)$/i.exec(call.headers.authorization ?? '')?.[1];
  const user = Object.entries(tokens).find(([, one]) => one === token)?.[0];
  if (user !== undefined) return user;
  const isOpen =
    (on('marker-without-token') && call.method === 'GET' && call.template.endsWith('/read-marker')) ||
    (on('any-token-reacts') && token !== undefined && call.method === 'PUT' && 'emoji' in call.params);
  return isOpen ? 'alice' : undefined;
}

function refuse({ on }: Store, { kind, status, allow, template }: Refusal): Reply {
  const reply = problem(status);
  if (kind !== 'method' || (on('allow-missing') && template === '/rooms')) return reply;
  return { ...reply, headers: { ...reply.headers, Allow: allow.join(', ') } };
}

/** What the variants do to an answer. */
function vary({ on }: Store, reply: Reply): Reply {
  const { headers = {}, body } = reply;
  if (on('lower-case-in-pieces')) {
    const renamed = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]);
    return { ...reply, chunked: true, headers: { ...Object.fromEntries(renamed), server: 'envoy' } };
  }
  const isProblem = headers['Content-Type'] === 'application/problem+json';
  if (!on('telling-problems') || !isProblem || typeof body !== 'string') return reply;
  const more = { instance: 'urn:chats:7f', errors: [{ pointer: '/' }], trace_id: '4bf92f', retry: null };
  return { ...reply, body: JSON.stringify({ ...more, ...JSON.parse(body), type: '/problems#chats' }) };
}
