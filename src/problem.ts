/** How much a problem matters: an error fails a run, a warning is printed, a note is listed. */
export type Severity = 'error' | 'warning' | 'note';

/** A line and column of a text, both counted from 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/**
 * A place in a document: which text, and which node of it.
 *
 * Sample: `{ source: '/shop/spec/openapi.yaml', pointer: '/paths/~1jobs/get' }`. The line and column are looked
 * up when the place is printed (see `locate`), unless an engine already knew them.
 */
export interface Location {
  /** Absolute file path or URL of the text, or `<stdin>`. */
  readonly source: string;
  /** JSON pointer (RFC 6901) without the leading `#`; the empty string is the whole text. */
  readonly pointer: string;
  /** Known already, for places that no pointer names (a syntax error) or that an engine has looked up. */
  readonly position?: Position;
}

/**
 * Something wrong with what is judged: a document, a generated file, an answer of a server.
 *
 * Problems are values: they are collected, never thrown.
 */
export interface Problem {
  /** Stable, kebab-case, prefixed by its origin where it has one: `ref-unresolved`, `concordat/example-valid`. */
  readonly code: string;
  readonly severity: Severity;
  /** One sentence: what is wrong. */
  readonly message: string;
  /** Where; absent only when no text can be blamed (a server that closes the connection). */
  readonly at?: Location;
  /** The operation concerned, as `METHOD /path`. */
  readonly operation?: string;
  /** What was expected, and what came instead, where both can be said shortly. */
  readonly expected?: string;
  readonly actual?: string;
  /** What to do about it. */
  readonly hint?: string;
}

/** A result that the caller branches on: a value, or the problems that prevented it. */
export type Result<T> =
  | { readonly ok: true; readonly value: T; readonly problems: readonly Problem[] }
  | { readonly ok: false; readonly problems: readonly Problem[] };
