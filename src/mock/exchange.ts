import type { Delivery } from './behaviour.ts';
import type { RequestTrace } from './operations/request-trace.ts';
import type { SocketSession } from './realtime/socket-session.ts';

/** A request as plain values: what a server read from the wire, or a test made up. */
export interface MockRequest {
  /** In any case: `GET`. */
  readonly method: string;
  /** Path and query, percent-encoded: `/jobs?page=2`. */
  readonly target: string;
  /** Names in any case. */
  readonly headers: HeaderValues;
  readonly body: Uint8Array | undefined;
  /** The body was larger than the server reads, and is left out. */
  readonly isTooLarge?: true;
  /** The sender's address, where there is a network: `127.0.0.1`. */
  readonly address?: string | undefined;
  /** Its place in a trace. Default: it is not traced. */
  readonly trace?: RequestTrace;
  /** The connection can become a WebSocket, as the request asks. */
  readonly isUpgrade?: true;
}

/** The mock's answer. */
export interface MockResponse {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: HeaderValues;
  readonly body: Uint8Array | string | undefined;
  /**
   * The same headers with the length of the body, name after value: made once for answers that are sent often.
   * Absent where `headers` says all.
   */
  readonly flat?: readonly string[];
  /** The answer is not sent a second time: nothing is kept for it. Default: false. */
  readonly isPassing?: boolean;
  /** What happens to the answer on its way. Default: it arrives at once and whole. */
  readonly delivery?: Delivery;
  /** What happens on the connection once it is a WebSocket: of a 101 only. */
  readonly socket?: SocketSession;
}

export type HeaderValues = Readonly<Record<string, string | readonly string[]>>;

/** Something in which a request or an answer breaks the document. */
export interface Violation {
  /** Where: `['request', 'query', 'limit']`. */
  readonly location: readonly string[];
  readonly severity: string;
  /** The keyword that is broken: `type`; absent where none is (a status that the document does not have). */
  readonly code?: string | number;
  readonly message: string;
}

/** The values of a header in one string, as a proxy would join them. */
export function headerValue(headers: HeaderValues, name: string): string | undefined {
  const value = Object.hasOwn(headers, name) ? headers[name] : undefined;
  return typeof value === 'string' || value === undefined ? value : value.join(', ');
}

/** Names that are in lower case, as nearly all are; those of strangers are not kept. */
const lowerCaseNames = new Set<string>();
const maxLowerCaseNames = 500;

/** A request with its header names in lower case, as the mock reads them: the same where they are. */
export function withLowerCaseNames(request: MockRequest): MockRequest {
  for (const name in request.headers) if (!isLowerCase(name)) return lowered(request);
  return request;
}

function isLowerCase(name: string): boolean {
  if (lowerCaseNames.has(name)) return true;
  if (name !== name.toLowerCase()) return false;
  if (lowerCaseNames.size < maxLowerCaseNames) lowerCaseNames.add(name);
  return true;
}

function lowered(request: MockRequest): MockRequest {
  const headers = Object.entries(request.headers).map(([name, value]) => [name.toLowerCase(), value]);
  return { ...request, headers: Object.fromEntries(headers) };
}
