import type { IncomingMessage, ServerResponse } from 'node:http';
import { redactLoggedTarget, redactStrayTarget } from '../../http/redact-logged-target.ts';
import type { Operation } from '../../model/model.ts';
import { violationOf } from '../answer/refuse-request.ts';
import { type HeaderValues, headerValue, type MockResponse, type Violation } from '../exchange.ts';
import type { RequestTrace } from '../operations/request-trace.ts';
import { failureResponse } from '../prism/problem-json.ts';
import { tapExchange } from '../record/tap-exchange.ts';
import { preflightResponse, withCors } from '../request/cors.ts';
import { badTarget, methodNotAllowed, notFound } from '../request/refusals.ts';
import { type RequestTarget, readTarget } from '../request/request-target.ts';
import { resolveTarget, type Target } from '../request/resolve-target.ts';
import { type Call, type CheckedCall, callProblems, checkCall, readsBody } from './check-call.ts';
import { forwardedHeaders } from './forwarded-headers.ts';
import { passOn } from './pass-on.ts';
import { bodyNotForwarded, notReached, refusedRequest, webSocketNotForwarded } from './proxy-answers.ts';
import type { GivenAnswer, OwnAnswer, ProxyContext } from './proxy-context.ts';
import { readAhead } from './read-ahead.ts';
import { tellProblems } from './tell-problems.ts';
import type { ForwardedBody } from './upstream.ts';

/** Passes a request on and its answer back, checks both, and logs what came of it; never rejects. */
export async function proxyRequest(
  context: ProxyContext,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  const start = context.clock();
  const trace = context.trace?.(headersOf(incoming));
  // What breaks off has nobody to answer.
  outgoing.on('error', () => outgoing.destroy());
  incoming.on('error', () => outgoing.destroy());
  let given: GivenAnswer;
  try {
    const made = await answerOrForward(context, incoming, outgoing, trace);
    given =
      'response' in made ? { ...made, status: write(context, incoming, outgoing, made.response) } : made;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    if (outgoing.headersSent || outgoing.destroyed) outgoing.destroy();
    else write(context, incoming, outgoing, failureResponse(error));
    given = { status: 500, violations: [], error: reason };
  }
  if (given.isLogged) return;
  const { status, violations, operation, error } = given;
  context.log({
    kind: 'request',
    method: methodOf(incoming),
    target: operation
      ? redactLoggedTarget(incoming.url ?? '/', { model: context.mount.model, operation }, context.secrets)
      : redactStrayTarget(incoming.url ?? '/', [context.mount.model], context.secrets),
    status,
    durationMs: context.clock() - start,
    api: context.mount.name,
    ...(operation && { operation: `${operation.method.toUpperCase()} ${operation.path}` }),
    violations: errorsFirst(violations),
    ...(error !== undefined && { error }),
    ...(trace && { trace }),
  });
}

/** A log shows the first one. */
function errorsFirst(violations: readonly Violation[]): readonly Violation[] {
  const isError = ({ severity }: Violation) => severity === 'Error';
  return [...violations.filter(isError), ...violations.filter((violation) => !isError(violation))];
}

async function answerOrForward(
  context: ProxyContext,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  trace: RequestTrace | undefined,
): Promise<OwnAnswer | GivenAnswer> {
  const method = methodOf(incoming);
  const headers = headersOf(incoming);
  const own = (response: MockResponse): OwnAnswer => ({ response, violations: [] });
  const preflight = context.cors && preflightResponse({ method, target: '', headers, body: undefined });
  if (preflight) return own(preflight);
  const target = readTarget(incoming.url ?? '/');
  if (!target) return own(badTarget(incoming.url ?? ''));
  // Other upgrades are offers that may be ignored.
  if (/\bwebsocket\b/i.test(headerValue(headers, 'upgrade') ?? '')) {
    return own(webSocketNotForwarded(context.upstream.url));
  }
  const found = resolveTarget([context.mount], method, target.path);
  const wrong = context.errors ? unrouted(found, method, target.path) : undefined;
  if (wrong) return own(wrong);
  const route = found.kind === 'operation' ? found : undefined;
  const call = route && { path: route.path, query: target.query, headers };
  const { body, seen } = await takeBody(context, incoming, route?.operation);
  const checked = route && call && check(context, route.operation, { ...call, body: seen });
  const violations = checked ? checked.violations.map(violationOf) : [notRouted];
  const operation = route?.operation;
  const isInvalid = violations.some(({ severity }) => severity === 'Error');
  if (context.errors && checked && isInvalid) {
    return { response: refusedRequest(checked, violations), violations, operation };
  }
  if (body.kind !== 'none' && (method === 'GET' || method === 'HEAD')) {
    return { response: bodyNotForwarded(), violations, operation };
  }
  return forward(context, incoming, outgoing, { target, headers, body, violations, operation, trace });
}

/** Prism's words for what is passed on unchecked. */
const notRouted: Violation = {
  location: ['request'],
  severity: 'Warning',
  message: 'Selected route not found',
};

/** 404 or 405 for what the document does not have. */
function unrouted(found: Target, method: string, path: string): MockResponse | undefined {
  if (found.kind === 'method-not-allowed') return methodNotAllowed(path, method, found.allow);
  return found.kind === 'operation' ? undefined : notFound(path, []);
}

function check(context: ProxyContext, operation: Operation, call: Call): CheckedCall {
  if (!context.validateRequest) return { violations: [], tags: [] };
  const { model } = context.mount;
  tellProblems(context, operation, () => callProblems(model, operation));
  return checkCall(model, operation, call);
}

/** Reads the body where that is needed; what is seen of it, and what is passed on. */
async function takeBody(
  { validateRequest, maxBodyBytes }: ProxyContext,
  incoming: IncomingMessage,
  operation: Operation | undefined,
): Promise<{ readonly body: ForwardedBody; readonly seen: Call['body'] }> {
  const { 'content-length': length, 'transfer-encoding': encoding, 'content-type': type } = incoming.headers;
  if (encoding === undefined && (length === undefined || length === '0')) {
    return { body: { kind: 'none' }, seen: undefined };
  }
  const stream = (chunks: readonly Uint8Array[], unread: string) =>
    ({ body: { kind: 'stream', chunks, rest: incoming }, seen: { unread } }) as const;
  if (!operation || !validateRequest) return stream([], 'nothing is documented of it');
  if (!readsBody(operation, type)) return stream([], 'it is binary');
  if (Number(length) > maxBodyBytes) return stream([], `it is larger than ${maxBodyBytes} bytes`);
  const ahead = await readAhead(incoming, { maxBytes: maxBodyBytes });
  if (ahead.kind === 'part') return stream(ahead.chunks, ahead.reason);
  return { body: { kind: 'bytes', bytes: ahead.bytes }, seen: ahead.bytes };
}

/** A request that may be passed on. */
interface CheckedRequest {
  readonly target: RequestTarget;
  readonly headers: HeaderValues;
  readonly body: ForwardedBody;
  readonly violations: readonly Violation[];
  readonly operation: Operation | undefined;
  readonly trace: RequestTrace | undefined;
}

async function forward(
  context: ProxyContext,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  { target, headers, body, violations, operation, trace }: CheckedRequest,
): Promise<OwnAnswer | GivenAnswer> {
  const gone = new AbortController();
  outgoing.on('close', () => gone.abort());
  const method = methodOf(incoming);
  const { record } = context;
  const asked = { method, target: incoming.url ?? '/', headers, body, operation };
  const tap = record && tapExchange(asked, context, record);
  const sent = await context.upstream.send(
    {
      method,
      target: `${target.path}${target.query === '' ? '' : `?${target.query}`}`,
      headers: requestHeaders(incoming, body, trace),
      body,
    },
    gone.signal,
  );
  if (!sent.ok) {
    const { failure } = sent;
    return { response: notReached(failure), violations, operation, error: failure.reason };
  }
  const bytes = body.kind === 'bytes' ? body.bytes : undefined;
  if (sent.answer.statusCode === 501 && operation && body.kind !== 'stream') {
    sent.answer.resume();
    const request = { method, target: incoming.url ?? '/', headers, body: bytes, ...(trace && { trace }) };
    const mock = await context.mock();
    return { response: await mock.handle(request), violations, operation, isLogged: true };
  }
  tap?.(sent.answer);
  return passOn(context, sent.answer, outgoing, { method, headers, violations, operation });
}

function requestHeaders(
  { rawHeaders, headers }: IncomingMessage,
  body: ForwardedBody,
  trace: RequestTrace | undefined,
): readonly string[] {
  const own = trace ? Object.entries({ 'x-request-id': trace.requestId, ...trace.passedOn }) : [];
  const left = ['host', 'expect', 'content-length', ...own.map(([name]) => name)];
  const passed = [...forwardedHeaders(rawHeaders, left), ...own.flat()];
  const length = headers['content-length'];
  if (body.kind === 'bytes') return [...passed, 'Content-Length', String(body.bytes.length)];
  if (length !== undefined) return [...passed, 'Content-Length', length];
  return body.kind === 'stream' ? [...passed, 'Transfer-Encoding', 'chunked'] : passed;
}

function methodOf({ method = 'GET' }: IncomingMessage): string {
  return method.toUpperCase();
}

/** Node leaves out what was not sent; its type allows undefined all the same. */
function headersOf({ headers }: IncomingMessage): HeaderValues {
  return headers as HeaderValues;
}

/** Writes an answer of the proxy's own; what is left of the request is read and thrown away. */
function write(
  { cors }: ProxyContext,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  response: MockResponse,
): number {
  incoming.unpipe();
  incoming.resume();
  const { status, headers, body } = cors ? withCors(response, headersOf(incoming)) : response;
  outgoing.statusCode = status;
  for (const [name, value] of Object.entries(headers)) outgoing.setHeader(name, value);
  if (body !== undefined) outgoing.setHeader('content-length', Buffer.byteLength(body));
  outgoing.end(body);
  return status;
}
