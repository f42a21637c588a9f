import { fileURLToPath } from 'node:url';
import type { Checks } from '../check-call.ts';
import { loadContract } from '../contract.ts';
import type { Reply } from '../serve.ts';
import { createInvoice, type Invoice } from './invoice.ts';
import { lenience } from './lenience.ts';

/** A customer as it is kept. */
export interface Customer {
  readonly id: string;
  readonly account: string;
  readonly name: string;
  readonly email: string;
  readonly country: string;
  readonly vat_number: string | null;
  readonly created_at: string;
}

/** The first answer to a key. */
export interface Kept {
  /** The path and the body that the key was used with. */
  readonly request: string;
  readonly reply: Reply;
}

/** All that one running server knows; customers and invoices are in the order in which they were made. */
export interface Office extends Checks {
  readonly customers: Map<string, Customer>;
  readonly invoices: Map<string, Invoice>;
  /** By account and key. */
  readonly kept: Map<string, Kept>;
  /** @param prefix `cus` or `inv` */
  readonly nextId: (prefix: string) => string;
  readonly nextNumber: () => string;
  readonly nextRequestId: () => string;
  /** A clock that moves on by a minute whenever it is read. */
  readonly now: () => string;
}

/** Path of the document. */
export const document = fileURLToPath(new URL('openapi.yaml', import.meta.url));

/** The accounts by their API keys. */
export const accounts: ReadonlyMap<string, string> = new Map([
  ['key_live_north_51', 'north'],
  ['key_live_south_87', 'south'],
]);

/** Makes an office with two accounts, four customers and seven invoices. */
export function createOffice(switched: string | undefined): Office {
  const on = (id: string) => id === switched;
  const counts = { ids: 0, numbers: 0, requests: 0, minutes: 0 };
  const office: Office = {
    contract: loadContract(document),
    lenience,
    on,
    customers: new Map(),
    invoices: new Map(),
    kept: new Map(),
    nextId: (prefix) => {
      counts.ids += 1;
      const id = `${prefix}_${(counts.ids * 48_271 + 60_466_176).toString(36)}Q`;
      return on('long-ids') ? `${id}XxYyZzXxYyZz` : id;
    },
    nextNumber: () => {
      counts.numbers += 1;
      return `INV-${String(counts.numbers).padStart(5, '0')}`;
    },
    nextRequestId: () => {
      counts.requests += 1;
      return `req_${(counts.requests * 7_919).toString(16).padStart(12, '0')}`;
    },
    now: () => {
      counts.minutes += 1;
      const time = new Date(Date.UTC(2025, 1, 3, 8, counts.minutes)).toISOString();
      return on('times-with-offset') ? time.replace('Z', '+00:00') : time.replace('.000', '');
    },
  };
  seed(office);
  return office;
}

const seeds = [
  ['north', 'Brunner Tools', 'AT', ['paid', 'draft', 'open', 'void', 'draft']],
  ['south', 'Salt & Co', 'PT', ['open', 'paid']],
  ['north', 'Lindqvist', 'SE', []],
  ['north', 'Ōta Paper', 'JP', []],
] as const;

function seed(office: Office): void {
  for (const [account, name, country, statuses] of seeds) {
    const id = office.nextId('cus');
    const email = `office@${country.toLowerCase()}.example`;
    const customer = { id, account, name, email, country, vat_number: null, created_at: office.now() };
    office.customers.set(id, customer);
    for (const [index, status] of statuses.entries()) {
      const line = {
        description: `Work ${index + 1}`,
        quantity: index + 1,
        unit_amount: 2500,
        tax_percent: 20,
      };
      const wanted = { customer_id: id, currency: index === 1 ? 'USD' : 'EUR', lines: [line] };
      const draft = createInvoice(wanted, { id: office.nextId('inv'), account, created_at: office.now() });
      const isDraft = status === 'draft';
      office.invoices.set(draft.id, {
        ...draft,
        status,
        number: isDraft ? null : office.nextNumber(),
        finalized_at: isDraft ? null : office.now(),
        payment: status === 'paid' ? { method: 'card', reference: null, paid_at: office.now() } : null,
      });
    }
  }
}
