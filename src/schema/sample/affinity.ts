import { isObject } from '../../model/values.ts';
import { typeNameOf } from '../resolve-schema.ts';
import { isAmong } from './facts.ts';
import type { Plan } from './plan.ts';

/** Alternatives within alternatives beyond these are not looked into. */
const maxNesting = 4;
const maxVariants = 40;

/** The plan without anything left to decide that a value, which may be wrong, looks most like. */
export function nearestPlan(plan: Plan, value: unknown): Plan {
  return nearest(plan, value, 0).plan;
}

function nearest(plan: Plan, value: unknown, depth: number): { readonly plan: Plan; readonly score: number } {
  const count = depth < maxNesting ? Math.min(plan.variantCount, maxVariants) : 0;
  let best: { plan: Plan; score: number } | undefined;
  for (let index = 0; index < count; index += 1) {
    const variant = plan.variant(index);
    if (variant.contradiction) continue;
    const candidate = nearest(variant, value, depth + 1);
    if (!best || candidate.score > best.score) best = candidate;
  }
  return best ?? { plan, score: plan.variantCount > 0 ? Number.NEGATIVE_INFINITY : scoreOf(plan, value) };
}

/** How much a value looks like one of a plan: the more the higher, without a unit. */
function scoreOf(plan: Plan, value: unknown): number {
  const { facts, object } = plan.leaf;
  if (!facts.types.has(typeNameOf(value))) return -1000;
  if (facts.values) return isAmong(value, facts.values) ? 100 : -500;
  if (!isObject(value)) return 0;
  let score = 0;
  const declared = new Set(object.rules.properties.map(({ name }) => name));
  for (const name of object.rules.required) if (!Object.hasOwn(value, name)) score -= 3;
  for (const [name, item] of Object.entries(value)) {
    if (!declared.has(name)) {
      score -= object.property(name).contradiction ? 5 : 1;
      continue;
    }
    const { values } = object.property(name);
    // A property with one value of its own names the branch.
    score += values === undefined ? 1 : isAmong(item, values) ? 5 : -20;
  }
  return score;
}
