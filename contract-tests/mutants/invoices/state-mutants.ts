import { valueAt } from '../ask.ts';
import type { Mutant } from '../subject.ts';
import { draft, get, harbour, invoiceWith, line, listed, post, send } from './requests.ts';

const [customers, creating] = ['GET /customers', 'POST /customers'];
const [listing, reading, adding] = ['GET /invoices', 'GET /invoices/{invoice_id}', 'POST /invoices'];
const action = (name: string) => `POST /invoices/{invoice_id}/${name}`;

/** The violations of the invoices in what they accept, keep and list. */
export const stateMutants: readonly Mutant[] = [
  {
    id: 'no-quantity',
    class: 'input-acceptance',
    alsoClass: ['response-shape'],
    operations: [adding],
    summary: 'a quantity of 0 is accepted',
    witness: async (ask) => (await draft(ask, { lines: [{ ...line, quantity: 0 }] })).status === 201,
  },
  {
    id: 'total-accepted',
    class: 'input-acceptance',
    operations: [adding],
    summary: 'a total, which cannot be sent, is accepted',
    witness: async (ask) => (await draft(ask, { total: 1 })).status === 201,
  },
  {
    id: 'wide-customer-pages',
    class: 'input-acceptance',
    alsoClass: ['collection'],
    operations: [customers],
    summary: 'a limit above the maximum is accepted',
    witness: async (ask) => (await get(ask, '/customers?limit=101')).status === 200,
  },
  {
    id: 'any-country',
    class: 'input-acceptance',
    alsoClass: ['response-shape'],
    operations: [creating],
    summary: 'a country in lower case is accepted',
    witness: async (ask) =>
      (await post(ask, '/customers', 'cust-key-0003', { ...harbour, country: 'no' })).status === 201,
  },
  {
    id: 'pay-without-key',
    class: 'input-acceptance',
    operations: [action('pay')],
    summary: 'a payment is recorded without the required Idempotency-Key',
    witness: async (ask) => {
      const path = `${await invoiceWith(ask, 'open')}/pay`;
      return (await send(ask, 'POST', path, { json: { method: 'cash' } })).status === 200;
    },
  },
  {
    id: 'customer-made-twice',
    class: 'state',
    operations: [creating],
    summary: 'the same request with the same key makes a second customer',
    witness: async (ask) => {
      const first = await post(ask, '/customers', 'cust-key-0004', harbour);
      const again = await post(ask, '/customers', 'cust-key-0004', harbour);
      return valueAt(first, 'id') !== valueAt(again, 'id');
    },
  },
  {
    id: 'other-invoice-replayed',
    class: 'state',
    alsoClass: ['status', 'input-acceptance'],
    operations: [adding],
    summary: 'the same key with another body gets the first answer instead of a 422',
    witness: async (ask) => {
      await draft(ask, {}, 'draft-key-0002');
      return (await draft(ask, { currency: 'USD' }, 'draft-key-0002')).status === 201;
    },
  },
  {
    id: 'void-not-kept',
    class: 'state',
    operations: [action('void')],
    summary: 'an invoice that was voided is still open when it is read',
    witness: async (ask) => {
      const path = await invoiceWith(ask, 'open');
      await post(ask, `${path}/void`, 'void-key-0002');
      return valueAt(await get(ask, path), 'status') === 'open';
    },
  },
  {
    id: 'void-twice',
    class: 'state',
    alsoClass: ['status'],
    operations: [action('void')],
    summary: 'an invoice that is void can be voided again',
    witness: async (ask) =>
      (await post(ask, `${await invoiceWith(ask, 'void')}/void`, 'void-key-0003')).status === 200,
  },
  {
    id: 'yen-become-euros',
    class: 'state',
    operations: [adding],
    summary: 'an invoice in one of the currencies is kept in another',
    witness: async (ask) => valueAt(await draft(ask, { currency: 'JPY' }), 'currency') === 'EUR',
  },
  {
    id: 'listed-without-tax',
    class: 'state',
    alsoClass: ['collection', 'response-shape'],
    operations: [listing, reading],
    summary: 'totals of the list lack the tax that those of the invoice itself have',
    witness: async (ask) => {
      const answer = await get(ask, '/invoices?status=open');
      const path = `/invoices/${valueAt(answer, 'data', 0, 'id')}`;
      return valueAt(answer, 'data', 0, 'total') !== valueAt(await get(ask, path), 'total');
    },
  },
  {
    id: 'all-accounts-listed',
    class: 'auth',
    alsoClass: ['collection'],
    operations: [listing],
    summary: 'the list has the invoices of other accounts',
    witness: async (ask) => (await listed(ask, '/invoices', 'id')).length === 7,
  },
  {
    id: 'oldest-first',
    class: 'collection',
    operations: [listing],
    summary: 'the list begins with the oldest invoice',
    witness: async (ask) => {
      const times = (await listed(ask, '/invoices', 'created_at')).map(String);
      return (times[0] ?? '') < (times.at(-1) ?? '');
    },
  },
  {
    id: 'more-after-full-page',
    class: 'collection',
    operations: [listing],
    summary: 'has_more is true on the last page where it is full',
    witness: async (ask) => {
      const answer = await get(ask, '/invoices?limit=5');
      return valueAt(answer, 'has_more') === true;
    },
  },
  {
    id: 'customer-comes-again',
    class: 'collection',
    operations: [customers],
    summary: 'a page begins with the customer that it should come after',
    witness: async (ask) => {
      const [id] = await listed(ask, '/customers?limit=1', 'id');
      return (await listed(ask, `/customers?starting_after=${id}`, 'id'))[0] === id;
    },
  },
  {
    id: 'void-filter-ignored',
    class: 'collection',
    operations: [listing],
    summary: 'one value of the filter by status finds all invoices',
    witness: async (ask) => (await listed(ask, '/invoices?status=void', 'status')).includes('paid'),
  },
];
