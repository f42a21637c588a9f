import { METHODS } from 'node:http';
import type { WebSocket } from '@fastify/websocket';
import type { FastifyInstance, FastifyReply, FastifyRequest, RouteOptions } from 'fastify';
import { bodyFormatOf, selectMediaType } from '../../../src/http/media-type.ts';
import type { Model, Operation } from '../../../src/model/model.ts';
import { type Answer, Refusal } from './answer.ts';
import type { FieldFault } from './field-fault.ts';
import type { Refusals } from './refusals.ts';
import { readBody } from './request-body.ts';
import { readInput } from './request-input.ts';

/** What an operation does, once its request is known to keep to the document. */
export type Handler<Input, Caller> = (input: Input, caller: Caller) => Answer | Promise<Answer>;

/** An API: its document, and what the document leaves to code. `Caller` is who was let in. */
export interface Api<Caller> {
  readonly model: Model;
  /** By operationId; each narrows its input to what the document says of it. */
  readonly handlers: Readonly<Record<string, Handler<never, Caller>>>;
  refusalsOf(operation: Operation): Refusals;
  /**
   * Lets a request in before its body is read: limits, credentials, scopes, in the document's order.
   *
   * @param reply takes headers for whatever is answered in the end
   * @returns who it is
   * @throws Refusal
   */
  admit(operation: Operation, request: FastifyRequest, reply: FastifyReply): Caller;
  /** Completes an answer with what every answer of the API has. */
  render(answer: Answer, request: FastifyRequest): Answer;
  /** Answers an unknown path. */
  notFound(): Answer;
  /** Whether a fault of a request is let pass: only a server that is broken on purpose does so. Default: never. */
  forgives?(operation: Operation, fault: FieldFault): boolean;
  /**
   * What a handler reads of a form with files, as it comes: the body is not read before it. Default: operations with
   * such forms fail at start.
   *
   * @returns undefined where the request has no body
   */
  readForm?(request: FastifyRequest): unknown;
  /**
   * By operationId: checks a request that asks for a WebSocket before there is one, and gives what is done with it.
   * Such operations answer other requests by their handlers. Needs `@fastify/websocket`, registered before.
   */
  readonly upgrades?: Readonly<Record<string, (input: never, caller: Caller) => (socket: WebSocket) => void>>;
  /**
   * Told of each answer of an operation before it is sent; it must not throw.
   *
   * @param caller undefined for a request that was not let in
   */
  onAnswer?(
    operation: Operation,
    caller: Caller | undefined,
    request: FastifyRequest,
    reply: FastifyReply,
  ): void;
}

declare module 'fastify' {
  interface FastifyContextConfig {
    operation?: Operation;
  }
}

/**
 * Registers a route for each operation of the document, and one that answers 405 for the other methods of its path.
 *
 * @throws Error when an operation has no handler, a handler has no operation, or a request cannot be read here
 */
export function registerOperations<Caller>(app: FastifyInstance, api: Api<Caller>): void {
  assertComplete(api);
  readBodies(app, api);
  answerErrors(app, api);
  for (const operations of Map.groupBy(api.model.operations, ({ path }) => path).values()) {
    const allow = operations.map(({ method }) => method.toUpperCase());
    for (const operation of operations) registerOperation(app, api, operation);
    const [operation] = operations;
    if (operation) registerOtherMethods(app, api, operation, allow);
  }
}

function registerOperation<Caller>(app: FastifyInstance, api: Api<Caller>, operation: Operation): void {
  const handler = api.handlers[operation.name];
  const callers = new WeakMap<FastifyRequest, Caller>();
  app.route({
    method: operation.method.toUpperCase(),
    url: urlOf(operation),
    config: { operation },
    onRequest: async (request, reply) => {
      callers.set(request, api.admit(operation, request, reply));
    },
    onSend: async (request, reply) => api.onAnswer?.(operation, callers.get(request), request, reply),
    // Validated against the schemas that the handler's types stand for; `admit` has set the caller.
    handler: async (request, reply) => {
      const input = inputOf(api, operation, request);
      const answer = await handler?.(input as never, callers.get(request) as Caller);
      return send(reply, api.render(answer as Answer, request));
    },
    ...upgradeOf(api, operation, callers),
  });
}

/** What a handler reads of a request. @throws Refusal 400, 422 */
function inputOf<Caller>(api: Api<Caller>, operation: Operation, request: FastifyRequest): unknown {
  const refusals = api.refusalsOf(operation);
  const body = takesForm(operation) ? api.readForm?.(request) : request.body;
  if (operation.requestBody?.required && body === undefined)
    throw new Refusal(refusals.malformedBody('The body is empty'));
  const { input, faults: found } = readInput(api.model, operation, request);
  const faults = found.filter((fault) => !api.forgives?.(operation, fault));
  if (faults.length > 0) throw new Refusal(refusals.invalid(faults));
  return { ...input, body };
}

/** What a route has beside the rest where a WebSocket begins at it. */
function upgradeOf<Caller>(
  api: Api<Caller>,
  operation: Operation,
  callers: WeakMap<FastifyRequest, Caller>,
): Pick<RouteOptions, 'preHandler' | 'wsHandler'> {
  const upgrade = api.upgrades?.[operation.name];
  if (!upgrade) return {};
  const uses = new WeakMap<FastifyRequest, (socket: WebSocket) => void>();
  return {
    preHandler: async (request) => {
      if (!request.ws) return;
      uses.set(request, upgrade(inputOf(api, operation, request) as never, callers.get(request) as Caller));
    },
    wsHandler: (socket, request) => uses.get(request)?.(socket),
  };
}

/** Whether the body is a form with files. */
function takesForm({ requestBody }: Operation): boolean {
  return requestBody?.content.some(({ name }) => bodyFormatOf(name) === 'multipart') ?? false;
}

function registerOtherMethods<Caller>(
  app: FastifyInstance,
  api: Api<Caller>,
  operation: Operation,
  allow: readonly string[],
): void {
  const methods = METHODS.filter((method) => method !== 'CONNECT' && !allow.includes(method));
  for (const method of methods) {
    if (!app.supportedMethods.includes(method)) app.addHttpMethod(method, { hasBody: true });
  }
  const refused = api.refusalsOf(operation).methodNotAllowed(allow);
  app.route({
    method: methods,
    url: urlOf(operation),
    onRequest: async () => {
      throw new Refusal({ ...refused, headers: { Allow: allow.join(', '), ...refused.headers } });
    },
    handler: () => undefined,
  });
}

/** `/jobs/{id}` below `/api/v1` to `/api/v1/jobs/:id`. */
function urlOf({ path, servers }: Operation): string {
  return `${servers[0]?.basePath ?? ''}${path.replace(/\{([^{}]+)\}/g, ':$1')}`;
}

/** One parser for every media type: which one an operation takes, its document says. */
function readBodies<Caller>(app: FastifyInstance, api: Api<Caller>): void {
  app.removeAllContentTypeParsers();
  app.addHook('onRequest', async (request) => {
    // A body that the document does not know is not looked at, whatever it claims to be.
    if (!request.routeOptions.config.operation?.requestBody) delete request.raw.headers['content-type'];
  });
  app.addContentTypeParser('*', async (request: FastifyRequest, payload: AsyncIterable<Uint8Array>) => {
    const { operation } = request.routeOptions.config;
    if (!operation?.requestBody) return undefined;
    return readBody(operation, request.headers['content-type'], payload, api.refusalsOf(operation));
  });
  app.addHook('preParsing', async ({ routeOptions, headers }) => {
    // Forms have a parser of their own, which asks no document.
    const { operation } = routeOptions.config;
    const type = headers['content-type'];
    if (!operation?.requestBody || type === undefined || bodyFormatOf(type) !== 'multipart') return;
    const { content } = operation.requestBody;
    if (selectMediaType(content, type)) return;
    const expected = content.map(({ name }) => name);
    throw new Refusal(api.refusalsOf(operation).unsupportedMediaType(expected, type));
  });
}

function answerErrors<Caller>(app: FastifyInstance, api: Api<Caller>): void {
  app.setNotFoundHandler((request, reply) => send(reply, api.render(api.notFound(), request)));
  app.setErrorHandler((error, request, reply) =>
    send(reply, api.render(answerTo(error, request, api), request)),
  );
}

function answerTo<Caller>(error: unknown, request: FastifyRequest, api: Api<Caller>): Answer {
  if (error instanceof Refusal) return error.answer;
  const operation = request.routeOptions.config.operation ?? api.model.operations[0];
  if (!operation) throw error;
  const refusals = api.refusalsOf(operation);
  if ((error as { code?: unknown }).code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE') {
    const expected = operation.requestBody?.content.map(({ name }) => name) ?? [];
    return refusals.unsupportedMediaType(expected, request.headers['content-type']);
  }
  return refusals.failed(error);
}

function send(reply: FastifyReply, { status, headers = {}, body }: Answer): FastifyReply {
  return reply.code(status).headers(headers).send(body);
}

function assertComplete<Caller>({ model, handlers, readForm }: Api<Caller>): void {
  const names = model.operations.map(({ name }) => name);
  const missing = names.filter((name) => !Object.hasOwn(handlers, name));
  const unknown = Object.keys(handlers).filter((name) => !names.includes(name));
  if (missing.length > 0) throw new Error(`no handler for ${missing.join(', ')}`);
  if (unknown.length > 0) throw new Error(`handlers without an operation: ${unknown.join(', ')}`);
  for (const operation of model.operations) {
    const { name, parameters, requestBody } = operation;
    if (parameters.some(({ in: place }) => place === 'cookie' || place === 'querystring'))
      throw new Error(`${name}: parameters in cookies and whole query strings are not read`);
    if (requestBody && requestBody.content.length !== 1)
      throw new Error(`${name}: a body of several media types is not read`);
    if (takesForm(operation) && !readForm) throw new Error(`${name}: forms with files are not read`);
  }
}
