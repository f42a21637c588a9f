import type { OperationCoverage } from '../contract/coverage.ts';
import type { Model } from '../model/model.ts';
import type { Problem } from '../problem.ts';
import type { Case } from './case.ts';
import { endingOf } from './ending.ts';
import type { Finding } from './finding.ts';
import type { HookRunner } from './hooks/hook-runner.ts';
import { hookRunnerOf } from './hooks/hook-runner-of.ts';
import { type Plan, type PlanOptions, planCases } from './plan/plan.ts';
import { PlanRun } from './plan-run.ts';
import { checkSuccessSeen, exhausted, interrupted, withoutRefusals } from './run-problems.ts';
import type { Suppressed } from './suppress/suppression.ts';
import type { VerifyOptions } from './verify-options.ts';

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
  /** What a hook says is no finding, and why. */
  readonly ignored: readonly Suppressed<Finding>[];
  /** Whether `signal` has ended it before all cases were run. */
  readonly isInterrupted: boolean;
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
  const plan = planCases(model, planOptions(options));
  const ending = endingOf(options.signal, options.graceMs ?? 10_000);
  const run = new PlanRun(model, plan, options, ending.signal);
  let isInterrupted = false;
  const hooks = hookRunnerOf(options);
  try {
    await hooks?.beforeRun();
    await run.start();
  } catch (error) {
    if (!options.signal?.aborted) throw error;
    isInterrupted = true;
  } finally {
    ending.release();
    await hooks?.afterRun();
  }
  return resultOf(plan, run, isInterrupted, hooks);
}

/** What is excluded is not tried either. */
function planOptions({ phases, includes, excluded, flows }: VerifyOptions): PlanOptions {
  return {
    ...(flows && { flows }),
    ...(phases && { phases }),
    ...((includes || excluded) && {
      includes: (operation) => (includes?.(operation) ?? true) && !excluded?.(operation),
    }),
  };
}

function resultOf(
  plan: Plan,
  run: PlanRun,
  isInterrupted: boolean,
  hooks: HookRunner | undefined,
): VerifyResult {
  const coverage = run.coverage.operations();
  const problems: Problem[] = [...plan.problems, ...run.problems];
  const left = plan.cases.length - run.done;
  if (left > 0) problems.push(isInterrupted ? interrupted(left, plan) : exhausted(left, plan));
  // Of what was not come to, nothing is to be said.
  for (const one of isInterrupted ? [] : coverage)
    if (plan.exercised.has(one.operation)) problems.push(...checkSuccessSeen(one));
  const { found, ignored } = withoutIgnored(withoutRefusals(run.findings(), coverage), hooks);
  return {
    ignored,
    findings: found.filter(({ severity }) => severity !== 'note'),
    notes: found.filter(({ severity }) => severity === 'note'),
    problems: [...found, ...problems],
    coverage,
    cases: run.done - run.skipped.length,
    requests: run.requests,
    skipped: run.skipped,
    isInterrupted,
  };
}

function withoutIgnored(
  all: readonly Finding[],
  hooks: HookRunner | undefined,
): { readonly found: readonly Finding[]; readonly ignored: VerifyResult['ignored'] } {
  const ignored = all.flatMap((problem) => {
    const reason = hooks?.ignored(problem);
    return reason === undefined ? [] : [{ problem, reason }];
  });
  const gone = new Set(ignored.map(({ problem }) => problem));
  return { found: all.filter((one) => !gone.has(one)), ignored };
}
