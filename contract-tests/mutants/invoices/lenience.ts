import type { Lenience } from '../lenience.ts';

/** What each of these mutants lets pass. */
export const lenience: Lenience = {
  'no-quantity': (_, { name, keyword }) => name.endsWith('/quantity') && keyword === 'minimum',
  'total-accepted': (_, { keyword, property }) => keyword === 'additionalProperties' && property === 'total',
  'wide-customer-pages': (operation, { name, keyword }) =>
    operation === 'GET /customers' && name === 'limit' && keyword === 'maximum',
  'any-country': (_, { name }) => name === '/country',
  'pay-without-key': (operation, { name, keyword }) =>
    operation === 'POST /invoices/{invoice_id}/pay' && name === 'Idempotency-Key' && keyword === 'required',
};
