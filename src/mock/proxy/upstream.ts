import { Agent, type ClientRequest, request as httpRequest, type IncomingMessage } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import type { Readable } from 'node:stream';
import { ToolkitError } from '../../error.ts';
import type { RawHeaders } from './forwarded-headers.ts';
import { type UpstreamFailure, upstreamFailure } from './upstream-failure.ts';

/** The body of a request that is passed on. */
export type ForwardedBody =
  | { readonly kind: 'none' }
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  /** What was read ahead, and the rest. */
  | { readonly kind: 'stream'; readonly chunks: readonly Uint8Array[]; readonly rest: Readable };

/** A request as the server behind gets it. */
export interface ForwardedRequest {
  readonly method: string;
  /** Without the server's base path: `/jobs?page=2`. */
  readonly target: string;
  /** Without `Host`. */
  readonly headers: RawHeaders;
  readonly body: ForwardedBody;
}

/** The head of an answer, whose body is still to be read; or why there is none. */
export type UpstreamResult =
  | { readonly ok: true; readonly answer: IncomingMessage }
  | { readonly ok: false; readonly failure: UpstreamFailure };

/** The server behind. */
export interface Upstream {
  /** As the user wrote it, without a slash at the end: `http://localhost:3000/v1`. */
  readonly url: string;
  /** Sends a request; redirects are answers. `aborted` ends it, where nobody waits any more. */
  send(request: ForwardedRequest, aborted: AbortSignal): Promise<UpstreamResult>;
  /** Closes the connections that are kept. */
  close(): void;
}

/** Idle connections are closed before servers do it, five seconds being what most wait. */
const idleMs = 4_000;
/** Some servers set many cookies; Node's own limit is 16 KB. */
const maxHeaderBytes = 128 * 1024;

/** Methods that may be sent a second time. @see https://www.rfc-editor.org/rfc/rfc9110#section-9.2.2 */
const idempotentMethods: readonly string[] = ['GET', 'HEAD', 'OPTIONS', 'TRACE', 'PUT', 'DELETE', 'QUERY'];

/**
 * Prepares to send to one server, and to no other: proxies that the environment names are not used.
 *
 * @param url with the base path: `http://localhost:3000/v1`
 * @param timeoutMs how long the head of an answer may take, from the last byte of the request on
 * @throws ToolkitError E_USAGE for what is no URL of a server
 */
export function connectUpstream(url: string, timeoutMs: number): Upstream {
  const base = upstreamUrl(url);
  const isSecure = base.protocol === 'https:';
  const settings = { keepAlive: true, timeout: idleMs };
  const agent = isSecure ? new HttpsAgent(settings) : new Agent(settings);
  const start = (request: ForwardedRequest): ClientRequest =>
    (isSecure ? httpsRequest : httpRequest)({
      agent,
      host: base.hostname.replace(/^\[|\]$/g, ''),
      port: base.port,
      method: request.method,
      path: `${base.pathname.replace(/\/+$/, '')}${request.target}`,
      headers: ['Host', base.host, ...request.headers],
      maxHeaderSize: maxHeaderBytes,
      setDefaultHeaders: false,
    });
  return {
    url: base.href.replace(/\/+$/, ''),
    async send(request, aborted) {
      const context = { request, aborted, timeoutMs };
      const first = await sendOnce(start, context);
      // An idle connection may be closed just when it is used again.
      const mayRepeat = idempotentMethods.includes(request.method) && request.body.kind !== 'stream';
      const sent = first.wasStale && mayRepeat && !aborted.aborted ? await sendOnce(start, context) : first;
      if (sent.ok) return sent;
      return { ok: false, failure: upstreamFailure(base.href.replace(/\/+$/, ''), sent.error, timeoutMs) };
    },
    close: () => agent.destroy(),
  };
}

/** @throws ToolkitError E_USAGE */
function upstreamUrl(text: string): URL {
  const url = URL.parse(text);
  const hint = 'Write it in full, with the base path where it has one: http://localhost:8080/v1.';
  if (url === null || !/^https?:$/.test(url.protocol)) {
    throw new ToolkitError('E_USAGE', `"${text}" is not the URL of a server`, { hint });
  }
  if (url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '') {
    throw new ToolkitError('E_USAGE', "the server's URL has credentials, a query or a fragment", { hint });
  }
  return url;
}

type Sent = { readonly wasStale: boolean } & (
  | { readonly ok: true; readonly answer: IncomingMessage }
  | { readonly ok: false; readonly error: unknown }
);

function sendOnce(
  start: (request: ForwardedRequest) => ClientRequest,
  {
    request,
    aborted,
    timeoutMs,
  }: { readonly request: ForwardedRequest; readonly aborted: AbortSignal; readonly timeoutMs: number },
): Promise<Sent> {
  return new Promise((resolve) => {
    const outgoing = start(request);
    const timer = setTimeout(() => outgoing.destroy(new TimeoutError()), timeoutMs);
    const abort = () => outgoing.destroy();
    aborted.addEventListener('abort', abort, { once: true });
    outgoing.on('response', (answer) => {
      clearTimeout(timer);
      answer.on('close', () => aborted.removeEventListener('abort', abort));
      resolve({ ok: true, answer, wasStale: false });
    });
    // Also after the answer has begun: a server may close before it has read all of the request.
    outgoing.on('error', (error: NodeJS.ErrnoException) => {
      clearTimeout(timer);
      const wasStale = outgoing.reusedSocket && (error.code === 'ECONNRESET' || error.code === 'EPIPE');
      resolve({ ok: false, error, wasStale });
    });
    writeBody(outgoing, request.body, () => timer.refresh());
  });
}

/** What a request is ended with that got no answer in time. */
export class TimeoutError extends Error {
  override readonly name = 'TimeoutError';
}

function writeBody(outgoing: ClientRequest, body: ForwardedBody, progressed: () => void): void {
  if (body.kind === 'none') outgoing.end();
  else if (body.kind === 'bytes') outgoing.end(body.bytes);
  else {
    for (const chunk of body.chunks) outgoing.write(chunk);
    body.rest.on('data', progressed);
    // A sender that breaks off must not look like one that has ended.
    body.rest.on('error', (error) => outgoing.destroy(error));
    body.rest.on('close', () => {
      if (!body.rest.readableEnded) outgoing.destroy(new Error('the client broke off its request'));
    });
    body.rest.pipe(outgoing);
  }
}
