import { valueAt } from '../ask.ts';
import type { Mutant } from '../subject.ts';
import { findFields } from './look-up.ts';
import { ada, adasSearch, add, added, book, get, keep, send, signIn } from './requests.ts';

/** The violations of the search server in what it answers: shapes, statuses, headers, methods, crashes. */
export const answerMutants: readonly Mutant[] = [
  {
    id: 'listed-warranty-as-text',
    class: 'response-shape',
    operations: ['GET /products'],
    summary: 'the warranty of a gadget is a text in the list',
    witness: async (ask) => (await findFields(ask, 'q=torch', 'warranty_months'))[0] === '24 months',
  },
  {
    id: 'facet-counts-as-text',
    class: 'response-shape',
    operations: ['GET /products'],
    summary: 'facets, which come only where they are asked for, count in texts',
    witness: async (ask) =>
      typeof valueAt(await get(ask, '/products?facets=kind'), 'facets', 'kind', 'book') === 'string',
  },
  {
    id: 'gadget-kind-in-capitals',
    class: 'response-shape',
    operations: ['GET /products/{productId}'],
    summary: 'the discriminator of gadgets has a value of no schema',
    witness: async (ask) => valueAt(await get(ask, '/products/3'), 'kind') === 'GADGET',
  },
  {
    id: 'no-total-past-the-end',
    class: 'response-shape',
    operations: ['GET /products'],
    summary: 'a page without items lacks the required total',
    witness: async (ask) => valueAt(await get(ask, '/products?offset=100'), 'total') === undefined,
  },
  {
    id: 'new-search-without-id',
    class: 'response-shape',
    operations: ['POST /searches'],
    summary: 'the id of a new search is a number, where a UUID is documented',
    witness: async (ask) => valueAt(await keep(ask), 'id') === 0,
  },
  {
    id: 'remembered-as-text',
    class: 'response-shape',
    operations: ['POST /session'],
    summary: 'a boolean of the sign-in is a text',
    witness: async (ask) => typeof valueAt(await signIn(ask), 'remembered') === 'string',
  },
  {
    id: 'put-answers-201',
    class: 'status',
    operations: ['PUT /products/{productId}'],
    summary: 'a replacement is answered with an undocumented 201',
    witness: async (ask) => (await send(ask, 'PUT', await added(ask), book)).status === 201,
  },
  {
    id: 'wrong-password-403',
    class: 'status',
    operations: ['POST /session'],
    summary: 'a wrong password is an undocumented 403',
    witness: async (ask) => (await signIn(ask, 'username=ada&password=wrong+horse')).status === 403,
  },
  {
    id: 'seeded-answers-423',
    class: 'status',
    operations: ['DELETE /products/{productId}'],
    summary: 'deleting what cannot be deleted is an undocumented 423',
    witness: async (ask) => (await send(ask, 'DELETE', '/products/1')).status === 423,
  },
  {
    id: 'forget-answers-with-body',
    class: 'status',
    operations: ['DELETE /searches/{searchId}'],
    summary: 'a deletion is answered with 200 and a body, where only 204 is documented',
    witness: async (ask) => (await send(ask, 'DELETE', adasSearch)).status === 200,
  },
  {
    id: 'no-total-count',
    class: 'headers-media',
    operations: ['GET /products'],
    summary: 'the required X-Total-Count is missing',
    witness: async (ask) => (await get(ask, '/products')).headers['x-total-count'] === undefined,
  },
  {
    id: 'request-id-is-a-number',
    class: 'headers-media',
    operations: ['GET /products'],
    summary: 'X-Request-Id is no UUID',
    witness: async (ask) => (await get(ask, '/products')).headers['x-request-id'] === '17',
  },
  {
    id: 'no-cookie-set',
    class: 'headers-media',
    operations: ['POST /session'],
    summary: 'the required Set-Cookie of a sign-in is missing',
    witness: async (ask) => (await signIn(ask)).headers['set-cookie'] === undefined,
  },
  {
    id: 'missing-product-is-text',
    class: 'headers-media',
    operations: ['GET /products/{productId}'],
    summary: 'the 404 of an unknown product comes as text/plain',
    witness: async (ask) => (await get(ask, '/products/999')).headers['content-type'] === 'text/plain',
  },
  {
    id: 'latin-charset',
    class: 'headers-media',
    operations: ['GET /products/{productId}'],
    summary: 'JSON is said to be in iso-8859-1',
    witness: async (ask) =>
      (await get(ask, '/products/1')).headers['content-type']?.includes('iso-8859-1') ?? false,
  },
  {
    id: 'undocumented-patch',
    class: 'methods-routes',
    operations: ['PATCH /products/{productId}', 'GET /products/{productId}'],
    summary: 'PATCH works, which the document does not have',
    witness: async (ask) => (await send(ask, 'PATCH', await added(ask), book)).status === 200,
  },
  {
    id: 'unknown-method-crashes',
    class: 'methods-routes',
    alsoClass: ['robustness', 'status'],
    operations: ['PUT', 'PATCH', 'DELETE', 'GET', 'POST'].map((method) => `${method} /searches`),
    summary: 'a method that a path does not have is a 500',
    witness: async (ask) => (await send(ask, 'PUT', '/searches', {})).status === 500,
  },
  {
    id: 'head-crashes',
    class: 'methods-routes',
    alsoClass: ['robustness', 'state', 'status'],
    operations: ['GET /products/{productId}', 'HEAD /products/{productId}'],
    summary: 'HEAD is a 500 where GET is a 200',
    witness: async (ask) => (await send(ask, 'HEAD', '/products/1')).status === 500,
  },
  {
    id: 'taken-sku-crashes',
    class: 'robustness',
    alsoClass: ['status'],
    operations: ['POST /products'],
    summary: 'a sku that is taken is a 500, where 409 is documented',
    witness: async (ask) => (await add(ask, { sku: 'BOO-0001' })).status === 500,
  },
  {
    id: 'percent-crashes',
    class: 'robustness',
    alsoClass: ['status'],
    operations: ['GET /products'],
    summary: 'a query with a percent sign is a 500',
    witness: async (ask) => (await get(ask, '/products?q=100%25')).status === 500,
  },
  {
    id: 'nested-filter-crashes',
    class: 'robustness',
    alsoClass: ['status'],
    operations: ['GET /products'],
    summary: 'a deepObject in a deepObject is a 500',
    witness: async (ask) => (await get(ask, `/products?filter[kind][x]=book`)).status === 500,
  },
  {
    id: 'empty-form-crashes',
    class: 'robustness',
    alsoClass: ['status'],
    operations: ['POST /session'],
    summary: 'a form without fields is a 500',
    witness: async (ask) => (await signIn(ask, '')).status === 500,
  },
  {
    id: 'long-word-hangs',
    class: 'robustness',
    operations: ['GET /products'],
    summary: 'a query of exactly maxLength characters is never answered',
    witness: async (ask) => {
      const asked = ask('GET', `/products?q=${'x'.repeat(40)}`, { headers: ada, timeoutMs: 300 });
      return (await asked).failure === 'timeout';
    },
  },
];
