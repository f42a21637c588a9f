import { connectionError } from './connection-error.ts';
import type { OperationInfo } from './policy.ts';

/** An answer that was read, to be given out more than once. */
export interface StoredResponse {
  readonly status: number;
  readonly statusText: string;
  readonly headers: Headers;
  readonly url: string;
  /** Null where the answer can have none, as a 204. */
  readonly body: ArrayBuffer | null;
}

/**
 * Reads an answer whole.
 *
 * @throws NetworkError, AbortedError when it breaks off
 */
export async function storeResponse(
  response: Response,
  operation: OperationInfo,
  request: Request,
): Promise<StoredResponse> {
  const { status, statusText, headers, url } = response;
  try {
    const body = response.body === null ? null : await response.arrayBuffer();
    return { status, statusText, headers: new Headers(headers), url, body };
  } catch (error) {
    throw connectionError(error, operation, request);
  }
}

/** A stored answer as one that can be read. */
export function giveResponse({ status, statusText, headers, url, body }: StoredResponse): Response {
  const response = new Response(body, { status, statusText, headers });
  // The constructor has no way to say it, and relative links are read against it.
  return Object.defineProperty(response, 'url', { value: url });
}
