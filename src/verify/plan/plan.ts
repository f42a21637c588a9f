import { finding } from '../../contract/finding.ts';
import type { Model, Operation } from '../../model/model.ts';
import type { Problem } from '../../problem.ts';
import { planAuth } from '../auth/plan-auth.ts';
import { planBoundaries } from '../boundaries/plan-boundaries.ts';
import { type Case, defaultPhases, type Phase } from '../case.ts';
import { planCollections } from '../collections/plan-collections.ts';
import type { FlowDocument } from '../flows/flow.ts';
import { planFlows } from '../flows/plan-flows.ts';
import { planForms } from '../forms/plan-forms.ts';
import { planFuzz } from '../fuzz/plan-fuzz.ts';
import { planLimits, planSmallLimits } from '../limits/plan-limits.ts';
import { planMethods } from '../methods/plan-methods.ts';
import { planRanges } from '../ranges/plan-ranges.ts';
import { planKeptTexts } from '../robustness/kept-texts.ts';
import { planOddInputs } from '../robustness/plan-odd-inputs.ts';
import { planState } from '../state/plan-state.ts';
import { planKeptFiles } from '../uploads/plan-kept-files.ts';
import { planUploads } from '../uploads/plan-uploads.ts';
import { buildBaseRequest } from './base-request.ts';
import { endsSession } from './ends-session.ts';
import { planExamples } from './plan-examples.ts';

/** Everything that there is to try on a server. */
export interface Plan {
  /** In the order in which they are run. */
  readonly cases: readonly Case[];
  /** The operations that a request can be made for. */
  readonly exercised: ReadonlySet<Operation>;
  /** Operations and bodies that are not exercised, and why. */
  readonly problems: readonly Problem[];
}

/** What to plan. */
export interface PlanOptions {
  readonly phases?: readonly Phase[];
  /** Which operations to try; the others are called only to make and delete what these need. */
  readonly includes?: (operation: Operation) => boolean;
  /** Workflows that are tried as they are, in the phase `sequences`. Default: none. */
  readonly flows?: readonly FlowDocument[];
}

/** The cases of one phase; those of a document as a whole are planned once. */
type Planner = (model: Model, operations: readonly Operation[]) => readonly Case[];

const planners: Readonly<Record<Exclude<Phase, 'examples'>, readonly Planner[]>> = {
  sequences: [planState, planCollections, planForms, planRanges, planKeptFiles],
  auth: [planAuth],
  boundaries: [planMethods, planUploads, planKeptTexts, planBoundaries, planOddInputs, planSmallLimits],
  fuzz: [planFuzz],
  limits: [planLimits],
};

/**
 * Plans what shows whether a server keeps to its document: phase after phase, each in the document's order.
 *
 * What cannot be tried is a problem of the plan, never left out in silence.
 */
export function planCases(model: Model, options: PlanOptions = {}): Plan {
  const wanted = options.phases ?? defaultPhases;
  const problems: Problem[] = [];
  const exercised = new Set<Operation>();
  const examples: Case[] = [];
  for (const operation of model.operations) {
    if (options.includes && !options.includes(operation)) continue;
    const built = buildBaseRequest(model, operation);
    if (!built.ok) {
      problems.push(finding('not-exercised', operation, `the operation is not exercised: ${built.reason}`));
      continue;
    }
    exercised.add(operation);
    for (const { mediaType, reason } of built.omitted) {
      const message = `a documented body is not tried: ${reason}`;
      const told = finding('not-exercised', operation, message, { at: mediaType.at });
      problems.push({ ...told, severity: 'note' });
    }
    examples.push(...planExamples(model, operation, built));
  }
  const operations = [...exercised];
  const cases = wanted.flatMap((phase) =>
    phase === 'examples'
      ? examples
      : [
          ...(phase === 'sequences' ? (options.flows ?? []) : []).flatMap((flows) =>
            planFlows(operations, flows),
          ),
          ...planners[phase].flatMap((plan) => plan(model, operations)),
        ],
  );
  return { cases: withUniqueIds(lastThingsLast(cases)), exercised, problems };
}

/** After a logout nothing works any more. */
function lastThingsLast(cases: readonly Case[]): readonly Case[] {
  const last = cases.filter(({ operation }) => endsSession(operation));
  if (last.length === 0) return cases;
  const others = cases.filter(({ operation }) => !endsSession(operation));
  return [...others, ...last.map((one): Case => ({ ...one, endsSession: true }))];
}

function withUniqueIds(cases: readonly Case[]): readonly Case[] {
  const counts = new Map<string, number>();
  return cases.map((one) => {
    const count = (counts.get(one.id) ?? 0) + 1;
    counts.set(one.id, count);
    return count === 1 ? one : { ...one, id: `${one.id}-${count}` };
  });
}
