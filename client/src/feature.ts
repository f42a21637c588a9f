import type { ClientDefinition, OperationDefinition } from './definition.ts';

/** A call's first argument, as features see it. */
export interface FeatureInit {
  readonly path?: Readonly<Record<string, unknown>> | undefined;
  readonly query?: Readonly<Record<string, unknown>> | undefined;
  readonly header?: Readonly<Record<string, unknown>> | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly headers?: Readonly<Record<string, string | undefined>> | undefined;
}

/** What a call resolves to, as features see it. */
export interface RawResult {
  readonly ok: boolean;
  readonly status: number;
  readonly data: unknown;
  readonly error: unknown;
  readonly response: Response;
}

/** A method of a client, as features see it. */
export type RawMethod = (init?: FeatureInit) => Promise<RawResult>;

/** What a feature can do for one operation. */
export interface FeatureContext {
  readonly definition: ClientDefinition;
  readonly name: string;
  readonly operation: OperationDefinition;
  /**
   * Sends a request of an operation, policies and credentials included, and tells where it went.
   *
   * @param url where the server said to read on: read with GET instead of what the operation's path and query make
   */
  readonly exchange: (
    name: string,
    init: FeatureInit,
    url?: string,
  ) => Promise<{ readonly url: string; readonly result: RawResult }>;
  /** The request of an operation with its credentials, not sent: for connections that are no calls. */
  readonly prepare: (name: string, init: FeatureInit) => Promise<Request>;
  /** Of the client: a `fetch` of the caller's may lead elsewhere than the URLs of requests. */
  readonly options: { readonly fetch?: unknown };
}

/** Adds to methods what the definition of their operations offers: pages, the end of a long job. */
export type Feature = (method: RawMethod, context: FeatureContext) => RawMethod;
