import { isForgiven, type Lenience } from '../lenience.ts';
import type { Or } from '../or.ts';
import { readJson } from '../read-json.ts';
import type { Call } from '../serve.ts';
import type { Bank } from './bank.ts';
import { fail } from './replies.ts';

const lenience: Lenience = {
  'key-optional': (_, { name, keyword }) => name === 'Idempotency-Key' && keyword === 'required',
  'unknown-field-accepted': (operation, { keyword }) =>
    operation === 'POST /accounts' && keyword === 'additionalProperties',
};

/** The parameters, checked. */
export function readParameters(bank: Bank, call: Call): Or<Readonly<Record<string, unknown>>> {
  const { values, violations } = bank.contract.readParameters(call);
  const wrong = violations.find((one) => !isForgiven(lenience, bank.on, call, one));
  if (!wrong) return { ok: true, value: values };
  return { ok: false, reply: fail(bank, wrong.in === 'path' ? 404 : 400, wrong.message) };
}

/** The body, checked. */
export function readBody(bank: Bank, call: Call): Or<Readonly<Record<string, unknown>>> {
  const read = readJson(call);
  if (!read.ok) {
    return { ok: false, reply: fail(bank, read.reason === 'media-type' ? 415 : 400, `body: ${read.reason}`) };
  }
  const checked = bank.on('third-decimal-accepted') ? withTwoDecimals(read.value) : read.value;
  const violations = bank.contract.checkBody(call, 'application/json', checked);
  const wrong = violations.find((one) => !isForgiven(lenience, bank.on, call, one));
  if (wrong) return { ok: false, reply: fail(bank, 422, wrong.message) };
  // The schema has made sure that it is an object.
  return { ok: true, value: read.value as Readonly<Record<string, unknown>> };
}

/** The violation: the check sees only two of three decimals. */
function withTwoDecimals(body: unknown): unknown {
  if (typeof body !== 'object' || body === null || !('amount' in body)) return body;
  const { amount } = body;
  return typeof amount === 'string' ? { ...body, amount: amount.replace(/(\.\d\d)\d$/, '$1') } : body;
}
