import { listAt, valueAt } from '../ask.ts';
import type { Mutant } from '../subject.ts';
import { findFields, findItems } from './look-up.ts';
import { ada, adasSearch, added, bob, bobsSearch, book, get, keep, send } from './requests.ts';

/** The violations of the search server in what it keeps, shows to whom, and lists. */
export const stateMutants: readonly Mutant[] = [
  {
    id: 'put-merges',
    class: 'state',
    operations: ['PUT /products/{productId}'],
    summary: 'PUT keeps the fields that are left out',
    witness: async (ask) => {
      const path = await added(ask);
      const { tags: _, ...rest } = book;
      await send(ask, 'PUT', path, rest);
      return listAt(await get(ask, path), 'tags').length === 1;
    },
  },
  {
    id: 'put-forgets-price',
    class: 'state',
    operations: ['PUT /products/{productId}'],
    summary: 'PUT answers with the new price and keeps the old one',
    witness: async (ask) => {
      const path = await added(ask);
      await send(ask, 'PUT', path, { ...book, price: 99 });
      return valueAt(await get(ask, path), 'price') === 20;
    },
  },
  {
    id: 'tags-lost-on-create',
    class: 'state',
    operations: ['POST /products'],
    summary: 'the tags of a new product are shown once and not kept',
    witness: async (ask) => listAt(await get(ask, await added(ask)), 'tags').length === 0,
  },
  {
    id: 'kept-search-not-listed',
    class: 'state',
    alsoClass: ['collection'],
    operations: ['POST /searches', 'GET /searches'],
    summary: 'a new search can be read and is not in the list',
    witness: async (ask) => {
      await keep(ask);
      return listAt(await get(ask, '/searches')).length === 1;
    },
  },
  {
    id: 'forgotten-search-stays',
    class: 'state',
    operations: ['DELETE /searches/{searchId}'],
    summary: 'a search can be read after it was deleted with 204',
    witness: async (ask) => {
      await send(ask, 'DELETE', adasSearch);
      return (await get(ask, adasSearch)).status === 200;
    },
  },
  {
    id: 'session-survives',
    class: 'auth',
    alsoClass: ['state'],
    operations: ['DELETE /session'],
    summary: 'a session goes on after it was ended with 204',
    witness: async (ask) => {
      await send(ask, 'DELETE', '/session');
      return (await get(ask, '/searches')).status === 200;
    },
  },
  {
    id: 'read-product-open',
    class: 'auth',
    operations: ['GET /products/{productId}'],
    summary: 'a product can be read without a session',
    witness: async (ask) => (await ask('GET', '/products/1')).status === 200,
  },
  {
    id: 'delete-open',
    class: 'auth',
    operations: ['DELETE /products/{productId}'],
    summary: 'a product can be deleted without a session',
    witness: async (ask) => (await ask('DELETE', await added(ask))).status === 204,
  },
  {
    id: 'any-cookie-finds',
    class: 'auth',
    operations: ['GET /products'],
    summary: 'any text is accepted for the cookie',
    witness: async (ask) =>
      (await ask('GET', '/products', { headers: { ...ada, Cookie: 'sid=x' } })).status === 200,
  },
  {
    id: 'foreign-search-readable',
    class: 'auth',
    operations: ['GET /searches/{searchId}'],
    summary: 'the search of another user can be read',
    witness: async (ask) => (await get(ask, bobsSearch)).status === 200,
  },
  {
    id: 'foreign-search-changeable',
    class: 'auth',
    operations: ['PUT /searches/{searchId}'],
    summary: 'the search of another user can be replaced',
    witness: async (ask) => {
      const json = { name: 'Mine now', q: 'x' };
      return (await ask('PUT', adasSearch, { headers: bob, json })).status === 200;
    },
  },
  {
    id: 'everyones-searches-listed',
    class: 'auth',
    operations: ['GET /searches'],
    summary: 'the list has the searches of other users',
    witness: async (ask) => listAt(await get(ask, '/searches')).length === 2,
  },
  {
    id: 'offset-plus-one',
    class: 'collection',
    operations: ['GET /products'],
    summary: 'every page after the first begins one product too late',
    witness: async (ask) =>
      (await findFields(ask, 'offset=1', 'id'))[0] !== (await findFields(ask, '', 'id'))[1],
  },
  {
    id: 'limit-ignored-with-q',
    class: 'collection',
    operations: ['GET /products'],
    summary: 'the limit is ignored where a query is given',
    witness: async (ask) => (await findItems(ask, 'q=t&limit=1')).length > 1,
  },
  {
    id: 'descending-ignored',
    class: 'collection',
    operations: ['GET /products'],
    summary: 'the minus of an order changes nothing',
    witness: async (ask) => (await findFields(ask, 'sort=-price', 'price'))[0] === 12.5,
  },
  {
    id: 'q-ignored',
    class: 'collection',
    operations: ['GET /products'],
    summary: 'the query changes nothing',
    witness: async (ask) => (await findItems(ask, 'q=zebra')).length > 0,
  },
  {
    id: 'price-max-ignored',
    class: 'collection',
    operations: ['GET /products'],
    summary: 'one bound of a filter changes nothing',
    witness: async (ask) => (await findItems(ask, 'filter[price_max]=1')).length > 0,
  },
  {
    id: 'in-stock-inverted',
    class: 'collection',
    operations: ['GET /products'],
    summary: 'the filter by stock keeps the others',
    witness: async (ask) => (await findFields(ask, 'filter[in_stock]=true', 'in_stock')).includes(false),
  },
  {
    id: 'tags-ignored',
    class: 'collection',
    operations: ['GET /products'],
    summary: 'the tags change nothing',
    witness: async (ask) => (await findItems(ask, 'tags=nowhere')).length > 0,
  },
  {
    id: 'total-wrong-when-filtered',
    class: 'collection',
    operations: ['GET /products'],
    summary: 'the total counts all products where a kind is asked for',
    witness: async (ask) => valueAt(await get(ask, `/products?filter[kind]=garment`), 'total') === 7,
  },
];
