import type { Call, Reply, Route } from '../serve.ts';
import { startServer } from '../serve.ts';
import type { Running } from '../subject.ts';
import { type Bank, createBank } from './bank.ts';
import { Limit } from './limits.ts';
import { listPayments } from './list-payments.ts';
import {
  type Act,
  createPayment,
  deletePayment,
  endReservation,
  getPayment,
  updatePayment,
} from './payments.ts';
import { createRefund, getBalance, getRefund, listRefunds } from './refunds.ts';
import { refusal, refuse } from './replies.ts';
import { verified } from './tokens.ts';

type Operation = readonly [method: string, path: string, scope: string, act: Act];

const operations: readonly Operation[] = [
  ['POST', '/payments', 'payments:write', createPayment],
  ['GET', '/payments', 'payments:read', listPayments],
  ['GET', '/payments/{paymentId}', 'payments:read', getPayment],
  ['PATCH', '/payments/{paymentId}', 'payments:write', updatePayment],
  ['POST', '/payments/{paymentId}/capture', 'payments:write', endReservation('captured')],
  ['POST', '/payments/{paymentId}/void', 'payments:write', endReservation('voided')],
  ['POST', '/payments/{paymentId}/refunds', 'refunds:write', createRefund],
  ['GET', '/payments/{paymentId}/refunds', 'payments:read', listRefunds],
  ['GET', '/refunds/{refundId}', 'payments:read', getRefund],
  ['GET', '/balance', 'balance:read', getBalance],
];

/** Operations that the document does not have, by the violation that adds them. */
const undocumented: Readonly<Record<string, Operation>> = {
  'undocumented-delete': ['DELETE', '/payments/{paymentId}', 'payments:write', deletePayment],
  'balance-takes-post': ['POST', '/balance', 'balance:read', getBalance],
};

/** Starts the payments server. @param now a clock in milliseconds since 1970 */
export function startPayments(switched: string | undefined, now: () => number = Date.now): Promise<Running> {
  const bank = createBank(switched, now);
  let asked = 0;
  const general = new Limit(bank, 100_000, 60_000);
  const balance = new Limit(bank, 20, 1000);
  const extra = switched === undefined ? undefined : undocumented[switched];
  const routes: Route[] = [...operations, ...(extra ? [extra] : [])].map((operation) => ({
    method: operation[0],
    path: operation[1],
    handle: (call) => {
      asked += 1;
      if (bank.on('others-pay-meanwhile') && asked % 5 === 0) payFromElsewhere(bank);
      return guarded(bank, call, operation, operation[1] === '/balance' ? balance : general);
    },
  }));
  return startServer({
    basePath: '/v2',
    routes,
    refuse: (refused) => {
      const reply = refuse(refused);
      const isQuiet = refused.kind === 'method' && bank.on('no-allow');
      return isQuiet ? { ...reply, headers: { 'Content-Type': 'application/json' } } : reply;
    },
    options: bank.on('options-answered') ? 'allow' : 'refused',
    after: (call, reply) => adjusted(bank, call.method, call.target, reply),
  });
}

/** A payment that another process of the merchant takes. */
function payFromElsewhere({ payments, nextId, now }: Bank): void {
  const [first] = payments.values();
  if (!first) return;
  const [id, createdAt] = [nextId('pay'), now()];
  payments.set(id, { ...first, id, refundedCents: 0, status: 'captured', createdAt, updatedAt: createdAt });
}

function guarded(bank: Bank, call: Call, [, , scope, act]: Operation, limit: Limit): Reply {
  const { on } = bank;
  const [scheme = '', token = ''] = (call.headers.authorization ?? '').split(' ');
  const isScheme = scheme.toLowerCase() === 'bearer' || (on('scheme-ignored') && act === getBalance);
  const trusting = on('signature-ignored') && act === listPayments;
  const claims = isScheme ? verified(token, bank.now(), { trusting }) : undefined;
  if (!claims) {
    if (on('refund-open') && act === getRefund) return act(bank, call, '');
    const reply = refusal(401);
    const isBare = on('no-www-authenticate') && act === getBalance;
    return isBare ? { ...reply, headers: { 'Content-Type': 'application/json' } } : reply;
  }
  const isAllowed = claims.scope.split(' ').includes(scope) || (on('scope-ignored') && act === createPayment);
  return limit.apply(claims.sub, () => (isAllowed ? act(bank, call, claims.sub) : refusal(403)));
}

/** What is done to every answer of some violations and variants. */
function adjusted({ on }: Bank, method: string, target: string, reply: Reply): Reply {
  const isList = target.split('?')[0] === '/payments' && method !== 'POST';
  if (on('head-differs') && method === 'HEAD' && isList) return { ...reply, status: 404 };
  if (on('list-without-limits') && isList) {
    const kept = Object.entries(reply.headers ?? {}).filter(([name]) => !name.startsWith('RateLimit'));
    return { ...reply, headers: Object.fromEntries(kept) };
  }
  if (on('lower-case-headers')) {
    const headers = Object.entries(reply.headers ?? {}).map(([name, value]) => [name.toLowerCase(), value]);
    return { ...reply, headers: Object.fromEntries(headers) };
  }
  const isMoney = on('numbers-with-fractions') && typeof reply.body === 'string';
  // 20 and 20.0 are the same number; JSON allows both.
  if (!isMoney) return reply;
  return {
    ...reply,
    body: String(reply.body).replace(/"(value|refunded|available)":(\d+)(?=[,}])/g, '"$1":$2.0'),
  };
}
