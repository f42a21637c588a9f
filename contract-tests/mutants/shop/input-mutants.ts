import type { Mutant } from '../subject.ts';
import { add, bern, cancel, change, get, order, pan, placed, put, send, signIn, start } from './requests.ts';

/** The violations of the shop in what it takes and what it refuses. */
export const inputMutants: readonly Mutant[] = [
  {
    id: 'limit-unlimited',
    class: 'input-acceptance',
    operations: ['GET /orders'],
    summary: 'a page may be longer than the maximum',
    witness: async (ask) => (await get(ask, '/orders?limit=101')).status === 200,
  },
  {
    id: 'hundred-of-an-item',
    class: 'input-acceptance',
    operations: ['PUT /cart/items/{productId}'],
    summary: 'one more than the largest quantity is taken, and cut down in silence',
    witness: async (ask) => (await put(ask, pan, 100)).status === 201,
  },
  {
    id: 'id-accepted',
    class: 'input-acceptance',
    operations: ['POST /addresses'],
    summary: 'a new address may bring its read-only id, where no other fields are allowed',
    witness: async (ask) => (await add(ask, { id: '5d0c1f6e-2b6a-4c58-9d51-00000000ffff' })).status === 201,
  },
  {
    id: 'any-postcode',
    class: 'input-acceptance',
    operations: ['PATCH /addresses/{addressId}'],
    summary: 'a change takes a postcode that a new address may not have',
    witness: async (ask) => (await change(ask, bern, { postcode: '?' })).status === 200,
  },
  {
    id: 'order-of-nothing',
    class: 'input-acceptance',
    operations: ['POST /orders'],
    summary: 'an order may have no items',
    witness: async (ask) => (await order(ask, { items: [] })).status === 201,
  },
  {
    id: 'columns-repeated',
    class: 'input-acceptance',
    operations: ['POST /exports'],
    summary: 'a column may be asked for twice',
    witness: async (ask) => (await start(ask, { columns: ['id', 'id'] })).status === 202,
  },
  {
    id: 'unknown-filter',
    class: 'input-acceptance',
    operations: ['GET /products', 'HEAD /products'],
    summary: 'a filter that is not there is ignored, where no others are allowed',
    witness: async (ask) => (await get(ask, '/products?filter[colour]=red')).status === 200,
  },
  {
    id: 'short-key-accepted',
    class: 'input-acceptance',
    operations: ['POST /orders'],
    summary: 'an idempotency key is not held against its pattern',
    witness: async (ask) => (await order(ask, {}, 'abc')).status === 201,
  },
  {
    id: 'no-reason-accepted',
    class: 'input-acceptance',
    operations: ['POST /orders/{orderId}/cancel'],
    summary: 'an order is cancelled without the required reason',
    witness: async (ask) => (await cancel(ask, placed, {})).status === 200,
  },
  {
    id: 'removal-without-condition',
    class: 'input-acceptance',
    alsoClass: ['state', 'headers-media', 'status'],
    operations: ['DELETE /addresses/{addressId}'],
    summary: 'an address is removed without the required If-Match',
    witness: async (ask) => (await send(ask, 'DELETE', bern)).status === 204,
  },
  {
    id: 'pickup-refused',
    class: 'input-acceptance',
    alsoClass: ['status'],
    operations: ['POST /orders'],
    summary: 'the last of the documented kinds of delivery is refused',
    witness: async (ask) => (await order(ask, { delivery: 'pickup' })).status === 422,
  },
  {
    id: 'text-accepted',
    class: 'input-acceptance',
    alsoClass: ['headers-media'],
    operations: ['POST /sessions'],
    summary: 'JSON that says that it is plain text is taken',
    witness: async (ask) => (await signIn(ask, { headers: { 'Content-Type': 'text/plain' } })).status === 201,
  },
];
