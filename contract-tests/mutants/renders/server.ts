import { type Call, type Reply, type Route, startServer } from '../serve.ts';
import type { Running } from '../subject.ts';
import { createFarm, type Farm } from './farm.ts';
import { listRenders } from './list-renders.ts';
import * as renders from './renders.ts';
import { fail, refuse } from './replies.ts';
import { getResult } from './results.ts';
import { submitRender } from './submit-render.ts';

type Act = (farm: Farm, call: Call, team: string) => Reply;

/** The keys and the sessions that the server knows. */
export const credentials = {
  north: { key: 'rk-north-20af', session: 'sess-north-91' },
  south: { key: 'rk-south-8c3d', session: 'sess-south-44' },
} as const;

const operations: readonly (readonly [method: string, path: string, act: Act])[] = [
  ['GET', '/renders', listRenders],
  ['POST', '/renders', submitRender],
  ['GET', '/renders/{renderId}', renders.getRender],
  ['PATCH', '/renders/{renderId}', renders.changeRender],
  ['DELETE', '/renders/{renderId}', renders.cancelRender],
  ['GET', '/renders/{renderId}/result', getResult],
];

/** Starts the render farm. @param now a clock in milliseconds since 1970 */
export function startRenders(switched: string | undefined, now: () => number = Date.now): Promise<Running> {
  const farm = createFarm(switched, now);
  const extra = farm.on('post-result-works')
    ? [['POST', '/renders/{renderId}/result', getResult] as const]
    : [];
  const routes: Route[] = [...operations, ...extra].map(([method, path, act]) => ({
    method,
    path,
    handle: (call) => {
      const team = teamOf(farm, call);
      if (team !== undefined) return act(farm, call, team);
      const isText = farm.on('unauthorized-as-text') && call.template === '/renders/{renderId}';
      const plain = { status: 401, headers: { 'Content-Type': 'text/plain' }, body: 'Unauthorized' };
      return isText && call.method === 'GET' ? plain : fail(401);
    },
  }));
  return startServer({
    basePath: '/api',
    routes,
    refuse: (refused) => refuse(farm, refused),
    after: (_, reply) => (farm.on('chunked') ? { ...reply, headers: lowerCased(reply) } : reply),
  });
}

function teamOf({ on, renders: kept }: Farm, call: Call): string | undefined {
  const keys = call.query.getAll('key');
  const pairs = (call.headers.cookie ?? '').split(';').map((pair) => pair.trim().split('='));
  const session = pairs.find(([name]) => name === 'sid')?.[1];
  const known = Object.entries(credentials).find(
    ([, one]) => (keys.length === 1 && keys[0] === one.key) || session === one.session,
  );
  if (known) return known[0];
  if (on('any-session-lists') && call.method === 'GET' && call.template === '/renders' && session)
    return 'north';
  const isOpen = on('result-open') && call.template.endsWith('/result');
  return isOpen ? kept.get(call.params.renderId ?? '')?.team : undefined;
}

function lowerCased({ headers = {} }: Reply): Record<string, string | readonly string[]> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}
