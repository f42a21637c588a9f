import type { Call, Reply } from '../serve.ts';
import { once } from './idempotency.ts';
import type { Customer, Office } from './office.ts';
import { cutPage } from './page.ts';
import { readBody, readParameters } from './read-request.ts';
import { fail, json } from './replies.ts';

/** GET /customers */
export function listCustomers(office: Office, call: Call, account: string): Reply {
  const { on } = office;
  const read = readParameters(office, call);
  if (!read.ok) return read.reply;
  const all = [...office.customers.values()].filter((one) => one.account === account).reverse();
  const page = cutPage(all, () => true, read.value, on('customer-comes-again') ? 1 : 0);
  if (!page.ok) return page.reply;
  const { data, has_more } = page.value;
  return json(200, { data: data.map(viewOf), has_more });
}

/** POST /customers */
export function createCustomer(office: Office, call: Call, account: string): Reply {
  const { on } = office;
  const read = readParameters(office, call);
  if (!read.ok) return read.reply;
  const sent = readBody(office, call);
  if (!sent.ok) return sent.reply;
  const key = read.value['Idempotency-Key'] as string;
  if (on('longest-key-crashes') && key.length === 64) return fail(500);
  return once(office, call, { account, key, body: sent.value }, () => {
    // The document has made sure of the types.
    const fields = sent.value as unknown as Pick<Customer, 'name' | 'email' | 'country'>;
    const made = { id: office.nextId('cus'), account, created_at: office.now() };
    const customer: Customer = { vat_number: null, ...fields, ...made };
    office.customers.set(customer.id, customer);
    const status = on('customer-made-200') ? 200 : 201;
    return json(status, viewOf(customer), { Location: `/v1/customers/${customer.id}` });
  });
}

/** GET /customers/{customer_id} */
export function getCustomer(office: Office, call: Call, account: string): Reply {
  const read = readParameters(office, call);
  if (!read.ok) return read.reply;
  const customer = office.customers.get(String(read.value.customer_id));
  const isOwn = customer?.account === account || office.on('any-customer-read');
  if (!customer || !isOwn) return fail(404, 'customer_id');
  const shown = viewOf(customer);
  return json(
    200,
    office.on('customer-day-only') ? { ...shown, created_at: shown.created_at.slice(0, 10) } : shown,
  );
}

function viewOf({ account: _, ...customer }: Customer): Omit<Customer, 'account'> {
  return customer;
}
