import type { Operation } from '../../model/model.ts';
import type { Case, Phase } from '../case.ts';
import type { Finding } from '../finding.ts';
import { planCases } from '../plan/plan.ts';
import { type Break, breakId } from './break.ts';
import { breakKinds } from './break-kinds.ts';
import type { Layer } from './broken-server.ts';
import { chooseCases, type Touches } from './choose-cases.ts';
import { MutationRunner, type MutationSetting } from './mutation-run.ts';
import { planBreaks } from './plan-breaks.ts';

/** What became of one break. */
export interface BreakOutcome {
  readonly broken: Break;
  readonly id: string;
  /**
   * `caught`: told of the right operation. `elsewhere`: told, of another one. `missed`: it showed, and nobody looked.
   * `unseen`: no request came to where it shows.
   */
  readonly outcome: 'caught' | 'elsewhere' | 'missed' | 'unseen';
  /** What was found first; undefined where nothing was. */
  readonly by: Finding | undefined;
  readonly requests: number;
  /** What would make it catchable; undefined where it was caught. */
  readonly advice: string | undefined;
}

/** How many of the ways in which a server can break a document a run would find. */
export interface MutationScore {
  readonly outcomes: readonly BreakOutcome[];
  /** What was found on the server that keeps to the document: then the score says little. */
  readonly cleanFindings: readonly Finding[];
  /** Breaks that were not come to, as the run was ended. */
  readonly left: number;
  readonly requests: number;
}

/** How far a run is. */
export interface MutationProgress {
  readonly done: number;
  readonly all: number;
  readonly caught: number;
  readonly requests: number;
  readonly operation: Operation;
  readonly allOperations: number;
}

export interface MutationOptions extends Omit<MutationSetting, 'model'> {
  readonly phases?: readonly Phase[];
  readonly includes?: (operation: Operation) => boolean;
  /** The most requests of the run on the server that keeps to the document. */
  readonly maxCleanRequests: number;
  /** No new break is tried when this many ms have passed, as `clock` tells. Default: no end. */
  readonly maxMs?: number;
  readonly clock: () => number;
  readonly onProgress?: (progress: MutationProgress) => void;
}

/**
 * Runs the plan of a document on a server that keeps to it, and on one that breaks it in one way after the other: tells
 * what would be found, and what would not.
 */
export async function scoreMutations(
  model: MutationSetting['model'],
  options: MutationOptions,
): Promise<MutationScore> {
  const { phases, includes } = options;
  const plan = planCases(model, { ...(phases && { phases }), ...(includes && { includes }) });
  const breaks = planBreaks(model, [...plan.exercised]);
  const runner = new MutationRunner({ ...options, model });
  const clean = await runClean(runner, plan.cases, options);
  const outcomes: BreakOutcome[] = [];
  const endsAt = options.maxMs === undefined ? undefined : options.clock() + options.maxMs;
  for (const broken of breaks) {
    if (options.signal?.aborted || (endsAt !== undefined && options.clock() >= endsAt)) break;
    options.onProgress?.({
      done: outcomes.length,
      all: breaks.length,
      caught: outcomes.filter(isCaught).length,
      requests: requestsOf(outcomes, clean.requests),
      operation: broken.operation,
      allOperations: plan.exercised.size,
    });
    if (!clean.succeeded.has(broken.operation)) {
      outcomes.push(neverSeen(broken));
      continue;
    }
    const cases = chooseCases(broken, plan.cases, clean.touches);
    try {
      outcomes.push(await tryBreak(runner, broken, cases, clean.known, budgetOf(broken, options)));
    } catch (error) {
      if (!options.signal?.aborted) throw error;
    }
  }
  const requests = requestsOf(outcomes, clean.requests);
  return { outcomes, cleanFindings: clean.findings, left: breaks.length - outcomes.length, requests };
}

function requestsOf(outcomes: readonly BreakOutcome[], before: number): number {
  return outcomes.reduce((sum, one) => sum + one.requests, before);
}

/** Whether a break would have been told. */
export function isCaught({ outcome }: BreakOutcome): boolean {
  return outcome === 'caught' || outcome === 'elsewhere';
}

/** Whether a break counts: what the document allows, and never shows, is none. */
export function counts({ outcome, broken }: BreakOutcome): boolean {
  return !(outcome === 'unseen' && broken.lacks !== undefined);
}

/** What the document allows is seldom found: that is asked shortly. */
function budgetOf({ lacks }: Break, { maxRequests }: MutationOptions): number {
  return lacks === undefined ? maxRequests : Math.min(maxRequests, 60);
}

const whole: Layer = (call, next) => next(call);

async function runClean(runner: MutationRunner, cases: readonly Case[], options: MutationOptions) {
  const touches: Touches = new Map();
  const succeeded = new Set<Operation>();
  const run = await runner.run(cases, whole, options.maxCleanRequests, (one, { touched, world }) => {
    for (const operation of touched)
      if (
        [...world.caller.coverage.of(operation).statuses.keys()].some(
          (status) => status >= 200 && status < 300,
        )
      )
        succeeded.add(operation);
    for (const operation of touched) {
      const list = touches.get(operation) ?? new Set();
      touches.set(operation, list.add(one.id));
    }
    return undefined;
  });
  const findings = run.findings.filter(({ severity }) => severity !== 'note');
  return { findings, touches, succeeded, known: new Set(findings.map(keyOf)), requests: run.requests };
}

/** Of an operation that never succeeds there is little to break. */
function neverSeen(broken: Break): BreakOutcome {
  const advice =
    'No success answer of the operation was seen. Give it an example, a link, or an operation that makes what it works on.';
  return { broken, id: breakId(broken), outcome: 'unseen', by: undefined, requests: 0, advice };
}

/** @param known what is found on the whole server: it is added to, where a part of the cases finds more */
async function tryBreak(
  runner: MutationRunner,
  broken: Break,
  cases: readonly Case[],
  known: Set<string>,
  maxRequests: number,
): Promise<BreakOutcome> {
  const isNew = (one: Finding) => one.severity !== 'note' && !known.has(keyOf(one));
  let lastCase = 0;
  const run = await runner.run(cases, broken.make(), maxRequests, (_one, { world }) => {
    lastCase += 1;
    return !world.findings.some(isNew);
  });
  const found = run.findings.filter(isNew);
  const right = found.find((one) => runner.isBlamedRightly(one, broken));
  if (!right && found.length > 0) {
    // In another order a whole server may look broken too: that is no merit.
    const control = await runner.run(cases.slice(0, lastCase), whole, maxRequests, () => undefined);
    const before = known.size;
    for (const one of control.findings) if (one.severity !== 'note') known.add(keyOf(one));
    if (known.size > before && !found.some(isNew)) return tryBreak(runner, broken, cases, known, maxRequests);
  }
  const by = right ?? found[0];
  const outcome = right ? 'caught' : by ? 'elsewhere' : run.hasBroken ? 'missed' : 'unseen';
  const advice = by ? undefined : adviceFor(broken, run.hasBroken);
  return { broken, id: breakId(broken), outcome, by, requests: run.requests, advice };
}

function adviceFor({ lacks, kind }: Break, hasBroken: boolean): string {
  if (lacks !== undefined) return `The document allows it: it lacks ${lacks}.`;
  if (!hasBroken) return `No request came to where it shows. ${breakKinds[kind].unseen}`;
  return 'It showed, but no check of the plan tells it.';
}

function keyOf({ code, operation, at, detail, message }: Finding): string {
  return [code, operation, at?.source, at?.pointer, detail ?? message].join('\n');
}
