import { valueAt } from '../ask.ts';
import type { Answer, Ask, AskOptions } from '../subject.ts';
import { fullToken } from './server.ts';

/** Asks with the token of both scopes. */
export function granted(ask: Ask, method: string, path: string, options: AskOptions = {}): Promise<Answer> {
  return ask(method, path, {
    ...options,
    headers: { Authorization: `Bearer ${fullToken}`, ...options.headers },
  });
}

/** Transfers 25.00 from the first account to the second. */
export function transfer(ask: Ask, fields: object = {}, key = 'witness-key-1'): Promise<Answer> {
  const json = { fromAccountId: 'acc_1001', toAccountId: 'acc_1002', amount: '25.00', ...fields };
  return granted(ask, 'POST', '/transfers', { json, headers: { 'Idempotency-Key': key } });
}

/** Opens an account. */
export function open(ask: Ask, fields: object = {}): Promise<Answer> {
  return granted(ask, 'POST', '/accounts', { json: { name: 'Fairs', currency: 'EUR', ...fields } });
}

/** What an account holds. */
export async function balanceOf(ask: Ask, id: string): Promise<unknown> {
  return valueAt(await granted(ask, 'GET', `/accounts/${id}`), 'balance');
}
