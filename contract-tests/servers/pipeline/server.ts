import { randomUUID } from 'node:crypto';
import { bundleDocument } from '../../../src/document/bundle.ts';
import type { Operation } from '../../../src/model/model.ts';
import { pipelineMutants } from '../mutants/pipeline-mutants.ts';
import { mutantById, withMutant } from '../mutants/with-mutant.ts';
import type { Answer } from '../shared/answer.ts';
import { auditAnswers } from '../shared/audit-answers.ts';
import { AuditLog } from '../shared/audit-log.ts';
import { inTransaction } from '../shared/database.ts';
import {
  createApp,
  listen,
  loadSpec,
  printError,
  type RunningServer,
  type ServerOptions,
} from '../shared/listen.ts';
import { RateLimiter } from '../shared/rate-limit.ts';
import { registerOperations } from '../shared/register-operations.ts';
import { randomText } from '../shared/secret.ts';
import { createAccessTokens } from './access-tokens.ts';
import { type Caller, createAdmission } from './admission.ts';
import { createAuthHandlers } from './auth-handlers.ts';
import { createHealingHandlers } from './healing-handlers.ts';
import { createPipelineHandlers, createSourceHandlers } from './ingestion-handlers.ts';
import { createMonitoringHandlers } from './monitoring-handlers.ts';
import { createOptimizationHandlers } from './optimization-handlers.ts';
import { openPipelineStore, type PipelineStore } from './pipeline-store.ts';
import { createQualityHandlers, createRuleHandlers } from './quality-handlers.ts';
import { createRefusals, notFound } from './refusals.ts';
import { advanceExecutions } from './run-executions.ts';
import { advanceHealings } from './run-healings.ts';
import { createScheduler } from './run-schedules.ts';
import { seedDemo } from './seed-demo.ts';
import { type CallbackOptions, sendCallbacks } from './send-callbacks.ts';
import { Sessions } from './sessions.ts';
import type { PipelineHandlers } from './types.ts';
import { demoOtherUser, demoReader, demoUser, type User, Users } from './users.ts';
import { startWorker } from './worker.ts';

/** What the pipeline server takes beside the rest. */
export interface PipelineServerOptions extends ServerOptions {
  /** Default: those of `users.ts`. */
  readonly users?: readonly User[];
  /** How often the worker takes the work one step on, in milliseconds; 0 leaves it to `advance()`. Default: 25. */
  readonly workerIntervalMs?: number;
  /** What callbacks are sent with. Default: the global one. */
  readonly fetch?: typeof globalThis.fetch;
  /** The hosts that callbacks may go to. Default: this machine. */
  readonly callbackHosts?: readonly string[];
  /** Makes the ids of what is created. Default: random UUIDs. */
  readonly createId?: () => string;
  /** Milliseconds since any moment, for how long queries take. Default: the system's. */
  readonly stopwatch?: () => number;
}

/** A pipeline server that listens. */
export interface PipelineServer extends RunningServer {
  /** Begins what is due by schedule, takes executions and healings one step on, then makes the callbacks that are due. */
  advance(): Promise<void>;
}

const thisMachine = ['127.0.0.1', 'localhost', '[::1]'];

/**
 * Starts the pipeline API as its document describes it.
 *
 * @example
 * const server = await startServer();
 * await fetch(`${server.url}/auth/login`, { method: 'POST', … });
 * await server.close();
 */
export async function startServer(options: PipelineServerOptions = {}): Promise<PipelineServer> {
  const { clock = () => new Date(), onError = printError, workerIntervalMs = 25 } = options;
  const mutant = mutantById(pipelineMutants, options.mutant);
  const model = await loadSpec('pipeline');
  const store = openStore(options, clock);
  const sessions = new Sessions(store.database, clock);
  const app = createApp(() => randomText(9), model.ignoresTrailingSlash);
  const tokens = await createAccessTokens(app, sessions.signingSecret());
  const users = new Users(options.users ?? [demoUser, demoOtherUser, demoReader]);
  const refusalsOf = (operation: Operation) => createRefusals(operation, onError);
  const limiters =
    options.limits === 'documented' ? [new RateLimiter({ limit: 100, windowMs: 60_000 }, clock)] : [];
  const audit = new AuditLog(store.database);
  const handlers: PipelineHandlers = {
    ...createAuthHandlers({ users, sessions, tokens, clock }),
    ...createStoreHandlers(store, model.servers[0]?.basePath ?? ''),
    getOpenapiDocument: async () => ({ status: 200, body: await bundleDocument(model.document) }),
  };
  registerOperations(
    app,
    withMutant(mutant, {
      model,
      refusalsOf,
      handlers,
      admit: createAdmission(model, { tokens, sessions, limiters, clock, refusalsOf }),
      onAnswer: auditAnswers<Caller>({ log: audit, clock, userOf: ({ id }) => id, onError }),
      notFound: () => notFound('such path'),
      render: inEnvelope,
    }),
  );
  const callbacks = { fetch: options.fetch ?? fetch, hosts: options.callbackHosts ?? thisMachine };
  const worker = startWorker(createStep(store, callbacks), workerIntervalMs, onError);
  app.addHook('onClose', () => worker.stop());
  const server = await listen(app, model, options, () => {
    audit.flush();
    store.database.close();
  });
  return { ...server, advance: () => worker.step() };
}

function openStore(options: PipelineServerOptions, clock: () => Date): PipelineStore {
  const store = openPipelineStore({
    path: options.database ?? ':memory:',
    clock,
    createId: options.createId ?? randomUUID,
    stopwatch: options.stopwatch ?? (() => performance.now()),
  });
  seedDemo(store);
  return store;
}

function createStoreHandlers(
  store: PipelineStore,
  basePath: string,
): Omit<PipelineHandlers, 'login' | 'refreshTokens' | 'logout' | 'getOpenapiDocument'> {
  return {
    ...createSourceHandlers(store, basePath),
    ...createPipelineHandlers(store, basePath),
    ...createRuleHandlers(store, basePath),
    ...createQualityHandlers(store),
    ...createHealingHandlers(store),
    ...createMonitoringHandlers(store),
    ...createOptimizationHandlers(store),
  };
}

function createStep(store: PipelineStore, callbacks: CallbackOptions): () => Promise<void> {
  const startScheduled = createScheduler(store);
  return async () => {
    inTransaction(store.database, () => {
      startScheduled();
      advanceExecutions(store);
      advanceHealings(store);
    });
    await sendCallbacks(store, callbacks);
  };
}

/** `status`, and `data` or `error`: the shape of every body but the document's own. */
function inEnvelope(answer: Answer): Answer {
  const body = answer.body as object;
  if ('openapi' in body) return answer;
  return { ...answer, body: { status: answer.status < 400 ? 'success' : 'error', ...body } };
}
