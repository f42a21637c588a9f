import { checkExchange } from '../../../src/contract/check-exchange.ts';
import { compileRouter } from '../../../src/http/route.ts';
import type { Model, Operation } from '../../../src/model/model.ts';

/** What is sent beside method and path; `json` becomes the body and its media type. */
export interface CallInit {
  readonly headers?: Readonly<Record<string, string>>;
  readonly json?: unknown;
  readonly body?: string | URLSearchParams;
}

/** An answer that was held against the document. */
export interface CheckedAnswer {
  readonly status: number;
  readonly headers: Headers;
  /** Parsed where it is JSON; undefined where there is none. */
  readonly body: unknown;
}

/** `call('POST /jobs', { json: { config: {} } })`. */
export type CheckedFetch = (target: string, init?: CallInit) => Promise<CheckedAnswer>;

/**
 * A fetch below a base URL that throws where an answer breaks the document, and that follows no redirect.
 *
 * A path that the document does not know has nothing to be held against; its answer comes back as it is.
 *
 * @param headers sent where a call sets none of the same name
 */
export function createCheckedFetch(
  model: Model,
  baseUrl: string,
  headers: Readonly<Record<string, string>> = {},
): CheckedFetch {
  const operationFor = operationFinder(model);
  return async (target, init = {}) => {
    const [method = '', path = ''] = target.split(' ');
    const request = requestOf(method, headers, init);
    const startedAt = performance.now();
    const response = await fetch(baseUrl + path, request);
    const body = new Uint8Array(await response.arrayBuffer());
    const operation = operationFor(method, path.replace(/[?#].*$/s, ''));
    const exchange = {
      request: { method, url: baseUrl + path, headers: [...new Headers(request.headers)], body: undefined },
      response: { status: response.status, headers: [...response.headers], body },
      durationMs: performance.now() - startedAt,
    };
    const problems = operation ? checkExchange(model, operation, exchange) : [];
    const text = new TextDecoder().decode(body);
    if (problems.length > 0) throw new Error(`${target}: ${JSON.stringify(problems, null, 2)}\n${text}`);
    const isJson = /json/.test(response.headers.get('content-type') ?? '') && text !== '';
    return {
      status: response.status,
      headers: response.headers,
      body: isJson ? JSON.parse(text) : undefined,
    };
  };
}

/** Of a method that a path does not have, any operation of the path documents the answer. */
function operationFinder(model: Model): (method: string, path: string) => Operation | undefined {
  const router = compileRouter(
    model.operations.map((value) => ({ method: value.method, path: pathBelow(model, value), value })),
  );
  return function find(method, path): Operation | undefined {
    const match = router.match(method, path);
    if (match.kind === 'found') return match.value;
    return match.kind === 'method-not-allowed' ? find(match.allow[0] ?? '', path) : undefined;
  };
}

/** The path below the base URL: of an operation with servers of its own, with what their base path has besides. */
function pathBelow({ servers }: Model, operation: Operation): string {
  const base = servers[0]?.basePath ?? '';
  const own = operation.servers[0]?.basePath ?? '';
  return (own.startsWith(base) ? own.slice(base.length) : '') + operation.path;
}

function requestOf(
  method: string,
  headers: Readonly<Record<string, string>>,
  init: CallInit,
): RequestInit & { readonly headers: Headers } {
  const all = new Headers(headers);
  if (init.json !== undefined) all.set('Content-Type', 'application/json');
  for (const [name, value] of Object.entries(init.headers ?? {})) {
    if (value === '') all.delete(name);
    else all.set(name, value);
  }
  const body = init.json === undefined ? init.body : JSON.stringify(init.json);
  return { method, headers: all, redirect: 'manual', ...(body !== undefined && { body }) };
}
