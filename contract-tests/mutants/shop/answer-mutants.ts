import { valueAt } from '../ask.ts';
import type { Mutant } from '../subject.ts';
import {
  add,
  bern,
  cancel,
  change,
  done,
  eachOf,
  get,
  kettle,
  order,
  placed,
  send,
  signIn,
  start,
} from './requests.ts';

/** The violations of the shop in what its answers look like: shapes, statuses, headers. */
export const answerMutants: readonly Mutant[] = [
  {
    id: 'listed-price-as-text',
    class: 'response-shape',
    operations: ['GET /products'],
    summary: 'prices are texts in the list alone',
    witness: async (ask) =>
      eachOf(await get(ask, '/products'), 'price').every((one) => typeof one === 'string'),
  },
  {
    id: 'no-tags-null',
    class: 'response-shape',
    operations: ['GET /products/{productId}'],
    summary: 'a product without tags has null in place of an empty list',
    witness: async (ask) => valueAt(await get(ask, '/products/tea-kettle'), 'data', 'tags') === null,
  },
  {
    id: 'empty-cart-null',
    class: 'response-shape',
    operations: ['GET /cart'],
    summary: 'an empty cart has null in place of an empty list',
    witness: async (ask) => {
      await send(ask, 'DELETE', kettle);
      return valueAt(await get(ask, '/cart'), 'data', 'items') === null;
    },
  },
  {
    id: 'order-time-without-zone',
    class: 'response-shape',
    operations: ['GET /orders/{orderId}'],
    summary: 'a time has no zone where one order is read',
    witness: async (ask) =>
      /T\d\d:\d\d:\d\d$/.test(String(valueAt(await get(ask, placed), 'data', 'placed_at'))),
  },
  {
    id: 'cancelled-misspelt',
    class: 'response-shape',
    operations: ['POST /orders/{orderId}/cancel'],
    summary: 'the answer to a cancellation has a status that is not in the enum',
    witness: async (ask) => valueAt(await cancel(ask, placed), 'data', 'status') === 'canceled',
  },
  {
    id: 'fields-null',
    class: 'response-shape',
    operations: ['POST /addresses'],
    summary: 'the required list of wrong fields is null in a 422',
    witness: async (ask) => valueAt(await add(ask, { country: 'XX' }), 'error', 'fields') === null,
  },
  {
    id: 'rows-as-text',
    class: 'response-shape',
    operations: ['GET /exports/{exportId}'],
    summary: 'the number of rows is a text once an export is done',
    witness: async (ask) => typeof valueAt(await get(ask, await done(ask)), 'data', 'rows') === 'string',
  },
  {
    id: 'percent-as-fraction',
    class: 'response-shape',
    operations: ['GET /vouchers/{code}'],
    summary: 'what a voucher is worth is a fraction, where a whole number of percent is documented',
    witness: async (ask) => valueAt(await get(ask, '/vouchers/SPRING15'), 'data', 'percent') === 0.15,
  },
  {
    id: 'session-answers-200',
    class: 'status',
    operations: ['POST /sessions'],
    summary: 'signing in is a 200, where only 201 is documented',
    witness: async (ask) => (await signIn(ask)).status === 200,
  },
  {
    id: 'missing-voucher-410',
    class: 'status',
    operations: ['GET /vouchers/{code}'],
    summary: 'a voucher that never was is a 410, which is not documented',
    witness: async (ask) => (await get(ask, '/vouchers/NOSUCH1')).status === 410,
  },
  {
    id: 'removed-item-200',
    class: 'status',
    operations: ['DELETE /cart/items/{productId}'],
    summary: 'a removal answers 200 with the cart, where only 204 is documented',
    witness: async (ask) => (await send(ask, 'DELETE', kettle)).status === 200,
  },
  {
    id: 'export-answers-200',
    class: 'status',
    operations: ['POST /exports'],
    summary: 'a new export is a 200, where only 202 is documented',
    witness: async (ask) => (await start(ask)).status === 200,
  },
  {
    id: 'order-without-location',
    class: 'headers-media',
    operations: ['POST /orders'],
    summary: 'the required Location of a new order is missing',
    witness: async (ask) => (await order(ask)).headers.location === undefined,
  },
  {
    id: 'file-as-json',
    class: 'headers-media',
    alsoClass: ['response-shape'],
    operations: ['GET /exports/{exportId}/file'],
    summary: 'a CSV file says that it is JSON',
    witness: async (ask) =>
      (await get(ask, `${await done(ask)}/file`)).headers['content-type'] === 'application/json',
  },
  {
    id: 'address-without-etag',
    class: 'headers-media',
    operations: ['GET /addresses/{addressId}'],
    summary: 'the required ETag of an address is missing',
    witness: async (ask) => (await get(ask, bern)).headers.etag === undefined,
  },
  {
    id: 'etag-stays',
    class: 'headers-media',
    alsoClass: ['state'],
    operations: ['PATCH /addresses/{addressId}', 'GET /addresses/{addressId}'],
    summary: 'an address that was changed keeps its ETag',
    witness: async (ask) => {
      const before = (await get(ask, bern)).headers.etag;
      const { status, headers } = await change(ask, bern, { city: 'Thun' });
      return status === 200 && headers.etag === before;
    },
  },
  {
    id: 'refusal-as-page',
    class: 'headers-media',
    operations: ['GET /products', 'HEAD /products'],
    summary: 'the refusal of a parameter is a page of HTML',
    witness: async (ask) => (await get(ask, '/products?limit=0')).headers['content-type'] === 'text/html',
  },
  {
    id: 'retry-after-in-words',
    class: 'headers-media',
    operations: ['POST /exports'],
    summary: 'Retry-After is a word, where a number is documented',
    witness: async (ask) => (await start(ask)).headers['retry-after'] === 'soon',
  },
];
