import { listAt, valueAt } from '../ask.ts';
import type { Mutant } from '../subject.ts';
import { balanceOf, granted, open, transfer } from './requests.ts';
import { readToken } from './server.ts';

const paths = [
  '/accounts',
  '/accounts/{accountId}',
  '/transfers',
  '/transfers/{transferId}',
  '/transfers/{transferId}/reverse',
];

/** The violations of the bank. */
export const mutants: readonly Mutant[] = [
  {
    id: 'amount-as-number',
    class: 'response-shape',
    operations: ['GET /transfers/{transferId}'],
    summary: 'a decimal text is a number where a transfer is read',
    witness: async (ask) => valueAt(await granted(ask, 'GET', '/transfers/tr_1'), 'amount') === 5000,
  },
  {
    id: 'listed-without-opening',
    class: 'response-shape',
    operations: ['GET /accounts'],
    summary: 'the accounts of the list lack a required field',
    witness: async (ask) =>
      valueAt(await granted(ask, 'GET', '/accounts'), 'items', 0, 'openedAt') === undefined,
  },
  {
    id: 'transfer-made-200',
    class: 'status',
    operations: ['POST /transfers'],
    summary: 'a transfer is a 200, where only 201 is documented',
    witness: async (ask) => (await transfer(ask)).status === 200,
  },
  {
    id: 'too-low-is-402',
    class: 'status',
    operations: ['POST /transfers'],
    summary: 'a balance that is too low is a 402, which is not documented',
    witness: async (ask) => (await transfer(ask, { amount: '99999999.99' })).status === 402,
  },
  {
    id: 'account-without-location',
    class: 'headers-media',
    operations: ['POST /accounts'],
    summary: 'the required Location of a new account is missing',
    witness: async (ask) => (await open(ask)).headers.location === undefined,
  },
  {
    id: 'missing-is-plain-json',
    class: 'headers-media',
    operations: ['GET /accounts/{accountId}'],
    summary: 'a 404 comes as application/json, where application/problem+json is documented',
    witness: async (ask) =>
      (await granted(ask, 'GET', '/accounts/nobody')).headers['content-type'] === 'application/json',
  },
  {
    id: 'third-decimal-accepted',
    class: 'input-acceptance',
    alsoClass: ['response-shape'],
    operations: ['POST /transfers'],
    summary: 'an amount that breaks its pattern is accepted',
    witness: async (ask) => (await transfer(ask, { amount: '1.005' })).status === 201,
  },
  {
    id: 'key-optional',
    class: 'input-acceptance',
    operations: ['POST /transfers'],
    summary: 'the required Idempotency-Key may be missing',
    witness: async (ask) => {
      const json = { fromAccountId: 'acc_1001', toAccountId: 'acc_1002', amount: '25.00' };
      return (await granted(ask, 'POST', '/transfers', { json })).status === 201;
    },
  },
  {
    id: 'unknown-field-accepted',
    class: 'input-acceptance',
    operations: ['POST /accounts'],
    summary: 'a field that the schema forbids is accepted',
    witness: async (ask) => (await open(ask, { balance: '10.00' })).status === 201,
  },
  {
    id: 'repeat-makes-another',
    class: 'state',
    operations: ['POST /transfers'],
    summary: 'the same request with the same Idempotency-Key moves the money again',
    witness: async (ask) => {
      const first = await transfer(ask);
      return valueAt(await transfer(ask), 'id') !== valueAt(first, 'id');
    },
  },
  {
    id: 'reversal-not-kept',
    class: 'state',
    operations: ['POST /transfers/{transferId}/reverse'],
    summary: 'a reversal moves the money and leaves the transfer as it was',
    witness: async (ask) => {
      await granted(ask, 'POST', '/transfers/tr_3/reverse');
      const isBack = (await balanceOf(ask, 'acc_1002')) === '25000.00';
      const there = await granted(ask, 'GET', '/transfers/tr_3');
      return isBack && valueAt(there, 'status') === 'completed';
    },
  },
  {
    id: 'rename-not-kept',
    class: 'state',
    operations: ['PATCH /accounts/{accountId}'],
    summary: 'a new name is answered and not kept',
    witness: async (ask) => {
      await granted(ask, 'PATCH', '/accounts/acc_1003', { json: { name: 'Trips' } });
      return valueAt(await granted(ask, 'GET', '/accounts/acc_1003'), 'name') === 'Travel';
    },
  },
  {
    id: 'listed-name-in-capitals',
    class: 'state',
    alsoClass: ['collection'],
    operations: ['GET /accounts'],
    summary: 'the list shows other names than the accounts have',
    witness: async (ask) =>
      valueAt(await granted(ask, 'GET', '/accounts'), 'items', 0, 'name') === 'OPERATIONS',
  },
  {
    id: 'scope-not-asked',
    class: 'auth',
    operations: ['PATCH /accounts/{accountId}'],
    summary: 'an account can be renamed with a token that may only read',
    witness: async (ask) => {
      const headers = { Authorization: `Bearer ${readToken}` };
      return (await ask('PATCH', '/accounts/acc_1003', { headers, json: { name: 'Trips' } })).status === 200;
    },
  },
  {
    id: 'any-token-reads',
    class: 'auth',
    operations: ['GET /transfers/{transferId}'],
    summary: 'any bearer token reads a transfer',
    witness: async (ask) =>
      (await ask('GET', '/transfers/tr_1', { headers: { Authorization: 'Bearer nonsense' } })).status === 200,
  },
  {
    id: 'delete-works',
    class: 'methods-routes',
    operations: ['DELETE /accounts/{accountId}'],
    summary: 'accounts can be deleted, which is not documented',
    witness: async (ask) => (await granted(ask, 'DELETE', '/accounts/acc_1004')).status === 204,
  },
  {
    id: '405-without-allow',
    class: 'methods-routes',
    alsoClass: ['headers-media'],
    operations: paths.flatMap((path) =>
      ['GET', 'HEAD', 'PUT', 'POST', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE'].map(
        (method) => `${method} ${path}`,
      ),
    ),
    summary: 'a 405 has no Allow',
    witness: async (ask) => {
      const { status, headers } = await granted(ask, 'PUT', '/accounts');
      return status === 405 && headers.allow === undefined;
    },
  },
  {
    id: 'from-ignored',
    class: 'collection',
    operations: ['GET /transfers'],
    summary: 'the filter by account changes nothing',
    witness: async (ask) =>
      listAt(await granted(ask, 'GET', '/transfers?fromAccountId=acc_1002'), 'items').length > 0,
  },
  {
    id: 'pages-overlap',
    class: 'collection',
    operations: ['GET /transfers', 'GET /accounts'],
    summary: 'a page begins with the last entry of the page before',
    witness: async (ask) => {
      const first = await granted(ask, 'GET', '/transfers?limit=2');
      const cursor = String(valueAt(first, 'nextCursor'));
      const second = await granted(ask, 'GET', `/transfers?limit=2&cursor=${cursor}`);
      return valueAt(second, 'items', 0, 'id') === valueAt(first, 'items', 1, 'id');
    },
  },
  {
    id: 'bad-cursor-crashes',
    class: 'robustness',
    alsoClass: ['status'],
    operations: ['GET /transfers', 'GET /accounts'],
    summary: 'an unknown cursor is a 500',
    witness: async (ask) => (await granted(ask, 'GET', '/transfers?cursor=zzz')).status === 500,
  },
];
