import { type Answer, Refusal } from '../shared/answer.ts';
import type { OAuthClient } from '../shared/oauth-client.ts';
import type { OAuthSecrets } from '../shared/oauth-secrets.ts';
import type { Caller } from './caller.ts';
import { notFound } from './customer-refusals.ts';
import type { CustomerStore } from './customer-store.ts';
import type { RunQuery } from './graphql-engine.ts';
import { instantMs } from './instant.ts';
import { issueToken } from './issue-token.ts';
import type { Customer, CustomerQuery, DatasourcesHandlers } from './types.ts';

/** What the operations work on. */
export interface HandlerContext {
  readonly customers: CustomerStore;
  readonly runQuery: RunQuery;
  /** A JSON Schema. */
  readonly customerSchema: Readonly<Record<string, unknown>>;
  readonly clients: readonly OAuthClient[];
  readonly secrets: OAuthSecrets;
}

/** All operations of the document. */
export function createHandlers(context: HandlerContext): DatasourcesHandlers {
  const { customers, runQuery, customerSchema, clients, secrets } = context;
  return {
    getHealth: () => ({ status: 200, body: { status: 'healthy' } }),
    getCustomerSchema: () => ({
      status: 200,
      headers: { 'Content-Type': 'application/schema+json' },
      body: customerSchema,
    }),
    listCustomers: ({ query }, caller) => listCustomers(customers, query, caller),
    // UUIDs are the same in either case (RFC 9562).
    getCustomer: ({ path: { id } }) => found(customers.find(id.toLowerCase()), id),
    updateCustomer: ({ path: { id }, body }) => found(customers.update(id.toLowerCase(), body), id),
    queryProducts: async ({ body }) => ({ status: 200, body: await runQuery(body) }),
    issueToken: ({ body }, caller) => issueToken(body, caller, clients, secrets),
  };
}

function listCustomers(store: CustomerStore, query: CustomerQuery, { id }: Caller): Answer {
  // The generated types do not tell parameters with a default from those without.
  const { page = 1, page_size = 1000 } = query;
  const filter = {
    from: timeOf(query.start_date),
    before: timeOf(query.end_date),
    since: timeOf(query.updated_since),
  };
  const { customers, total } = store.list({ filter, page, pageSize: page_size, reader: id });
  const pagination = { page, page_size, total, has_next: page * page_size < total };
  return { status: 200, body: { data: customers, pagination } };
}

function timeOf(text: string | undefined): number | undefined {
  return text === undefined ? undefined : instantMs(text);
}

/** @throws Refusal 404 */
function found(customer: Customer | undefined, id: string): Answer {
  if (!customer) throw new Refusal(notFound(`customer ${id}`));
  return { status: 200, body: customer };
}
