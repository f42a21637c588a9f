import { email } from '../rules/formats.ts';
import { type ReadBody, readBody } from '../rules/read-body.ts';
import { dictionary, flag, nullable, numeric, oneOf, type Rule, record, text } from '../rules/rule.ts';
import type { Call, Reply } from '../serve.ts';
import type { Amount, Bank, Payment } from './bank.ts';
import { keyFaults, once } from './idempotency.ts';
import { json, refusal } from './replies.ts';

/** What an operation is given. */
export type Act = (bank: Bank, call: Call, merchant: string) => Reply;

const noteFields = ({ on }: Bank): Record<string, Rule> => ({
  'description?': on('null-description-refused') ? text({ max: 140 }) : nullable(text({ max: 140 })),
  'metadata?': dictionary(text({ max: 100 }), {
    max: on('metadata-limit-off') ? 6 : 5,
    key: /^[a-z][a-z0-9_]{0,19}$/,
  }),
});

const amountRule = ({ on }: Bank) =>
  record({
    value: numeric({
      min: on('minimum-refused') ? 0.51 : on('below-minimum-accepted') ? 0.01 : 0.5,
      max: 10_000,
      ...(!on('third-decimal-accepted') && { step: 0.01 }),
    }),
    currency: on('unknown-currency-accepted')
      ? text({ pattern: /^[A-Z]{3}$/ })
      : oneOf(['EUR', 'USD', 'GBP']),
  });

const paymentRule = (bank: Bank) =>
  record({
    amount: amountRule(bank),
    source: text({ pattern: /^src_[a-z0-9]{4,24}$/ }),
    'capture?': bank.on('capture-coerced') ? (value, field) => flag(value === 'true' || value, field) : flag,
    'receipt_email?': text({ format: email }),
    ...noteFields(bank),
  });

/** The refusal of a body that cannot be used. */
export function bodyRefusal(bank: Bank, read: ReadBody & { ok: false }): Reply {
  if (read.kind === 'invalid') return refusal(422, read.faults);
  const reply = refusal(read.kind === 'malformed' ? 400 : 415);
  if (read.kind !== 'malformed' || !bank.on('stack-in-400')) return reply;
  const message =
    'SyntaxError: Unexpected token\n    at JSON.parse (<anonymous>)\n    at parse (/srv/app/body.js:14:9)';
  return json(400, { code: 'malformed', message });
}

/** POST /payments */
export function createPayment(bank: Bank, call: Call, merchant: string): Reply {
  const { on } = bank;
  const read = readBody(call, paymentRule(bank));
  if (on('huge-amount-crashes') && /"value":\s*[\d.]*(?:e\+?\d{2}|\d{12})/i.test(call.body.toString()))
    return refusal(500);
  if (!read.ok && on('refused-payment-kept') && read.kind === 'invalid') keepAnyway(bank, call, merchant);
  if (!read.ok) return bodyRefusal(bank, read);
  const faults = keyFaults(bank, call);
  if (faults.length > 0) return refusal(422, faults);
  if (on('nul-cuts-connection') && String(read.value.description).includes('\0'))
    return { status: 500, fault: 'close' };
  return once(bank, call, read.value, merchant, () => {
    const { amount, source, capture = true, ...noted } = read.value as unknown as NewPayment;
    const time = bank.now();
    const payment: Payment = {
      description: null,
      metadata: {},
      ...noted,
      id: bank.nextId('pay'),
      merchant,
      amount,
      source,
      status: capture ? 'captured' : 'authorized',
      refundedCents: 0,
      createdAt: time,
      updatedAt: time,
    };
    if (source.startsWith('src_declined')) {
      if (on('declined-payment-kept')) bank.payments.set(payment.id, payment);
      return refusal(402);
    }
    bank.payments.set(payment.id, payment);
    const answer = shownPayment(payment);
    const location = `/v2/payments/${payment.id}`;
    return {
      answer: on('uncaptured-refunded-null') && !capture ? { ...answer, refunded: null } : answer,
      location,
    };
  });
}

interface NewPayment {
  readonly amount: Amount;
  readonly source: string;
  readonly capture?: boolean;
  readonly description?: string | null;
  readonly metadata?: Readonly<Record<string, string>>;
}

/** Keeps a payment of a body that is refused. */
function keepAnyway(bank: Bank, { body }: Call, merchant: string): void {
  const first = [...bank.payments.values()].find((payment) => payment.merchant === merchant);
  if (!first || body.length < 10) return;
  const id = bank.nextId('pay');
  bank.payments.set(id, { ...first, id, status: 'authorized', createdAt: bank.now(), updatedAt: bank.now() });
}

/** GET /payments/{paymentId} */
export function getPayment(bank: Bank, call: Call, merchant: string): Reply {
  const found = findPayment(bank, call, merchant, bank.on('foreign-payment-readable'));
  if ('code' in found) {
    if (found.code !== 404) return refusal(found.code);
    if (bank.on('missing-is-html')) {
      return { status: 404, headers: { 'Content-Type': 'text/html' }, body: '<h1>Not Found</h1>' };
    }
    return refusal(bank.on('missing-answers-400') ? 400 : 404);
  }
  if (bank.on('reading-touches'))
    bank.payments.set(found.id, { ...found, updatedAt: found.updatedAt + 1000 });
  return json(200, shownPayment(found));
}

/** PATCH /payments/{paymentId} */
export function updatePayment(bank: Bank, call: Call, merchant: string): Reply {
  const found = findPayment(bank, call, merchant);
  if ('code' in found) return refusal(found.code);
  const read = readBody(call, record(noteFields(bank), { open: bank.on('patch-takes-unknown-fields') }));
  if (!read.ok) return bodyRefusal(bank, read);
  if (Object.keys(read.value).length === 0) return refusal(422, [{ field: '', reason: 'needs a field' }]);
  const { description = found.description, metadata = found.metadata } = read.value as Partial<Payment>;
  const kept = bank.on('patch-resets-metadata') && !('metadata' in read.value) ? {} : metadata;
  const changed = { ...found, description, metadata: kept, updatedAt: bank.now() };
  bank.payments.set(found.id, changed);
  return json(200, shownPayment(changed));
}

/** POST /payments/{paymentId}/capture and /void */
export function endReservation(status: 'captured' | 'voided'): Act {
  return (bank, call, merchant) => {
    const found = findPayment(bank, call, merchant);
    if ('code' in found) return refusal(found.code);
    if (found.status !== 'authorized') return refusal(409);
    const changed = { ...found, status, updatedAt: bank.now() };
    if (!(bank.on('capture-forgotten') && status === 'captured')) bank.payments.set(found.id, changed);
    const isAccepted = bank.on('capture-answers-202') && status === 'captured';
    return json(isAccepted ? 202 : 200, shownPayment(changed));
  };
}

/** DELETE /payments/{paymentId}, which the document does not have. */
export function deletePayment(bank: Bank, call: Call, merchant: string): Reply {
  const found = findPayment(bank, call, merchant);
  if ('code' in found) return refusal(found.code);
  bank.payments.delete(found.id);
  return { status: 204 };
}

/** The payment that a path names, or the status of the refusal. */
export function findPayment(
  { payments, on }: Bank,
  call: Call,
  merchant: string,
  isForAll = false,
): Payment | { readonly code: number } {
  const found = payments.get(call.params.paymentId ?? '');
  if (!found) return { code: 404 };
  return found.merchant === merchant || isForAll ? found : { code: on('foreign-is-404') ? 404 : 403 };
}

/** A payment as it is shown. */
export function shownPayment({ merchant: _, refundedCents, createdAt, updatedAt, ...rest }: Payment) {
  const [created_at, updated_at] = [createdAt, updatedAt].map((time) => new Date(time).toISOString());
  return { ...rest, refunded: refundedCents / 100, created_at, updated_at };
}
