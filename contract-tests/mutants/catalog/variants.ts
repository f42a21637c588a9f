import { valueAt } from '../ask.ts';
import type { Variant } from '../subject.ts';

/** What the catalog may do otherwise. */
export const variants: readonly Variant[] = [
  {
    id: 'nulls-left-out',
    summary: 'optional fields that are null are left out',
    witness: async (ask) => valueAt(await ask('GET', '/products/1'), 'description') === undefined,
  },
  {
    id: 'fields-reversed',
    summary: 'fields come in another order',
    witness: async (ask) => (await ask('GET', '/products/1')).text.endsWith('"id":1}'),
  },
  {
    id: 'weak-etags',
    summary: 'single products have a weak ETag, which is not documented',
    witness: async (ask) => (await ask('GET', '/products/1')).headers.etag === 'W/"p 1"',
  },
];
