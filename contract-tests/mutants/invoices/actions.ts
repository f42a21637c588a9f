import type { Or } from '../or.ts';
import type { Call, Reply } from '../serve.ts';
import { once } from './idempotency.ts';
import type { Invoice } from './invoice.ts';
import { viewOf } from './invoices.ts';
import type { Office } from './office.ts';
import { readBody, readParameters } from './read-request.ts';
import { fail, json } from './replies.ts';

interface Asked {
  readonly invoice: Invoice;
  readonly account: string;
  readonly key: string | undefined;
}

/** POST /invoices/{invoice_id}/finalize */
export function finalizeInvoice(office: Office, call: Call, account: string): Reply {
  const asked = readAsked(office, call, account);
  if (!asked.ok) return asked.reply;
  return once(office, call, { ...asked.value, body: null }, () => {
    const { invoice } = asked.value;
    if (invoice.status !== 'draft') return fail(409);
    const number = office.on('finalized-without-number') ? 'INV-' : office.nextNumber();
    return keep(office, { ...invoice, status: 'open', number, finalized_at: office.now() });
  });
}

/** POST /invoices/{invoice_id}/void */
export function voidInvoice(office: Office, call: Call, account: string): Reply {
  const { on } = office;
  const asked = readAsked(office, call, account);
  if (!asked.ok) return asked.reply;
  return once(office, call, { ...asked.value, body: null }, () => {
    const { invoice } = asked.value;
    if (invoice.status === 'void' && on('void-twice')) return json(200, viewOf(invoice));
    if (invoice.status !== 'open')
      return fail(invoice.status === 'draft' && on('draft-void-400') ? 400 : 409);
    const after: Invoice = { ...invoice, status: 'void' };
    return on('void-not-kept') ? json(200, viewOf(after)) : keep(office, after);
  });
}

/** POST /invoices/{invoice_id}/pay */
export function payInvoice(office: Office, call: Call, account: string): Reply {
  const { on } = office;
  const asked = readAsked(office, call, account);
  if (!asked.ok) return asked.reply;
  const sent = readBody(office, call);
  if (!sent.ok) return sent.reply;
  return once(office, call, { ...asked.value, body: sent.value }, () => {
    const { invoice } = asked.value;
    if (invoice.status !== 'open') return fail(409);
    // The document has made sure of the types.
    const { method, reference = null } = sent.value as { method: string; reference?: string | null };
    const now = office.now();
    const paid_at = on('paid-without-zone') ? now.slice(0, 19) : now;
    return keep(office, { ...invoice, status: 'paid', payment: { method, reference, paid_at } });
  });
}

function readAsked(office: Office, call: Call, account: string): Or<Asked> {
  const invoice = office.invoices.get(call.params.invoice_id ?? '');
  if (invoice?.account !== account) return { ok: false, reply: fail(404, 'invoice_id') };
  const read = readParameters(office, call);
  if (!read.ok) return read;
  return { ok: true, value: { invoice, account, key: read.value['Idempotency-Key'] as string | undefined } };
}

function keep(office: Office, invoice: Invoice): Reply {
  office.invoices.set(invoice.id, invoice);
  return json(200, viewOf(invoice));
}
