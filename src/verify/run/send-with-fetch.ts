import type { WireRequest } from '../../contract/exchange.ts';
import type { Attempt, SendOptions } from './send.ts';
import { sendFailure } from './send-failure.ts';

/**
 * Sends a request with a fetch: that of a mock in process, or one that a user gives.
 *
 * @throws the reason of `signal` when that aborts
 */
export async function sendWithFetch(
  request: WireRequest,
  options: SendOptions & { readonly fetch: typeof globalThis.fetch },
): Promise<Attempt> {
  const timeout = AbortSignal.timeout(options.timeoutMs);
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
    return { ok: true, response: { status: response.status, headers: [...response.headers], ...body } };
  } catch (error) {
    options.signal?.throwIfAborted();
    if (timeout.aborted) {
      const reason = `no answer within ${options.timeoutMs} ms`;
      return { ok: false, kind: 'broken', reason, cause: 'timeout' };
    }
    return sendFailure(error);
  }
}

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
