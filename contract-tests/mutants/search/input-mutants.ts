import type { Mutant } from '../subject.ts';
import { isAccepted } from './look-up.ts';
import { ada, add, book, get, keep, send, signIn } from './requests.ts';

/** The violations of the search server in what it accepts and refuses. */
export const inputMutants: readonly Mutant[] = [
  {
    id: 'tenant-not-required',
    class: 'input-acceptance',
    operations: ['GET /products', 'POST /products'],
    summary: 'the required header X-Tenant may be left out',
    witness: async (ask) =>
      (await ask('GET', '/products', { headers: { Cookie: ada.Cookie } })).status === 200,
  },
  {
    id: 'tenant-not-checked',
    class: 'input-acceptance',
    operations: ['GET /products', 'POST /products'],
    summary: 'any text is accepted for the header X-Tenant, which has an enum',
    witness: async (ask) =>
      (await ask('GET', '/products', { headers: { ...ada, 'X-Tenant': 'west' } })).status === 200,
  },
  {
    id: 'request-id-not-checked',
    class: 'input-acceptance',
    alsoClass: ['headers-media'],
    operations: ['GET /products'],
    summary: 'any text is accepted for a header of the format uuid',
    witness: async (ask) =>
      (await ask('GET', '/products', { headers: { ...ada, 'X-Request-Id': 'x' } })).status === 200,
  },
  {
    id: 'unknown-filter-accepted',
    class: 'input-acceptance',
    operations: ['GET /products'],
    summary: 'a deepObject may have properties that additionalProperties forbids',
    witness: (ask) => isAccepted(ask, 'filter[colour]=red'),
  },
  {
    id: 'any-kind-filter',
    class: 'input-acceptance',
    operations: ['GET /products'],
    summary: 'a property of a deepObject accepts values that its enum does not have',
    witness: (ask) => isAccepted(ask, 'filter[kind]=boat'),
  },
  {
    id: 'fifth-tag-accepted',
    class: 'input-acceptance',
    operations: ['GET /products'],
    summary: 'maxItems + 1 tags are accepted in a comma-separated list',
    witness: (ask) => isAccepted(ask, 'tags=aa,bb,cc,dd,ee'),
  },
  {
    id: 'repeated-facet-accepted',
    class: 'input-acceptance',
    operations: ['GET /products'],
    summary: 'a pipe-separated list may repeat an item against uniqueItems',
    witness: (ask) => isAccepted(ask, 'facets=kind%7Ckind'),
  },
  {
    id: 'q-limit-off',
    class: 'input-acceptance',
    operations: ['GET /products'],
    summary: 'a query of maxLength + 1 characters is accepted',
    witness: (ask) => isAccepted(ask, `q=${'x'.repeat(41)}`),
  },
  {
    id: 'negative-offset-accepted',
    class: 'input-acceptance',
    operations: ['GET /products'],
    summary: 'an offset of minimum - 1 is accepted',
    witness: (ask) => isAccepted(ask, 'offset=-1'),
  },
  {
    id: 'price-descending-refused',
    class: 'input-acceptance',
    operations: ['GET /products'],
    summary: 'one of the orders of the enum is refused',
    witness: async (ask) => !(await isAccepted(ask, 'sort=-price')),
  },
  {
    id: 'any-notify-filter',
    class: 'input-acceptance',
    operations: ['GET /searches'],
    summary: 'any text is accepted for a boolean in the query',
    witness: async (ask) => (await get(ask, '/searches?notify=maybe')).status === 200,
  },
  {
    id: 'any-sku',
    class: 'input-acceptance',
    alsoClass: ['response-shape'],
    operations: ['POST /products', 'PUT /products/{productId}'],
    summary: 'a sku that its pattern forbids is accepted',
    witness: async (ask) => (await add(ask, { sku: 'boo-1' })).status === 201,
  },
  {
    id: 'empty-name-accepted',
    class: 'input-acceptance',
    alsoClass: ['response-shape'],
    operations: ['POST /products', 'PUT /products/{productId}'],
    summary: 'an empty name is accepted against minLength',
    witness: async (ask) => (await add(ask, { name: '' })).status === 201,
  },
  {
    id: 'free-product-accepted',
    class: 'input-acceptance',
    operations: ['POST /products', 'PUT /products/{productId}'],
    summary: 'a price of 0 is accepted against exclusiveMinimum',
    witness: async (ask) => (await add(ask, { price: 0 })).status === 201,
  },
  {
    id: 'null-maker-refused',
    class: 'input-acceptance',
    operations: ['POST /products', 'PUT /products/{productId}'],
    summary: 'null is refused where the field is nullable',
    witness: async (ask) => (await add(ask, { maker: null })).status === 422,
  },
  {
    id: 'pages-optional',
    class: 'input-acceptance',
    alsoClass: ['response-shape'],
    operations: ['POST /products', 'PUT /products/{productId}'],
    summary: 'a required field of one of the alternatives may be left out',
    witness: async (ask) => {
      const { pages: _, ...rest } = book;
      return (await send(ask, 'POST', '/products', rest)).status === 201;
    },
  },
  {
    id: 'top-voltage-refused',
    class: 'input-acceptance',
    operations: ['POST /products', 'PUT /products/{productId}'],
    summary: 'exactly the maximum is refused in one of the alternatives',
    witness: async (ask) => {
      const gadget = { kind: 'gadget', sku: 'GAD-7777', name: 'Plug', price: 3, voltage: 400 };
      return (await send(ask, 'POST', '/products', gadget)).status === 422;
    },
  },
  {
    id: 'sign-in-any-media-type',
    class: 'input-acceptance',
    alsoClass: ['headers-media'],
    operations: ['POST /session'],
    summary: 'a form is taken as text/plain, where 415 is documented',
    witness: async (ask) => {
      const headers = { 'Content-Type': 'text/plain' };
      const body = 'username=ada&password=correct+horse';
      return (await ask('POST', '/session', { headers, body })).status === 200;
    },
  },
  {
    id: 'remember-anything',
    class: 'input-acceptance',
    alsoClass: ['response-shape'],
    operations: ['POST /session'],
    summary: 'any text is accepted for a boolean of a form',
    witness: async (ask) =>
      (await signIn(ask, 'username=ada&password=correct+horse&remember=maybe')).status === 200,
  },
  {
    id: 'q-optional',
    class: 'input-acceptance',
    alsoClass: ['response-shape'],
    operations: ['POST /searches', 'PUT /searches/{searchId}'],
    summary: 'a required field may be left out',
    witness: async (ask) => (await send(ask, 'POST', '/searches', { name: 'All' })).status === 201,
  },
  {
    id: 'long-name-refused',
    class: 'input-acceptance',
    operations: ['POST /searches', 'PUT /searches/{searchId}'],
    summary: 'a name of exactly maxLength characters is refused',
    witness: async (ask) => (await keep(ask, { name: 'x'.repeat(50) })).status === 422,
  },
  {
    id: 'no-kinds-accepted',
    class: 'input-acceptance',
    alsoClass: ['response-shape'],
    operations: ['POST /searches', 'PUT /searches/{searchId}'],
    summary: 'an empty list is accepted against minItems',
    witness: async (ask) => (await keep(ask, { kinds: [] })).status === 201,
  },
  {
    id: 'null-notify-accepted',
    class: 'input-acceptance',
    alsoClass: ['response-shape'],
    operations: ['POST /searches', 'PUT /searches/{searchId}'],
    summary: 'null is accepted where the field is not nullable',
    witness: async (ask) => (await keep(ask, { notify: null })).status === 201,
  },
];
