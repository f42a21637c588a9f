import type { Location } from '../problem.ts';

/** A request as it is checked. */
export interface IncomingRequest {
  /** Without base path, percent-encoded: `/jobs/7`. */
  readonly path: string;
  /** As it came, without `?`. */
  readonly query: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string | readonly string[]>>;
  readonly body: Uint8Array | undefined;
}

/** Something in which a request breaks its operation. */
export interface RequestViolation {
  readonly in: 'path' | 'query' | 'header' | 'cookie' | 'body' | 'security';
  /** Below `request`, as Prism locates it: `['query', 'limit']`, `['body', 'items', '0']`; empty for the whole. */
  readonly path: readonly string[];
  /** The keyword that is broken, or the kind of fault: `type`, `deprecated`, `malformed-json`, 401, 415. */
  readonly code?: string | number;
  /** Only errors make a request invalid. */
  readonly severity: 'Error' | 'Warning' | 'Information';
  /** A sentence with its subject, in Prism's words: `Request query parameter limit must be integer`. */
  readonly message: string;
  /** The place in the document that is broken. */
  readonly schemaAt?: Location;
}

/** The values of a header in one string; undefined where it was not sent. */
export function headerText(headers: IncomingRequest['headers'], name: string): string | undefined {
  if (!Object.hasOwn(headers, name)) return undefined;
  const value = headers[name];
  return typeof value === 'string' || value === undefined ? value : value.join(', ');
}
