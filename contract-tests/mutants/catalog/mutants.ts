import { listAt, valueAt } from '../ask.ts';
import type { Ask, Mutant } from '../subject.ts';
import { add, book, edit, login } from './requests.ts';

/** The ids of the products that are found. */
async function idsOf(ask: Ask, query: string): Promise<readonly unknown[]> {
  const products = listAt(await ask('GET', `/products?${query}`), 'products');
  return products.map((json) => valueAt({ json }, 'id'));
}

/** The violations of the catalog. */
export const mutants: readonly Mutant[] = [
  {
    id: 'listed-game-without-players',
    class: 'response-shape',
    operations: ['GET /products'],
    summary: 'a game lacks what games must have, in the list alone',
    witness: async (ask) =>
      valueAt(await ask('GET', '/products?ids=3'), 'products', 0, 'players') === undefined,
  },
  {
    id: 'no-tags-is-null',
    class: 'response-shape',
    operations: ['GET /products/{productId}', 'POST /products', 'PUT /products/{productId}'],
    summary: 'a product without tags has null, which is not allowed, instead of an empty list',
    witness: async (ask) => valueAt(await ask('GET', '/products/4'), 'tags') === null,
  },
  {
    id: 'login-answers-200',
    class: 'status',
    operations: ['POST /session'],
    summary: 'a login is a 200, where only 204 is documented',
    witness: async (ask) => (await ask('POST', '/session', { json: login })).status === 200,
  },
  {
    id: 'delete-answers-200',
    class: 'status',
    operations: ['DELETE /products/{productId}'],
    summary: 'a deletion is a 200, where only 204 is documented',
    witness: async (ask) => (await edit(ask, 'DELETE', '/products/2')).status === 200,
  },
  {
    id: 'invalid-product-is-422',
    class: 'status',
    operations: ['PUT /products/{productId}'],
    summary: 'an invalid product is a 422, which is not documented',
    witness: async (ask) => (await edit(ask, 'PUT', '/products/1', { json: {} })).status === 422,
  },
  {
    id: 'login-without-cookie',
    class: 'headers-media',
    operations: ['POST /session'],
    summary: 'the required Set-Cookie is missing',
    witness: async (ask) => {
      const { status, headers } = await ask('POST', '/session', { json: login });
      return status === 204 && headers['set-cookie'] === undefined;
    },
  },
  {
    id: 'read-without-language',
    class: 'headers-media',
    operations: ['GET /products/{productId}'],
    summary: 'the required Content-Language is missing',
    witness: async (ask) => (await ask('GET', '/products/1')).headers['content-language'] === undefined,
  },
  {
    id: 'zero-pages-accepted',
    class: 'input-acceptance',
    alsoClass: ['response-shape'],
    operations: ['POST /products', 'PUT /products/{productId}'],
    summary: 'a book of no pages is accepted',
    witness: async (ask) => (await add(ask, { pages: 0 })).status === 201,
  },
  {
    id: 'many-ids-accepted',
    class: 'input-acceptance',
    operations: ['GET /products'],
    summary: 'a list of more than the most entries is accepted',
    witness: async (ask) => {
      const ids = Array.from({ length: 21 }, (_, index) => index + 1);
      return (await ask('GET', `/products?ids=${ids.join(',')}`)).status === 200;
    },
  },
  {
    id: 'negative-price-accepted',
    class: 'input-acceptance',
    operations: ['GET /products'],
    summary: 'a property of the filter may be less than its minimum',
    witness: async (ask) => (await ask('GET', '/products?filter[minPrice]=-1')).status === 200,
  },
  {
    id: 'tags-not-replaced',
    class: 'state',
    operations: ['PUT /products/{productId}'],
    summary: 'PUT answers with the new tags and keeps the old ones',
    witness: async (ask) => {
      await edit(ask, 'PUT', '/products/1', { json: { ...book, tags: ['sea'] } });
      return valueAt(await ask('GET', '/products/1'), 'tags', 0) === 'nature';
    },
  },
  {
    id: 'put-keeps-description',
    class: 'state',
    operations: ['PUT /products/{productId}'],
    summary: 'PUT keeps a description that is left out, where its default is due',
    witness: async (ask) => {
      const path = `/products/${String(valueAt(await add(ask, { description: 'Salty' }), 'id'))}`;
      await edit(ask, 'PUT', path, { json: book });
      return valueAt(await ask('GET', path), 'description') === 'Salty';
    },
  },
  {
    id: 'out-of-stock-at-first',
    class: 'state',
    operations: ['POST /products', 'PUT /products/{productId}'],
    summary: 'a field that is left out gets another value than the documented default',
    witness: async (ask) => valueAt(await add(ask), 'inStock') === false,
  },
  {
    id: 'any-cookie-adds',
    class: 'auth',
    operations: ['POST /products'],
    summary: 'any cookie adds a product',
    witness: async (ask) =>
      (await ask('POST', '/products', { json: book, headers: { Cookie: 'sid=nonsense' } })).status === 201,
  },
  {
    id: 'delete-without-session',
    class: 'auth',
    operations: ['DELETE /products/{productId}'],
    summary: 'products can be deleted without a session',
    witness: async (ask) => (await ask('DELETE', '/products/2')).status === 204,
  },
  {
    id: 'session-outlives-logout',
    class: 'auth',
    alsoClass: ['state'],
    operations: ['DELETE /session'],
    summary: 'the cookie is of use after the logout',
    witness: async (ask) => {
      await edit(ask, 'DELETE', '/session');
      return (await add(ask)).status === 201;
    },
  },
  {
    id: 'patch-works',
    class: 'methods-routes',
    operations: ['PATCH /products/{productId}'],
    summary: 'PATCH answers 200, which the document does not have',
    witness: async (ask) => (await edit(ask, 'PATCH', '/products/1', { json: {} })).status === 200,
  },
  {
    id: 'in-stock-ignored',
    class: 'collection',
    operations: ['GET /products'],
    summary: 'one property of the filter changes nothing',
    witness: async (ask) => (await idsOf(ask, 'filter[inStock]=true')).includes(3),
  },
  {
    id: 'first-id-only',
    class: 'collection',
    operations: ['GET /products'],
    summary: 'only the first entry of a list counts',
    witness: async (ask) => (await idsOf(ask, 'ids=1,2')).length === 1,
  },
  {
    id: 'descending-ignored',
    class: 'collection',
    operations: ['GET /products'],
    summary: 'an order that is to descend ascends',
    witness: async (ask) => (await idsOf(ask, 'sort=-price'))[0] === 5,
  },
  {
    id: 'total-of-page',
    class: 'collection',
    operations: ['GET /products'],
    summary: 'the total is that of the page',
    witness: async (ask) => valueAt(await ask('GET', '/products?perPage=2'), 'total') === 2,
  },
  {
    id: 'unknown-kind-crashes',
    class: 'robustness',
    alsoClass: ['status'],
    operations: ['GET /products'],
    summary: 'a kind of the filter that is not in the enum is a 500',
    witness: async (ask) => (await ask('GET', '/products?filter[kind]=map')).status === 500,
  },
];
