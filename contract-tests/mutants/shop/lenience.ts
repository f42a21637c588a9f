import type { Lenience } from '../lenience.ts';

/** What the shop lets pass that its document does not, by mutant. */
export const lenience: Lenience = {
  'limit-unlimited': (operation, { name, keyword }) =>
    operation === 'GET /orders' && name === 'limit' && keyword === 'maximum',
  'hundred-of-an-item': (operation, { name, keyword }) =>
    operation === 'PUT /cart/items/{productId}' && name === '/quantity' && keyword === 'maximum',
  'id-accepted': (operation, { property, keyword }) =>
    operation === 'POST /addresses' && keyword === 'additionalProperties' && property === 'id',
  'any-postcode': (operation, { name, keyword }) =>
    operation === 'PATCH /addresses/{addressId}' && name === '/postcode' && keyword === 'pattern',
  'order-of-nothing': (operation, { name, keyword }) =>
    operation === 'POST /orders' && name === '/items' && keyword === 'minItems',
  'columns-repeated': (operation, { keyword }) => operation === 'POST /exports' && keyword === 'uniqueItems',
  'short-key-accepted': (operation, { name, keyword }) =>
    operation === 'POST /orders' && name === 'Idempotency-Key' && keyword === 'pattern',
  'no-reason-accepted': (operation, { property, keyword }) =>
    operation === 'POST /orders/{orderId}/cancel' && keyword === 'required' && property === 'reason',
  'removal-without-condition': (operation, { name, keyword }) =>
    operation === 'DELETE /addresses/{addressId}' && name === 'If-Match' && keyword === 'required',
};
