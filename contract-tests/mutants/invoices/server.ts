import { type Call, type Reply, type Route, startServer } from '../serve.ts';
import type { Running } from '../subject.ts';
import { finalizeInvoice, payInvoice, voidInvoice } from './actions.ts';
import { createCustomer, getCustomer, listCustomers } from './customers.ts';
import { addInvoice, deleteInvoice, getInvoice, listInvoices } from './invoices.ts';
import { accounts, createOffice, type Office } from './office.ts';
import { fail } from './replies.ts';

type Act = (office: Office, call: Call, account: string) => Reply;

type Operation = readonly [method: string, path: string, act: Act];

const operations: readonly Operation[] = [
  ['GET', '/customers', listCustomers],
  ['POST', '/customers', createCustomer],
  ['GET', '/customers/{customer_id}', getCustomer],
  ['GET', '/invoices', listInvoices],
  ['POST', '/invoices', addInvoice],
  ['GET', '/invoices/{invoice_id}', getInvoice],
  ['POST', '/invoices/{invoice_id}/finalize', finalizeInvoice],
  ['POST', '/invoices/{invoice_id}/void', voidInvoice],
  ['POST', '/invoices/{invoice_id}/pay', payInvoice],
];

/** The violations: methods that the document does not have. */
const undocumented: Readonly<Record<string, Operation>> = {
  'invoice-can-be-deleted': ['DELETE', '/invoices/{invoice_id}', deleteInvoice],
  'void-by-get': ['GET', '/invoices/{invoice_id}/void', voidInvoice],
};

/** Starts the invoices. */
export function startInvoices(switched: string | undefined): Promise<Running> {
  const office = createOffice(switched);
  const { on } = office;
  const extra = Object.entries(undocumented).flatMap(([id, operation]) => (on(id) ? [operation] : []));
  const routes: Route[] = [...operations, ...extra].map(([method, path, act]) => ({
    method,
    path,
    handle: (call) => {
      const account = accountOf(office, call);
      return account === undefined ? fail(401) : act(office, call, account);
    },
  }));
  return startServer({
    basePath: '/v1',
    routes,
    refuse: ({ kind, status, allow, template }) => {
      const reply = fail(status);
      const isSilent = on('no-allow') && template === '/customers';
      if (kind !== 'method' || isSilent) return reply;
      return { ...reply, headers: { ...reply.headers, Allow: allow.join(', ') } };
    },
    after: ({ method, target }, reply) => stamp(office, reply, `${method} ${target}`),
  });
}

/** Whose API key it is; undefined where it is nobody's. */
function accountOf({ on }: Office, call: Call): string | undefined {
  const key = call.headers['x-api-key'];
  const isOpen =
    (on('finalize-without-login') && key === undefined && call.template.endsWith('/finalize')) ||
    (on('any-key-lists') && key !== undefined && call.template === '/customers' && call.method === 'GET');
  return accounts.get(String(key)) ?? (isOpen ? 'north' : undefined);
}

/** Every answer has an id. The variants send more headers in capitals, and bodies in pieces. */
function stamp({ on, nextRequestId }: Office, reply: Reply, request: string): Reply {
  const isAnonymous =
    on('missing-without-request-id') && reply.status === 404 && /^GET .customers/.test(request);
  const id = isAnonymous ? undefined : { 'X-Request-Id': nextRequestId() };
  const headers = { ...reply.headers, ...id };
  if (on('in-pieces')) return { ...reply, headers, chunked: true };
  if (!on('more-headers')) return { ...reply, headers };
  const renamed = Object.entries(headers).map(([name, value]) => [name.toUpperCase(), value]);
  const more = {
    'cache-control': 'no-store',
    'RateLimit-Limit': '600',
    'strict-transport-security': 'max-age=600',
  };
  return { ...reply, headers: { ...Object.fromEntries(renamed), ...more } };
}
