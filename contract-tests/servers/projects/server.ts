import type { Model, Operation } from '../../../src/model/model.ts';
import { projectsMutants } from '../mutants/projects-mutants.ts';
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
import { OAuthSecrets, oauthSchema } from '../shared/oauth-secrets.ts';
import { RateLimiter } from '../shared/rate-limit.ts';
import { type Api, registerOperations } from '../shared/register-operations.ts';
import { randomText } from '../shared/secret.ts';
import { createAdmission, isOAuth } from './admission.ts';
import { type Caller, type Credential, type Verifiers, verifierOf } from './authenticate.ts';
import { demoClients, demoCredentials } from './demo.ts';
import { createProjectHandlers } from './handlers.ts';
import { IdempotencyKeys, idempotencySchema } from './idempotency.ts';
import { type Approve, authorize } from './oauth-authorize.ts';
import type { OAuthClient } from './oauth-clients.ts';
import { createOAuthErrors } from './oauth-errors.ts';
import { issueToken } from './oauth-token.ts';
import { createProblems, problem } from './problems.ts';
import { ProjectStore, projectSchema } from './project-store.ts';
import type { ProjectHandlers } from './types.ts';

/** What the projects server takes beside the rest. */
export interface ProjectsServerOptions extends ServerOptions {
  /** Default: those of `demo.ts`. */
  readonly credentials?: readonly Credential[];
  /** Default: those of `demo.ts`. */
  readonly clients?: readonly OAuthClient[];
  /** What the person at `/oauth/authorize` says. Default: yes. */
  readonly approve?: Approve;
  /** Awaited before a project is created, while its `Idempotency-Key` is in progress. Default: nothing. */
  readonly beforeCreate?: () => Promise<void>;
}

/**
 * Starts the projects API as its document describes it.
 *
 * @example
 * const server = await startServer();
 * await fetch(`${server.url}/projects`, { headers: { 'X-API-Key': demoApiKey } });
 * await server.close();
 */
export async function startServer(options: ProjectsServerOptions = {}): Promise<RunningServer> {
  const { clock = () => new Date(), clients = demoClients, onError = printError } = options;
  const mutant = mutantById(projectsMutants, options.mutant);
  const model = await loadSpec('projects');
  const database = openDatabase(
    options.database ?? ':memory:',
    projectSchema + idempotencySchema + oauthSchema,
  );
  const secrets = new OAuthSecrets(database, clock);
  const auditLog = new AuditLog(database);
  const app = createApp(() => randomText(9));
  const handlers = {
    ...createProjectHandlers({
      database,
      store: new ProjectStore(database, clock),
      keys: new IdempotencyKeys(database, clock),
      basePath: model.servers[0]?.basePath ?? '',
      beforeCreate: options.beforeCreate ?? (async () => undefined),
    }),
    ...createOAuthHandlers(clients, secrets, options.approve ?? (() => true)),
  };
  const api = {
    ...createManners(model, secrets, { ...options, clock, clients, onError }),
    handlers,
    onAnswer: auditAnswers<Caller>({
      log: auditLog,
      clock,
      userOf: ({ user }) => user,
      // That a person lets a client in is worth knowing, though it is a GET.
      isChange: ({ name, method }) => method !== 'get' || name === 'authorize',
      onError,
    }),
  };
  registerOperations(app, withMutant(mutant, api));
  return listen(app, model, options, () => {
    auditLog.flush();
    database.close();
  });
}

/** How requests are let in, refused and answered, whatever they ask for. */
function createManners(
  model: Model,
  secrets: OAuthSecrets,
  options: ProjectsServerOptions & Required<Pick<ProjectsServerOptions, 'clock' | 'clients' | 'onError'>>,
): Omit<Api<Caller>, 'handlers'> {
  const { clock, clients, onError, limits } = options;
  const problems = createProblems(onError);
  const oauthErrors = createOAuthErrors(onError);
  const refusalsOf = (operation: Operation) => (isOAuth(operation) ? oauthErrors : problems);
  const verifiers = createVerifiers(options.credentials ?? demoCredentials, secrets);
  const limiters = limits === 'documented' ? [new RateLimiter({ limit: 100, windowMs: 60_000 }, clock)] : [];
  return {
    model,
    refusalsOf,
    admit: createAdmission(model, { verifiers, clients, limiters, refusalsOf }),
    notFound: () => problem('not_found', 'There is nothing at this path.'),
    render: (answer) => answer,
  };
}

function createOAuthHandlers(
  clients: readonly OAuthClient[],
  secrets: OAuthSecrets,
  approve: Approve,
): Pick<ProjectHandlers, 'issueToken' | 'authorize'> {
  return {
    issueToken: ({ body }, caller) => issueToken(body, caller, clients, secrets),
    authorize: ({ query }) => authorize(query, clients, secrets, approve),
  };
}

/** By the names that the document gives its security schemes. */
function createVerifiers(credentials: readonly Credential[], secrets: OAuthSecrets): Verifiers {
  return {
    apiKeyHeader: verifierOf('apiKey', credentials),
    apiKeyQuery: verifierOf('apiKey', credentials),
    bearerToken: verifierOf('bearerToken', credentials),
    basic: verifierOf('basic', credentials),
    authToken: verifierOf('authToken', credentials),
    oauth2: (secret) => {
      const grant = secrets.find('access', secret)?.grant;
      return grant && { id: `oauth2:${grant.id}`, user: grant.id, scopes: grant.scopes };
    },
  };
}
