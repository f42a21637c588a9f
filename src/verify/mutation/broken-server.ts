import type { Operation } from '../../model/model.ts';

// A server that keeps to its document, and what may be put before it to break it. Types only.

/** A request on its way to a server that is to be broken. */
export interface Call {
  /** Undefined where the document has none for it. */
  readonly operation: Operation | undefined;
  /** Those of the same path, where `operation` is undefined and the path is one of the document's. */
  readonly neighbours: readonly Operation[];
  /** In upper case. */
  readonly method: string;
  /** With the base path, percent-encoded. */
  readonly path: string;
  /** Of the path, decoded. */
  readonly parameters: Readonly<Record<string, string>>;
  /** As sent, without `?`. */
  readonly query: string;
  /** Names in lower case. */
  readonly headers: ReadonlyMap<string, string>;
  readonly body: Uint8Array | undefined;
}

/** Its answer. */
export interface Reply {
  readonly status: number;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: Uint8Array;
}

/** What a server is told besides the request; a real one could not be told. */
export interface How {
  /** The request is not checked against the document. */
  readonly isUnchecked?: true;
  /** It is answered as ever, and has no effect that lasts. */
  readonly isForgotten?: true;
  /** It is answered with this status, as the document says that such an answer looks. */
  readonly status?: number;
  /** Who is let in: also those without credentials, those with any, or everybody as the first user. */
  readonly trust?: 'anybody' | 'any-secret' | 'first-user';
}

/** A server that keeps to its document, of which worlds can be had that share nothing. */
export interface CleanServer {
  /** @param world a name; a world that was not asked before is a new one */
  answer(call: Call, how: How, world: string): Promise<Reply>;
  /** Lets time pass in all worlds. */
  passTime(ms: number): void;
}

/** Asks the whole server, as it was asked or otherwise. */
export type Next = (call: Call, how?: How) => Promise<Reply>;

/** Stands before a server and breaks its contract in one way; one for each run, since it may remember. */
export type Layer = (call: Call, next: Next) => Promise<Reply>;
