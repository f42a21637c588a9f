import { bundleDocument } from '../document/bundle.ts';
import { redactLoggedTarget } from '../http/redact-logged-target.ts';
import { redactUrl, type SecretPlaces } from '../http/secrets.ts';
import type { Operation } from '../model/model.ts';
import type { Delivery } from './behaviour.ts';
import { preflightResponse, withCors } from './cors.ts';
import type { Engine, EngineAnswer } from './engine.ts';
import type { MockLog } from './events.ts';
import { headerValue, type MockRequest, type MockResponse } from './exchange.ts';
import { problemAnswer } from './make-answer.ts';
import type { MockState, Played, PlayedCall } from './mock-state.ts';
import { documentPath, type Mount } from './mount.ts';
import { failureResponse } from './problem-json.ts';
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
import { sessionOf } from './world/session-of.ts';

/** What answering needs: made once for a mock. */
export interface MockContext {
  readonly mounts: readonly Mount[];
  readonly engines: ReadonlyMap<Mount, Engine>;
  readonly secrets: SecretPlaces;
  readonly cors: boolean;
  /** Undefined where nobody listens. */
  readonly log: MockLog | undefined;
  readonly clock: () => number;
  readonly maxBodyBytes: number;
  /** What the mock remembers; undefined where that is nothing. */
  readonly state: MockState | undefined;
  /** Told of each answer of an operation that asks for callbacks. */
  readonly callBack: (exchange: AnsweredExchange) => void;
}

/** An exchange with an operation. */
export interface AnsweredExchange {
  readonly mount: Mount;
  readonly operation: Operation;
  readonly request: MockRequest;
  readonly answer: EngineAnswer;
}

/** An answer and what is told of it. */
interface Answer extends Partial<Pick<EngineAnswer, 'violations' | 'source'>> {
  readonly response: MockResponse;
  readonly mount?: Mount;
  readonly operation?: Operation;
  /** What the mock failed at. */
  readonly error?: string;
  readonly delivery?: Delivery | undefined;
}

/**
 * Answers a request and logs it; whatever fails on the way becomes an answer.
 *
 * A promise only where the document itself is asked for.
 *
 * @param request with header names in lower case
 */
export function handleRequest(
  context: MockContext,
  request: MockRequest,
): MockResponse | Promise<MockResponse> {
  const start = context.log || context.state?.journal ? context.clock() : 0;
  let answer: Answer | Promise<Answer>;
  try {
    answer = answerRequest(context, request);
  } catch (error) {
    answer = failed(error);
  }
  if (!(answer instanceof Promise)) return finish(context, request, answer, start);
  return answer.catch(failed).then((made) => finish(context, request, made, start));
}

function failed(error: unknown): Answer {
  return {
    response: failureResponse(error),
    error: error instanceof Error ? error.message : String(error),
  };
}

function finish(context: MockContext, request: MockRequest, answer: Answer, start: number): MockResponse {
  if (context.log) logAnswer(context, context.log, request, answer, start);
  if (context.state?.journal) record(context, context.state, request, answer, start);
  const response = context.cors ? withCors(answer.response, request.headers) : answer.response;
  return answer.delivery ? { ...response, delivery: answer.delivery } : response;
}

function record(
  { clock }: MockContext,
  { journal, worlds, names }: MockState,
  request: MockRequest,
  { response, mount, operation, violations = [], source }: Answer,
  start: number,
): void {
  const read = sessionOf(request.headers, names);
  const session = read.ok ? read.session : '';
  journal?.record({
    session,
    timeMs: worlds.of(session).clock.now().getTime(),
    durationMs: clock() - start,
    api: mount?.name,
    operation,
    request,
    response,
    violations,
    source,
    because: source?.kind === 'behaviour' ? source.because : undefined,
  });
}

function logAnswer(
  { secrets, clock }: MockContext,
  log: MockLog,
  { method, target }: MockRequest,
  { response, mount, operation, violations = [], source, ...answer }: Answer,
  start: number,
): void {
  // A defect of the document that cannot be answered for.
  const isDefect = response.status >= 500 && source?.kind === 'problem';
  const error = answer.error ?? (isDefect ? source.title : undefined);
  log({
    kind: 'request',
    method: method.toUpperCase(),
    target:
      mount && operation
        ? redactLoggedTarget(target, { model: mount.model, operation }, secrets)
        : redactUrl(target, secrets),
    status: response.status,
    durationMs: clock() - start,
    ...(mount && { api: mount.name }),
    ...(operation && { operation: `${operation.method.toUpperCase()} ${operation.path}` }),
    ...(source && { source }),
    violations,
    ...(error !== undefined && { error }),
  });
}

function answerRequest(context: MockContext, request: MockRequest): Answer | Promise<Answer> {
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
): Answer | Promise<Answer> {
  const { headers, body } = request;
  try {
    const engine = engineOf(context, mount);
    if (isTooLarge(context, request)) {
      const refusal = tooLarge(context.maxBodyBytes);
      return { ...documentedRefusal(engine, [operation], refusal), mount, operation };
    }
    const { query } = target;
    const asked = { path, ...basePathOf(target.path, path), query, headers, body, address: request.address };
    const { answer, delivery } = played(context, engine, { api: mount.name, operation, request: asked });
    const { violations, source } = answer;
    if (answer.status === 101) {
      const refusal = { response: upgradeRequired(path), violations: [] };
      return { ...documentedRefusal(engine, [operation], refusal), mount, operation };
    }
    if (operation.callbacks.length > 0) context.callBack({ mount, operation, request, answer });
    if (operation.path !== documentPath || !isDocument(answer)) {
      return { response: answer, mount, operation, violations, source, delivery };
    }
    return documentResponse(mount).then((document) => ({
      response: { status: answer.status, headers: answer.headers, body: document.body },
      mount,
      operation,
      violations,
    }));
  } catch (error) {
    return { ...failed(error), mount, operation };
  }
}

/** What stands before the document's path; not known where that is not the end, as with another trailing slash. */
function basePathOf(whole: string, path: string): { readonly basePath?: string } {
  return whole.endsWith(path) ? { basePath: whole.slice(0, whole.length - path.length) } : {};
}

/** Answers a request in the world of its session, where there are worlds. */
function played(
  { state }: MockContext,
  engine: Engine,
  { api, operation, request }: Omit<PlayedCall, 'world'>,
): Played {
  if (!state) return { answer: engine.answer(operation, request) };
  const read = sessionOf(request.headers, state.names);
  if (!read.ok) {
    const title = 'The session cannot be read';
    const type = 'urn:concordat:session';
    return { answer: problemAnswer({ type, title, status: 400, detail: read.reason }) };
  }
  const world = state.worlds.of(read.session);
  return state.play(engine, { api, operation, world, request: { ...request, world } });
}

function isTooLarge({ maxBodyBytes }: MockContext, { body, isTooLarge: isKnown }: MockRequest): boolean {
  return isKnown === true || (body !== undefined && body.length > maxBodyBytes);
}

function answerOtherMethod(
  context: MockContext,
  { method }: MockRequest,
  { mount, allow, operations }: Target & { readonly kind: 'method-not-allowed' },
  path: string,
): Answer {
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
