import { type Parameter, readParameters } from '../rules/read-parameters.ts';
import { numeric, oneOf, text } from '../rules/rule.ts';
import type { Call, Reply } from '../serve.ts';
import type { Bank } from './bank.ts';
import { shownPayment } from './payments.ts';
import { json, refusal } from './replies.ts';

const parameters: Readonly<Record<string, Parameter>> = {
  limit: { as: 'integer', rule: numeric({ min: 1, max: 50 }), fallback: 10 },
  cursor: { as: 'text', rule: text({ min: 1, max: 200 }) },
  status: { as: 'text', rule: oneOf(['authorized', 'captured', 'voided', 'refunded']) },
  currency: { as: 'text', rule: oneOf(['EUR', 'USD', 'GBP']) },
};

/** GET /payments */
export function listPayments(bank: Bank, call: Call, merchant: string): Reply {
  const { on } = bank;
  const { values, faults } = readParameters((name) => call.query.getAll(name), parameters);
  if (faults.length > 0) return refusal(422, faults);
  const { limit, cursor, status, currency } = values as {
    readonly limit: number;
    readonly cursor?: string;
    readonly status?: string;
    readonly currency?: string;
  };
  const own = [...bank.payments.values()].reverse().filter((payment) => payment.merchant === merchant);
  const after = cursor === undefined ? -1 : own.findIndex(({ id }) => cursorOf(id) === cursor);
  if (cursor !== undefined && after < 0) {
    return on('unknown-cursor-crashes')
      ? refusal(500)
      : refusal(422, [{ field: 'cursor', reason: 'is not known' }]);
  }
  const found = own
    .slice(after + (on('page-loses-one') && cursor !== undefined ? 2 : 1))
    .filter((payment) => status === undefined || payment.status === status)
    .filter(
      ({ amount }) =>
        currency === undefined || (amount.currency === currency) !== on('currency-filter-inverted'),
    );
  const page = found.slice(0, on('limit-plus-one') ? limit + 1 : limit);
  const hasMore = found.length > page.length || (on('cursor-never-ends') && page.length > 0);
  const last = page.at(-1) ?? own.at(-1);
  const next_cursor =
    hasMore && last ? cursorOf(on('cursor-never-ends') ? (own[0]?.id ?? '') : last.id) : null;
  const data = page.map((payment) => {
    const shown = shownPayment(payment);
    if (!on('listed-amount-is-text')) return shown;
    return { ...shown, amount: { ...payment.amount, value: payment.amount.value.toFixed(2) } };
  });
  return json(200, { data, has_more: hasMore, next_cursor });
}

function cursorOf(id: string): string {
  return Buffer.from(`after ${id}`).toString('base64url');
}
