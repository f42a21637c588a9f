import { valueAt } from '../ask.ts';
import type { Variant } from '../subject.ts';
import { addItem, anItem, askClerk } from './ask-inventory.ts';

/** What the inventory may do as well. */
export const variants: readonly Variant[] = [
  {
    id: 'weak-etags',
    summary: 'ETags are weak.',
    witness: async (ask) =>
      (await askClerk(ask, 'GET', '/items/TO-100')).headers.etag?.startsWith('W/"') === true,
  },
  {
    id: 'gone-410',
    summary: 'What was deleted is answered with 410, which is documented beside 404.',
    witness: async (ask) => {
      await addItem(ask);
      await askClerk(ask, 'DELETE', `/items/${anItem.sku}`);
      return (await askClerk(ask, 'GET', `/items/${anItem.sku}`)).status === 410;
    },
  },
  {
    id: 'names-trimmed',
    summary: 'White space at the ends of names is taken away, as the document says.',
    witness: async (ask) => valueAt(await addItem(ask, { name: ' Lantern ' }), 'name') === 'Lantern',
  },
  {
    id: 'seeds-protected',
    summary: 'What was there from the beginning cannot be deleted (403).',
    witness: async (ask) => (await askClerk(ask, 'DELETE', '/items/TO-100')).status === 403,
  },
  {
    id: 'keys-reversed',
    summary: 'The properties of items come in another order.',
    witness: async (ask) =>
      Object.keys((await askClerk(ask, 'GET', '/items/TO-100')).json as object).at(-1) === 'name',
  },
  {
    id: 'whole-numbers-with-fraction',
    summary: 'Integers are written 1.0.',
    witness: async (ask) => /"version":\d+\.0/.test((await askClerk(ask, 'GET', '/items/TO-100')).text),
  },
  {
    id: 'connection-closed-after-each',
    summary: 'The connection is closed after every answer.',
    witness: async (ask) => {
      const { headers } = await askClerk(ask, 'GET', '/items/TO-100', {
        headers: { Connection: 'keep-alive' },
      });
      return headers.connection === 'close';
    },
  },
];
