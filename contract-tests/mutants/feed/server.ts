import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { loadContract } from '../contract.ts';
import { type Call, type Reply, startServer } from '../serve.ts';
import type { Running, Subject } from '../subject.ts';
import { commentRoutes } from './comments.ts';
import { draftRoutes } from './drafts.ts';
import { mutants } from './mutants.ts';
import { postRoutes } from './posts.ts';
import { problem } from './problem.ts';
import { createStore } from './store.ts';
import { variants } from './variants.ts';
import type { World } from './world.ts';

const basePath = '/v2';
const document = fileURLToPath(new URL('openapi.yaml', import.meta.url));

/** Cursors and Link headers, problem details, an API key, required and echoed headers (OpenAPI 3.1). */
export const feed: Subject = {
  name: 'feed',
  document,
  basePath,
  verifyArgs: ['--auth', 'apiKey=key-ada-58c1', '--second-user', 'X-Api-Key: key-ben-e07d'],
  mutants,
  variants,
  start: ({ switched }) => start(switched),
};

async function start(switched: string | undefined): Promise<Running> {
  const contract = loadContract(document);
  const on = (id: string) => id === switched;
  const store = createStore();
  const origin = (call: Call) => (on('absolute-links') ? `http://${call.headers.host}` : '');
  const world: World = { store, contract, on, linkBase: (call) => origin(call) + basePath };
  return await startServer({
    basePath,
    routes: [...postRoutes(world), ...commentRoutes(world), ...draftRoutes(world)],
    refuse: ({ status, kind, allow, template }) => {
      const isSilent = on('405-without-allow') && template === '/drafts';
      return problem(status, {}, kind === 'method' && !isSilent ? { Allow: allow.join(', ') } : {});
    },
    after: (call, reply) => dress(on, call, withRequestId(on, call, reply)),
  });
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

function withRequestId(on: World['on'], call: Pick<Call, 'headers' | 'target'>, reply: Reply): Reply {
  if (on('author-without-request-id') && call.target.startsWith('/authors/')) return reply;
  const given = String(call.headers['x-request-id'] ?? '');
  const id = uuid.test(given) ? given : '7b1e9a52-0000-4000-8000-3c5d1f0a9e44';
  return { ...reply, headers: { ...reply.headers, 'X-Request-Id': id } };
}

/** What the variants do to every answer. */
function dress(on: World['on'], call: Pick<Call, 'headers'>, reply: Reply): Reply {
  if (on('chunked')) return { ...reply, chunked: true };
  if (on('lower-case-names')) {
    const entries = Object.entries(reply.headers ?? {});
    return {
      ...reply,
      headers: Object.fromEntries(entries.map(([name, value]) => [name.toLowerCase(), value])),
    };
  }
  const isAskedFor = String(call.headers['accept-encoding'] ?? '').includes('gzip');
  if (!on('gzip') || !isAskedFor || !reply.body) return reply;
  const headers = { ...reply.headers, 'Content-Encoding': 'gzip', Vary: 'Accept-Encoding' };
  return { ...reply, headers, body: gzipSync(reply.body) };
}
