import type { Exchange, WireRequest } from '../contract/exchange.ts';

/** How requests are sent. */
export interface SendOptions {
  readonly fetch: typeof globalThis.fetch;
  readonly timeoutMs: number;
  /** What is read of a body, in bytes. */
  readonly maxBodyBytes: number;
  readonly signal: AbortSignal | undefined;
}

/** An answer, or why there is none. */
export type Sent =
  | { readonly ok: true; readonly exchange: Exchange }
  /** `unreachable`: there is no server at this address; `broken`: it closed, sent no HTTP or took too long. */
  | { readonly ok: false; readonly kind: 'unreachable' | 'broken'; readonly reason: string };

/**
 * Sends one request and reads its answer; redirects are answers, not followed.
 *
 * @throws the reason of `signal` when that aborts
 */
export async function sendRequest(request: WireRequest, options: SendOptions): Promise<Sent> {
  const sent = await sendOnce(request, options);
  // A server may close an idle connection just when it is used again; asking anew is safe for these methods only.
  const isSafe = request.method === 'GET' || request.method === 'HEAD';
  return !sent.ok && sent.kind === 'broken' && sent.isReset && isSafe ? sendOnce(request, options) : sent;
}

async function sendOnce(
  request: WireRequest,
  options: SendOptions,
): Promise<Sent & { readonly isReset?: boolean }> {
  const timeout = AbortSignal.timeout(options.timeoutMs);
  const start = performance.now();
  try {
    const response = await options.fetch(request.url, {
      method: request.method,
      headers: request.headers.map(([name, value]): [string, string] => [name, value]),
      // A copy: the type does not promise that the bytes are not shared.
      body: request.body === undefined ? null : new Uint8Array(request.body),
      redirect: 'manual',
      signal: options.signal ? AbortSignal.any([options.signal, timeout]) : timeout,
    });
    const body = await readBody(response, options.maxBodyBytes);
    const answer = { status: response.status, headers: [...response.headers], ...body };
    return { ok: true, exchange: { request, response: answer, durationMs: performance.now() - start } };
  } catch (error) {
    options.signal?.throwIfAborted();
    if (timeout.aborted)
      return { ok: false, kind: 'broken', reason: `no answer within ${options.timeoutMs} ms` };
    const code = codeOf(error);
    const kind = code !== undefined && unreachable.test(code) ? 'unreachable' : 'broken';
    return {
      ok: false,
      kind,
      reason: reasonOf(error),
      isReset: code === 'UND_ERR_SOCKET' || code === 'ECONNRESET',
    };
  }
}

const unreachable =
  /^(?:ECONNREFUSED|ENOTFOUND|EAI_|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT|CERT_|ERR_TLS|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_)/;

async function readBody(
  response: Response,
  limit: number,
): Promise<{ body: Uint8Array; truncated?: boolean }> {
  if (!response.body) return { body: new Uint8Array() };
  const chunks: Uint8Array[] = [];
  let size = 0;
  // Leaving the loop cancels the rest.
  for await (const chunk of response.body) {
    chunks.push(chunk);
    size += chunk.byteLength;
    if (size > limit) return { body: new Uint8Array(Buffer.concat(chunks)).slice(0, limit), truncated: true };
  }
  return { body: new Uint8Array(Buffer.concat(chunks)) };
}

/** The reason is at the end of the chain: `fetch failed` says nothing. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.cause instanceof Error) return reasonOf(error.cause);
  const code = codeOf(error);
  return error.message !== '' ? error.message : (code ?? error.name);
}

function codeOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const own = (error as { code?: unknown }).code;
  return typeof own === 'string' ? own : codeOf(error.cause);
}
