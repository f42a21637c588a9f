import { bundleDocument } from '../document/bundle.ts';
import { redactUrl, type SecretPlaces } from '../http/secrets.ts';
import type { Operation } from '../model/model.ts';
import { corsHeaders, preflightResponse } from './cors.ts';
import type { Engine } from './engine.ts';
import type { MockLog } from './events.ts';
import {
  type HeaderValues,
  headerValue,
  type MockRequest,
  type MockResponse,
  type Violation,
} from './exchange.ts';
import { documentPath, type Mount } from './mount.ts';
import { failureResponse } from './problem-json.ts';
import {
  ambiguous,
  badTarget,
  documentedRefusal,
  methodNotAllowed,
  notFound,
  upgradeRequired,
} from './refusals.ts';
import { readBody, withReadableType } from './request-body.ts';
import { resolveTarget, type Target } from './resolve-target.ts';

/** What answering needs: made once for a mock. */
export interface MockContext {
  readonly mounts: readonly Mount[];
  readonly engines: ReadonlyMap<Mount, Engine>;
  readonly secrets: SecretPlaces;
  readonly cors: boolean;
  readonly log: MockLog;
  readonly clock: () => number;
}

interface Answer {
  readonly response: MockResponse;
  readonly mount?: Mount;
  readonly operation?: Operation;
  readonly violations?: readonly Violation[];
  /** What the mock failed at. */
  readonly error?: string;
}

/** Answers a request and logs it; whatever fails on the way becomes an answer. */
export async function handleRequest(context: MockContext, request: MockRequest): Promise<MockResponse> {
  const start = context.clock();
  const headers = normalHeaders(request);
  let answer: Answer;
  try {
    answer = await answerRequest(context, { ...request, headers });
  } catch (error) {
    answer = { response: failureResponse(error), error: reasonOf(error) };
  }
  const { response, mount, operation, violations = [], error } = answer;
  context.log({
    kind: 'request',
    method: request.method.toUpperCase(),
    target: redactUrl(request.target, context.secrets),
    status: response.status,
    durationMs: context.clock() - start,
    ...(mount && { api: mount.name }),
    ...(operation && { operation: `${operation.method.toUpperCase()} ${operation.path}` }),
    violations,
    ...(error !== undefined && { error }),
  });
  if (!context.cors) return response;
  return { ...response, headers: { ...corsHeaders(headers), ...response.headers } };
}

/** Names in lower case, and the length of a body that came without one. */
function normalHeaders({ headers, body }: MockRequest): HeaderValues {
  const normal = Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]),
  );
  const isFramed = 'content-length' in normal || 'transfer-encoding' in normal;
  return body === undefined || isFramed ? normal : { ...normal, 'content-length': String(body.length) };
}

async function answerRequest(context: MockContext, request: MockRequest): Promise<Answer> {
  const preflight = context.cors ? preflightResponse(request) : undefined;
  if (preflight) return { response: preflight };
  const url = urlOf(request.target);
  if (!url) return { response: badTarget(request.target) };
  const target = resolveTarget(context.mounts, request.method, url.pathname);
  switch (target.kind) {
    case 'operation':
      return answerOperation(context, request, target, url.searchParams);
    case 'document':
      return { response: await documentResponse(target.mount), mount: target.mount };
    case 'method-not-allowed':
      return answerOtherMethod(context, request, target, url.pathname);
    case 'ambiguous':
      return { response: ambiguous(url.pathname, target.candidates) };
    case 'not-found':
      return { response: notFound(url.pathname, context.mounts) };
  }
}

async function answerOperation(
  context: MockContext,
  { headers, body }: MockRequest,
  { mount, operation, path }: { mount: Mount; operation: Operation; path: string },
  query: URLSearchParams,
): Promise<Answer> {
  const engine = engineOf(context, mount);
  const refuse = async (response: MockResponse, violations: readonly Violation[]) => ({
    ...(await documentedRefusal(engine, [operation], { response, violations })),
    mount,
    operation,
  });
  try {
    const decoded = readBody(headers, body);
    if (!decoded.ok) return await refuse(decoded.response, [decoded.violation]);
    const { violations, ...response } = await engine.answer(operation, {
      path,
      query,
      headers: withReadableType(headers),
      body: decoded.value,
    });
    if (response.status === 101) return await refuse(upgradeRequired(path), []);
    if (!isDocument(operation, response)) return { response, mount, operation, violations };
    const { body: document } = await documentResponse(mount);
    return { response: { ...response, body: document }, mount, operation, violations };
  } catch (error) {
    return { response: failureResponse(error), mount, operation, error: reasonOf(error) };
  }
}

async function answerOtherMethod(
  context: MockContext,
  { method }: MockRequest,
  { mount, allow, operations }: Target & { readonly kind: 'method-not-allowed' },
  path: string,
): Promise<Answer> {
  const response = methodNotAllowed(path, method, allow);
  const refusal = { response, violations: [] };
  return { ...(await documentedRefusal(engineOf(context, mount), operations, refusal)), mount };
}

function engineOf({ engines }: MockContext, mount: Mount): Engine {
  const engine = engines.get(mount);
  if (engine) return engine;
  throw new Error(`there is no engine for ${mount.name}`);
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** Undefined for what is no URL or not percent-encoded. A path that starts with two slashes is a path, no host. */
function urlOf(target: string): URL | undefined {
  try {
    const url = new URL(target.startsWith('/') ? `http://mock${target}` : target);
    decodeURIComponent(url.pathname);
    return url;
  } catch {
    return undefined;
  }
}

async function documentResponse(mount: Mount): Promise<MockResponse> {
  const bundle = await bundleDocument(mount.model.document);
  return {
    status: 200,
    headers: { 'content-type': 'application/json' },
    body: `${JSON.stringify(bundle, null, 2)}\n`,
  };
}

/** Whether an operation answers with the document that it stands in, of which an example can be a part only. */
function isDocument({ path }: Operation, { status, headers, body }: MockResponse): boolean {
  const isJson = headerValue(headers, 'content-type')?.includes('json') ?? false;
  if (path !== documentPath || status !== 200 || typeof body !== 'string' || !isJson) return false;
  const value: unknown = JSON.parse(body);
  return typeof value === 'object' && value !== null && ('openapi' in value || 'swagger' in value);
}
