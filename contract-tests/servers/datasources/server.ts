import type { DatabaseSync } from 'node:sqlite';
import type { Model, Operation } from '../../../src/model/model.ts';
import { datasourcesMutants } from '../mutants/datasources-mutants.ts';
import { mutantById, withMutant } from '../mutants/with-mutant.ts';
import { auditAnswers } from '../shared/audit-answers.ts';
import { AuditLog } from '../shared/audit-log.ts';
import { openDatabase } from '../shared/database.ts';
import {
  createApp,
  listen,
  loadSpec,
  printError,
  type RunningServer,
  type ServerOptions,
} from '../shared/listen.ts';
import type { OAuthClient } from '../shared/oauth-client.ts';
import { createOAuthErrors } from '../shared/oauth-errors.ts';
import { OAuthSecrets, oauthSchema } from '../shared/oauth-secrets.ts';
import { RateLimiter } from '../shared/rate-limit.ts';
import { type Api, registerOperations } from '../shared/register-operations.ts';
import { randomText } from '../shared/secret.ts';
import { apiOf } from './access-refusals.ts';
import { createAdmission } from './admission.ts';
import { type ApiKeys, type Caller, createVerifiers } from './caller.ts';
import { createCatalogue } from './catalogue.ts';
import { createCustomerRefusals, notFound } from './customer-refusals.ts';
import { CustomerStore, customerSchema } from './customer-store.ts';
import { demoClients, demoKeys } from './demo.ts';
import { createHandlers } from './handlers.ts';
import { createProductRefusals } from './product-refusals.ts';
import { ProductStore, productSchema } from './product-store.ts';
import { Readings, readingSchema } from './readings.ts';
import { schemaDocument } from './schema-document.ts';
import { seed } from './seed.ts';
import type { DatasourcesHandlers } from './types.ts';

/** What the data sources server takes beside the rest. */
export interface DatasourcesServerOptions extends ServerOptions {
  /** Default: those of `demo.ts`. */
  readonly keys?: ApiKeys;
  /** Default: those of `demo.ts`. */
  readonly clients?: readonly OAuthClient[];
  /** Of each key, token or, for tokens, address, where limits are on. Default: 10. */
  readonly requestsPerSecond?: number;
}

/** A data sources server that listens. */
export interface DatasourcesServer extends RunningServer {
  /** What was changed, issued or refused, in the server's database. */
  readonly audit: AuditLog;
}

/**
 * Starts the data sources API as its document describes it, with both APIs on one port and one database.
 *
 * A database without customers or products is filled with the same 2,500 customers or 200 products each time.
 *
 * @example
 * const server = await startServer();
 * await fetch(`${server.url}/customers-api/customers`, { headers: { 'X-API-Key': demoCustomersKey } });
 * await server.close();
 */
export async function startServer(options: DatasourcesServerOptions = {}): Promise<DatasourcesServer> {
  const mutant = mutantById(datasourcesMutants, options.mutant);
  const model = await loadSpec('datasources');
  const database = openDatabase(options.database ?? ':memory:', tables);
  seed(database);
  const audit = new AuditLog(database);
  const app = createApp(() => randomText(9));
  registerOperations(app, withMutant(mutant, createApi(model, database, audit, options)));
  const server = await listen(app, model, options, () => {
    audit.flush();
    database.close();
  });
  return { ...server, audit };
}

function createApi(
  model: Model,
  database: DatabaseSync,
  audit: AuditLog,
  options: DatasourcesServerOptions,
): Api<Caller> & { readonly handlers: DatasourcesHandlers } {
  const { clock = () => new Date(), clients = demoClients, onError = printError } = options;
  const secrets = new OAuthSecrets(database, clock);
  const refusals = {
    customers: createCustomerRefusals(onError),
    products: createProductRefusals(onError),
    oauth: createOAuthErrors(onError, ['customers:read', 'customers:write', 'products:read']),
  };
  return {
    model,
    refusalsOf: (operation) => refusals[apiOf(operation)],
    handlers: createHandlers({
      customers: new CustomerStore(database, new Readings(database, clock), clock),
      runQuery: createCatalogue(new ProductStore(database), onError),
      customerSchema: schemaDocument(model, 'getCustomer', { $id: customerSchemaId, title: 'Customer' }),
      clients,
      secrets,
    }),
    admit: createAdmission(model, {
      verifiers: createVerifiers(options.keys ?? demoKeys, secrets),
      clients,
      limiters: limitersOf(options, clock),
      refusals,
    }),
    notFound: () => notFound('path like this'),
    render: (answer) => answer,
    onAnswer: auditAnswers({ log: audit, clock, userOf: ({ name }) => name, isChange, onError }),
  };
}

/** Queries are sent with POST, and change nothing. */
function isChange({ name }: Operation): boolean {
  return name === 'updateCustomer' || name === 'issueToken';
}

const tables = customerSchema + readingSchema + productSchema + oauthSchema;
const customerSchemaId = 'https://data.concordat.dev/customers-api/schema/customers';

function limitersOf(
  { limits, requestsPerSecond = 10 }: DatasourcesServerOptions,
  clock: () => Date,
): readonly RateLimiter[] {
  return limits === 'documented'
    ? [new RateLimiter({ limit: requestsPerSecond, windowMs: 1000 }, clock)]
    : [];
}
