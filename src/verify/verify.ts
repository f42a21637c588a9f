import { randomUUID } from 'node:crypto';
import { setTimeout as sleepFor } from 'node:timers/promises';
import type { OperationCoverage } from '../contract/coverage.ts';
import { finding, operationLabel } from '../contract/finding.ts';
import type { Model, Operation } from '../model/model.ts';
import { childOf } from '../model/reader.ts';
import type { Problem } from '../problem.ts';
import { Caller } from './caller.ts';
import type { Case, Phase, Plan } from './case.ts';
import { planCases } from './plan.ts';
import { Session, type Skip } from './session.ts';

/** What a run needs to know; everything that has an effect can be replaced. */
export interface VerifyOptions {
  /** Base URL with the base path: `http://localhost:8080/api/v1`. */
  readonly server: string;
  /** Sent with every request but the probe without credentials. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Default: the global fetch. A mock's own `fetch` makes the run in process. */
  readonly fetch?: typeof globalThis.fetch;
  /** Default: all. */
  readonly phases?: readonly Phase[];
  /** How long an answer may take. Default: 30,000 ms. */
  readonly timeoutMs?: number;
  /** The most requests that are sent, those that create and delete what is needed included. Default: 10,000. */
  readonly maxRequests?: number;
  /** What is read of a body. Default: 10 MB. */
  readonly maxBodyBytes?: number;
  /** How long `Retry-After` may hold up the whole run. Default: 60,000 ms. */
  readonly maxWaitMs?: number;
  /** Whether the server remembers nothing: probes that need state are skipped. Default: false. */
  readonly stateless?: boolean;
  readonly skip?: readonly Skip[];
  readonly signal?: AbortSignal;
  readonly sleep?: (ms: number) => Promise<void>;
  /** Makes names different from those that are taken. Default: random. */
  readonly suffix?: () => string;
  /** Called before each case. */
  readonly onCase?: (one: Case, done: number, all: number) => void;
}

/** What a run found, and what it saw. */
export interface VerifyResult {
  /** Each finding once, in the order found, with the first request that shows it. */
  readonly problems: readonly Problem[];
  /** By operation, in the document's order. */
  readonly coverage: readonly OperationCoverage[];
  readonly cases: number;
  readonly requests: number;
  /** The cases that were not run because they do not apply, and why. */
  readonly skipped: readonly { readonly case: Case; readonly reason: string }[];
}

/**
 * Checks that a server keeps to its document: sends what the document gives as examples and what it promises to
 * refuse, and checks every answer.
 *
 * It creates, changes and deletes things on the server, and deletes what it created.
 *
 * @throws ToolkitError E_SERVER when the server does not answer
 * @example
 * const { problems } = await verify(model, { server: 'http://localhost:8080/api/v1' });
 */
export async function verify(model: Model, options: VerifyOptions): Promise<VerifyResult> {
  const plan = planCases(model, options);
  const { caller, session } = openSession(model, plan, options);
  const problems: Problem[] = [...plan.problems];
  const skipped: { case: Case; reason: string }[] = [];
  let overBudget = 0;
  for (const [index, one] of plan.cases.entries()) {
    options.signal?.throwIfAborted();
    options.onCase?.(one, index, plan.cases.length);
    const result = await session.run(one);
    problems.push(...result.problems);
    if (result.kind === 'skipped') skipped.push({ case: one, reason: result.reason });
    if (result.kind === 'over-budget') overBudget += 1;
  }
  problems.push(...(await session.close()));
  if (overBudget > 0) problems.push(exhausted(overBudget, plan.cases.length));
  const coverage = caller.coverage.operations();
  for (const one of coverage) {
    if (plan.base.has(one.operation)) problems.push(...checkSuccessSeen(one));
  }
  const cases = plan.cases.length - skipped.length - overBudget;
  return {
    problems: distinct(withoutRefusals(problems, coverage)),
    coverage,
    cases,
    requests: caller.requests,
    skipped,
  };
}

/** The parts of a run, for those who run the cases of a plan themselves. */
export function openSession(
  model: Model,
  plan: Plan,
  options: VerifyOptions,
): { readonly caller: Caller; readonly session: Session } {
  const caller = new Caller(model, {
    server: options.server,
    headers: Object.entries(options.headers ?? {}),
    fetch: options.fetch ?? globalThis.fetch,
    timeoutMs: options.timeoutMs ?? 30_000,
    maxRequests: options.maxRequests ?? 10_000,
    maxBodyBytes: options.maxBodyBytes ?? 10 * 1024 * 1024,
    maxWaitMs: options.maxWaitMs ?? 60_000,
    signal: options.signal,
    sleep: options.sleep ?? ((ms) => sleepFor(ms, undefined, options.signal && { signal: options.signal })),
  });
  const session = new Session(plan, caller, {
    suffix: options.suffix ?? (() => randomUUID().slice(0, 8)),
    skip: options.skip ?? [],
    stateless: options.stateless ?? false,
  });
  return { caller, session };
}

/** An operation that documents a success, and was called, but never answered with one. */
export function checkSuccessSeen({
  operation,
  statuses,
  successSeen,
}: OperationCoverage): readonly Problem[] {
  const successes = operation.responses
    .map(({ status }) => status)
    .filter((status) => /^[123]|^default$/.test(status));
  if (successSeen || statuses.size === 0 || successes.length === 0) return [];
  const came = [...statuses].map(([status, count]) =>
    count > 1 ? `${status} (${count} times)` : String(status),
  );
  const message = 'no success answer was seen, so none was checked';
  const more = {
    at: childOf(operation.at, 'responses'),
    expected: successes.join(', '),
    actual: came.join(', '),
  };
  return [{ ...finding('success-not-seen', operation, message, more), hint: hintFor(operation, statuses) }];
}

function hintFor({ servers }: Operation, statuses: ReadonlyMap<number, number>): string {
  if (statuses.has(401) || statuses.has(403)) return 'Give credentials that may do this, with --header.';
  const basePath = servers[0]?.basePath ?? '';
  if (basePath !== '' && [...statuses.keys()].every((status) => status === 404))
    return `Nothing but 404 came: does the server's address have the base path, ${basePath}?`;
  return 'Give the server what the examples name, or add examples or links that lead to a success.';
}

function exhausted(left: number, all: number): Problem {
  return {
    code: 'budget-exhausted',
    severity: 'warning',
    message: `the budget of requests was used up: ${left} of ${all} cases were not tried`,
    hint: 'Raise it with --max-requests.',
  };
}

/** Where no success was seen at all, the single refusals behind that are not worth a line of their own. */
function withoutRefusals(
  problems: readonly Problem[],
  coverage: readonly OperationCoverage[],
): readonly Problem[] {
  const unseen = new Set(
    coverage.filter((one) => !one.successSeen).map(({ operation }) => operationLabel(operation)),
  );
  return problems.filter(({ code, operation }) => {
    const isRefusal = code === 'example-refused' || code === 'probe-blocked';
    return !(isRefusal && operation !== undefined && unseen.has(operation));
  });
}

function distinct(problems: readonly Problem[]): readonly Problem[] {
  const byKey = new Map<string, Problem>();
  for (const problem of problems) {
    const { code, operation, at, message } = problem;
    const key = [code, operation, at?.source, at?.pointer, message].join('\n');
    if (!byKey.has(key)) byKey.set(key, problem);
  }
  return [...byKey.values()];
}
