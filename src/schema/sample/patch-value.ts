import { isObject } from '../../model/values.ts';
import { nearestPlan } from './affinity.ts';
import { canonicalJson } from './canonical-json.ts';
import type { ObjectRules } from './object-rules.ts';
import type { Plan } from './plan.ts';
import { put } from './put.ts';
import { none, type Run } from './run.ts';

/** Keywords of arrays that are broken by what is there, or not there, besides the items themselves. */
const arrayKeywords: ReadonlySet<string> = new Set([
  'minItems',
  'maxItems',
  'uniqueItems',
  'unevaluatedItems',
]);
/** Keywords that an object whose properties are all good can break. */
const objectKeywords: ReadonlySet<string> = new Set([
  'additionalProperties',
  'anyOf',
  'dependentRequired',
  'maxProperties',
  'minProperties',
  'oneOf',
  'propertyNames',
  'required',
  'unevaluatedProperties',
]);

/**
 * A value that is like the old one, without what breaks these keywords; a new one where nothing can be kept.
 *
 * @returns `none` where no value was found
 */
export function patchValue(run: Run, plan: Plan, old: unknown, keywords: readonly string[]): unknown {
  if (isObject(old) && keywords.every((keyword) => objectKeywords.has(keyword))) {
    const { leaf } = nearestPlan(plan, old);
    if (leaf.facts.types.has('object')) return patchObject(run, leaf.object.rules, old);
  }
  if (Array.isArray(old) && keywords.every((keyword) => arrayKeywords.has(keyword))) {
    const { leaf } = nearestPlan(plan, old);
    if (leaf.facts.types.has('array'))
      return patchArray(run, old, (index) => leaf.array.item(index), leaf.array);
  }
  return plan.make(run);
}

function patchObject(run: Run, rules: ObjectRules, old: Record<string, unknown>): unknown {
  const patched: Record<string, unknown> = {};
  const names = Object.keys(old).filter((name) => !rules.plan(name).contradiction);
  const optional = names.filter((name) => !rules.required.has(name));
  const kept = new Set(optional.slice(0, Math.max(0, rules.most - rules.required.size)));
  for (const name of names) if (rules.required.has(name) || kept.has(name)) put(patched, name, old[name]);
  const needed = new Set(rules.required);
  for (const [name, others] of rules.dependent)
    if (Object.hasOwn(patched, name)) for (const other of others) needed.add(other);
  for (const name of needed) {
    if (Object.hasOwn(patched, name)) continue;
    const value = rules.plan(name).make(run);
    if (value === none) return none;
    put(patched, name, value);
  }
  for (const { name, plan } of rules.properties) {
    if (Object.keys(patched).length >= rules.fewest) break;
    const value = Object.hasOwn(patched, name) ? none : plan().make(run);
    if (value !== none) put(patched, name, value);
  }
  return patched;
}

function patchArray(
  run: Run,
  old: readonly unknown[],
  item: (index: number) => Plan,
  { fewest, most, isUnique }: { readonly fewest: number; readonly most: number; readonly isUnique: boolean },
): unknown {
  const seen = new Set<string>();
  const isNew = (value: unknown): boolean => {
    const key = canonicalJson(value);
    return !isUnique || (!seen.has(key) && seen.add(key) !== undefined);
  };
  const patched = old.filter(isNew).slice(0, most);
  for (let tries = 0; patched.length < fewest && tries < fewest + 50; tries += 1) {
    const value = item(patched.length).make(run);
    if (value === none) return none;
    if (isNew(value)) patched.push(value);
  }
  return patched.length < fewest ? none : patched;
}
