import { valueAt } from '../ask.ts';
import type { Mutant } from '../subject.ts';
import { draft, get, harbour, invoiceWith, line, listed, post, send, southKey } from './requests.ts';

const [customers, customer, creating] = ['GET /customers', 'GET /customers/{customer_id}', 'POST /customers'];
const [listing, reading, adding] = ['GET /invoices', 'GET /invoices/{invoice_id}', 'POST /invoices'];
const action = (name: string) => `POST /invoices/{invoice_id}/${name}`;

/** The violations of the invoices in what an answer looks like, whom it is given to, and what is not borne. */
export const answerMutants: readonly Mutant[] = [
  {
    id: 'listed-total-as-text',
    class: 'response-shape',
    operations: [listing],
    summary: 'the list tells totals as decimal texts',
    witness: async (ask) => typeof (await listed(ask, '/invoices', 'total'))[0] === 'string',
  },
  {
    id: 'null-memo-left-out',
    class: 'response-shape',
    operations: [reading],
    summary: 'an invoice without a memo lacks the required field',
    witness: async (ask) => valueAt(await get(ask, await invoiceWith(ask, 'open')), 'memo') === undefined,
  },
  {
    id: 'paid-without-zone',
    class: 'response-shape',
    operations: [action('pay'), reading, listing],
    summary: 'the time of a payment has no zone',
    witness: async (ask) => {
      const answer = await post(ask, `${await invoiceWith(ask, 'open')}/pay`, 'pay-key-0001', {
        method: 'cash',
      });
      return String(valueAt(answer, 'payment', 'paid_at')).length === 19;
    },
  },
  {
    id: 'customer-day-only',
    class: 'response-shape',
    operations: [customer],
    summary: 'a customer that is read has a date where a time should be',
    witness: async (ask) => {
      const [id] = await listed(ask, '/customers', 'id');
      return String(valueAt(await get(ask, `/customers/${id}`), 'created_at')).length === 10;
    },
  },
  {
    id: 'no-invoices-null',
    class: 'response-shape',
    alsoClass: ['collection'],
    operations: [listing],
    summary: 'a page without invoices is null instead of an empty list',
    witness: async (ask) => {
      const [id] = await listed(ask, '/customers', 'id');
      return valueAt(await get(ask, `/invoices?customer_id=${id}`), 'data') === null;
    },
  },
  {
    id: 'finalized-without-number',
    class: 'response-shape',
    operations: [action('finalize'), reading, listing],
    summary: 'the number of a finalized invoice has no digits',
    witness: async (ask) => {
      const answer = await post(ask, `${await invoiceWith(ask, 'draft')}/finalize`, 'final-key-01');
      return valueAt(answer, 'number') === 'INV-';
    },
  },
  {
    id: 'customer-made-200',
    class: 'status',
    operations: [creating],
    summary: 'a new customer is a 200, which is not documented',
    witness: async (ask) => (await post(ask, '/customers', 'cust-key-0001', harbour)).status === 200,
  },
  {
    id: 'draft-void-400',
    class: 'status',
    alsoClass: ['state'],
    operations: [action('void')],
    summary: 'voiding a draft is a 400 instead of a 409',
    witness: async (ask) =>
      (await post(ask, `${await invoiceWith(ask, 'draft')}/void`, 'void-key-0001')).status === 400,
  },
  {
    id: 'no-customer-is-404',
    class: 'status',
    operations: [adding],
    summary: 'an invoice for a customer that is not there is a 404, which is not documented',
    witness: async (ask) => (await draft(ask, { customer_id: 'cus_nobody00' })).status === 404,
  },
  {
    id: 'location-of-customer',
    class: 'headers-media',
    alsoClass: ['state'],
    operations: [adding],
    summary: 'the Location of a new invoice leads to its customer',
    witness: async (ask) => (await draft(ask)).headers.location?.includes('/customers/') === true,
  },
  {
    id: 'missing-without-request-id',
    class: 'headers-media',
    operations: [customer],
    summary: 'the 404 of a customer has no X-Request-Id',
    witness: async (ask) => (await get(ask, '/customers/cus_nobody00')).headers['x-request-id'] === undefined,
  },
  {
    id: 'replay-not-told',
    class: 'headers-media',
    alsoClass: ['state'],
    operations: [action('finalize')],
    summary: 'a repeated finalization lacks Idempotent-Replayed',
    witness: async (ask) => {
      const path = `${await invoiceWith(ask, 'draft')}/finalize`;
      await post(ask, path, 'final-key-02');
      const again = await post(ask, path, 'final-key-02');
      return again.status === 200 && again.headers['idempotent-replayed'] === undefined;
    },
  },
  {
    id: 'any-invoice-read',
    class: 'auth',
    operations: [reading],
    summary: 'an invoice of another account can be read',
    witness: async (ask) => (await get(ask, await invoiceWith(ask, 'open', southKey))).status === 200,
  },
  {
    id: 'any-customer-read',
    class: 'auth',
    operations: [customer],
    summary: 'a customer of another account can be read',
    witness: async (ask) => {
      const answer = await ask('GET', '/customers', { headers: { 'X-Api-Key': southKey } });
      return (await get(ask, `/customers/${valueAt(answer, 'data', 0, 'id')}`)).status === 200;
    },
  },
  {
    id: 'finalize-without-login',
    class: 'auth',
    operations: [action('finalize')],
    summary: 'a draft can be finalized without an API key',
    witness: async (ask) => {
      const path = `${await invoiceWith(ask, 'draft')}/finalize`;
      return (await ask('POST', path, { headers: { 'Idempotency-Key': 'final-key-03' } })).status === 200;
    },
  },
  {
    id: 'any-key-lists',
    class: 'auth',
    operations: [customers],
    summary: 'any API key lists the customers',
    witness: async (ask) =>
      (await ask('GET', '/customers', { headers: { 'X-Api-Key': 'nonsense' } })).status === 200,
  },
  {
    id: 'invoice-can-be-deleted',
    class: 'methods-routes',
    operations: ['DELETE /invoices/{invoice_id}'],
    summary: 'DELETE of an invoice is a 204, which the document does not have',
    witness: async (ask) => (await send(ask, 'DELETE', await invoiceWith(ask, 'draft'))).status === 204,
  },
  {
    id: 'void-by-get',
    class: 'methods-routes',
    operations: ['GET /invoices/{invoice_id}/void', action('void')],
    summary: 'a GET voids an invoice',
    witness: async (ask) => (await get(ask, `${await invoiceWith(ask, 'open')}/void`)).status === 200,
  },
  {
    id: 'no-allow',
    class: 'methods-routes',
    alsoClass: ['headers-media'],
    operations: ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE'].map(
      (method) => `${method} /customers`,
    ),
    summary: 'the 405 of the customers has no Allow',
    witness: async (ask) => {
      const { status, headers } = await send(ask, 'PATCH', '/customers', { json: {} });
      return status === 405 && headers.allow === undefined;
    },
  },
  {
    id: 'longest-key-crashes',
    class: 'robustness',
    alsoClass: ['status', 'input-acceptance'],
    operations: [creating],
    summary: 'the longest key that is allowed is a 500',
    witness: async (ask) => (await post(ask, '/customers', 'k'.repeat(64), harbour)).status === 500,
  },
  {
    id: 'astral-line-crashes',
    class: 'robustness',
    alsoClass: ['status', 'input-acceptance'],
    operations: [adding],
    summary: 'a character beyond U+FFFF in a line is a 500',
    witness: async (ask) => (await draft(ask, { lines: [{ ...line, description: '💡' }] })).status === 500,
  },
  {
    id: 'trace-for-customer',
    class: 'robustness',
    operations: [creating],
    summary: 'the refusal of malformed JSON shows a stack trace',
    witness: async (ask) => {
      const headers = { 'Idempotency-Key': 'cust-key-0002', 'Content-Type': 'application/json' };
      return (await send(ask, 'POST', '/customers', { headers, body: '{"name":' })).text.includes(
        'json.js:92',
      );
    },
  },
];
