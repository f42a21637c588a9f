import { listAt, valueAt } from '../ask.ts';
import type { Mutant } from '../subject.ts';
import { countPayments } from './look-up.ts';
import { full, get, paid, pay, payment, reader, refund } from './requests.ts';
import { fullToken } from './tokens.ts';

/** The violations of the payments server in what it keeps, shows to whom, and lists. */
export const stateMutants: readonly Mutant[] = [
  {
    id: 'idempotency-ignored',
    class: 'state',
    operations: ['POST /payments', 'POST /payments/{paymentId}/refunds'],
    summary: 'the same key and body make two payments',
    witness: async (ask) => {
      const first = await pay(ask);
      return valueAt(first, 'id') !== valueAt(await pay(ask), 'id');
    },
  },
  {
    id: 'reused-key-accepted',
    class: 'state',
    alsoClass: ['input-acceptance'],
    operations: ['POST /payments', 'POST /payments/{paymentId}/refunds'],
    summary: 'a used key with another body gets the first answer instead of a 422',
    witness: async (ask) => {
      await pay(ask);
      return (await pay(ask, { description: 'another' })).status === 201;
    },
  },
  {
    id: 'patch-resets-metadata',
    class: 'state',
    operations: ['PATCH /payments/{paymentId}'],
    summary: 'a change of the description clears the metadata',
    witness: async (ask) => {
      const path = await paid(ask, { metadata: { shop: 'south' } });
      await ask('PATCH', path, { headers: full, json: { description: 'changed' } });
      return valueAt(await get(ask, path), 'metadata', 'shop') === undefined;
    },
  },
  {
    id: 'capture-forgotten',
    class: 'state',
    operations: ['POST /payments/{paymentId}/capture'],
    summary: 'a payment is still authorized after its capture was answered with `captured`',
    witness: async (ask) => {
      const path = await paid(ask, { capture: false });
      const told = await ask('POST', `${path}/capture`, { headers: full });
      return valueAt(told, 'status') !== valueAt(await get(ask, path), 'status');
    },
  },
  {
    id: 'declined-payment-kept',
    class: 'state',
    operations: ['POST /payments'],
    summary: 'a payment that the bank declined is kept all the same',
    witness: async (ask) => {
      const before = await countPayments(ask);
      await pay(ask, { source: 'src_declined1' });
      return (await countPayments(ask)) > before;
    },
  },
  {
    id: 'refused-payment-kept',
    class: 'state',
    operations: ['POST /payments'],
    summary: 'a payment that is refused with 422 leaves one behind',
    witness: async (ask) => {
      const before = await countPayments(ask);
      await pay(ask, { amount: { value: -1, currency: 'EUR' } });
      return (await countPayments(ask)) > before;
    },
  },
  {
    id: 'refund-not-kept',
    class: 'state',
    operations: ['POST /payments/{paymentId}/refunds', 'GET /refunds/{refundId}'],
    summary: 'a refund that was answered with 201 is not there',
    witness: async (ask) => {
      const id = String(valueAt(await refund(ask, { value: 1 }), 'id'));
      return (await get(ask, `/refunds/${id}`)).status === 404;
    },
  },
  {
    id: 'default-reason-fraud',
    class: 'state',
    operations: ['POST /payments/{paymentId}/refunds'],
    summary: 'a refund without a reason gets another one than the documented default',
    witness: async (ask) => valueAt(await refund(ask, { value: 1 }), 'reason') === 'fraud',
  },
  {
    id: 'reading-touches',
    class: 'state',
    operations: ['GET /payments/{paymentId}'],
    summary: 'reading a payment changes its updated_at',
    witness: async (ask) => {
      const [first, second] = [
        await get(ask, '/payments/pay_0000000001'),
        await get(ask, '/payments/pay_0000000001'),
      ];
      return valueAt(first, 'updated_at') !== valueAt(second, 'updated_at');
    },
  },
  {
    id: 'scope-ignored',
    class: 'auth',
    operations: ['POST /payments'],
    summary: 'a token without the scope takes payments',
    witness: async (ask) => {
      const headers = { ...reader, 'Idempotency-Key': 'scope-key' };
      return (await ask('POST', '/payments', { headers, json: payment })).status === 201;
    },
  },
  {
    id: 'signature-ignored',
    class: 'auth',
    operations: ['GET /payments'],
    summary: 'a token with a wrong signature is accepted',
    witness: async (ask) => {
      const headers = { Authorization: `Bearer ${fullToken.slice(0, -4)}AAAA` };
      return (await ask('GET', '/payments', { headers })).status === 200;
    },
  },
  {
    id: 'scheme-ignored',
    class: 'auth',
    operations: ['GET /balance'],
    summary: 'the token is accepted in another scheme than Bearer',
    witness: async (ask) =>
      (await ask('GET', '/balance', { headers: { Authorization: `Basic ${fullToken}` } })).status === 200,
  },
  {
    id: 'refund-open',
    class: 'auth',
    operations: ['GET /refunds/{refundId}'],
    summary: 'a refund can be read without a token',
    witness: async (ask) => (await ask('GET', '/refunds/ref_0000000001')).status === 200,
  },
  {
    id: 'foreign-payment-readable',
    class: 'auth',
    operations: ['GET /payments/{paymentId}'],
    summary: 'the payment of another merchant can be read',
    witness: async (ask) => (await get(ask, '/payments/pay_0000000005')).status === 200,
  },
  {
    id: 'foreign-refunds-listed',
    class: 'auth',
    operations: ['GET /payments/{paymentId}/refunds'],
    summary: 'the refunds of another merchant can be listed',
    witness: async (ask) => (await get(ask, '/payments/pay_0000000005/refunds')).status === 200,
  },
  {
    id: 'limit-plus-one',
    class: 'collection',
    operations: ['GET /payments'],
    summary: 'a page has one payment more than limit',
    witness: async (ask) => listAt(await get(ask, '/payments?limit=2'), 'data').length === 3,
  },
  {
    id: 'page-loses-one',
    class: 'collection',
    operations: ['GET /payments'],
    summary: 'every page after the first begins one payment too late',
    witness: async (ask) => {
      const first = await get(ask, '/payments?limit=2');
      const rest = await get(ask, `/payments?limit=50&cursor=${String(valueAt(first, 'next_cursor'))}`);
      return listAt(rest, 'data').length < (await countPayments(ask)) - 2;
    },
  },
  {
    id: 'cursor-never-ends',
    class: 'collection',
    operations: ['GET /payments'],
    summary: 'the cursor leads to the same page for ever',
    witness: async (ask) => {
      const first = await get(ask, '/payments?limit=50');
      return valueAt(first, 'has_more') === true;
    },
  },
  {
    id: 'currency-filter-inverted',
    class: 'collection',
    operations: ['GET /payments'],
    summary: 'the filter by currency keeps the others',
    witness: async (ask) =>
      listAt(await get(ask, '/payments?currency=USD'), 'data').some(
        (_, index, all) => valueAt({ json: all[index] }, 'amount', 'currency') !== 'USD',
      ),
  },
];
