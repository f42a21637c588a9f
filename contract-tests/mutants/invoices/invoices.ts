import type { Call, Reply } from '../serve.ts';
import { once } from './idempotency.ts';
import { createInvoice, type Invoice, type InvoiceInput } from './invoice.ts';
import type { Office } from './office.ts';
import { cutPage } from './page.ts';
import { readBody, readParameters } from './read-request.ts';
import { fail, json } from './replies.ts';

/** GET /invoices */
export function listInvoices(office: Office, call: Call, account: string): Reply {
  const { on } = office;
  const read = readParameters(office, call);
  if (!read.ok) return read.reply;
  const { status, customer_id } = read.value;
  const all = [...office.invoices.values()].filter(
    (one) => one.account === account || on('all-accounts-listed'),
  );
  if (!on('oldest-first')) all.reverse();
  const isWanted = (one: Invoice) =>
    (status === undefined || one.status === status || (on('void-filter-ignored') && status === 'void')) &&
    (customer_id === undefined || one.customer_id === customer_id);
  const page = cutPage(all, isWanted, read.value);
  if (!page.ok) return page.reply;
  const { data, has_more } = page.value;
  const entries = data.map((one) => {
    const view = viewOf(one);
    if (on('listed-total-as-text')) return { ...view, total: (one.total / 100).toFixed(2) };
    return on('listed-without-tax') ? { ...view, total: one.subtotal } : view;
  });
  const isFull = data.length === read.value.limit;
  const shown = on('no-invoices-null') && entries.length === 0 ? null : entries;
  return json(200, { data: shown, has_more: on('more-after-full-page') ? isFull : has_more });
}

/** POST /invoices */
export function addInvoice(office: Office, call: Call, account: string): Reply {
  const { on } = office;
  const read = readParameters(office, call);
  if (!read.ok) return read.reply;
  const sent = readBody(office, call);
  if (!sent.ok) return sent.reply;
  // The document has made sure of the types.
  const wanted = sent.value as unknown as InvoiceInput;
  const key = read.value['Idempotency-Key'] as string;
  return once(office, call, { account, key, body: sent.value }, () => {
    if (on('astral-line-crashes') && /[\u{10000}-\u{10ffff}]/u.test(JSON.stringify(wanted.lines))) {
      return fail(500);
    }
    if (office.customers.get(wanted.customer_id)?.account !== account) {
      return fail(on('no-customer-is-404') ? 404 : 422, '/customer_id');
    }
    const currency = on('yen-become-euros') && wanted.currency === 'JPY' ? 'EUR' : wanted.currency;
    const made = { id: office.nextId('inv'), account, created_at: office.now() };
    const invoice = createInvoice({ ...wanted, currency }, made);
    office.invoices.set(invoice.id, invoice);
    const target = on('location-of-customer') ? `customers/${invoice.customer_id}` : `invoices/${invoice.id}`;
    return json(201, viewOf(invoice), { Location: `/v1/${target}` });
  });
}

/** GET /invoices/{invoice_id} */
export function getInvoice(office: Office, call: Call, account: string): Reply {
  const read = readParameters(office, call);
  if (!read.ok) return read.reply;
  const { on } = office;
  const invoice = office.invoices.get(String(read.value.invoice_id));
  if (!invoice || (invoice.account !== account && !on('any-invoice-read'))) return fail(404, 'invoice_id');
  const { memo, ...rest } = viewOf(invoice);
  return json(200, memo === null && on('null-memo-left-out') ? rest : { ...rest, memo });
}

/** The violation: a method that the document does not have. */
export function deleteInvoice(office: Office, call: Call, account: string): Reply {
  const invoice = office.invoices.get(call.params.invoice_id ?? '');
  if (invoice?.account !== account) return fail(404, 'invoice_id');
  office.invoices.delete(invoice.id);
  return { status: 204 };
}

/** An invoice as it is shown. */
export function viewOf({ account: _, ...invoice }: Invoice): Omit<Invoice, 'account'> {
  return invoice;
}
