import { checkExchange } from '../../contract/check-exchange.ts';
import { Coverage } from '../../contract/coverage.ts';
import { type Exchange, headerOf, type WireRequest } from '../../contract/exchange.ts';
import { findResponse } from '../../contract/find-response.ts';
import { operationLabel } from '../../contract/finding.ts';
import { ToolkitError } from '../../error.ts';
import { type SecretPlaces, secretPlacesOf } from '../../http/secrets.ts';
import type { Model, Operation } from '../../model/model.ts';
import type { Problem } from '../../problem.ts';
import { OverBudget } from '../case.ts';
import type { FindingDraft } from '../finding.ts';
import { toCurl } from './curl.ts';
import { exchangeDrafts } from './exchange-drafts.ts';
import { type SendOptions, sendRequest } from './send.ts';

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
  /** In ms. */
  readonly clock: () => number;
}

/** How the answer to a request is judged. */
export interface CallManner {
  /** The status need not be documented where it is a refusal: the request is odd in a way of which documents seldom speak. */
  readonly isOdd?: boolean;
  /** A 429 is the answer, and not a reason to wait. */
  readonly takesLimit?: boolean;
  /** It deletes what the run has made: whatever the budget. */
  readonly isCleanup?: boolean;
}

/** A server is given up after this many requests in a row without an answer. */
const maxSilence = 3;

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

  constructor(model: Model, options: CallOptions, report: (draft: FindingDraft) => void) {
    this.model = model;
    this.#options = options;
    this.#report = report;
    this.coverage = new Coverage(model);
    this.secrets = secretPlacesOf(model);
  }

  /** How many requests were sent. */
  get requests(): number {
    return this.#requests;
  }

  /** How many may still be sent. */
  get left(): number {
    const { endsAt, clock, maxRequests } = this.#options;
    return endsAt !== undefined && clock() >= endsAt
      ? 0
      : Math.max(0, maxRequests - this.#requests - this.#options.reserve());
  }

  get problems(): readonly Problem[] {
    return [...this.#problems.values()];
  }

  /**
   * Sends a request and checks its answer; undefined where none came.
   *
   * @throws OverBudget
   * @throws ToolkitError E_SERVER when the server does not answer at all
   */
  async call(
    operation: Operation,
    wire: WireRequest,
    manner: CallManner = {},
  ): Promise<Exchange | undefined> {
    const first = await this.#send(operation, wire, manner);
    const waitMs = first && !manner.takesLimit ? this.#waitFor(first) : undefined;
    if (waitMs === undefined) return first;
    this.#waitedMs += waitMs;
    await this.#options.sleep(waitMs);
    return this.#send(operation, wire, manner);
  }

  /** The request as curl, secrets left out. */
  curlOf({ request }: Exchange): string {
    return toCurl(request, this.secrets);
  }

  async #send(operation: Operation, wire: WireRequest, manner: CallManner): Promise<Exchange | undefined> {
    if (!manner.isCleanup) {
      this.#options.signal?.throwIfAborted();
      if (this.left === 0) throw new OverBudget();
    }
    this.#requests += 1;
    const sent = await sendRequest(wire, this.#options);
    if (!sent.ok) {
      this.#silence(operation, sent, wire);
      return undefined;
    }
    const { exchange } = sent;
    this.#silent = 0;
    this.#hasAnswered = true;
    if (wire.method === operation.method.toUpperCase()) this.coverage.add(operation, exchange);
    this.#check(operation, exchange, manner);
    return exchange;
  }

  #check(operation: Operation, exchange: Exchange, manner: CallManner): void {
    for (const draft of exchangeDrafts(operation, exchange)) this.#report(draft);
    const { status } = exchange.response;
    // A failure is told as such; what it looks like is nobody's contract.
    if (status >= 500) return;
    // Another method than the operation's is no operation: there is nothing to hold its answer against.
    if (exchange.request.method !== operation.method.toUpperCase()) return;
    const isUnnamed = findResponse(operation, status) === undefined;
    if (isUnnamed && manner.isOdd && status >= 400) return;
    for (const problem of checkExchange(this.model, operation, exchange)) {
      if (problem.operation === undefined) this.#problems.set(`${problem.code} ${problem.message}`, problem);
      else
        this.#report({ ...(problem as Problem & Pick<FindingDraft, 'code'>), operation, steps: [exchange] });
    }
  }

  /** How long a 429 asks to wait; undefined where it does not, or asks for more than there is. */
  #waitFor({ response }: Exchange): number | undefined {
    if (response.status !== 429) return undefined;
    const waitMs = retryAfterMs(headerOf(response.headers, 'retry-after'));
    return waitMs === undefined || this.#waitedMs + waitMs > this.#options.maxWaitMs ? undefined : waitMs;
  }

  #silence(
    operation: Operation,
    sent: { readonly kind: 'unreachable' | 'broken'; readonly reason: string },
    wire: WireRequest,
  ): void {
    this.#silent += 1;
    if (sent.kind === 'unreachable' || !this.#hasAnswered || this.#silent >= maxSilence) {
      const label = operationLabel(operation);
      const when = this.#hasAnswered ? ` any more, last asked for ${label}` : '';
      throw new ToolkitError('E_SERVER', `${this.#options.server} does not answer${when}: ${sent.reason}`, {
        hint: this.#hasAnswered
          ? `The request was:\n${toCurl(wire, this.secrets)}`
          : 'Start the server, or correct its address.',
      });
    }
    const silent = {
      request: wire,
      response: { status: 0, headers: [], body: new Uint8Array() },
      durationMs: 0,
    };
    const message = `the server gave no answer: ${sent.reason}`;
    this.#report({ code: 'no-answer', operation, message, steps: [silent] });
  }
}

/** Seconds, or a date. @see https://www.rfc-editor.org/rfc/rfc9110#section-10.2.3 */
function retryAfterMs(value: string | undefined): number | undefined {
  if (value === undefined) return undefined;
  if (/^\d+$/.test(value)) return Number(value) * 1000;
  const date = Date.parse(value);
  return Number.isNaN(date) ? undefined : Math.max(0, date - Date.now());
}
