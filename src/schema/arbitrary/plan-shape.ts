import type { TypeName } from '../resolve-schema.ts';
import type { Facts } from '../sample/facts.ts';
import { numbersOf } from '../sample/facts.ts';
import type { Leaf } from '../sample/leaf.ts';
import { defaultSampleOptions } from '../sample/options.ts';
import type { Plan } from '../sample/plan.ts';
import { none, startRun } from '../sample/run.ts';
import type { Shape } from './shape.ts';

/** Shapes within shapes beyond this many are made by the sampler alone. */
const maxShapes = 300;
const maxDepth = 6;
/** Items of a list, unless it must have more. */
const maxItems = 5;
/** Lists and texts that must be longer are the sampler's. */
const longest = 2000;

/** What is counted while shapes are taken out of a plan. */
interface Budget {
  left: number;
}

/** The shape of the values of a plan: its alternatives, types, bounds and properties; never deeper than is sensible. */
export function shapeOfPlan(plan: Plan): Shape {
  return shapeWithin(plan, 0, { left: maxShapes }) ?? madeBy(plan);
}

/** Undefined where there is no value. */
function shapeWithin(plan: Plan, depth: number, budget: Budget): Shape | undefined {
  budget.left -= 1;
  if (plan.contradiction) return undefined;
  if (budget.left < 0 || depth > maxDepth) return madeBy(plan);
  const { values, variantCount } = plan;
  if (values) return values.length > 0 ? { kind: 'values', values } : undefined;
  if (variantCount > 0) {
    const shapes = Array.from({ length: Math.min(variantCount, 12) }, (_, index) =>
      shapeWithin(plan.variant(index), depth, budget),
    ).filter((shape) => shape !== undefined);
    return choice(shapes);
  }
  return leafShape(plan, plan.leaf, depth, budget);
}

function choice(shapes: readonly Shape[]): Shape | undefined {
  return shapes.length > 1 ? { kind: 'choice', shapes } : shapes[0];
}

/** What the sampler makes: for texts with patterns and formats, and for what has too many rules. */
function madeBy(plan: Plan): Shape {
  return {
    kind: 'made',
    make: (random, least) => {
      const options = { ...defaultSampleOptions, requiredOnly: least, optionalsProbability: 0.5 };
      const value = plan.make(startRun(random, options, { plain: true, lenient: false, least }));
      return value === none ? undefined : value;
    },
  };
}

function leafShape(plan: Plan, leaf: Leaf, depth: number, budget: Budget): Shape | undefined {
  const { facts } = leaf;
  // A schema that says nothing is a text or an object: the sampler knows which is likely.
  if (!facts.isTyped || facts.excluded.length + facts.brokenPatterns.length + facts.brokenFormats.length > 0)
    return madeBy(plan);
  const types = [...facts.types].filter((type) => type !== 'integer' || !facts.types.has('number'));
  const shapes = types
    .map((type) => typeShape(plan, leaf, type, depth, budget))
    .filter((shape) => shape !== undefined);
  return choice(shapes);
}

function typeShape(plan: Plan, leaf: Leaf, type: TypeName, depth: number, budget: Budget): Shape | undefined {
  const { facts } = leaf;
  switch (type) {
    case 'null':
      return { kind: 'values', values: [null] };
    case 'boolean':
      return { kind: 'values', values: [false, true] };
    case 'integer':
      return integerShape(facts) ?? madeBy(plan);
    case 'number':
      return facts.multiples.length > 0 || facts.formats.some((name) => /^u?int/.test(name))
        ? (integerShape(facts) ?? madeBy(plan))
        : numberShape(facts);
    case 'string':
      return textShape(facts) ?? madeBy(plan);
    case 'array':
      return listShape(plan, leaf, depth, budget);
    case 'object':
      return recordShape(plan, leaf, depth, budget);
  }
}

function integerShape({ low, high, multiples, formats }: Facts): Shape | undefined {
  const step = multiples[0] ?? 1;
  if (multiples.length > 1 || !Number.isInteger(step)) return undefined;
  const reach = formats.includes('int32') ? 2 ** 31 - 1 : Number.MAX_SAFE_INTEGER;
  const least = Math.max(low?.value ?? -reach, -reach);
  const most = Math.min(high?.value ?? reach, reach);
  let min = Math.ceil(least / step);
  let max = Math.floor(most / step);
  if (low?.exclusive && min * step <= low.value) min += 1;
  if (high?.exclusive && max * step >= high.value) max -= 1;
  return min > max ? undefined : { kind: 'integer', min, max, step };
}

function numberShape({ low, high }: Facts): Shape | undefined {
  const nudge = (value: number) => Math.max(1e-6, Math.abs(value) * 1e-9);
  const min = low ? low.value + (low.exclusive ? nudge(low.value) : 0) : -1e15;
  const max = high ? high.value - (high.exclusive ? nudge(high.value) : 0) : Math.max(1e15, min);
  return min > max ? undefined : { kind: 'number', min: Math.min(min, max), max };
}

function textShape({ parts, patterns, formats }: Facts): Shape | undefined {
  const free: ReadonlySet<string> = new Set(['password', 'string', 'text', 'markdown', 'multiline']);
  if (patterns.length > 0 || formats.some((name) => !free.has(name))) return undefined;
  const min = Math.max(0, ...numbersOf(parts, 'minLength'));
  const max = Math.min(longest, ...numbersOf(parts, 'maxLength'));
  return min > max ? undefined : { kind: 'text', min, max };
}

function listShape(plan: Plan, { array, facts }: Leaf, depth: number, budget: Budget): Shape {
  const { fewest, most, isUnique } = array;
  const isVague = facts.parts.some(({ schema }) =>
    ['contains', 'prefixItems', 'unevaluatedItems'].some((name) => schema[name] !== undefined),
  );
  if (isVague || fewest > Math.min(most, 50)) return madeBy(plan);
  const item = most === 0 ? undefined : shapeWithin(array.item(0), depth + 1, budget);
  if (!item) return { kind: 'values', values: [[]] };
  return { kind: 'list', item, min: fewest, max: Math.min(most, Math.max(maxItems, fewest + 2)), isUnique };
}

function recordShape(plan: Plan, leaf: Leaf, depth: number, budget: Budget): Shape {
  const { rules } = leaf.object;
  const { properties, dependent, namePlan, fewest, most } = rules;
  const isVague = leaf.facts.parts.some(({ schema }) => schema.unevaluatedProperties !== undefined);
  if (dependent.length > 0 || namePlan || isVague || (most < properties.length && most < 50))
    return madeBy(plan);
  const fields: { name: string; isRequired: boolean; shape: Shape }[] = [];
  for (const { name, isRequired, plan: planOf } of properties) {
    // What need not be there is left out where things get deep or many.
    if (!isRequired && (depth >= maxDepth - 1 || budget.left <= 0)) continue;
    const shape = shapeWithin(planOf(), depth + 1, budget);
    if (shape) fields.push({ name, isRequired, shape });
    else if (isRequired) return madeBy(plan);
  }
  const missing = Math.max(0, fewest - fields.filter(({ isRequired }) => isRequired).length);
  if (missing > 0 && !rules.isMap) return madeBy(plan);
  if (rules.namePatterns.length > 0 || fewest > 8) return madeBy(plan);
  return { kind: 'record', fields, others: othersOf(leaf, depth, budget, missing) };
}

/** Properties that nobody named are made up only where the document speaks of them. */
function othersOf({ object }: Leaf, depth: number, budget: Budget, min: number) {
  const { rules } = object;
  if (!rules.isMap || rules.most === 0) return undefined;
  const shape = shapeWithin(rules.plan('key'), depth + 1, budget);
  return shape && { shape, min, max: Math.max(min, Math.min(rules.most, 4)) };
}
