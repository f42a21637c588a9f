import type { Exchange } from '../contract/exchange.ts';
import { operationLabel } from '../contract/finding.ts';
import type { Operation } from '../model/model.ts';
import type { Problem } from '../problem.ts';
import { type Call, type Caller, withCurl } from './caller.ts';
import type { Case, Plan, ProbeKind } from './case.ts';
import { judge } from './judge.ts';
import { type Acquired, Resources } from './resources.ts';
import { isSafeMethod } from './safe-method.ts';

/** Cases that do not apply to a server, and why. */
export interface Skip {
  /** An operationId or `METHOD /path`. Default: all. */
  readonly operation?: string;
  /** Only this kind of probe. */
  readonly probe?: ProbeKind;
  /** Only the case with this id. */
  readonly case?: string;
  /** Printed wherever the case is missed. */
  readonly reason: string;
}

/** What came of a case. */
export type CaseResult =
  | { readonly kind: 'run'; readonly exchange: Exchange | undefined; readonly problems: readonly Problem[] }
  | { readonly kind: 'skipped'; readonly reason: string; readonly problems: readonly Problem[] }
  | { readonly kind: 'over-budget'; readonly problems: readonly Problem[] };

/** Why the state of a server decides what cannot be asked of one that has none. */
const statelessReason = 'a server without state answers for any id';

/** Runs cases one after the other; creates and deletes what they need. */
export class Session {
  readonly #caller: Caller;
  readonly #resources: Resources;
  readonly #skips: readonly Skip[];
  readonly #isStateless: boolean;
  #shared: { readonly operation: Operation; readonly acquired: Acquired } | undefined;

  constructor(
    plan: Plan,
    caller: Caller,
    options: { readonly suffix: () => string; readonly skip: readonly Skip[]; readonly stateless: boolean },
  ) {
    this.#caller = caller;
    this.#resources = new Resources(plan, caller, options);
    this.#skips = options.skip;
    this.#isStateless = options.stateless;
  }

  /** Why a case is not run; undefined where it is. */
  skipReason(one: Pick<Case, 'id' | 'operation' | 'probe'>): string | undefined {
    if (this.#isStateless && one.probe === 'unknown-id') return statelessReason;
    return this.#skips.find((skip) => matches(skip, one))?.reason;
  }

  /**
   * Runs a case, with what it needs made before and deleted after.
   *
   * @throws ToolkitError E_SERVER when the server does not answer
   */
  async run(one: Case): Promise<CaseResult> {
    const before = this.#shared && this.#shared.operation !== one.operation ? await this.close() : [];
    const reason = this.skipReason(one);
    if (reason !== undefined) return { kind: 'skipped', reason, problems: before };
    const { acquired, isShared } = await this.#resourceFor(one);
    const call = await this.#callCase(one, acquired.values);
    if (call.isOverBudget) return { kind: 'over-budget', problems: before };
    const { exchange } = call;
    const made = exchange ? this.#resources.createdBy(one.operation, exchange, acquired.values) : [];
    const isSuccess = exchange !== undefined && exchange.response.status < 300;
    const left = acquired.created.filter(
      (created) => !(isSuccess && this.#resources.isDeleter(one.operation, created)),
    );
    const after = await this.#resources.release(isShared ? made : [...left, ...made]);
    const problems = [...before, ...(isShared ? [] : acquired.problems), ...call.problems, ...after];
    return { kind: 'run', exchange, problems };
  }

  /** Deletes what is still there of the last operation's resource. Nothing needs it to be the end. */
  async close(): Promise<readonly Problem[]> {
    const shared = this.#shared;
    this.#shared = undefined;
    if (!shared) return [];
    const after = await this.#resources.release(shared.acquired.created);
    return [...shared.acquired.problems, ...after];
  }

  /** A request that changes its resource gets one of its own; the others of an operation share one. */
  async #resourceFor(one: Case): Promise<{ acquired: Acquired; isShared: boolean }> {
    const needsOwn = one.probe === undefined && !isSafeMethod(one.operation.method);
    if (needsOwn) return { acquired: await this.#resources.acquire(one.operation), isShared: false };
    this.#shared ??= { operation: one.operation, acquired: await this.#resources.acquire(one.operation) };
    return { acquired: this.#shared.acquired, isShared: true };
  }

  /** A create operation that meets a name which is taken is tried once more with another. */
  async #callCase(one: Case, values: ReadonlyMap<string, unknown>): Promise<Call> {
    const call = await this.#caller.call(one.operation, one.request, values);
    if (!call.exchange) return call;
    if (one.probe === undefined && one.operation.method === 'post' && call.exchange.response.status === 409) {
      const varied = this.#resources.vary(one.operation, one.request);
      const second = varied && (await this.#caller.call(one.operation, varied, values));
      if (second?.exchange) return this.#judged(one, second.exchange, second, call.problems);
    }
    return this.#judged(one, call.exchange, call, []);
  }

  #judged(one: Case, exchange: Exchange, call: Call, earlier: readonly Problem[]): Call {
    const judged = judge(this.#caller.model, one, exchange);
    const curl = this.#caller.curlOf(exchange);
    // That a probe or an allowed request was answered wrongly says what the undocumented status says, and why.
    const isTold = judged.some(({ code }) => code === 'server-error' || code.startsWith('probe-'));
    const others = call.problems.filter(({ code }) => !(isTold && code === 'response-status'));
    return {
      exchange,
      problems: [...earlier, ...judged.map((problem) => withCurl(problem, curl)), ...others],
    };
  }
}

function matches(skip: Skip, one: Pick<Case, 'id' | 'operation' | 'probe'>): boolean {
  const { operation } = one;
  if (skip.case !== undefined && skip.case !== one.id) return false;
  if (skip.probe !== undefined && skip.probe !== one.probe) return false;
  return (
    skip.operation === undefined ||
    skip.operation === operation.operationId ||
    skip.operation === operationLabel(operation)
  );
}
