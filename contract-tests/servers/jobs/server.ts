import type { FastifyRequest } from 'fastify';
import type { Model, Operation } from '../../../src/model/model.ts';
import { jobsMutants } from '../mutants/jobs-mutants.ts';
import { mutantById, withMutant } from '../mutants/with-mutant.ts';
import { type Answer, Refusal } from '../shared/answer.ts';
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
import { presentedSecret } from '../shared/presented-secret.ts';
import { countRequest, RateLimiter } from '../shared/rate-limit.ts';
import { type Api, registerOperations } from '../shared/register-operations.ts';
import { hashSecret, isSameHash, randomText, secretName } from '../shared/secret.ts';
import { createHandlers } from './handlers.ts';
import { JobStore, jobSchema } from './job-store.ts';
import { createRefusals, notFound, unauthorized } from './refusals.ts';
import type { Caller } from './types.ts';
import { advance } from './worker.ts';

/** The API key that a server takes unless it is given others. */
export const demoApiKey = 'jk_demo_5f0c1b9e7a3d48c2';

/** What the jobs server takes beside the rest. */
export interface JobsServerOptions extends ServerOptions {
  /** Default: the demo key alone. */
  readonly apiKeys?: readonly string[];
  /** How often the worker takes the jobs one step on, in milliseconds; 0 leaves it to `advance()`. Default: 200. */
  readonly workerIntervalMs?: number;
}

/** A jobs server that listens. */
export interface JobsServer extends RunningServer {
  /** Takes every job one step on: queued to running, running to its end. */
  advance(): void;
}

/**
 * Starts the jobs API as its document describes it.
 *
 * @example
 * const server = await startServer();
 * await fetch(`${server.url}/jobs`, { headers: { Authorization: `Bearer ${demoApiKey}` } });
 * await server.close();
 */
export async function startServer(options: JobsServerOptions = {}): Promise<JobsServer> {
  const { clock = () => new Date(), onError = printError, workerIntervalMs = 200 } = options;
  const mutant = mutantById(jobsMutants, options.mutant);
  const model = await loadSpec('jobs');
  const database = openDatabase(options.database ?? ':memory:', jobSchema);
  const store = new JobStore(database, clock);
  const auditLog = new AuditLog(database);
  const app = createApp(() => `req_${randomText(9)}`);
  app.addHook('onRequest', async (request, reply) => {
    reply.header('X-Request-Id', request.id);
  });
  const handlers = createHandlers(store, model.servers[0]?.basePath ?? '', clock);
  const api = {
    ...createManners(model, { ...options, clock, onError }),
    handlers,
    onAnswer: auditAnswers<Caller>({ log: auditLog, clock, userOf: ({ user }) => user, onError }),
  };
  registerOperations(app, withMutant(mutant, api));
  const timer = workerIntervalMs > 0 ? every(workerIntervalMs, () => advance(store), onError) : undefined;
  const server = await listen(app, model, options, () => {
    clearInterval(timer);
    auditLog.flush();
    database.close();
  });
  return { ...server, advance: () => advance(store) };
}

/** How requests are let in, refused and answered, whatever they ask for. */
function createManners(
  model: Model,
  { clock, onError, limits, apiKeys }: JobsServerOptions & Required<Pick<ServerOptions, 'clock' | 'onError'>>,
): Omit<Api<Caller>, 'handlers'> {
  const refusals = createRefusals(onError);
  const limitsOf = limits === 'documented' ? createLimits(clock) : () => [];
  const isKnownKey = keyCheck(apiKeys ?? [demoApiKey]);
  return {
    model,
    refusalsOf: () => refusals,
    admit: (operation, request, reply) => {
      reply.headers(countRequest(limitsOf(operation), request.ip, refusals));
      const scheme = model.securitySchemes.get('apiKey');
      const key = scheme && presentedSecret(scheme, request);
      if (key === undefined || !isKnownKey(key)) throw new Refusal(unauthorized());
      return { user: `key:${secretName(key)}` };
    },
    notFound: () => notFound('Path'),
    render: (answer, request) => inEnvelope(answer, request, clock()),
  };
}

/** The limits that count a request: all of an hour, and submissions of a minute. */
function createLimits(clock: () => Date): (operation: Operation) => readonly RateLimiter[] {
  const hourly = new RateLimiter({ limit: 100, windowMs: 3_600_000 }, clock);
  const submissions = new RateLimiter({ limit: 10, windowMs: 60_000 }, clock);
  return ({ name }) => (name === 'createJob' ? [submissions, hourly] : [hourly]);
}

/** Compares with every key, whichever fits: the time says nothing of them. */
function keyCheck(apiKeys: readonly string[]): (key: string) => boolean {
  const hashes = apiKeys.map(hashSecret);
  return (key) => hashes.filter((hash) => isSameHash(hash, hashSecret(key))).length > 0;
}

/** `status`, `data` or `error`, and `meta`: the shape of every body. */
function inEnvelope(answer: Answer, request: FastifyRequest, now: Date): Answer {
  const body = answer.body as { readonly meta?: object };
  const status = answer.status < 400 ? 'success' : 'error';
  const meta = { timestamp: now.toISOString(), request_id: request.id, ...body.meta };
  return { ...answer, body: { status, ...body, meta } };
}

/** Repeats a step without keeping the process alive; one that fails is tried again. */
function every(intervalMs: number, step: () => void, onError: (error: unknown) => void): NodeJS.Timeout {
  return setInterval(() => {
    try {
      step();
    } catch (error) {
      onError(error);
    }
  }, intervalMs).unref();
}
