import { checkExchange } from '../contract/check-exchange.ts';
import { Coverage } from '../contract/coverage.ts';
import { type Exchange, headerOf, type WireRequest } from '../contract/exchange.ts';
import { finding, operationLabel } from '../contract/finding.ts';
import { ToolkitError } from '../error.ts';
import { type SecretPlaces, secretPlacesOf } from '../http/secrets.ts';
import type { Model, Operation } from '../model/model.ts';
import type { Problem } from '../problem.ts';
import { buildRequest, type Target } from './build-request.ts';
import type { CaseRequest } from './case.ts';
import { toCurl } from './curl.ts';
import { type SendOptions, sendRequest } from './send.ts';

/** Where a run's requests go and what they may cost. */
export interface CallOptions extends SendOptions, Target {
  readonly maxRequests: number;
  /** How long `Retry-After` may hold up the whole run, in ms. */
  readonly maxWaitMs: number;
  readonly sleep: (ms: number) => Promise<void>;
}

/** What came of a request. */
export interface Call {
  /** Undefined where no answer came. */
  readonly exchange: Exchange | undefined;
  /** In which ways the answer leaves the document, each with the request as curl. */
  readonly problems: readonly Problem[];
  /** Set when the request was not sent any more. */
  readonly isOverBudget?: true;
}

/** A server is given up after this many requests in a row without an answer. */
const maxSilence = 3;

/** Sends the requests of a run: checks every answer, counts, and keeps to the budget. */
export class Caller {
  readonly coverage: Coverage;
  readonly model: Model;
  readonly secrets: SecretPlaces;
  readonly #options: CallOptions;
  #requests = 0;
  #silent = 0;
  #hasAnswered = false;
  #waitedMs = 0;

  constructor(model: Model, options: CallOptions) {
    this.model = model;
    this.#options = options;
    this.coverage = new Coverage(model);
    this.secrets = secretPlacesOf(model);
  }

  /** How many requests were sent. */
  get requests(): number {
    return this.#requests;
  }

  /**
   * Sends a request and checks its answer.
   *
   * @param values path parameters of the resource at hand
   * @throws ToolkitError E_SERVER when the server does not answer
   */
  async call(
    operation: Operation,
    request: CaseRequest,
    values: ReadonlyMap<string, unknown>,
  ): Promise<Call> {
    const wire = buildRequest(this.model, operation, request, values, this.#options);
    const curl = toCurl(wire, this.secrets);
    const first = await this.#send(operation, wire, curl);
    const waitMs = first.exchange && this.#waitFor(first.exchange);
    if (waitMs === undefined) return first;
    this.#waitedMs += waitMs;
    await this.#options.sleep(waitMs);
    const second = await this.#send(operation, wire, curl);
    return second.isOverBudget ? first : { ...second, problems: [...first.problems, ...second.problems] };
  }

  /** The request as curl, for findings that are made elsewhere. */
  curlOf(exchange: Exchange): string {
    return toCurl(exchange.request, this.secrets);
  }

  async #send(operation: Operation, wire: WireRequest, curl: string): Promise<Call> {
    if (this.#requests >= this.#options.maxRequests)
      return { exchange: undefined, problems: [], isOverBudget: true };
    this.#requests += 1;
    const sent = await sendRequest(wire, this.#options);
    if (!sent.ok) return { exchange: undefined, problems: [this.#silence(operation, sent, curl)] };
    this.#silent = 0;
    this.#hasAnswered = true;
    this.coverage.add(operation, sent.exchange);
    // What has no operation is about the document, which no request shows.
    const problems = checkExchange(this.model, operation, sent.exchange).map((problem) =>
      problem.operation === undefined ? problem : withCurl(problem, curl),
    );
    return { exchange: sent.exchange, problems };
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
    curl: string,
  ): Problem {
    this.#silent += 1;
    if (sent.kind === 'unreachable' || !this.#hasAnswered || this.#silent >= maxSilence) {
      const label = operationLabel(operation);
      const when = this.#hasAnswered ? ` any more, last asked for ${label}` : '';
      throw new ToolkitError('E_SERVER', `${this.#options.server} does not answer${when}: ${sent.reason}`, {
        hint: this.#hasAnswered ? `The request was:\n${curl}` : 'Start the server, or correct its address.',
      });
    }
    return withCurl(finding('no-answer', operation, `the server gave no answer: ${sent.reason}`), curl);
  }
}

/** A problem with the request that shows it as the last line of its hint. */
export function withCurl(problem: Problem, curl: string): Problem {
  return { ...problem, hint: `${problem.hint ?? 'Reproduce:'}\n${curl}` };
}

/** Seconds, or a date. @see https://www.rfc-editor.org/rfc/rfc9110#section-10.2.3 */
function retryAfterMs(value: string | undefined): number | undefined {
  if (value === undefined) return undefined;
  if (/^\d+$/.test(value)) return Number(value) * 1000;
  const date = Date.parse(value);
  return Number.isNaN(date) ? undefined : Math.max(0, date - Date.now());
}
