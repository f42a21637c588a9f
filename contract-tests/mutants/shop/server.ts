import { fileURLToPath } from 'node:url';
import { loadContract, type Violation } from '../contract.ts';
import { isForgiven } from '../lenience.ts';
import { readJson } from '../read-json.ts';
import { dateTime } from '../rules/formats.ts';
import { type Call, type Refusal, type Reply, type Route, startServer } from '../serve.ts';
import type { Running } from '../subject.ts';
import * as addresses from './addresses.ts';
import { getCart, putCartItem, removeCartItem } from './cart.ts';
import * as exported from './exports.ts';
import { lenience } from './lenience.ts';
import * as orders from './orders.ts';
import { getProduct, listProducts, refused } from './products.ts';
import { fail, json, violation } from './replies.ts';
import { sessionOf, signIn, signOut } from './sessions.ts';
import { openShop, type User } from './shop.ts';
import { stampReply } from './stamp-reply.ts';
import { getVoucher } from './vouchers.ts';
import type { Act, Given, World } from './world.ts';

/** The OpenAPI document of the shop. */
export const document = fileURLToPath(new URL('openapi.yaml', import.meta.url));

type Operation = readonly [method: string, path: string, act: Act, body?: 'json' | 'merge-patch+json'];

const operations: readonly Operation[] = [
  ['POST', '/sessions', signIn, 'json'],
  ['DELETE', '/sessions/current', signOut],
  ['GET', '/products', listProducts],
  ['GET', '/products/{productId}', getProduct],
  ['GET', '/cart', getCart],
  ['PUT', '/cart/items/{productId}', putCartItem, 'json'],
  ['DELETE', '/cart/items/{productId}', removeCartItem],
  ['GET', '/orders', orders.listOrders],
  ['POST', '/orders', orders.placeOrder, 'json'],
  ['GET', '/orders/{orderId}', orders.getOrder],
  ['POST', '/orders/{orderId}/cancel', orders.cancelOrder, 'json'],
  ['GET', '/addresses', addresses.listAddresses],
  ['POST', '/addresses', addresses.addAddress, 'json'],
  ['GET', '/addresses/{addressId}', addresses.getAddress],
  ['PATCH', '/addresses/{addressId}', addresses.changeAddress, 'merge-patch+json'],
  ['DELETE', '/addresses/{addressId}', addresses.removeAddress],
  ['GET', '/vouchers/{code}', getVoucher],
  ['POST', '/exports', exported.startExport, 'json'],
  ['GET', '/exports/{exportId}', exported.getExport],
  ['GET', '/exports/{exportId}/file', exported.getExportFile],
];

const undocumented: Readonly<Record<string, Operation>> = {
  'order-replaceable': ['PUT', '/orders/{orderId}', orders.replaceOrder],
  'order-deletable': ['DELETE', '/orders/{orderId}', orders.deleteOrder],
};

const trace = 'SyntaxError: Unexpected end of JSON input\n    at parse (/srv/shop/dist/http/body.js:22:9)';
const nobody: User = { email: '', name: '', password: '' };

/** Starts the shop. @param switched the id of a mutant or variant */
export function startShop(switched: string | undefined): Promise<Running> {
  const on = (id: string) => id === switched;
  const world: World = { shop: openShop(), contract: loadContract(document), on };
  const extra = Object.entries(undocumented).flatMap(([id, operation]) => (on(id) ? [operation] : []));
  const routes: Route[] = [...operations, ...extra].map(([method, path, act, body]) => ({
    method,
    path,
    handle: (call) => answer(world, call, act, body),
  }));
  return startServer({
    basePath: '/shop/api',
    routes,
    options: 'allow',
    refuse: (refusal) => refuse(world, refusal),
    after: stampReply(on),
  });
}

function answer(world: World, call: Call, act: Act, bodyType: Operation[3]): Reply {
  const { on, contract } = world;
  const method = call.method === 'HEAD' ? 'GET' : call.method;
  const operation = `${method} ${call.template}`;
  const user = admit(world, call, operation);
  if (typeof user === 'number') return fail(user);
  const { values, violations } = contract.readParameters({ ...call, method });
  const wrong = [...violations, ...looseTimes(values)].filter((one) => !isForgiven(lenience, on, call, one));
  if (wrong.some((one) => one.in === 'path')) return fail(404);
  if (wrong.some(({ name, keyword }) => name === 'If-Match' && keyword === 'required')) return fail(428);
  if (wrong.length > 0) return call.template === '/products' ? refused(world, wrong) : fail(400, wrong);
  const given = { call, user, values, body: {} };
  return bodyType ? withBody(world, given, act, bodyType) : act(world, given);
}

function withBody(world: World, given: Given, act: Act, bodyType: 'json' | 'merge-patch+json'): Reply {
  const { on, contract } = world;
  const { call } = given;
  const operation = `${call.method} ${call.template}`;
  const isText = on('text-accepted') && operation === 'POST /sessions';
  const mediaType = `application/${bodyType}`;
  const read = readJson(call, [mediaType, ...(isText ? ['text/plain'] : [])]);
  if (!read.ok && read.reason === 'media-type') return fail(415);
  if (!read.ok) return operation === 'POST /orders' && on('trace-in-refusal') ? traced() : fail(400);
  if (on('null-body-crashes') && bodyType !== 'json' && read.value === null)
    return { ...fail(500), fault: 'close' };
  const wrong = [
    ...contract.checkBody(call, mediaType, read.value),
    ...refusedPickup(world, read.value),
  ].filter((one) => !isForgiven(lenience, on, call, one));
  const isObject = typeof read.value === 'object' && read.value !== null;
  const body = isObject ? (read.value as Record<string, unknown>) : {};
  if (wrong.length === 0) return act(world, { ...given, body });
  if (on('refused-change-stays') && bodyType !== 'json') addresses.keepRefusedName(world, { ...given, body });
  const isNull = on('fields-null') && operation === 'POST /addresses';
  return isNull
    ? json(422, { error: { code: 'invalid', message: 'Invalid', fields: null } })
    : fail(422, wrong);
}

/** The violation: the last of the documented kinds of delivery is not known. */
function refusedPickup({ on }: World, value: unknown): readonly Violation[] {
  const isPickup =
    typeof value === 'object' && value !== null && 'delivery' in value && value.delivery === 'pickup';
  return isPickup && on('pickup-refused') ? [violation('body', '/delivery', 'enum')] : [];
}

function traced(): Reply {
  return json(400, { error: { code: 'bad_request', message: trace, fields: [] } });
}

/** Times that Ajv lets pass and RFC 3339 does not: with a space in place of the T, say. */
function looseTimes(values: Readonly<Record<string, unknown>>): readonly Violation[] {
  const names = ['placed_from', 'placed_to'];
  return names
    .filter((name) => values[name] !== undefined && !dateTime(String(values[name])))
    .map((name) => violation('query', name, 'format'));
}

/** Who has sent a request, or the status of the refusal; some violations look away at one operation. */
function admit({ shop, on }: World, call: Call, operation: string): User | 401 | 403 {
  if (operation === 'POST /sessions' || call.template.startsWith('/products')) return nobody;
  const cookie = sessionOf(call);
  const session = cookie === undefined ? undefined : shop.sessions.get(cookie);
  const isOpen =
    (on('any-cookie') && operation === 'GET /cart' && cookie !== undefined) ||
    (on('file-is-open') && operation === 'GET /exports/{exportId}/file');
  if (!session) return isOpen ? (shop.users[0] ?? nobody) : 401;
  if (operation.startsWith('GET ')) return session.user;
  const csrf = call.headers['x-csrf-token'];
  const isForgotten =
    (on('cancel-without-csrf') && operation === 'POST /orders/{orderId}/cancel') ||
    (on('any-csrf-token') && operation === 'DELETE /addresses/{addressId}' && csrf !== undefined);
  return csrf === session.csrf || isForgotten ? session.user : 403;
}

function refuse({ on }: World, { kind, status, allow, template }: Refusal): Reply {
  const reply = fail(status);
  if (kind !== 'method') return reply;
  if (on('cart-without-allow') && template === '/cart') return reply;
  if (on('wrong-method-404') && template === '/sessions') return fail(404);
  return { ...reply, headers: { ...reply.headers, Allow: allow.join(', ') } };
}
