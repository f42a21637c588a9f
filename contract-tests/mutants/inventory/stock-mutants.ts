import { valueAt } from '../ask.ts';
import type { Answer, Ask, Mutant } from '../subject.ts';
import { askClerk } from './ask-inventory.ts';

const stock = '/items/{sku}/stock';
const movements = '/items/{sku}/movements';
const path = '/items/TO-100/stock';

async function setStock(ask: Ask, json: object): Promise<Answer> {
  const { etag = '' } = (await askClerk(ask, 'GET', path)).headers;
  return await askClerk(ask, 'PUT', path, { headers: { 'If-Match': etag }, json });
}

const move = (ask: Ask, json: object) => askClerk(ask, 'POST', '/items/TO-100/movements', { json });

const stockOnly: readonly Mutant[] = [
  {
    id: 'stock-tells-more',
    class: 'response-shape',
    operations: [`GET ${stock}`, `PUT ${stock}`],
    summary: 'The answer has a property that the document forbids.',
    witness: async (ask) => valueAt(await askClerk(ask, 'GET', path), 'reserved') === 0,
  },
  {
    id: 'etag-not-quoted',
    class: 'headers-media',
    operations: [`GET ${stock}`, `PUT ${stock}`],
    summary: 'The ETag is not quoted, against its pattern.',
    witness: async (ask) => /^v\d+$/.test((await askClerk(ask, 'GET', path)).headers.etag ?? ''),
  },
  {
    id: 'stock-without-if-match',
    class: 'input-acceptance',
    alsoClass: ['state'],
    operations: [`PUT ${stock}`],
    summary: 'The required If-Match may be missing.',
    witness: async (ask) =>
      (await askClerk(ask, 'PUT', path, { json: { on_hand: 1, bin: null } })).status === 200,
  },
  {
    id: 'bin-not-kept',
    class: 'state',
    operations: [`PUT ${stock}`],
    summary: 'PUT does not keep the bin.',
    witness: async (ask) => valueAt(await setStock(ask, { on_hand: 1, bin: 'C-12' }), 'bin') !== 'C-12',
  },
  {
    id: 'allow-names-delete',
    class: 'methods-routes',
    alsoClass: ['headers-media'],
    operations: [`GET ${stock}`, `PUT ${stock}`],
    summary: 'The Allow of a 405 names a method that is not there.',
    witness: async (ask) => {
      const { status, headers } = await askClerk(ask, 'POST', path, { json: {} });
      return status === 405 && (headers.allow ?? '').includes('DELETE');
    },
  },
  {
    id: 'stock-can-be-deleted',
    class: 'methods-routes',
    operations: [`DELETE ${stock}`, `GET ${stock}`, `PUT ${stock}`],
    summary: 'DELETE works where the document has none.',
    witness: async (ask) => (await askClerk(ask, 'DELETE', path)).status === 204,
  },
];

const others: readonly Mutant[] = [
  {
    id: 'movement-delta-as-text',
    class: 'response-shape',
    operations: [`POST ${movements}`],
    summary: 'The answer has delta as a string.',
    witness: async (ask) => valueAt(await move(ask, { delta: 3, reason: 'return' }), 'delta') === '3',
  },
  {
    id: 'nothing-moved',
    class: 'input-acceptance',
    operations: [`POST ${movements}`],
    summary: 'A movement of 0 is accepted, which is excluded.',
    witness: async (ask) => (await move(ask, { delta: 0, reason: 'loss' })).status === 201,
  },
  {
    id: 'no-reason',
    class: 'input-acceptance',
    operations: [`POST ${movements}`],
    summary: 'The required reason may be missing.',
    witness: async (ask) => (await move(ask, { delta: 2 })).status === 201,
  },
  {
    id: 'movements-limit-ignored',
    class: 'collection',
    operations: [`GET ${movements}`],
    summary: 'All movements come, whatever the limit.',
    witness: async (ask) => {
      const { json } = await askClerk(ask, 'GET', '/items/GA-310/movements?limit=1');
      return Array.isArray(json) && json.length === 3;
    },
  },
  {
    id: 'movements-repeated',
    class: 'collection',
    operations: [`GET ${movements}`],
    summary: 'Each part after the first begins one too early.',
    witness: async (ask) => {
      const all = await askClerk(ask, 'GET', '/items/GA-310/movements');
      const rest = await askClerk(ask, 'GET', '/items/GA-310/movements?offset=1');
      return valueAt(all, 0, 'id') === valueAt(rest, 0, 'id');
    },
  },
  {
    id: 'category-deleted-202',
    class: 'status',
    operations: ['DELETE /categories/{code}'],
    summary: 'An undocumented 202 instead of 204.',
    witness: async (ask) => (await askClerk(ask, 'DELETE', '/categories/lighting')).status === 202,
  },
  {
    id: 'category-not-deleted',
    class: 'state',
    operations: ['DELETE /categories/{code}'],
    summary: 'DELETE says 204 and deletes nothing.',
    witness: async (ask) => {
      await askClerk(ask, 'DELETE', '/categories/lighting');
      return (await askClerk(ask, 'GET', '/categories/lighting')).status === 200;
    },
  },
  {
    id: 'refused-category-renames',
    class: 'state',
    operations: ['POST /categories'],
    summary: 'A category that is refused with 409 gives its title to the one that is there.',
    witness: async (ask) => {
      await askClerk(ask, 'POST', '/categories', { json: { code: 'tools', title: 'Other' } });
      return valueAt(await askClerk(ask, 'GET', '/categories/tools'), 'title') === 'Other';
    },
  },
  {
    id: 'category-deleted-by-all',
    class: 'auth',
    operations: ['DELETE /categories/{code}'],
    summary: 'DELETE needs no login.',
    witness: async (ask) => (await ask('DELETE', '/categories/lighting')).status === 204,
  },
  {
    id: '405-as-404',
    class: 'methods-routes',
    alsoClass: ['status'],
    operations: ['GET /categories', 'POST /categories'],
    summary: 'A method that is not there is answered with 404, where 405 is documented.',
    witness: async (ask) => (await askClerk(ask, 'PUT', '/categories', { json: {} })).status === 404,
  },
];

/** What is wrong with stock, movements and categories. */
export const stockMutants: readonly Mutant[] = [...stockOnly, ...others];
