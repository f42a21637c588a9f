import { randomInt } from 'node:crypto';
import cookie from '@fastify/cookie';
import multipart from '@fastify/multipart';
import websocket from '@fastify/websocket';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Model, Operation } from '../../../src/model/model.ts';
import { studioMutants } from '../mutants/studio-mutants.ts';
import { mutantById, withMutant } from '../mutants/with-mutant.ts';
import type { Answer } from '../shared/answer.ts';
import { createApp, listen, loadSpec, printError, type RunningServer } from '../shared/listen.ts';
import { type Api, registerOperations } from '../shared/register-operations.ts';
import { randomText } from '../shared/secret.ts';
import type { Caller } from './accounts.ts';
import { createAdmission } from './admission.ts';
import type { AuditEntry } from './audit-trail.ts';
import { createDocsPages } from './docs-pages.ts';
import { accountOf, createHandlers } from './handlers.ts';
import { generatorOf } from './job-handlers.ts';
import { createLimiters, limitsOf } from './limits.ts';
import { type Arrival, createOriginReader, type Origin } from './proxies.ts';
import { createRefusals, refusal } from './refusals.ts';
import type { StudioSettings } from './settings.ts';
import { openStudio, type Studio } from './studio.ts';
import type { StudioHandlers, StudioInput } from './types.ts';
import { watchGeneration } from './watch-generation.ts';

/** A studio server that listens. */
export interface StudioServer extends RunningServer {
  /** Sends the messages to webhooks that are due; resolves when each has been tried. */
  deliverWebhooks(): Promise<void>;
  /** The newest entries of the audit log first. */
  auditLog(limit: number): readonly AuditEntry[];
}

const defaultMaxUploadBytes = 104_857_600;

/**
 * Starts the Synthetic Data Studio as its document describes it.
 *
 * @example
 * const server = await startServer({ limits: 'documented', database: 'studio.db' });
 * await fetch(`${server.url}/datasets/`, { headers: { 'X-API-Key': demoApiKey } });
 * await server.close();
 */
export async function startServer(settings: StudioSettings = {}): Promise<StudioServer> {
  const { clock = () => new Date(), onError = printError } = settings;
  const mutant = mutantById(studioMutants, settings.mutant);
  const originOf = createOriginReader(settings.trustedProxies ?? []);
  const model = await loadSpec('studio');
  const app = createApp(() => randomText(9));
  await app.register(cookie);
  await app.register(websocket, { options: { maxPayload: 1024 } });
  const studio = await openStudio(settings, clock, onError);
  let url = '';
  const api = createApi({ model, studio, settings, clock, originOf, urlOf: () => url });
  registerOperations(app, withMutant(mutant, api));
  await app.register(multipart);
  // Whoever watches is told to go before the server waits for connections to end.
  app.addHook('preClose', async () => studio.queue.stop());
  const server = await listen(app, model, withoutLimits(settings), () => studio.close());
  url = server.url;
  return {
    ...server,
    deliverWebhooks: () => studio.sender.deliver(),
    auditLog: (limit) => studio.audit.newest(limit),
  };
}

/** What the API is made of. */
interface ApiParts {
  readonly model: Model;
  readonly studio: Studio;
  readonly settings: StudioSettings;
  readonly clock: () => Date;
  readonly originOf: (arrival: Arrival) => Origin;
  readonly urlOf: () => string;
}

function createApi({
  model,
  studio,
  settings,
  clock,
  originOf,
  urlOf,
}: ApiParts): Api<Caller> & { readonly handlers: StudioHandlers } {
  const { maxUploadBytes = defaultMaxUploadBytes, createSeed = () => randomInt(2 ** 31) } = settings;
  const limits = limitsOf(settings.limits);
  const refusals = createRefusals(studio.onError, limits?.uploadsPerMinute);
  const { accounts } = studio;
  const handlers = createHandlers(studio, {
    clock,
    createSeed,
    maxUploadBytes,
    generationsAtOnce: limits?.generationsAtOnce,
    webhookTargets: settings.webhookTargets ?? 'public',
    pages: createDocsPages(model, urlOf),
  });
  const limitersOf = createLimiters(limits, clock);
  return {
    model,
    handlers,
    refusalsOf: () => refusals,
    admit: createAdmission({ model, accounts, refusals, originOf, limitersOf }),
    readForm: (request) => formOf(request, maxUploadBytes),
    upgrades: createUpgrades(studio),
    onAnswer: createAudit(studio),
    notFound: () => refusal('resource_not_found', 'There is nothing at this path'),
    render: (answer) => withTimestamp(answer, clock()),
  };
}

/** The one file and few other parts: what is more is refused as it comes. */
function formOf(request: FastifyRequest, maxUploadBytes: number): unknown {
  if (!request.isMultipart()) return undefined;
  return request.parts({
    limits: { fileSize: maxUploadBytes + 1, files: 2, fields: 2, parts: 3, fieldSize: 1024, headerPairs: 50 },
  });
}

function createUpgrades(studio: Studio): NonNullable<Api<Caller>['upgrades']> {
  return {
    watchGeneration: ({ path: { id } }: StudioInput<'watchGeneration'>, caller: Caller) => {
      const generator = generatorOf(studio, caller, id);
      const read = () => studio.generators.find(accountOf(caller), id);
      return (socket) => watchGeneration(socket, generator.id, studio.changes, read);
    },
  };
}

/** Writes every change, and every attempt at one, to the audit log before it is answered. */
function createAudit({ audit, onError }: Studio): NonNullable<Api<Caller>['onAnswer']> {
  return (operation: Operation, caller, request: FastifyRequest, reply: FastifyReply) => {
    if (operation.method === 'get') return;
    try {
      audit.write({
        user: caller?.account ?? caller?.note.user,
        action: operation.name,
        resource: caller?.note.resource ?? request.url.replace(/\?.*$/s, ''),
        status: reply.statusCode,
        durationMs: Math.round(reply.elapsedTime * 1000) / 1000,
        address: caller?.address ?? request.ip,
        userAgent: request.headers['user-agent'],
      });
    } catch (error) {
      onError(error);
    }
  };
}

/** Errors tell when they happened. */
function withTimestamp(answer: Answer, now: Date): Answer {
  if (answer.status < 400) return answer;
  return { ...answer, body: { ...(answer.body as object), timestamp: now.toISOString() } };
}

/** What every server takes to listen; the limits are this one's own. */
function withoutLimits({ limits: _limits, ...rest }: StudioSettings): Omit<StudioSettings, 'limits'> {
  return rest;
}
