import { checkExchange } from '../../contract/check-exchange.ts';
import { Coverage } from '../../contract/coverage.ts';
import type { Exchange, WireRequest } from '../../contract/exchange.ts';
import { findResponse } from '../../contract/find-response.ts';
import { operationLabel } from '../../contract/finding.ts';
import { ToolkitError } from '../../error.ts';
import { type SecretPlaces, secretPlacesOf } from '../../http/secrets.ts';
import type { Model, Operation } from '../../model/model.ts';
import type { Problem } from '../../problem.ts';
import { CaseSkipped, OverBudget } from '../case.ts';
import type { FindingDraft } from '../finding.ts';
import { LimitWatch } from '../limits/limit-watch.ts';
import { retryAfterMs } from '../limits/read-limits.ts';
import { toCurl } from './curl.ts';
import { echoDrafts } from './echoed-headers.ts';
import { exchangeDrafts } from './exchange-drafts.ts';
import { type SendOptions, type Sent, sendRequest } from './send.ts';

/** Where a run's requests go and what they may cost. */
export interface CallOptions extends SendOptions {
  readonly server: string;
  readonly maxRequests: number;
  /** When the run ends, as `clock` tells; undefined for never. */
  readonly endsAt: number | undefined;
  /** How long `Retry-After` may hold up the whole run, in ms. */
  readonly maxWaitMs: number;
  readonly sleep: (ms: number) => Promise<void>;
  /** How many requests are kept back for deleting what was made. */
  readonly reserve: () => number;
  /** Keeps new requests from being sent, but those that clean up; `signal` ends what is under way as well. */
  readonly stop?: AbortSignal | undefined;
  /** How much of the budget others use who work on the same server. Default: nothing. */
  readonly others?: { readonly sent: number; readonly kept: number } | undefined;
  /** Which operations are never called. Default: none. */
  readonly excluded?: ((operation: Operation) => boolean) | undefined;
  /** Counts the answers of several callers together. Default: its own. */
  readonly coverage?: Coverage | undefined;
  /** Told of each answer to a request of an operation's own method. */
  readonly onExchange?: ((operation: Operation, exchange: Exchange) => void) | undefined;
  /** In ms. */
  readonly clock: () => number;
}

/** How the answer to a request is judged. */
export interface CallManner {
  /** The status need not be documented where it is a refusal: the request is odd in a way of which documents seldom speak. */
  readonly isOdd?: boolean;
  /** A 429 is the answer, and not a reason to wait. */
  readonly takesLimit?: boolean;
  /** It may make something, which has to be deleted: it costs two. */
  readonly makesOne?: boolean;
  /** It goes where the operation is not: the answer is not held against it. */
  readonly isElsewhere?: boolean;
  /** A connection that is closed on it is an answer: the request is longer than a server has to read. */
  readonly mayBreak?: boolean;
}

/** A server is given up after this many requests in a row without an answer. */
const maxSilence = 3;
/** An operation that lets so many requests in a row hang is not called any more. */
const maxHangs = 3;
/** How much shorter the wait is for what was not answered in time before. */
const impatience = 5;

/** Sends the requests of a run: checks every answer, counts, and keeps to the budget. */
export class Caller {
  readonly coverage: Coverage;
  readonly model: Model;
  readonly secrets: SecretPlaces;
  readonly #options: CallOptions;
  readonly #report: (draft: FindingDraft) => void;
  /** Defects of the document that only answers bring up. */
  readonly #problems = new Map<string, Problem>();
  #requests = 0;
  #silent = 0;
  #hasAnswered = false;
  #waitedMs = 0;
  #isCleaning = false;
  /** The last safe request that was answered: whether the server is still there is asked with it. */
  #answered: WireRequest | undefined;
  /** What was not answered in time once: that is told, and need not be waited for so long again. */
  readonly #slow = new Set<Operation>();
  /** How often in a row an operation has not answered in time. */
  readonly #hangs = new Map<Operation, number>();
  readonly #limits: LimitWatch;

  constructor(model: Model, options: CallOptions, report: (draft: FindingDraft) => void) {
    this.model = model;
    this.#options = options;
    this.#report = report;
    this.coverage = options.coverage ?? new Coverage(model);
    this.secrets = secretPlacesOf(model);
    this.#limits = new LimitWatch(options.clock);
  }

  /** How many requests were sent. */
  get requests(): number {
    return this.#requests;
  }

  /** How many may still be sent. */
  get left(): number {
    const { endsAt, clock, maxRequests, others } = this.#options;
    if (endsAt !== undefined && clock() >= endsAt) return 0;
    const used = this.#requests + this.reserved + (others ? others.sent + others.kept : 0);
    return Math.max(0, maxRequests - used);
  }

  /** How many are left of the budget, with those that are kept back for deleting. */
  get unsent(): number {
    const { maxRequests, others } = this.#options;
    return Math.max(0, maxRequests - this.#requests - (others?.sent ?? 0));
  }

  /** How many are kept back for cleaning up. */
  get reserved(): number {
    return this.#options.reserve();
  }

  /**
   * Whatever is sent meanwhile cleans up, whatever the budget, and after an interrupt: it deletes what the run has made, or gives
   * back what it has changed.
   */
  async cleanUp<T>(run: () => Promise<T>): Promise<T> {
    const before = this.#isCleaning;
    this.#isCleaning = true;
    try {
      return await run();
    } finally {
      this.#isCleaning = before;
    }
  }

  get problems(): readonly Problem[] {
    return [...this.#problems.values()];
  }

  /**
   * Sends a request and checks its answer; undefined where none came.
   *
   * @throws OverBudget
   * @throws CaseSkipped where the operation is excluded, or has not answered in time again and again
   * @throws ToolkitError E_SERVER when the server does not answer at all
   */
  async call(
    operation: Operation,
    wire: WireRequest,
    manner: CallManner = {},
  ): Promise<Exchange | undefined> {
    if (this.#options.excluded?.(operation))
      throw new CaseSkipped(`it would call ${operationLabel(operation)}, which is excluded`);
    if ((this.#hangs.get(operation) ?? 0) >= maxHangs)
      throw new CaseSkipped(`${operationLabel(operation)} does not answer in time`);
    if (!manner.takesLimit && !this.#isCleaning) await this.#wait(this.#limits.waitMs(operation));
    const first = await this.#send(operation, wire, manner);
    const waitMs = first && !manner.takesLimit ? this.#waitFor(first) : undefined;
    if (waitMs === undefined || !(await this.#wait(waitMs))) return first;
    return this.#send(operation, wire, manner);
  }

  /** Waits, where the run may be held up for so long; whether it did. */
  async #wait(waitMs: number): Promise<boolean> {
    if (waitMs <= 0 || this.#waitedMs + waitMs > this.#options.maxWaitMs) return waitMs <= 0;
    if (this.#options.stop?.aborted) return false;
    this.#waitedMs += waitMs;
    await this.#options.sleep(waitMs);
    return true;
  }

  async #send(operation: Operation, wire: WireRequest, manner: CallManner): Promise<Exchange | undefined> {
    if (!this.#isCleaning) {
      this.#options.stop?.throwIfAborted();
      if (this.left < (manner.makesOne ? 2 : 1)) throw new OverBudget();
    }
    this.#requests += 1;
    const isSlow = this.#slow.has(operation);
    const timeoutMs = this.#options.timeoutMs / (isSlow ? impatience : 1);
    const sent = await sendRequest(wire, { ...this.#options, timeoutMs }, !isSlow);
    if (!sent.ok) {
      if (!(manner.mayBreak && sent.kind === 'broken' && sent.cause !== 'timeout'))
        await this.#silence(operation, sent, wire);
      return undefined;
    }
    const { exchange } = sent;
    this.#silent = 0;
    this.#hangs.delete(operation);
    this.#hasAnswered = true;
    if (wire.method === 'GET') this.#answered = wire;
    if (isOf(operation, wire, manner)) {
      this.coverage.add(operation, exchange);
      this.#options.onExchange?.(operation, exchange);
    }
    this.#check(operation, exchange, manner);
    return exchange;
  }

  #check(operation: Operation, exchange: Exchange, manner: CallManner): void {
    for (const draft of exchangeDrafts(operation, exchange)) this.#report(draft);
    for (const draft of this.#limits.add(operation, exchange)) this.#report(draft);
    const { status } = exchange.response;
    // A failure is told as such; what it looks like is nobody's contract.
    if (status >= 500) return;
    // Another method than the operation's is no operation: there is nothing to hold its answer against.
    if (!isOf(operation, exchange.request, manner)) return;
    const isUnnamed = findResponse(operation, status) === undefined;
    if (isUnnamed && manner.isOdd && status >= 400) return;
    for (const draft of echoDrafts(this.model, operation, exchange)) this.#report(draft);
    for (const problem of checkExchange(this.model, operation, exchange)) {
      if (problem.operation === undefined) this.#problems.set(`${problem.code} ${problem.message}`, problem);
      else
        this.#report({ ...(problem as Problem & Pick<FindingDraft, 'code'>), operation, steps: [exchange] });
    }
  }

  /** How long a 429 asks to wait; undefined where it does not, or asks for more than there is. */
  #waitFor({ response }: Exchange): number | undefined {
    if (response.status !== 429) return undefined;
    return retryAfterMs(response.headers);
  }

  async #silence(operation: Operation, sent: Extract<Sent, { ok: false }>, wire: WireRequest): Promise<void> {
    if (sent.kind === 'unsendable') throw new CaseSkipped(`the request cannot be sent: ${sent.reason}`);
    this.#silent += 1;
    const isGone = this.#silent >= maxSilence && !(await this.#isThere());
    if (sent.kind === 'unreachable' || !this.#hasAnswered || isGone) {
      const label = operationLabel(operation);
      const when = this.#hasAnswered ? ` any more, last asked for ${label}` : '';
      throw new ToolkitError('E_SERVER', `${this.#options.server} does not answer${when}: ${sent.reason}`, {
        hint: this.#hasAnswered
          ? `The request was:\n${toCurl(wire, this.secrets)}`
          : 'Start the server, or correct its address.',
      });
    }
    if (sent.cause === 'timeout') {
      this.#slow.add(operation);
      this.#hangs.set(operation, (this.#hangs.get(operation) ?? 0) + 1);
    }
    const silent = {
      request: wire,
      response: { status: 0, headers: [], body: new Uint8Array() },
      durationMs: 0,
    };
    // The same each time, however long it was waited for.
    const reason = sent.cause === 'timeout' ? `no answer within ${this.#options.timeoutMs} ms` : sent.reason;
    const message = `the server gave no answer: ${reason}`;
    this.#report({ code: 'no-answer', operation, message, steps: [silent] });
  }

  /** Whether a request is answered that was answered before. */
  async #isThere(): Promise<boolean> {
    if (!this.#answered) return false;
    this.#requests += 1;
    const sent = await sendRequest(this.#answered, this.#options);
    if (sent.ok) this.#silent = 0;
    return sent.ok;
  }
}

function isOf({ method }: Operation, request: WireRequest, { isElsewhere }: CallManner): boolean {
  return !isElsewhere && request.method === method.toUpperCase();
}
