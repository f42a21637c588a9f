import { listAt, valueAt } from '../ask.ts';
import type { Mutant } from '../subject.ts';
import {
  add,
  bern,
  cancel,
  cancelled,
  change,
  done,
  get,
  kettle,
  order,
  placed,
  put,
  send,
} from './requests.ts';

/** The violations of the shop in what it keeps. */
export const stateMutants: readonly Mutant[] = [
  {
    id: 'phone-not-changed',
    class: 'state',
    operations: ['PATCH /addresses/{addressId}'],
    summary: 'a change ignores one of the fields',
    witness: async (ask) => {
      const answer = await change(ask, bern, { phone: null, city: 'Thun' });
      return valueAt(answer, 'data', 'phone') === '+41311234567';
    },
  },
  {
    id: 'delivery-default-express',
    class: 'state',
    operations: ['POST /orders'],
    summary: 'a field that is left out gets another value than the documented default',
    witness: async (ask) => valueAt(await order(ask), 'data', 'delivery') === 'express',
  },
  {
    id: 'location-of-another',
    class: 'state',
    alsoClass: ['headers-media'],
    operations: ['POST /orders'],
    summary: 'the Location of a new order is that of an old one',
    witness: async (ask) => (await order(ask)).headers.location === '/shop/api/orders/ORD-000004',
  },
  {
    id: 'replay-orders-again',
    class: 'state',
    operations: ['POST /orders'],
    summary: 'the same key with the same body makes a second order',
    witness: async (ask) => {
      const [one, other] = [await order(ask), await order(ask)];
      return valueAt(one, 'data', 'id') !== valueAt(other, 'data', 'id');
    },
  },
  {
    id: 'key-reused',
    class: 'state',
    alsoClass: ['status'],
    operations: ['POST /orders'],
    summary: 'the same key with another body answers with the first order, where 409 is due',
    witness: async (ask) => {
      await order(ask);
      return (await order(ask, { gift_note: 'Hello' })).status === 201;
    },
  },
  {
    id: 'stale-tag-accepted',
    class: 'state',
    alsoClass: ['headers-media', 'input-acceptance', 'status'],
    operations: ['PATCH /addresses/{addressId}'],
    summary: 'a change with an old ETag is made',
    witness: async (ask) => (await change(ask, bern, { city: 'Thun' }, '"0001-0"')).status === 200,
  },
  {
    id: 'refused-change-stays',
    class: 'state',
    operations: ['PATCH /addresses/{addressId}'],
    summary: 'a change that is refused for one field leaves another',
    witness: async (ask) => {
      const { status } = await change(ask, bern, { name: 'Nobody', country: 'XX' });
      return status === 422 && valueAt(await get(ask, bern), 'data', 'name') === 'Nobody';
    },
  },
  {
    id: 'removed-item-stays',
    class: 'state',
    operations: ['DELETE /cart/items/{productId}'],
    summary: 'an item that was removed is still in the cart',
    witness: async (ask) => {
      const { status } = await send(ask, 'DELETE', kettle);
      return status === 204 && listAt(await get(ask, '/cart'), 'data', 'items').length === 1;
    },
  },
  {
    id: 'quantity-adds',
    class: 'state',
    operations: ['PUT /cart/items/{productId}'],
    summary: 'the quantity is added to the one of before, where PUT replaces it',
    witness: async (ask) => valueAt(await put(ask, kettle, 3), 'data', 'items', 0, 'quantity') === 5,
  },
  {
    id: 'cancellation-not-kept',
    class: 'state',
    operations: ['POST /orders/{orderId}/cancel'],
    summary: 'a cancellation is answered and not kept',
    witness: async (ask) => {
      await cancel(ask, placed);
      return valueAt(await get(ask, placed), 'data', 'status') === 'placed';
    },
  },
  {
    id: 'cancelled-again',
    class: 'state',
    alsoClass: ['status'],
    operations: ['POST /orders/{orderId}/cancel'],
    summary: 'an order that is cancelled can be cancelled again, where 409 is due',
    witness: async (ask) => (await cancel(ask, cancelled)).status === 200,
  },
  {
    id: 'export-never-done',
    class: 'state',
    operations: ['GET /exports/{exportId}', 'POST /exports'],
    summary: 'an export runs for ever',
    witness: async (ask) => valueAt(await get(ask, await done(ask)), 'data', 'status') === 'running',
  },
  {
    id: 'new-label-lost',
    class: 'state',
    operations: ['POST /addresses'],
    summary: 'a field of a new address is the default, whatever was sent',
    witness: async (ask) => valueAt(await add(ask, { label: 'work' }), 'data', 'label') === 'home',
  },
];
