import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Running } from './subject.ts';

/** A request as a handler sees it. */
export interface Call {
  /** `HEAD` where a HEAD is answered by the handler of GET. */
  readonly method: string;
  /** The path template that matched: `/books/{id}`. */
  readonly template: string;
  /** As they were sent, base path left out: `/books/a%20b?x=1`. */
  readonly target: string;
  /** Decoded, one a variable of the template. */
  readonly params: Readonly<Record<string, string>>;
  /** Without the question mark, not decoded. */
  readonly queryText: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** What a handler answers. */
export interface Reply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string | readonly string[]>>;
  readonly body?: string | Uint8Array | undefined;
  /** Sent in pieces, without a Content-Length. */
  readonly chunked?: boolean;
  /** `hang` never answers, `close` cuts the connection, `truncate` cuts it in the middle of the body. */
  readonly fault?: 'hang' | 'close' | 'truncate';
}

export type Handler = (call: Call) => Reply | Promise<Reply>;

/** One method on one path template. */
export interface Route {
  readonly method: string;
  readonly path: string;
  readonly handle: Handler;
}

/** Why a request reaches no handler. */
export interface Refusal {
  readonly kind: 'no-route' | 'method' | 'undecodable-path' | 'too-large' | 'crash';
  readonly status: number;
  /** The methods of the path, where it is known. */
  readonly allow: readonly string[];
  readonly method: string;
  /** The template of the path, where it is known. */
  readonly template: string | undefined;
}

/** What a server is made of. */
export interface ServerParts {
  readonly basePath: string;
  /** The first that matches answers. */
  readonly routes: readonly Route[];
  /** The server's own style of errors; for `method` it sends `Allow` itself. */
  readonly refuse: (refusal: Refusal) => Reply;
  /** `as-get` (the default): HEAD is answered like GET, without the body. */
  readonly head?: 'as-get' | 'refused';
  /** `refused` (the default), or 204 with `Allow`. */
  readonly options?: 'refused' | 'allow';
  /** What happens to every answer before it is sent. */
  readonly after?: (
    call: Pick<Call, 'method' | 'headers' | 'target'>,
    reply: Reply,
  ) => Reply | Promise<Reply>;
}

const maxBodyBytes = 4_000_000;

/** Starts a server on a free port of the loopback address. */
export async function startServer(parts: ServerParts): Promise<Running> {
  // Long targets are the handlers' to judge, so that every refusal is of the server's own style.
  const server = createServer({ maxHeaderSize: 512 * 1024 }, (request, response) => {
    void handle(parts, request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { url: `http://127.0.0.1:${port}${parts.basePath}`, close };
}

async function handle(parts: ServerParts, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const method = request.method ?? 'GET';
  const target = (request.url ?? '/').slice(parts.basePath.length);
  const body = await readBody(request);
  const before = { method, headers: request.headers, target };
  let reply: Reply;
  try {
    const inside = (request.url ?? '').startsWith(parts.basePath);
    reply = await dispatch(parts, before, inside ? target : '', body);
  } catch (error) {
    // A crash is a fault of the subject itself, never one of its violations: say it, so that the tests show it.
    console.error(`${method} ${target} crashed:`, error);
    reply = parts.refuse({ kind: 'crash', status: 500, allow: [], method, template: undefined });
  }
  reply = parts.after ? await parts.after(before, reply) : reply;
  send(method, reply, response);
}

async function readBody(request: IncomingMessage): Promise<Buffer | undefined> {
  const parts: Buffer[] = [];
  let size = 0;
  try {
    for await (const part of request as AsyncIterable<Buffer>) {
      size += part.length;
      if (size <= maxBodyBytes) parts.push(part);
    }
  } catch {
    return Buffer.alloc(0); // The client went away; nobody reads the answer.
  }
  return size > maxBodyBytes ? undefined : Buffer.concat(parts);
}

async function dispatch(
  parts: ServerParts,
  { method, headers }: Pick<Call, 'method' | 'headers'>,
  target: string,
  body: Buffer | undefined,
): Promise<Reply> {
  const [path = '', ...rest] = target.split('?');
  const here = parts.routes.filter((route) => matchPath(route.path, path));
  const template = here[0]?.path;
  const routes = here.filter((route) => route.path === template);
  const refuse = (kind: Refusal['kind'], status: number) =>
    parts.refuse({ kind, status, allow: allowed(parts, routes), method, template });
  if (template === undefined) return refuse('no-route', 404);
  const wanted = method === 'HEAD' && parts.head !== 'refused' ? 'GET' : method;
  const route = routes.find((one) => one.method === wanted);
  if (!route && method === 'OPTIONS' && parts.options === 'allow') {
    return { status: 204, headers: { Allow: allowed(parts, routes).join(', ') } };
  }
  if (!route) return refuse('method', 405);
  if (body === undefined) return refuse('too-large', 413);
  const params = decoded(matchPath(template, path) ?? {});
  if (!params) return refuse('undecodable-path', 404);
  const queryText = rest.join('?');
  const query = new URLSearchParams(queryText);
  return await route.handle({ method, template, target, params, queryText, query, headers, body });
}

function allowed(parts: ServerParts, routes: readonly Route[]): string[] {
  const methods = routes.map(({ method }) => method);
  if (methods.includes('GET') && parts.head !== 'refused') methods.push('HEAD');
  if (parts.options === 'allow') methods.push('OPTIONS');
  return [...new Set(methods)];
}

/** The values of the variables, not decoded; undefined where the path does not match. */
function matchPath(template: string, path: string): Record<string, string> | undefined {
  const wanted = template.split('/');
  const given = path.split('/');
  if (wanted.length !== given.length) return undefined;
  const values: Record<string, string> = {};
  for (const [index, segment] of wanted.entries()) {
    const value = given[index] ?? '';
    if (segment.startsWith('{') && value !== '') values[segment.slice(1, -1)] = value;
    else if (segment !== value) return undefined;
  }
  return values;
}

function decoded(values: Record<string, string>): Record<string, string> | undefined {
  try {
    return Object.fromEntries(
      Object.entries(values).map(([name, value]) => [name, decodeURIComponent(value)]),
    );
  } catch {
    return undefined;
  }
}

function send(method: string, reply: Reply, response: ServerResponse): void {
  if (reply.fault === 'hang') return;
  if (reply.fault === 'close') {
    response.socket?.destroy();
    return;
  }
  const bytes = Buffer.from(reply.body ?? '');
  const isEmpty = reply.status === 204 || reply.status === 304;
  for (const [name, value] of Object.entries(reply.headers ?? {})) response.setHeader(name, value);
  if (!isEmpty && !reply.chunked) response.setHeader('Content-Length', bytes.length);
  response.writeHead(reply.status);
  if (reply.fault === 'truncate') {
    response.write(bytes.subarray(0, bytes.length >> 1), () => response.socket?.destroy());
    return;
  }
  if (method === 'HEAD' || isEmpty) response.end();
  else if (reply.chunked) sendChunks(bytes, response);
  else response.end(bytes);
}

function sendChunks(bytes: Buffer, response: ServerResponse): void {
  for (let start = 0; start < bytes.length; start += 64) response.write(bytes.subarray(start, start + 64));
  response.end();
}
