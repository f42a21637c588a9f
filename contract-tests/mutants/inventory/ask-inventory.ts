import type { Answer, Ask, AskOptions } from '../subject.ts';

const clerk = { Authorization: `Basic ${btoa('clerk:stock-2f6b')}` };

/** An item that is valid as it stands. */
export const anItem = { sku: 'LI-900', name: 'Lantern', category: 'lighting', price_cents: 3200 };

/** Sends a request of the clerk's. */
export function askClerk(ask: Ask, method: string, path: string, options: AskOptions = {}): Promise<Answer> {
  return ask(method, path, { ...options, headers: { ...clerk, ...options.headers } });
}

/** Creates the item. */
export function addItem(ask: Ask, overrides: object = {}): Promise<Answer> {
  return askClerk(ask, 'POST', '/items', { json: { ...anItem, ...overrides } });
}
