import { fileURLToPath } from 'node:url';
import { loadContract } from '../contract.ts';
import { type Call, type Refusal, type Reply, startServer } from '../serve.ts';
import type { Running, Subject } from '../subject.ts';
import { bookRoutes } from './books.ts';
import { fail } from './envelope.ts';
import { loanRoutes } from './loans.ts';
import { mutants } from './mutants.ts';
import { reviewRoutes } from './reviews.ts';
import { createStore, type Store } from './store.ts';
import { variants } from './variants.ts';
import type { World } from './world.ts';

const basePath = '/api/v1';
const document = fileURLToPath(new URL('openapi.yaml', import.meta.url));

/** Envelopes, numbered pages, filters and sorting, nested reviews, bearer tokens with owners (OpenAPI 3.0.3). */
export const library: Subject = {
  name: 'library',
  document,
  basePath,
  verifyArgs: ['--auth', 'bearerAuth=alice-4c2e', '--second-user', 'Authorization: Bearer bob-93ab'],
  mutants,
  variants,
  start: ({ switched }) => start(switched),
};

async function start(switched: string | undefined): Promise<Running> {
  const contract = loadContract(document);
  const on = (id: string) => id === switched;
  const store = createStore();
  const origin = (call: Pick<Call, 'headers'>) =>
    on('absolute-location') ? `http://${call.headers.host}` : '';
  const world: World = { store, contract, on, locationBase: (call) => origin(call) + basePath };
  let requests = 0;
  return await startServer({
    basePath,
    routes: [...bookRoutes(world), ...reviewRoutes(world), ...loanRoutes(world)],
    refuse: (refusal) => refuse(on, refusal),
    head: on('head-refused') ? 'refused' : 'as-get',
    options: 'allow',
    after: async (_call, reply) => {
      if (on('others-add-books') && ++requests % 7 === 0) addOthersBook(store);
      if (on('slow')) await new Promise((resolve) => setTimeout(resolve, 50));
      return on('charset-in-capitals') ? withCharset(reply) : reply;
    },
  });
}

function refuse(on: World['on'], { kind, status, allow, template }: Refusal): Reply {
  if (kind !== 'method') return fail(status, kind.replaceAll('-', '_'), 'There is nothing to be had here.');
  const shown =
    on('allow-without-post') && template === '/loans' ? allow.filter((one) => one !== 'POST') : allow;
  const headers = { Allow: shown.join(', ') };
  if (on('wrong-method-400') && template === '/loans')
    return fail(400, 'bad_method', 'Not here.', { headers });
  return fail(status, 'method_not_allowed', 'Not here.', { headers });
}

/** What another reader does meanwhile. */
function addOthersBook(store: Store): void {
  const first = store.books.get(1);
  if (!first) return;
  const id = store.nextId();
  const at = store.now();
  const isbn = `979-${String(2_000_000_000 + id)}`;
  store.books.set(id, { ...first, id, isbn, owner_id: 3, created_at: at, updated_at: at });
}

function withCharset(reply: Reply): Reply {
  const type = reply.headers?.['Content-Type'];
  if (typeof type !== 'string' || !type.startsWith('application/json')) return reply;
  return { ...reply, headers: { ...reply.headers, 'Content-Type': 'application/json; charset=UTF-8 ' } };
}
