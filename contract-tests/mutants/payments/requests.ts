import { valueAt } from '../ask.ts';
import type { Answer, Ask } from '../subject.ts';
import { fullToken, readerToken } from './tokens.ts';

/** The headers of the merchant with every scope, and of the other one, which only reads. */
export const full = { Authorization: `Bearer ${fullToken}` };
export const reader = { Authorization: `Bearer ${readerToken}` };

/** A payment that can be taken. */
export const payment = { amount: { value: 12.5, currency: 'EUR' }, source: 'src_visa4242' };

/** Takes a payment; the key is left out where it is empty. */
export function pay(
  ask: Ask,
  fields: Readonly<Record<string, unknown>> = {},
  key = 'a-first-key',
): Promise<Answer> {
  const headers = key === '' ? full : { ...full, 'Idempotency-Key': key };
  return ask('POST', '/payments', { headers, json: { ...payment, ...fields } });
}

/** Takes a payment and tells its path. */
export async function paid(ask: Ask, fields?: Readonly<Record<string, unknown>>): Promise<string> {
  return `/payments/${String(valueAt(await pay(ask, fields), 'id'))}`;
}

/** Gives money back of the first payment. */
export function refund(ask: Ask, json: unknown): Promise<Answer> {
  const headers = { ...full, 'Idempotency-Key': 'a-refund-key' };
  return ask('POST', '/payments/pay_0000000001/refunds', { headers, json });
}

/** A GET of the first merchant. */
export function get(ask: Ask, path: string): Promise<Answer> {
  return ask('GET', path, { headers: full });
}
