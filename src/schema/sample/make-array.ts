import type { SchemaNode } from '../../model/model.ts';
import { childOf } from '../../model/reader.ts';
import { isObject } from '../../model/values.ts';
import { canonicalJson } from './canonical-json.ts';
import { negated, type Part } from './demand.ts';
import { type Facts, numbersOf, placeOfKeyword } from './facts.ts';
import { singularName } from './name-words.ts';
import type { Plan, PlanSource } from './plan.ts';
import { type Contradiction, deadEnd, isLeast, isSpent, none, type Run } from './run.ts';

/** Makes arrays, and knows what their items must be like. */
export interface ArrayMaker {
  make(run: Run): unknown;
  item(index: number): Plan;
  readonly fewest: number;
  readonly most: number;
  readonly isUnique: boolean;
}

/** Longer arrays are not made, whatever a document asks for. */
const maxArrayLength = 5000;

/** Makes arrays of what the parts allow together. */
export function arrayMaker(facts: Facts, source: PlanSource, hint: string | undefined): ArrayMaker {
  const rules = rulesOf(facts, source);
  const itemHint = hint === undefined ? undefined : singularName(hint);
  const plans = new Map<string, Plan>();
  const item = (index: number): Plan => {
    // Items after the last one with a schema of its own are alike.
    const slot = Math.min(index, rules.ownItems);
    const held = rules.contains.findIndex(({ from, to }) => index >= from && index < to);
    const key = `${slot} ${held}`;
    const known = plans.get(key);
    if (known) return known;
    const nodes = [...itemNodes(facts.parts, slot), ...containsNodes(rules, held)];
    const plan = source.planOf(nodes, itemHint);
    plans.set(key, plan);
    return plan;
  };
  const make = (run: Run): unknown => {
    const count = countOf(run, rules);
    return count === undefined ? deadEnd(run, rules.sizeFailure) : fill(run, rules, count, item);
  };
  return { make, item, fewest: rules.fewest, most: rules.most, isUnique: rules.isUnique };
}

interface Contains {
  readonly node: SchemaNode;
  /** The items that are made to match. */
  readonly from: number;
  readonly to: number;
  /** Whether the others must not match. */
  readonly isLimited: boolean;
}

interface ArrayRules {
  readonly fewest: number;
  readonly most: number;
  readonly isUnique: boolean;
  /** How many items have a schema of their own, by their place. */
  readonly ownItems: number;
  readonly contains: readonly Contains[];
  readonly sizeFailure: Contradiction;
  readonly itemFailure: Contradiction;
}

function rulesOf({ parts }: Facts, { planOf }: PlanSource): ArrayRules {
  const ownItems = Math.max(0, ...parts.map(({ schema }) => prefixOf(schema).length));
  const isClosed = planOf(itemNodes(parts, ownItems), undefined).contradiction !== undefined;
  const declared = Math.min(Number.POSITIVE_INFINITY, ...numbersOf(parts, 'maxItems'));
  const most = isClosed ? Math.min(declared, ownItems) : declared;
  const contains = containsOf(parts, ownItems, most);
  const at = placeOfKeyword(parts, 'minItems', 'maxItems', 'items') ?? { source: '', pointer: '' };
  return {
    fewest: Math.max(0, ...contains.map(({ to }) => to), ...numbersOf(parts, 'minItems')),
    most,
    isUnique: parts.some(({ schema }) => schema.uniqueItems === true),
    ownItems,
    contains,
    sizeFailure: { at, message: 'no number of items is allowed, or more are asked for than are made' },
    itemFailure: { at, message: 'fewer different items are found than are asked for' },
  };
}

/** Which items are made to match what `contains` asks for: after those with a schema of their own, if there is room. */
function containsOf(parts: readonly Part[], ownItems: number, most: number): readonly Contains[] {
  const holders = parts.filter(({ schema }) => schema.contains !== undefined);
  const counts = holders.map(({ schema }) =>
    typeof schema.minContains === 'number' ? schema.minContains : 1,
  );
  const total = counts.reduce((sum, count) => sum + count, 0);
  let next = ownItems + total <= most ? ownItems : 0;
  return holders.map(({ schema, at }, index) => {
    const from = next;
    next += counts[index] ?? 0;
    const isLimited = typeof schema.maxContains === 'number';
    return { node: { value: schema.contains, at: childOf(at, 'contains') }, from, to: next, isLimited };
  });
}

function containsNodes({ contains }: ArrayRules, held: number): SchemaNode[] {
  return contains.flatMap(({ node, isLimited }, index) => {
    if (index === held) return [node];
    return isLimited ? [negated(node)] : [];
  });
}

function prefixOf(schema: Part['schema']): readonly unknown[] {
  return Array.isArray(schema.prefixItems) ? schema.prefixItems : [];
}

/** The schemas of the item at an index. */
function itemNodes(parts: readonly Part[], index: number): SchemaNode[] {
  const isEvaluated = parts.some(
    ({ schema }) => index < prefixOf(schema).length || schema.items !== undefined,
  );
  return parts.flatMap(({ schema, at }) => {
    const prefix = prefixOf(schema);
    if (index < prefix.length) return [{ value: prefix[index], at: childOf(at, 'prefixItems', index) }];
    const rest = schema.items;
    if (isObject(rest) || typeof rest === 'boolean') return [{ value: rest, at: childOf(at, 'items') }];
    const others = schema.unevaluatedItems;
    return isEvaluated || others === undefined
      ? []
      : [{ value: others, at: childOf(at, 'unevaluatedItems') }];
  });
}

function countOf(run: Run, { fewest, most, ownItems }: ArrayRules): number | undefined {
  if (fewest > most || fewest > maxArrayLength) return undefined;
  if (isLeast(run)) return fewest;
  const { options, random } = run;
  // Arrays within arrays grow by multiplication.
  const usual = run.depth > 6 ? 1 : run.depth > 3 ? Math.min(2, options.maxItems) : options.maxItems;
  const low = Math.min(most, Math.max(fewest, Math.min(options.minItems, usual), ownItems));
  const high = Math.min(most, Math.max(low, usual));
  return Math.min(random.integer(low, high), maxArrayLength);
}

function fill(run: Run, rules: ArrayRules, count: number, item: (index: number) => Plan): unknown {
  const items: unknown[] = [];
  const seen = rules.isUnique ? new Set<string>() : undefined;
  for (let index = 0; index < count; index += 1) {
    const value = distinct(run, item(index), seen);
    if (value === none) {
      // Fewer items than wanted are as good, as long as they are enough.
      if (index >= rules.fewest || run.lenient) break;
      return deadEnd(run, rules.itemFailure);
    }
    items.push(value);
  }
  return items;
}

const maxTries = 30;

function distinct(run: Run, plan: Plan, seen: Set<string> | undefined): unknown {
  if (isSpent(run)) return none;
  if (!seen) return plan.make(run);
  const isNew = (value: unknown): boolean => {
    const key = canonicalJson(value);
    return !seen.has(key) && seen.add(key) !== undefined;
  };
  for (let tries = 0; tries < maxTries; tries += 1) {
    const value = plan.make(run);
    if (value === none || isNew(value)) return value;
  }
  // Of a short list nearly all of which is used up, chance finds the last ones too seldom.
  const left = plan.values?.find(isNew);
  return left === undefined ? none : left;
}
