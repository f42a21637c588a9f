import { bundleDocument } from '../../document/bundle.ts';
import type { Operation } from '../../model/model.ts';
import { isWebSocket } from '../../resources/watched-resource.ts';
import { problemAnswer } from '../answer/make-answer.ts';
import type { Engine, EngineAnswer, EngineRequest } from '../engine.ts';
import { headerValue, type MockRequest, type MockResponse } from '../exchange.ts';
import type { KeptState } from '../persist/state-keeper.ts';
import { UnkeptError, unkeptResponse } from '../persist/unkept-error.ts';
import { failureResponse } from '../prism/problem-json.ts';
import type { Played, PlayedCall } from '../stateful/play-call.ts';
import { sessionOf } from '../world/session-of.ts';
import type { World } from '../world/world.ts';
import { preflightResponse, withCors } from './cors.ts';
import type { MockContext } from './mock-context.ts';
import { documentPath, type Mount } from './mount.ts';
import {
  ambiguous,
  badTarget,
  documentedRefusal,
  methodNotAllowed,
  notFound,
  tooLarge,
  upgradeRequired,
} from './refusals.ts';
import { type RequestTarget, readTarget } from './request-target.ts';
import { resolveTarget, type Target } from './resolve-target.ts';
import { type ToldAnswer, tellAnswer } from './tell-answer.ts';

/**
 * Answers a request and logs it; whatever fails on the way becomes an answer.
 *
 * A promise only where the document itself is asked for, or an override or a kept world lets it wait.
 *
 * @param request with header names in lower case
 */
export function handleRequest(
  context: MockContext,
  request: MockRequest,
): MockResponse | Promise<MockResponse> {
  const start = context.log || context.state?.journal ? context.clock() : 0;
  let answer: ToldAnswer | Promise<ToldAnswer>;
  try {
    const kept = context.state?.kept;
    answer = kept ? answerKept(context, kept, request) : answerRequest(context, request);
  } catch (error) {
    answer = failed(error);
  }
  if (!(answer instanceof Promise)) return finish(context, request, answer, start);
  return answer.catch(failed).then((made) => finish(context, request, made, start));
}

function failed(error: unknown): ToldAnswer {
  return {
    response: error instanceof UnkeptError ? unkeptResponse(error) : failureResponse(error),
    error: error instanceof Error ? error.message : String(error),
  };
}

function finish(context: MockContext, request: MockRequest, answer: ToldAnswer, start: number): MockResponse {
  tellAnswer(context, request, answer, start);
  if (answer.asksBack) context.callBack(answer.asksBack);
  if (answer.response.socket !== undefined) {
    return { ...answer.response, ...(answer.delivery && { delivery: answer.delivery }) };
  }
  const response = context.cors ? withCors(answer.response, request.headers) : answer.response;
  return answer.delivery ? { ...response, delivery: answer.delivery } : response;
}

/** What the request changes is kept before its answer leaves. It may be answered twice: nobody is told before it stands. */
function answerKept(
  context: MockContext,
  kept: KeptState,
  request: MockRequest,
): ToldAnswer | Promise<ToldAnswer> {
  const read = sessionOf(request.headers, context.state?.names);
  const session = read.ok ? read.session : '';
  // What is made later waits outside: nobody else has to wait for it.
  const run = kept.run(session, () => ({ made: answerRequest(context, request) }));
  const settle = ({ made }: { made: ToldAnswer | Promise<ToldAnswer> }) =>
    made instanceof Promise ? made.then((told) => keepLate(kept, session, told)) : made;
  return run instanceof Promise ? run.then(settle) : settle(run);
}

/** Keeps what was changed while the answer was made. */
async function keepLate(kept: KeptState, session: string, told: ToldAnswer): Promise<ToldAnswer> {
  await kept.run(session, () => undefined);
  return told;
}

function answerRequest(context: MockContext, request: MockRequest): ToldAnswer | Promise<ToldAnswer> {
  const preflight = context.cors ? preflightResponse(request) : undefined;
  if (preflight) return { response: preflight };
  const target = readTarget(request.target);
  if (!target) return { response: badTarget(request.target) };
  const found = resolveTarget(context.mounts, request.method, target.path);
  switch (found.kind) {
    case 'operation':
      return answerOperation(context, request, found, target);
    case 'document':
      return documentResponse(found.mount).then((response) => ({ response, mount: found.mount }));
    case 'method-not-allowed':
      return answerOtherMethod(context, request, found, target.path);
    case 'ambiguous':
      return { response: ambiguous(target.path, found.candidates) };
    case 'not-found':
      return { response: notFound(target.path, context.mounts) };
  }
}

function answerOperation(
  context: MockContext,
  request: MockRequest,
  { mount, operation, path }: Target & { readonly kind: 'operation' },
  target: RequestTarget,
): ToldAnswer | Promise<ToldAnswer> {
  const { headers, body } = request;
  const about = { mount, operation };
  try {
    const engine = engineOf(context, mount);
    if (isTooLarge(context, request)) {
      const refusal = tooLarge(context.maxBodyBytes);
      return { ...documentedRefusal(engine, [operation], refusal), mount, operation };
    }
    const { query } = target;
    const basePath = basePathOf(target.path, path);
    const asked = { path, basePath, query, headers, body, address: request.address };
    const call = { api: mount.name, operation, request: asked };
    const found = played(context, engine, call);
    const told: AskedOperation = { mount, operation, engine, path, request, asked };
    const { pending } = found.answer;
    if (pending === undefined) return tellOf(context, told, found);
    const tell = (answer: EngineAnswer) => tellOf(context, told, { ...found, answer });
    return pending.then(tell).catch((error) => ({ ...failed(error), ...about }));
  } catch (error) {
    return { ...failed(error), ...about };
  }
}

/** An operation that was asked, and how. */
interface AskedOperation {
  readonly mount: Mount;
  readonly operation: Operation;
  readonly engine: Engine;
  /** Below the mount. */
  readonly path: string;
  readonly request: MockRequest;
  readonly asked: EngineRequest;
}

/** What is made of an answer: a stream, a WebSocket, the document itself, or just that. */
function tellOf(
  context: MockContext,
  { mount, operation, engine, path, request, asked }: AskedOperation,
  { answer, delivery, world }: Played & { readonly world?: World | undefined },
): ToldAnswer | Promise<ToldAnswer> {
  const { violations, source } = answer;
  if (request.isUpgrade !== undefined && answer.status < 400) {
    const call = { mount, operation, engine, request, asked, answer, delivery, world };
    return import('../realtime/open-socket.ts').then(({ openSocket }) => openSocket(context, call));
  }
  if (answer.status === 101) {
    const refusal = { response: upgradeRequired(path, isWebSocket(operation)), violations: [] };
    return { ...documentedRefusal(engine, [operation], refusal), mount, operation };
  }
  if (answer.events !== undefined) {
    return streamed(context, { mount, operation, request: asked }, { answer, delivery, world });
  }
  const asks = operation.callbacks.length > 0 && { asksBack: { mount, operation, request, answer } };
  if (operation.path !== documentPath || !isDocument(answer)) {
    return { response: answer, mount, operation, violations, source, delivery, world, ...asks };
  }
  return documentResponse(mount).then((document) => ({
    response: { status: answer.status, headers: answer.headers, body: document.body },
    mount,
    operation,
    violations,
    ...asks,
  }));
}

/** An event stream: its body is the whole of it, and its delivery says when each event comes. */
async function streamed(
  { realtime, state, replaced }: MockContext,
  { mount, operation, request }: { mount: Mount; operation: Operation; request: EngineRequest },
  { answer, delivery, world }: Played & { readonly world: World | undefined },
): Promise<ToldAnswer> {
  const { answerEvents } = await import('../realtime/answer-events.ts');
  const streams = realtime.files.get(mount.name)?.streams ?? [];
  const follow = state && world && { state, world, mount, isReplaced: () => replaced.by !== undefined };
  const call = { model: mount.model, operation, request, streams, seed: realtime.seed, follow };
  const { answer: response, pace } = answerEvents(call, answer);
  const { violations, source } = response;
  const paced = pace ? { ...delivery, events: pace } : delivery;
  return { response, mount, operation, violations, source, delivery: paced, world };
}

/** What stands before the document's path; not known where that is not the end, as with another trailing slash. */
function basePathOf(whole: string, path: string): string | undefined {
  if (whole === path) return '';
  return whole.endsWith(path) ? whole.slice(0, whole.length - path.length) : undefined;
}

/** Answers a request in the world of its session, where there are worlds. */
function played(
  { state }: MockContext,
  engine: Engine,
  { api, operation, request }: Omit<PlayedCall, 'world'>,
): Played & { readonly world?: World } {
  if (!state) return { answer: engine.answer(operation, request) };
  const read = sessionOf(request.headers, state.names);
  if (!read.ok) {
    const title = 'The session cannot be read';
    const type = 'urn:concordat:session';
    return { answer: problemAnswer({ type, title, status: 400, detail: read.reason }) };
  }
  const world = state.worlds.of(read.session);
  const { path, basePath, query, headers, body, address } = request;
  const inWorld = { path, basePath, query, headers, body, address, world };
  const { answer, delivery } = state.play(engine, { api, operation, world, request: inWorld });
  return { answer, delivery, world };
}

function isTooLarge({ maxBodyBytes }: MockContext, { body, isTooLarge: isKnown }: MockRequest): boolean {
  return isKnown === true || (body !== undefined && body.length > maxBodyBytes);
}

function answerOtherMethod(
  context: MockContext,
  { method }: MockRequest,
  { mount, allow, operations }: Target & { readonly kind: 'method-not-allowed' },
  path: string,
): ToldAnswer {
  const refusal = { response: methodNotAllowed(path, method, allow), violations: [] };
  return { ...documentedRefusal(engineOf(context, mount), operations, refusal), mount };
}

function engineOf({ engines }: MockContext, mount: Mount): Engine {
  const engine = engines.get(mount);
  if (engine) return engine;
  throw new Error(`there is no engine for ${mount.name}`);
}

async function documentResponse(mount: Mount): Promise<MockResponse> {
  const bundle = await bundleDocument(mount.model.document);
  return {
    status: 200,
    headers: { 'content-type': 'application/json' },
    body: `${JSON.stringify(bundle, null, 2)}\n`,
  };
}

/** Whether an answer is the document that the operation stands in, of which an example can be a part only. */
function isDocument({ status, headers, body }: MockResponse): boolean {
  const isJson = headerValue(headers, 'content-type')?.includes('json') ?? false;
  if (status !== 200 || typeof body !== 'string' || !isJson) return false;
  const value: unknown = JSON.parse(body);
  return typeof value === 'object' && value !== null && ('openapi' in value || 'swagger' in value);
}
