import type { Exchange } from '../contract/exchange.ts';
import type { Operation } from '../model/model.ts';
import type { Case, Phase } from './case.ts';
import type { FlowDocument } from './flows/flow.ts';
import type { LoadedHooks } from './hooks/loaded-hooks.ts';
import type { Skip } from './skip.ts';
import type { StrictLevel } from './strict.ts';

/** What a run needs to know; everything that has an effect can be replaced. */
export interface VerifyOptions {
  /** Base URL with the base path: `http://localhost:8080/api/v1`. */
  readonly server: string;
  /** Sent with every request but those that try without credentials. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Secrets by the name of the document's security scheme: a key, a token, `user:password`. */
  readonly auth?: Readonly<Record<string, string>>;
  /** Headers of another user, who must not see what the first one makes. */
  readonly secondUser?: Readonly<Record<string, string>>;
  /** Default: node:http itself. A mock's own `fetch` makes the run in process. */
  readonly fetch?: typeof globalThis.fetch;
  /** Default: all but `limits`. */
  readonly phases?: readonly Phase[];
  /** Which operations to try. Default: all. */
  readonly includes?: (operation: Operation) => boolean;
  /** What is tried follows from it. Default: 1. */
  readonly seed?: number;
  /** How long an answer may take. Default: 10,000 ms. */
  readonly timeoutMs?: number;
  /** The most requests that are sent, those that create and delete what is needed included. Default: 10,000. */
  readonly maxRequests?: number;
  /** How long the run may take; what was made is deleted after that. Default: no end. */
  readonly maxMs?: number;
  /** What is read of a body. Default: 10 MB. */
  readonly maxBodyBytes?: number;
  /** How long `Retry-After` may hold up the whole run. Default: 60,000 ms. */
  readonly maxWaitMs?: number;
  /** Whether the server remembers nothing: cases that need state are skipped. Default: false. */
  readonly stateless?: boolean;
  readonly skip?: readonly Skip[];
  /** Ends the run: what was made is deleted, and what was found so far is told. */
  readonly signal?: AbortSignal;
  readonly sleep?: (ms: number) => Promise<void>;
  /** In ms. Default: the clock of the process. */
  readonly clock?: () => number;
  /** Makes names different from those that are taken. Default: random. */
  readonly salt?: string;
  /** Which operations are never called, not even to delete what was made. Default: none. */
  readonly excluded?: (operation: Operation) => boolean;
  /** What is worse than the table of codes says. Default: nothing. */
  readonly strict?: StrictLevel;
  /** How long 95 of 100 answers of an operation may take, in ms. Default: no limit. */
  readonly maxLatencyMs?: number;
  /** How many groups of cases that have no resource in common are run side by side. Default: 1. */
  readonly workers?: number;
  /** How long deleting may take when `signal` has ended the run. Default: 10,000 ms. */
  readonly graceMs?: number;
  /** Workflows that are tried as they are. See `readFlows`. Default: none. */
  readonly flows?: readonly FlowDocument[];
  /** The user's own code: state, credentials, ids, what to ignore. See `loadHooks`, `hooksOf`. Default: none. */
  readonly hooks?: LoadedHooks;
  /** Called before each case. */
  readonly onCase?: (one: Case, progress: Progress) => void;
  /** Told of each answer to a request of an operation's own method. */
  readonly onExchange?: (operation: Operation, exchange: Exchange) => void;
}

/** How far a run is. */
export interface Progress {
  readonly done: number;
  readonly all: number;
  /** How many operations were called so far, of those that can be. */
  readonly operations: number;
  readonly allOperations: number;
  readonly requests: number;
  readonly findings: number;
}
