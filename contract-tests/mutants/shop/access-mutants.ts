import { valueAt } from '../ask.ts';
import type { Mutant } from '../subject.ts';
import {
  ada,
  bern,
  bob,
  change,
  done,
  eachOf,
  get,
  graz,
  order,
  ordered,
  placed,
  send,
  signIn,
} from './requests.ts';

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];

/** The violations of the shop in whom it lets in, which methods it has, and what it cannot bear. */
export const accessMutants: readonly Mutant[] = [
  {
    id: 'others-orders-listed',
    class: 'auth',
    alsoClass: ['collection'],
    operations: ['GET /orders'],
    summary: "the list has everybody's orders, and one cannot read them",
    witness: async (ask) => eachOf(await ask('GET', '/orders', { headers: bob }), 'id').length > 1,
  },
  {
    id: 'foreign-address-readable',
    class: 'auth',
    operations: ['GET /addresses/{addressId}'],
    summary: "somebody else's address is read",
    witness: async (ask) => (await get(ask, graz)).status === 200,
  },
  {
    id: 'cancel-without-csrf',
    class: 'auth',
    operations: ['POST /orders/{orderId}/cancel'],
    summary: 'an order is cancelled without the CSRF token',
    witness: async (ask) => {
      const options = { headers: { Cookie: ada.Cookie }, json: { reason: 'other' } };
      return (await ask('POST', `${placed}/cancel`, options)).status === 200;
    },
  },
  {
    id: 'any-csrf-token',
    class: 'auth',
    operations: ['DELETE /addresses/{addressId}'],
    summary: 'an address is removed with any CSRF token',
    witness: async (ask) => {
      const headers = { 'X-CSRF-Token': 'nonsense', 'If-Match': (await get(ask, bern)).headers.etag ?? '' };
      return (await send(ask, 'DELETE', bern, { headers })).status === 204;
    },
  },
  {
    id: 'any-cookie',
    class: 'auth',
    operations: ['GET /cart'],
    summary: 'any cookie reads the cart',
    witness: async (ask) =>
      (await ask('GET', '/cart', { headers: { Cookie: 'sid=nonsense' } })).status === 200,
  },
  {
    id: 'file-is-open',
    class: 'auth',
    operations: ['GET /exports/{exportId}/file'],
    summary: 'the file of an export is read without signing in',
    witness: async (ask) => (await ask('GET', `${await done(ask)}/file`)).status === 200,
  },
  {
    id: 'sign-out-keeps-session',
    class: 'auth',
    alsoClass: ['state'],
    operations: ['DELETE /sessions/current'],
    summary: 'the cookie is good after signing out',
    witness: async (ask) => {
      await send(ask, 'DELETE', '/sessions/current');
      return (await get(ask, '/cart')).status === 200;
    },
  },
  {
    id: 'order-replaceable',
    class: 'methods-routes',
    operations: ['PUT /orders/{orderId}'],
    summary: 'PUT works on an order, which the document does not have',
    witness: async (ask) => (await send(ask, 'PUT', placed, { json: {} })).status === 200,
  },
  {
    id: 'order-deletable',
    class: 'methods-routes',
    alsoClass: ['state'],
    operations: ['DELETE /orders/{orderId}'],
    summary: 'DELETE works on an order, which the document does not have',
    witness: async (ask) => (await send(ask, 'DELETE', placed)).status === 204,
  },
  {
    id: 'cart-without-allow',
    class: 'methods-routes',
    alsoClass: ['headers-media'],
    operations: methods.map((method) => `${method} /cart`),
    summary: 'the 405 of the cart has no Allow',
    witness: async (ask) => {
      const { status, headers } = await send(ask, 'DELETE', '/cart');
      return status === 405 && headers.allow === undefined;
    },
  },
  {
    id: 'wrong-method-404',
    class: 'methods-routes',
    alsoClass: ['status'],
    operations: methods.map((method) => `${method} /sessions`),
    summary: 'a method that the sessions do not have is a 404 in place of a 405',
    witness: async (ask) => (await send(ask, 'PUT', '/sessions', { json: {} })).status === 404,
  },
  {
    id: 'head-list-404',
    class: 'methods-routes',
    alsoClass: ['status'],
    operations: ['HEAD /products', 'GET /products'],
    summary: 'the documented HEAD of the list is a 404',
    witness: async (ask) => (await ask('HEAD', '/products')).status === 404,
  },
  {
    id: 'head-without-etag',
    class: 'methods-routes',
    alsoClass: ['headers-media'],
    operations: ['HEAD /products/{productId}', 'GET /products/{productId}'],
    summary: 'HEAD lacks the required ETag that GET has',
    witness: async (ask) => (await ask('HEAD', '/products/tea-kettle')).headers.etag === undefined,
  },
  {
    id: 'options-lacks-post',
    class: 'methods-routes',
    alsoClass: ['headers-media'],
    operations: ['OPTIONS /orders', 'GET /orders', 'POST /orders'],
    summary: 'the documented OPTIONS of the orders leaves POST out of Allow',
    witness: async (ask) => !(await ask('OPTIONS', '/orders')).headers.allow?.includes('POST'),
  },
  {
    id: 'zero-price-crashes',
    class: 'robustness',
    alsoClass: ['status', 'input-acceptance'],
    operations: ['GET /products', 'HEAD /products'],
    summary: 'a price of zero to start from is a 500',
    witness: async (ask) => (await get(ask, '/products?filter[price_from]=0')).status === 500,
  },
  {
    id: 'leap-day-crashes',
    class: 'robustness',
    alsoClass: ['status', 'input-acceptance'],
    operations: ['GET /vouchers/{code}'],
    summary: 'a leap day is a 500',
    witness: async (ask) => (await get(ask, '/vouchers/WELCOME?on=2028-02-29')).status === 500,
  },
  {
    id: 'trace-in-refusal',
    class: 'robustness',
    operations: ['POST /orders'],
    summary: 'the refusal of malformed JSON shows a stack trace',
    witness: async (ask) => {
      const headers = { 'Content-Type': 'application/json', 'Idempotency-Key': 'key-of-a-test' };
      const answer = await send(ask, 'POST', '/orders', { headers, body: '{"items":' });
      return String(valueAt(answer, 'error', 'message')).includes('body.js:22');
    },
  },
  {
    id: 'emoji-note-crashes',
    class: 'robustness',
    alsoClass: ['status', 'input-acceptance'],
    operations: ['POST /orders'],
    summary: 'a note with an emoji is a 500',
    witness: async (ask) => (await order(ask, { gift_note: 'For you 🎁' })).status === 500,
  },
  {
    id: 'null-body-crashes',
    class: 'robustness',
    operations: ['PATCH /addresses/{addressId}'],
    summary: 'the connection is closed where the patch is null',
    witness: async (ask) => (await change(ask, bern, null)).failure === 'closed',
  },
  {
    id: 'bad-cursor-crashes',
    class: 'robustness',
    alsoClass: ['status', 'collection'],
    operations: ['GET /orders'],
    summary: 'an unknown cursor is a 500',
    witness: async (ask) => (await get(ask, '/orders?cursor=zzz')).status === 500,
  },
  {
    id: 'file-cut-off',
    class: 'robustness',
    alsoClass: ['headers-media'],
    operations: ['GET /exports/{exportId}/file'],
    summary: 'a file ends in the middle',
    witness: async (ask) => (await get(ask, `${await done(ask)}/file`)).failure === 'closed',
  },
  {
    id: 'long-password-hangs',
    class: 'robustness',
    operations: ['POST /sessions'],
    summary: 'a password of exactly 72 characters is never answered',
    witness: async (ask) => {
      const json = { email: 'ada@example.com', password: 'x'.repeat(72) };
      return (await signIn(ask, { json, timeoutMs: 400 })).failure === 'timeout';
    },
  },
  {
    id: 'own-order-forbidden',
    class: 'status',
    alsoClass: ['auth', 'state'],
    operations: ['GET /orders/{orderId}'],
    summary: 'an order that one has just placed is an undocumented 403',
    witness: async (ask) => (await get(ask, await ordered(ask))).status === 403,
  },
];
