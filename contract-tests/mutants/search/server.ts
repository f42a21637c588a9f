import { gzipSync } from 'node:zlib';
import type { Call, Reply, Route } from '../serve.ts';
import { startServer } from '../serve.ts';
import type { Running } from '../subject.ts';
import { addProduct, deleteProduct, findProducts, readProduct, replaceProduct } from './products.ts';
import { refusal, refuse } from './replies.ts';
import { forgetSearch, keepSearch, listSearches, readSearchById, replaceSearch } from './searches.ts';
import { cookieOf, signIn, signOut } from './session.ts';
import { createShop, type Shop } from './shop.ts';

type Operation = readonly [
  method: string,
  path: string,
  act: (shop: Shop, call: Call, user: string) => Reply,
];

const operations: readonly Operation[] = [
  ['POST', '/session', signIn],
  ['DELETE', '/session', signOut],
  ['GET', '/products', findProducts],
  ['POST', '/products', addProduct],
  ['GET', '/products/{productId}', readProduct],
  ['PUT', '/products/{productId}', replaceProduct],
  ['DELETE', '/products/{productId}', deleteProduct],
  ['GET', '/searches', listSearches],
  ['POST', '/searches', keepSearch],
  ['GET', '/searches/{searchId}', readSearchById],
  ['PUT', '/searches/{searchId}', replaceSearch],
  ['DELETE', '/searches/{searchId}', forgetSearch],
];

/** Starts the search server. */
export function startSearch(switched: string | undefined): Promise<Running> {
  const shop = createShop(switched);
  const extra: readonly Operation[] = shop.on('undocumented-patch')
    ? [['PATCH', '/products/{productId}', replaceProduct]]
    : [];
  const routes: Route[] = [...operations, ...extra].map(([method, path, act]) => ({
    method,
    path,
    handle: (call) => guarded(shop, call, act),
  }));
  return startServer({
    basePath: '/shop',
    routes,
    refuse: (refused) => {
      const isCrash = refused.kind === 'method' && shop.on('unknown-method-crashes');
      return isCrash ? refusal(500) : refuse(refused);
    },
    after: ({ method, target, headers }, reply) => {
      const isProduct = /^\/products\/\d+$/.test(target);
      if (shop.on('head-crashes') && method === 'HEAD' && isProduct) return { ...reply, status: 500 };
      const isZipped = shop.on('zipped') && String(headers['accept-encoding']).includes('gzip');
      return isZipped && reply.body ? zipped(reply) : shop.on('keys-reversed') ? reversed(reply) : reply;
    },
  });
}

function guarded(shop: Shop, call: Call, act: Operation[2]): Reply {
  if (act === signIn) return act(shop, call, '');
  const { on } = shop;
  const cookie = cookieOf(call, 'sid');
  const user = shop.sessions.get(cookie ?? '');
  if (user !== undefined) return act(shop, call, user);
  const isOpen = on('read-product-open') && act === readProduct;
  const isFooled = on('any-cookie-finds') && act === findProducts && cookie !== undefined;
  const isUnguarded = on('delete-open') && act === deleteProduct;
  return isOpen || isFooled || isUnguarded ? act(shop, call, 'ada') : refusal(401);
}

function zipped(reply: Reply): Reply {
  const headers = { ...reply.headers, 'Content-Encoding': 'gzip', Vary: 'Accept-Encoding' };
  return { ...reply, headers, body: gzipSync(reply.body ?? '') };
}

/** The same JSON with the keys of its objects in another order. */
function reversed(reply: Reply): Reply {
  if (typeof reply.body !== 'string' || reply.body === '') return reply;
  const body = JSON.stringify(JSON.parse(reply.body), (_, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).reverse())
      : value,
  );
  return { ...reply, body };
}
