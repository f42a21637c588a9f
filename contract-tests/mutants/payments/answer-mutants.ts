import { valueAt } from '../ask.ts';
import type { Mutant } from '../subject.ts';
import { exhaustBalance } from './look-up.ts';
import { full, get, pay } from './requests.ts';

/** The violations of the payments server in what it answers: shapes, statuses, headers, methods, crashes. */
export const answerMutants: readonly Mutant[] = [
  {
    id: 'listed-amount-is-text',
    class: 'response-shape',
    operations: ['GET /payments'],
    summary: 'amounts are texts in the list, numbers elsewhere',
    witness: async (ask) =>
      typeof valueAt(await get(ask, '/payments'), 'data', 0, 'amount', 'value') === 'string',
  },
  {
    id: 'uncaptured-refunded-null',
    class: 'response-shape',
    operations: ['POST /payments'],
    summary: 'refunded is null where a payment is only reserved',
    witness: async (ask) => valueAt(await pay(ask, { capture: false }), 'refunded') === null,
  },
  {
    id: 'balance-leaks-a-field',
    class: 'response-shape',
    operations: ['GET /balance'],
    summary: 'a field that additionalProperties forbids in the answer',
    witness: async (ask) => valueAt(await get(ask, '/balance'), 'balances', 0, 'shard') === 7,
  },
  {
    id: 'capture-answers-202',
    class: 'status',
    operations: ['POST /payments/{paymentId}/capture'],
    summary: 'a capture is answered with an undocumented 202',
    witness: async (ask) =>
      (await ask('POST', '/payments/pay_0000000002/capture', { headers: full })).status === 202,
  },
  {
    id: 'missing-answers-400',
    class: 'status',
    operations: ['GET /payments/{paymentId}'],
    summary: 'an unknown payment is an undocumented 400',
    witness: async (ask) => (await get(ask, '/payments/pay_ffffffffff')).status === 400,
  },
  {
    id: 'list-without-limits',
    class: 'headers-media',
    operations: ['GET /payments'],
    summary: 'the required RateLimit headers are missing from the list',
    witness: async (ask) => (await get(ask, '/payments')).headers['ratelimit-limit'] === undefined,
  },
  {
    id: 'remaining-beyond-limit',
    class: 'headers-media',
    operations: ['POST /payments', 'GET /payments', 'GET /payments/{paymentId}', 'GET /balance'],
    summary: 'RateLimit-Remaining is above RateLimit-Limit and grows',
    witness: async (ask) => {
      const { headers } = await get(ask, '/payments');
      return Number(headers['ratelimit-remaining']) > Number(headers['ratelimit-limit']);
    },
  },
  {
    id: 'reset-is-no-number',
    class: 'headers-media',
    operations: ['POST /payments', 'GET /payments', 'GET /payments/{paymentId}', 'GET /balance'],
    summary: 'RateLimit-Reset is a word, where an integer is documented',
    witness: async (ask) => (await get(ask, '/payments')).headers['ratelimit-reset'] === 'soon',
  },
  {
    id: 'retry-after-missing',
    class: 'headers-media',
    operations: ['GET /balance'],
    summary: 'a 429 has no Retry-After, which is required',
    witness: async (ask) => (await exhaustBalance(ask)).headers['retry-after'] === undefined,
  },
  {
    id: 'no-www-authenticate',
    class: 'headers-media',
    operations: ['GET /balance'],
    summary: 'a 401 has no WWW-Authenticate, which is required',
    witness: async (ask) => (await ask('GET', '/balance')).headers['www-authenticate'] === undefined,
  },
  {
    id: 'missing-is-html',
    class: 'headers-media',
    operations: ['GET /payments/{paymentId}'],
    summary: 'the 404 of an unknown payment is a page of HTML',
    witness: async (ask) =>
      (await get(ask, '/payments/pay_ffffffffff')).headers['content-type'] === 'text/html',
  },
  {
    id: 'undocumented-delete',
    class: 'methods-routes',
    operations: ['DELETE /payments/{paymentId}', 'GET /payments/{paymentId}'],
    summary: 'DELETE works, which the document does not have',
    witness: async (ask) =>
      (await ask('DELETE', '/payments/pay_0000000001', { headers: full })).status === 204,
  },
  {
    id: 'balance-takes-post',
    class: 'methods-routes',
    operations: ['POST /balance', 'GET /balance'],
    summary: 'POST works like GET, which the document does not have',
    witness: async (ask) => (await ask('POST', '/balance', { headers: full })).status === 200,
  },
  {
    id: 'no-allow',
    class: 'methods-routes',
    alsoClass: ['headers-media'],
    operations: ['PUT', 'PATCH', 'DELETE', 'GET', 'POST'].map((method) => `${method} /payments`),
    summary: 'a 405 does not say which methods there are',
    witness: async (ask) => (await ask('PUT', '/payments', { headers: full })).headers.allow === undefined,
  },
  {
    id: 'head-differs',
    class: 'methods-routes',
    alsoClass: ['state', 'status'],
    operations: ['GET /payments', 'HEAD /payments'],
    summary: 'HEAD is a 404 where GET is a 200',
    witness: async (ask) => (await ask('HEAD', '/payments', { headers: full })).status === 404,
  },
  {
    id: 'unknown-cursor-crashes',
    class: 'robustness',
    alsoClass: ['status'],
    operations: ['GET /payments'],
    summary: 'a cursor that was never given is a 500',
    witness: async (ask) => (await get(ask, '/payments?cursor=none')).status === 500,
  },
  {
    id: 'huge-amount-crashes',
    class: 'robustness',
    alsoClass: ['status'],
    operations: ['POST /payments'],
    summary: 'an amount beyond all bounds is a 500',
    witness: async (ask) => (await pay(ask, { amount: { value: 1e300, currency: 'EUR' } })).status === 500,
  },
  {
    id: 'nul-cuts-connection',
    class: 'robustness',
    operations: ['POST /payments'],
    summary: 'the connection is closed where a description has a NUL character',
    witness: async (ask) => (await pay(ask, { description: 'a\0b' })).failure === 'closed',
  },
  {
    id: 'stack-in-400',
    class: 'robustness',
    operations: ['POST /payments', 'PATCH /payments/{paymentId}', 'POST /payments/{paymentId}/refunds'],
    summary: 'the 400 of malformed JSON shows a stack trace',
    witness: async (ask) => {
      const headers = { ...full, 'Idempotency-Key': 'stack-key', 'Content-Type': 'application/json' };
      return (await ask('POST', '/payments', { headers, body: '{' })).text.includes('JSON.parse');
    },
  },
];
