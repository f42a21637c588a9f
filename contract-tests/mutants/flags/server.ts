import { type Call, type Refusal, type Reply, type Route, startServer } from '../serve.ts';
import type { Running } from '../subject.ts';
import { evaluateFlag } from './evaluate-flag.ts';
import * as flags from './flags.ts';
import * as lists from './lists.ts';
import { fail } from './replies.ts';
import { createStore, goodKey, type Store } from './store.ts';

type Act = (store: Store, call: Call) => Reply;

const operations: readonly (readonly [method: string, path: string, act: Act])[] = [
  ['GET', '/projects', lists.listProjects],
  ['GET', '/projects/{project}/flags', lists.listFlags],
  ['GET', '/projects/{project}/flags/{key}', flags.getFlag],
  ['PUT', '/projects/{project}/flags/{key}', flags.putFlag],
  ['DELETE', '/projects/{project}/flags/{key}', flags.deleteFlag],
  ['POST', '/projects/{project}/flags/{key}/archive', flags.archiveFlag],
  ['GET', '/projects/{project}/flags/{key}/evaluate', evaluateFlag],
];

/** Starts the feature flags. @param wait waits for some milliseconds */
export function startFlags(
  switched: string | undefined,
  wait: (ms: number) => Promise<unknown> = (ms) => new Promise((done) => setTimeout(done, ms)),
): Promise<Running> {
  const store = createStore(switched);
  const { on } = store;
  const extra = on('flags-can-be-posted')
    ? [['POST', '/projects/{project}/flags', flags.addFlag] as const]
    : [];
  const routes: Route[] = [...operations, ...extra].map(([method, path, act]) => ({
    method,
    path,
    handle: async (call) => {
      if (on('slow')) await wait(50);
      if (isAdmitted(store, call)) return act(store, call);
      if (on('deleted-before-refused') && call.method === 'DELETE') act(store, call);
      return fail(401);
    },
  }));
  return startServer({
    basePath: '/api',
    routes,
    refuse,
    after: ({ method, target }, reply) => {
      const isFlag = /^\/projects\/[^/]+\/flags\/[^/]+$/.test(target);
      if (on('head-refused') && method === 'HEAD' && isFlag) {
        return { ...fail(405), headers: { Allow: 'GET, PUT, DELETE' } };
      }
      return vary(store, reply);
    },
  });
}

/** Does the request have the key, or does a violation look away? */
function isAdmitted({ on }: Store, call: Call): boolean {
  const key = call.headers['x-api-key'];
  if (key === goodKey) return true;
  return (
    (on('evaluated-without-key') && call.template.endsWith('/evaluate')) ||
    (on('any-api-key') && key !== undefined && call.template.endsWith('/archive'))
  );
}

function refuse({ kind, status, allow }: Refusal): Reply {
  const reply = fail(status);
  return kind === 'method' ? { ...reply, headers: { ...reply.headers, Allow: allow.join(', ') } } : reply;
}

/** What the variants do to an answer. */
function vary({ on }: Store, reply: Reply): Reply {
  const { headers = {}, body } = reply;
  if (on('capitals-in-pieces')) {
    const renamed = Object.entries(headers).map(([name, value]) => [name.toUpperCase(), value]);
    return { ...reply, chunked: true, headers: { ...Object.fromEntries(renamed), 'x-cache': 'MISS' } };
  }
  if (!on('more-fields') || typeof body !== 'string' || body === '') return reply;
  const { data, meta, ...rest } = JSON.parse(body);
  const more = Array.isArray(data) || data === undefined ? data : { _links: { self: null }, ...data };
  const told = meta === undefined ? rest : { meta: { took_ms: 1.5, ...meta }, data: more };
  return { ...reply, body: JSON.stringify({ api_version: '2025-03', ...told }) };
}
