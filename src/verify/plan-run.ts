import { Coverage } from '../contract/coverage.ts';
import type { Model, Operation } from '../model/model.ts';
import type { Problem } from '../problem.ts';
import { type Case, OverBudget } from './case.ts';
import { type Finding, findingOf } from './finding.ts';
import { independentGroups } from './independent-groups.ts';
import { Latencies } from './latencies.ts';
import { mergeFindings } from './merge-findings.ts';
import { openWorld } from './open-world.ts';
import type { Plan } from './plan/plan.ts';
import type { World } from './run/world.ts';
import { runCase } from './run-case.ts';
import { runGroups } from './run-groups.ts';
import type { VerifyOptions } from './verify-options.ts';

/** The run of a plan: in one world, or in one for each group of cases that have nothing in common. */
export class PlanRun {
  readonly coverage: Coverage;
  readonly skipped: { readonly case: Case; readonly reason: string }[] = [];
  readonly #model: Model;
  readonly #plan: Plan;
  readonly #options: VerifyOptions;
  readonly #worlds: World[] = [];
  readonly #called = new Set<Operation>();
  readonly #latencies = new Latencies();
  readonly #ending: AbortSignal;
  /** Ends the other groups where one has failed. */
  readonly #failed = new AbortController();
  readonly #endsAt: number | undefined;
  #done = 0;

  /** @param ending ends what is under way, cleaning up included */
  constructor(model: Model, plan: Plan, options: VerifyOptions, ending: AbortSignal) {
    this.#model = model;
    this.#plan = plan;
    this.#options = options;
    this.#ending = ending;
    this.coverage = new Coverage(model);
    const clock = options.clock ?? (() => performance.now());
    this.#endsAt = options.maxMs === undefined ? undefined : clock() + options.maxMs;
  }

  /** How many cases were run or skipped. */
  get done(): number {
    return this.#done;
  }

  get requests(): number {
    return this.#worlds.reduce((sum, { requests }) => sum + requests, 0);
  }

  get problems(): readonly Problem[] {
    const all = this.#worlds.flatMap(({ caller }) => caller.problems);
    return [...new Map(all.map((problem) => [`${problem.code} ${problem.message}`, problem])).values()];
  }

  /** Each root cause once. */
  findings(): readonly Finding[] {
    const { maxLatencyMs } = this.#options;
    const slow = maxLatencyMs === undefined ? [] : this.#latencies.drafts(maxLatencyMs);
    const found = mergeFindings(
      this.#worlds.map(({ findings }) => findings),
      this.#plan.cases,
    );
    return [...found, ...slow.map((draft) => findingOf(draft, undefined, this.requests))];
  }

  /**
   * Runs all cases, as far as the budget goes, and deletes what they made.
   *
   * @throws ToolkitError E_SERVER
   */
  async start(): Promise<void> {
    const { cases } = this.#plan;
    const { workers = 1 } = this.#options;
    if (workers <= 1) return this.#runIn(this.#open(), cases);
    const groups = independentGroups(this.#model, cases);
    const run = (group: readonly Case[]) => this.#runIn(this.#open(), group);
    await runGroups(groups, workers, run, (reason) => this.#failed.abort(reason));
  }

  #open(): World {
    const { signal, salt, onExchange } = this.#options;
    const others = () => this.#worlds.filter((one) => one !== world);
    const world: World = openWorld(this.#model, this.#options, {
      coverage: this.coverage,
      signal: this.#ending,
      stop: AbortSignal.any([this.#failed.signal, ...(signal ? [signal] : [])]),
      ...(this.#endsAt !== undefined && { endsAt: this.#endsAt }),
      ...(salt !== undefined && {
        salt: this.#worlds.length === 0 ? salt : `${salt} ${this.#worlds.length}`,
      }),
      others: {
        get sent() {
          return others().reduce((sum, { requests }) => sum + requests, 0);
        },
        get kept() {
          return others().reduce((sum, { caller }) => sum + caller.reserved, 0);
        },
      },
      onExchange: (operation, exchange) => {
        this.#called.add(operation);
        if (this.#options.maxLatencyMs !== undefined) this.#latencies.add(operation, exchange);
        onExchange?.(operation, exchange);
      },
    });
    this.#worlds.push(world);
    return world;
  }

  async #runIn(world: World, cases: readonly Case[]): Promise<void> {
    try {
      for (const one of cases) {
        this.#options.onCase?.(one, this.#progress());
        const reason = await runCase(world, one, this.#options.skip ?? []);
        if (reason !== undefined) this.skipped.push({ case: one, reason });
        this.#done += 1;
      }
    } catch (error) {
      if (!(error instanceof OverBudget)) throw error;
    } finally {
      await this.#close(world);
    }
  }

  async #close(world: World): Promise<void> {
    try {
      await world.close();
    } catch (error) {
      if (!this.#ending.aborted) throw error;
    }
    if (!this.#ending.aborted) return;
    for (const { creation } of world.remaining) {
      if (!creation) continue;
      const message = 'what was created is still there: the run was interrupted, and deleting took too long';
      const { operation, exchange } = creation;
      world.report({ code: 'cleanup-failed', operation, message, steps: [exchange] });
    }
  }

  #progress() {
    return {
      done: this.#done,
      all: this.#plan.cases.length,
      operations: this.#called.size,
      allOperations: this.#plan.exercised.size,
      requests: this.requests,
      findings: this.#worlds.reduce((sum, { findings }) => sum + countSerious(findings), 0),
    };
  }
}

/** Notes are no findings to those who watch. */
function countSerious(findings: readonly Finding[]): number {
  return findings.filter(({ severity }) => severity !== 'note').length;
}
