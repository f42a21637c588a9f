import { fileURLToPath } from 'node:url';
import { loadContract } from '../contract.ts';
import { type Refusal, type Reply, startServer } from '../serve.ts';
import type { Running, Subject } from '../subject.ts';
import { categoryRoutes } from './categories.ts';
import { itemRoutes } from './items.ts';
import { mutants } from './mutants.ts';
import { fail } from './reply.ts';
import { stockRoutes } from './stock.ts';
import { createStore } from './store.ts';
import { variants } from './variants.ts';
import type { World } from './world.ts';

const document = fileURLToPath(new URL('openapi.yaml', import.meta.url));

/** ETags and conditions, merge patches, HEAD, bare lists, defaults, Basic logins, no base path (OpenAPI 3.1). */
export const inventory: Subject = {
  name: 'inventory',
  document,
  basePath: '',
  verifyArgs: ['--auth', 'basicAuth=clerk:stock-2f6b'],
  mutants,
  variants,
  start: ({ switched }) => start(switched),
};

async function start(switched: string | undefined): Promise<Running> {
  const contract = loadContract(document);
  const on = (id: string) => id === switched;
  const world: World = { store: createStore(), contract, on };
  return await startServer({
    basePath: '',
    routes: [...itemRoutes(world), ...stockRoutes(world), ...categoryRoutes(world)],
    refuse: (refusal) => refuse(on, refusal),
    after: (_call, reply) => dress(on, reply),
  });
}

function refuse(on: World['on'], { kind, status, allow, template }: Refusal): Reply {
  if (kind !== 'method') return fail(status, 'there is nothing');
  const isTooMuch = on('allow-names-delete') && template === '/items/{sku}/stock';
  const headers = { Allow: [...allow, ...(isTooMuch ? ['DELETE'] : [])].join(', ') };
  const isHidden = on('405-as-404') && template === '/categories';
  return isHidden ? fail(404, 'there is none') : fail(status, 'not with this method', headers);
}

/** What the variants do to every answer. */
function dress(on: World['on'], reply: Reply): Reply {
  if (on('connection-closed-after-each'))
    return { ...reply, headers: { ...reply.headers, Connection: 'close' } };
  if (!on('whole-numbers-with-fraction') || typeof reply.body !== 'string') return reply;
  const numbers = /"(version|price_cents|on_hand|on_hand_after|delta)":(-?\d+)(?=[,}])/g;
  return { ...reply, body: reply.body.replace(numbers, '"$1":$2.0') };
}
