import { listAt, valueAt } from '../ask.ts';
import type { Ask } from '../subject.ts';
import { get } from './requests.ts';

/** The products that a query finds. */
export async function findItems(ask: Ask, query: string): Promise<unknown[]> {
  return listAt(await get(ask, `/products?${encoded(query)}`), 'items');
}

/** One field of each of them. */
export async function findFields(ask: Ask, query: string, field: string): Promise<unknown[]> {
  return (await findItems(ask, query)).map((json) => valueAt({ json }, field));
}

/** Whether a query is accepted. */
export async function isAccepted(ask: Ask, query: string): Promise<boolean> {
  return (await get(ask, `/products?${encoded(query)}`)).status === 200;
}

function encoded(query: string): string {
  return query.replaceAll('[', '%5B').replaceAll(']', '%5D');
}
