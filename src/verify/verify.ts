import { randomUUID } from 'node:crypto';
import { setTimeout as sleepFor } from 'node:timers/promises';
import type { OperationCoverage } from '../contract/coverage.ts';
import { finding, operationLabel } from '../contract/finding.ts';
import type { Model, Operation } from '../model/model.ts';
import { childOf } from '../model/reader.ts';
import type { Problem } from '../problem.ts';
import { type Case, CaseSkipped, OverBudget, type Phase } from './case.ts';
import type { Finding } from './finding.ts';
import { planCases } from './plan/plan.ts';
import { World } from './run/world.ts';
import { type Skip, skipReason } from './skip.ts';

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
  /** Default: the global fetch. A mock's own `fetch` makes the run in process. */
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
  readonly signal?: AbortSignal;
  readonly sleep?: (ms: number) => Promise<void>;
  /** In ms. Default: the clock of the process. */
  readonly clock?: () => number;
  /** Makes names different from those that are taken. Default: random. */
  readonly salt?: string;
  /** Called before each case. */
  readonly onCase?: (one: Case, progress: Progress) => void;
}

/** How far a run is. */
export interface Progress {
  readonly done: number;
  readonly all: number;
  readonly requests: number;
  readonly findings: number;
}

/** What a run found, and what it saw. */
export interface VerifyResult {
  /** Errors and warnings about the server, each root cause once, in the order found. */
  readonly findings: readonly Finding[];
  /** What is worth knowing and no fault. */
  readonly notes: readonly Finding[];
  /** All of them, and what is wrong with the document or the run. */
  readonly problems: readonly Problem[];
  /** By operation, in the document's order. */
  readonly coverage: readonly OperationCoverage[];
  readonly cases: number;
  readonly requests: number;
  /** The cases that were not run because they do not apply, and why. */
  readonly skipped: readonly { readonly case: Case; readonly reason: string }[];
}

/**
 * Checks that a server keeps to its document: sends what the document gives as examples, what it allows and what it
 * promises to refuse, and checks every answer, alone and with others.
 *
 * It creates, changes and deletes things on the server, and deletes what it created.
 *
 * @throws ToolkitError E_SERVER when the server does not answer
 * @example
 * const { findings } = await verify(model, { server: 'http://localhost:8080/api/v1' });
 */
export async function verify(model: Model, options: VerifyOptions): Promise<VerifyResult> {
  const plan = planCases(model, options);
  const world = openWorld(model, options);
  const skipped: { case: Case; reason: string }[] = [];
  let done = 0;
  try {
    for (const one of plan.cases) {
      const progress = {
        done,
        all: plan.cases.length,
        requests: world.requests,
        findings: world.findings.length,
      };
      options.onCase?.(one, progress);
      const reason = await runCase(world, one, options.skip ?? []);
      if (reason !== undefined) skipped.push({ case: one, reason });
      done += 1;
    }
  } catch (error) {
    if (!(error instanceof OverBudget)) throw error;
  } finally {
    await world.close();
  }
  const coverage = world.caller.coverage.operations();
  const problems: Problem[] = [...plan.problems, ...world.caller.problems];
  if (done < plan.cases.length) problems.push(exhausted(plan.cases.length - done, plan.cases.length));
  for (const one of coverage) if (plan.exercised.has(one.operation)) problems.push(...checkSuccessSeen(one));
  const found = withoutRefusals(world.findings, coverage);
  return {
    findings: found.filter(({ severity }) => severity !== 'note'),
    notes: found.filter(({ severity }) => severity === 'note'),
    problems: [...found, ...problems],
    coverage,
    cases: done - skipped.length,
    requests: world.requests,
    skipped,
  };
}

/**
 * Runs one case; resolves to why it was skipped, or to undefined where it was run.
 *
 * @throws OverBudget
 */
export async function runCase(world: World, one: Case, skips: readonly Skip[]): Promise<string | undefined> {
  const reason = skipReason(skips, one);
  if (reason !== undefined) return reason;
  try {
    await world.run(one);
    return undefined;
  } catch (error) {
    if (error instanceof CaseSkipped) return error.message;
    throw error;
  }
}

/** The server under test, for those who run the cases of a plan themselves. */
export function openWorld(model: Model, options: VerifyOptions): World {
  const clock = options.clock ?? (() => performance.now());
  return new World(model, {
    server: options.server,
    headers: options.headers ?? {},
    auth: options.auth ?? {},
    secondUser: options.secondUser,
    fetch: options.fetch ?? globalThis.fetch,
    timeoutMs: options.timeoutMs ?? 10_000,
    maxRequests: options.maxRequests ?? 10_000,
    maxBodyBytes: options.maxBodyBytes ?? 10 * 1024 * 1024,
    maxWaitMs: options.maxWaitMs ?? 60_000,
    endsAt: options.maxMs === undefined ? undefined : clock() + options.maxMs,
    clock,
    signal: options.signal,
    sleep: options.sleep ?? ((ms) => sleepFor(ms, undefined, options.signal && { signal: options.signal })),
    seed: options.seed ?? 1,
    salt: options.salt ?? randomUUID(),
    isStateless: options.stateless ?? false,
  });
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
  if (statuses.has(401) || statuses.has(403))
    return 'Give credentials that may do this, with --auth or --header.';
  const basePath = servers[0]?.basePath ?? '';
  if (basePath !== '' && [...statuses.keys()].every((status) => status === 404))
    return `Nothing but 404 came: does the server's address have the base path, ${basePath}?`;
  return 'Give the server what the examples name, or add examples or links that lead to a success.';
}

function exhausted(left: number, all: number): Problem {
  return {
    code: 'budget-exhausted',
    severity: 'warning',
    message: `the budget was used up: ${left} of ${all} cases were not tried`,
    hint: 'Raise it with --max-requests or --max-seconds.',
  };
}

/** Where no success was seen at all, the single refusals behind that are not worth a line of their own. */
function withoutRefusals(
  findings: readonly Finding[],
  coverage: readonly OperationCoverage[],
): readonly Finding[] {
  const unseen = new Set(
    coverage.filter((one) => !one.successSeen).map(({ operation }) => operationLabel(operation)),
  );
  return findings.filter(({ code, operation }) => {
    const isRefusal = code === 'example-refused' || code === 'probe-blocked';
    return !(isRefusal && operation !== undefined && unseen.has(operation));
  });
}
