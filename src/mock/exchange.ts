/** A request as plain values: what a server read from the wire, or a test made up. */
export interface MockRequest {
  /** In any case: `GET`. */
  readonly method: string;
  /** Path and query, percent-encoded: `/jobs?page=2`. */
  readonly target: string;
  /** Names in any case. */
  readonly headers: HeaderValues;
  readonly body: Uint8Array | undefined;
}

/** The mock's answer. */
export interface MockResponse {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: HeaderValues;
  readonly body: Uint8Array | string | undefined;
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
