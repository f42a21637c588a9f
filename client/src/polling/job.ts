import type { CallResult } from '../call-result.ts';
import type { BodyOf, ValueAt } from '../pages/paged.ts';
import type { Clock } from '../policies/clock.ts';
import type { OpenWebSocket } from '../websocket/web-socket-like.ts';
import type { WatchJob } from './follow-job.ts';

/**
 * What the promise of a call has that starts something long.
 *
 * @typeParam Start the operation that starts it
 * @typeParam Read the operation that reads how it stands
 * @typeParam ItemAt where it stands in an answer of `Read`: `['data']`
 * @typeParam Done the states of success
 * @typeParam Failed the other final states
 */
export interface Job<
  Start,
  Read = unknown,
  ItemAt extends readonly string[] = [],
  Done extends string | undefined = undefined,
  Failed extends string = never,
> {
  /**
   * Follows what was started until it has ended, by the address that the answer names: waits as `Retry-After` says,
   * else one second, then half as long again each time, up to 15 s. Polls that break off or are answered 408, 425,
   * 429 or 5xx are tried again, five in a row at most.
   *
   * @throws JobTimeoutError after `timeoutMs`; what was started goes on
   * @throws AbortedError where `signal` aborts; what was started goes on
   * @throws JobAddressError where the answer names no address, or one on another server
   * @example
   * const ended = await client.createJob({ body }).completed({ timeoutMs: 60_000 });
   * if (ended.ok) console.log(ended.job.result);
   */
  completed(
    options?: CompletedOptions<ReadItem<Read, ItemAt>>,
  ): Promise<JobOutcome<Start, Read, ReadItem<Read, ItemAt>, Done, Failed>>;
}

/** How something is followed. */
export interface CompletedOptions<Item = unknown> {
  /** How long, in milliseconds from the answer to the start. Default: 300,000 (five minutes). */
  readonly timeoutMs?: number | undefined;
  /** Told of it each time that it was read, the last time included. */
  readonly onProgress?: ((job: Item) => void) | undefined;
  /** Ends the polling, not what was started. */
  readonly signal?: AbortSignal | undefined;
  /**
   * Opens the WebSocket over which the job is followed, where the document has one; false to poll. Default: the global
   * `WebSocket`, to which browsers allow no headers: there a session cookie has to do; none for a client with a `fetch`
   * of its own.
   */
  readonly webSocket?: OpenWebSocket | false | undefined;
  /** Waits until a poll is worth it. Default: over the document's WebSocket, else polls are spread over time. */
  readonly watch?: WatchJob | undefined;
  /** Default: the system's. */
  readonly clock?: Clock | undefined;
}

/** How it ended: well, in another final state, or with an answer that is an error. */
export type JobOutcome<Start, Read, Item, Done, Failed> =
  | {
      readonly ok: true;
      readonly state: Done;
      readonly job: Item;
      readonly error: undefined;
      readonly response: Response;
    }
  | (Failed extends string
      ? {
          readonly ok: false;
          readonly state: Failed;
          readonly job: Item;
          readonly error: undefined;
          readonly response: Response;
        }
      : never)
  | {
      readonly ok: false;
      readonly state: undefined;
      readonly job: undefined;
      readonly error: ErrorOf<Start> | ErrorOf<Read>;
      readonly response: Response;
    };

type ReadItem<Read, Path extends readonly string[]> = unknown extends Read
  ? unknown
  : NonNullable<ValueAt<BodyOf<Read>, Path>>;

type ErrorOf<Operation> = Extract<CallResult<Operation>, { ok: false }>['error'];
