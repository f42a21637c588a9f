import { readBody } from '../rules/read-body.ts';
import { numeric, oneOf, record } from '../rules/rule.ts';
import type { Call, Reply } from '../serve.ts';
import type { Bank, Refund } from './bank.ts';
import { keyFaults, once } from './idempotency.ts';
import { bodyRefusal, findPayment } from './payments.ts';
import { json, refusal } from './replies.ts';

const refundRule = ({ on }: Bank) =>
  record({
    'value?': numeric({ min: on('nothing-refunded') ? 0 : 0.01, max: 10_000, step: 0.01 }),
    'reason?': oneOf(['requested', 'duplicate', ...(on('fraud-refused') ? [] : ['fraud'])]),
  });

/** POST /payments/{paymentId}/refunds */
export function createRefund(bank: Bank, call: Call, merchant: string): Reply {
  const payment = findPayment(bank, call, merchant);
  if ('code' in payment) return refusal(payment.code);
  const read = readBody(call, refundRule(bank));
  if (!read.ok) return bodyRefusal(bank, read);
  const faults = keyFaults(bank, call);
  if (faults.length > 0) return refusal(422, faults);
  return once(bank, call, read.value, merchant, () => {
    if (payment.status !== 'captured') return refusal(409);
    const whole = Math.round(payment.amount.value * 100);
    const left = whole - payment.refundedCents;
    const { value, reason = bank.on('default-reason-fraud') ? 'fraud' : 'requested' } = read.value;
    const cents = value === undefined ? left : Math.round(Number(value) * 100);
    if (cents > left) return refusal(422, [{ field: 'value', reason: 'is more than is left' }]);
    const id = bank.nextId('ref');
    const refund = {
      id,
      payment: payment.id,
      merchant,
      cents,
      reason: String(reason),
      createdAt: bank.now(),
    };
    if (!bank.on('refund-not-kept')) bank.refunds.set(id, refund);
    const status = cents === left ? 'refunded' : payment.status;
    const refundedCents = payment.refundedCents + cents;
    bank.payments.set(payment.id, { ...payment, status, refundedCents, updatedAt: bank.now() });
    return { answer: shownRefund(refund), location: `/v2/refunds/${id}` };
  });
}

/** GET /payments/{paymentId}/refunds */
export function listRefunds(bank: Bank, call: Call, merchant: string): Reply {
  const payment = findPayment(bank, call, merchant, bank.on('foreign-refunds-listed'));
  if ('code' in payment) return refusal(payment.code);
  const refunds = [...bank.refunds.values()].filter((refund) => refund.payment === payment.id);
  return json(200, { data: refunds.map(shownRefund) });
}

/** GET /refunds/{refundId} */
export function getRefund(bank: Bank, call: Call, merchant: string): Reply {
  const refund = bank.refunds.get(call.params.refundId ?? '');
  if (!refund) return refusal(404);
  const isOwn = refund.merchant === merchant || merchant === '';
  return isOwn ? json(200, shownRefund(refund)) : refusal(bank.on('foreign-is-404') ? 404 : 403);
}

/** GET /balance */
export function getBalance(bank: Bank, _call: Call, merchant: string): Reply {
  const own = [...bank.payments.values()].filter((payment) => payment.merchant === merchant);
  const balances = ['EUR', 'USD', 'GBP'].map((currency) => {
    const sum = (status: string) =>
      own
        .filter((payment) => payment.amount.currency === currency && payment.status === status)
        .reduce(
          (cents, { amount, refundedCents }) => cents + Math.round(amount.value * 100) - refundedCents,
          0,
        );
    const internal = bank.on('balance-leaks-a-field') ? { shard: 7 } : {};
    return { currency, available: sum('captured') / 100, pending: sum('authorized') / 100, ...internal };
  });
  return json(200, { balances });
}

function shownRefund({ id, payment, cents, reason, createdAt }: Refund) {
  return {
    id,
    payment_id: payment,
    value: cents / 100,
    reason,
    created_at: new Date(createdAt).toISOString(),
  };
}
