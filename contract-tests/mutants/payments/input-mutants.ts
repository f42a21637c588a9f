import type { Mutant } from '../subject.ts';
import { full, pay, refund } from './requests.ts';

/** The violations of the payments server in what it accepts and refuses. */
export const inputMutants: readonly Mutant[] = [
  {
    id: 'key-not-required',
    class: 'input-acceptance',
    operations: ['POST /payments', 'POST /payments/{paymentId}/refunds'],
    summary: 'the required Idempotency-Key may be left out',
    witness: async (ask) => (await pay(ask, {}, '')).status === 201,
  },
  {
    id: 'short-key-accepted',
    class: 'input-acceptance',
    operations: ['POST /payments', 'POST /payments/{paymentId}/refunds'],
    summary: 'an Idempotency-Key below its minLength is accepted',
    witness: async (ask) => (await pay(ask, {}, 'seven77')).status === 201,
  },
  {
    id: 'third-decimal-accepted',
    class: 'input-acceptance',
    alsoClass: ['response-shape'],
    operations: ['POST /payments'],
    summary: 'an amount that is no multiple of 0.01 is accepted',
    witness: async (ask) => (await pay(ask, { amount: { value: 1.005, currency: 'EUR' } })).status === 201,
  },
  {
    id: 'minimum-refused',
    class: 'input-acceptance',
    operations: ['POST /payments'],
    summary: 'exactly the minimum is refused',
    witness: async (ask) => (await pay(ask, { amount: { value: 0.5, currency: 'EUR' } })).status === 422,
  },
  {
    id: 'below-minimum-accepted',
    class: 'input-acceptance',
    alsoClass: ['response-shape'],
    operations: ['POST /payments'],
    summary: 'an amount below the minimum is accepted',
    witness: async (ask) => (await pay(ask, { amount: { value: 0.49, currency: 'EUR' } })).status === 201,
  },
  {
    id: 'unknown-currency-accepted',
    class: 'input-acceptance',
    alsoClass: ['response-shape'],
    operations: ['POST /payments'],
    summary: 'three capital letters are accepted, whatever the enum says',
    witness: async (ask) => (await pay(ask, { amount: { value: 5, currency: 'CHF' } })).status === 201,
  },
  {
    id: 'capture-coerced',
    class: 'input-acceptance',
    operations: ['POST /payments'],
    summary: 'the text "true" is taken for a boolean',
    witness: async (ask) => (await pay(ask, { capture: 'true' })).status === 201,
  },
  {
    id: 'null-description-refused',
    class: 'input-acceptance',
    operations: ['POST /payments', 'PATCH /payments/{paymentId}'],
    summary: 'null is refused where the type has it',
    witness: async (ask) => (await pay(ask, { description: null })).status === 422,
  },
  {
    id: 'metadata-limit-off',
    class: 'input-acceptance',
    alsoClass: ['response-shape'],
    operations: ['POST /payments', 'PATCH /payments/{paymentId}'],
    summary: 'maxProperties + 1 entries are accepted',
    witness: async (ask) =>
      (await pay(ask, { metadata: { a: '', b: '', c: '', d: '', e: '', f: '' } })).status === 201,
  },
  {
    id: 'patch-takes-unknown-fields',
    class: 'input-acceptance',
    operations: ['PATCH /payments/{paymentId}'],
    summary: 'a change with a field that additionalProperties forbids is accepted',
    witness: async (ask) => {
      const json = { status: 'voided' };
      return (await ask('PATCH', '/payments/pay_0000000001', { headers: full, json })).status === 200;
    },
  },
  {
    id: 'nothing-refunded',
    class: 'input-acceptance',
    alsoClass: ['response-shape'],
    operations: ['POST /payments/{paymentId}/refunds'],
    summary: 'a refund of 0 is accepted below the minimum',
    witness: async (ask) => (await refund(ask, { value: 0 })).status === 201,
  },
  {
    id: 'fraud-refused',
    class: 'input-acceptance',
    operations: ['POST /payments/{paymentId}/refunds'],
    summary: 'one of the reasons of the enum is refused',
    witness: async (ask) => (await refund(ask, { value: 1, reason: 'fraud' })).status === 422,
  },
];
