import type { Model, SchemaNode } from '../../model/model.ts';
import { isObject } from '../../model/values.ts';
import type { Direction } from '../hidden-properties.ts';
import { type SchemaViolation, validatorOf } from '../validate.ts';
import { nearestPlan } from './affinity.ts';
import type { SampleOptions } from './options.ts';
import { patchValue } from './patch-value.ts';
import type { Plan } from './plan.ts';
import { put } from './put.ts';
import type { Random } from './random.ts';
import { none, type Run, startRun } from './run.ts';
import { type SampleResult, samplerOf } from './sampler.ts';

/** What repairing a value came to. */
export interface RepairResult extends SampleResult {
  /** Whether it is another value than before. */
  readonly changed: boolean;
}

const maxRounds = 12;

/**
 * Makes an invalid value valid by changing as little as possible: what breaks the schema is made anew, what is
 * missing is added, what is forbidden is removed. Where that does not help, the value around it is made anew, in the
 * end all of it. The given value is not changed.
 */
export function repairValue(
  model: Model,
  schema: SchemaNode,
  value: unknown,
  direction: Direction,
  random: Random,
  options: SampleOptions,
): RepairResult {
  const validator = validatorOf(model, schema, direction);
  const sampler = samplerOf(model, schema, direction);
  let violations = validator.check(value);
  if (violations.length === 0) return { value, changed: false, valid: true, violations };
  const tries = new Map<string, number>();
  let current = value;
  for (let round = 0; round < maxRounds; round += 1) {
    const changes = changesOf(violations, tries);
    if (changes.has('') && changes.get('')?.length === 0) break;
    const run = startRun(random, options, { plain: round > 3, lenient: false, least: false });
    for (const [pointer, keywords] of changes)
      current = changeAt(run, sampler.plan(round > 0), current, segmentsOf(pointer), keywords);
    violations = validator.check(current);
    if (violations.length === 0) return { value: current, changed: true, valid: true, violations };
  }
  return { ...sampler.sample(random, options), changed: true };
}

/**
 * What to change, by JSON pointer, and the keywords that are broken there: none where the value is to be made anew.
 *
 * At first the value itself, then all of it, then what is around it, one level further out each time.
 */
function changesOf(
  violations: readonly SchemaViolation[],
  tries: Map<string, number>,
): ReadonlyMap<string, readonly string[]> {
  const changes = new Map<string, readonly string[]>();
  const byPointer = Map.groupBy(violations, ({ pointer }) => pointer);
  for (const [pointer, broken] of byPointer) {
    const tried = tries.get(pointer) ?? 0;
    tries.set(pointer, tried + 1);
    if (tried === 0) changes.set(pointer, changes.get(pointer) ?? broken.map(({ keyword }) => keyword));
    else changes.set(outwards(pointer, tried - 1), []);
  }
  return changes;
}

function outwards(pointer: string, levels: number): string {
  const segments = pointer.split('/');
  return segments.slice(0, Math.max(1, segments.length - levels)).join('/');
}

/** The validator's pointers are not percent-encoded. */
function segmentsOf(pointer: string): readonly string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((segment) => segment.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** A copy that differs at one place only; the value itself where nothing better was found. */
function changeAt(
  run: Run,
  plan: Plan,
  value: unknown,
  [segment, ...rest]: readonly string[],
  keywords: readonly string[],
): unknown {
  if (segment === undefined) {
    const changed = keywords.length > 0 ? patchValue(run, plan, value, keywords) : plan.make(run);
    return changed === none ? value : changed;
  }
  const { leaf } = nearestPlan(plan, value);
  if (Array.isArray(value)) {
    const index = Number(segment);
    if (!Object.hasOwn(value, segment)) return value;
    return value.with(index, changeAt(run, leaf.array.item(index), value[index], rest, keywords));
  }
  if (!isObject(value) || !Object.hasOwn(value, segment)) return value;
  const copy: Record<string, unknown> = {};
  for (const [name, item] of Object.entries(value)) {
    const isHere = name === segment;
    put(copy, name, isHere ? changeAt(run, leaf.object.property(name), item, rest, keywords) : item);
  }
  return copy;
}
