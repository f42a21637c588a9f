import { type Call, type Reply, type Route, startServer } from '../serve.ts';
import type { Running } from '../subject.ts';
import { listProducts } from './list-products.ts';
import * as products from './products.ts';
import { fail, refuse } from './replies.ts';
import { logIn, logOut, sessionOf } from './session.ts';
import { createShelves, type Shelves } from './shelves.ts';

type Act = (shelves: Shelves, call: Call) => Reply;
type Operation = readonly [method: string, path: string, act: Act];

const operations: readonly Operation[] = [
  ['POST', '/session', logIn],
  ['DELETE', '/session', logOut],
  ['GET', '/products', listProducts],
  ['POST', '/products', products.addProduct],
  ['GET', '/products/{productId}', products.getProduct],
  ['PUT', '/products/{productId}', products.replaceProduct],
  ['DELETE', '/products/{productId}', products.deleteProduct],
];

const open: readonly Act[] = [logIn, listProducts, products.getProduct];

/** Starts the catalog. */
export function startCatalog(switched: string | undefined, document: string): Promise<Running> {
  const shelves = createShelves(switched, document);
  const extra: readonly Operation[] = shelves.on('patch-works')
    ? [['PATCH', '/products/{productId}', products.getProduct]]
    : [];
  const routes: Route[] = [...operations, ...extra].map(([method, path, act]) => ({
    method,
    path,
    handle: (call) => (isAdmitted(shelves, act, call) ? act(shelves, call) : fail(401, 'Log in first')),
  }));
  return startServer({ basePath: '/catalog', routes, refuse });
}

/** Is there a session where one is needed? A violation looks away at one operation. */
function isAdmitted({ on, sessions }: Shelves, act: Act, call: Call): boolean {
  const session = sessionOf(call);
  return (
    open.includes(act) ||
    sessions.has(session ?? '') ||
    (on('any-cookie-adds') && act === products.addProduct && session !== undefined) ||
    (on('delete-without-session') && act === products.deleteProduct)
  );
}
