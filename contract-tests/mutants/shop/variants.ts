import { listAt, valueAt } from '../ask.ts';
import type { Variant } from '../subject.ts';
import { get, pan, placed, put } from './requests.ts';

/** What the shop may do otherwise. */
export const variants: readonly Variant[] = [
  {
    id: 'image-urls',
    summary: 'products have a field that is optional, before all others',
    witness: async (ask) =>
      valueAt(await get(ask, '/products'), 'data', 0, 'image_url')
        ?.toString()
        .startsWith('https:') === true,
  },
  {
    id: 'weak-etags',
    summary: 'the ETags of products are weak',
    witness: async (ask) => (await get(ask, '/products/kite')).headers.etag?.startsWith('W/') === true,
  },
  {
    id: 'odd-cursors',
    summary: 'cursors have characters that mean something in a query',
    witness: async (ask) =>
      String(valueAt(await get(ask, '/products'), 'meta', 'next_cursor')).startsWith('+/ =&%'),
  },
  {
    id: 'short-pages',
    summary: 'pages have at most three entries',
    witness: async (ask) => listAt(await get(ask, '/products?limit=50'), 'data').length === 3,
  },
  {
    id: 'times-with-offset',
    summary: 'times of orders come in an offset of their own, with milliseconds',
    witness: async (ask) =>
      String(valueAt(await get(ask, placed), 'data', 'placed_at')).endsWith('.000+01:00'),
  },
  {
    id: 'cart-reversed',
    summary: 'the newest item of the cart comes first',
    witness: async (ask) =>
      valueAt(await put(ask, pan, 1), 'data', 'items', 0, 'product_id') === 'cast-iron-pan',
  },
  {
    id: 'shouted-headers',
    summary: 'header names are in capitals, and there are more of them',
    witness: async (ask) => (await get(ask, '/cart')).rawHeaders.includes('CONTENT-TYPE'),
  },
  {
    id: 'richer-errors',
    summary: 'errors have more fields, other texts, and are indented',
    witness: async (ask) => valueAt(await get(ask, '/orders/ORD-999999'), 'error', 'trace_id') === '4bf92f35',
  },
  {
    id: 'chunked',
    summary: 'bodies come in pieces, without a length',
    witness: async (ask) => (await get(ask, '/products')).headers['content-length'] === undefined,
  },
  {
    id: 'slow',
    summary: 'every answer takes 25 milliseconds',
    // The fastest of three, so that a busy machine does not make the clean server look slow.
    witness: async (ask) => {
      const times: number[] = [];
      for (let asked = 0; asked < 3; asked += 1) {
        const start = performance.now();
        await get(ask, '/cart');
        times.push(performance.now() - start);
      }
      return Math.min(...times) > 23;
    },
  },
];
