import type { Facts } from './facts.ts';
import { invent } from './invent-names.ts';
import { type ObjectRules, objectRules } from './object-rules.ts';
import type { Plan, PlanSource } from './plan.ts';
import { put } from './put.ts';
import { deadEnd, isLeast, none, type Run } from './run.ts';

/** Makes objects, and knows what their properties must be like. */
export interface ObjectMaker {
  make(run: Run): unknown;
  readonly rules: ObjectRules;
  /** The plan of a property, declared or not. */
  property(name: string): Plan;
}

/** Makes objects of what the parts allow together, properties in the order of the document. */
export function objectMaker(facts: Facts, source: PlanSource): ObjectMaker {
  const rules = objectRules(facts, source);
  return { make: (run) => makeObject(run, rules), rules, property: (name) => rules.plan(name) };
}

function makeObject(run: Run, rules: ObjectRules): unknown {
  if (rules.required.size > rules.most || rules.fewest > rules.maxNames)
    return deadEnd(run, rules.sizeFailure);
  const made: Record<string, unknown> = {};
  let room = rules.most - rules.required.size;
  const takesOptional = !isLeast(run) && !run.options.requiredOnly;
  for (const property of rules.properties) {
    if (!property.isRequired) {
      if (!takesOptional || room <= 0 || property.plan().contradiction) continue;
      const { optionalsProbability } = run.options;
      if (optionalsProbability < 1 && !run.random.chance(optionalsProbability)) continue;
    }
    const value = property.plan().make(run);
    if (value === none) {
      if (property.isRequired && !run.lenient) return none;
      continue;
    }
    if (property.isRequired) put(made, property.name, value);
    else if (value !== null || !run.options.omitNulls) {
      put(made, property.name, value);
      room -= 1;
    }
  }
  return complete(run, rules, made);
}

/** Adds what depends on properties that are there, and as many more as are asked for. */
function complete(run: Run, rules: ObjectRules, made: Record<string, unknown>): unknown {
  for (const [name, needed] of rules.dependent) {
    if (!Object.hasOwn(made, name)) continue;
    for (const other of needed) {
      if (Object.hasOwn(made, other) || rules.hidden.has(other)) continue;
      const value = rules.plan(other).make(run);
      if (value !== none) put(made, other, value);
      else if (rules.required.has(name)) return none;
      else delete made[name];
    }
  }
  if (rules.fewest === 0 && !rules.isMap) return made;
  return grow(run, rules, made);
}

function grow(run: Run, rules: ObjectRules, made: Record<string, unknown>): unknown {
  let count = Object.keys(made).length;
  for (const property of count < rules.fewest ? rules.properties : []) {
    if (count >= rules.fewest) break;
    if (Object.hasOwn(made, property.name)) continue;
    const value = property.plan().make(run);
    if (value === none) continue;
    put(made, property.name, value);
    count += 1;
  }
  const { requiredOnly, fillProperties } = run.options;
  const isFree = rules.isMap && !isLeast(run) && fillProperties && !requiredOnly;
  const wanted = isFree ? Math.max(rules.fewest, run.random.integer(1, 3)) : rules.fewest;
  for (let tries = 0; count < Math.min(wanted, rules.most) && tries < wanted * 4 + 40; tries += 1) {
    const name = invent(run, rules);
    if (name === undefined) break;
    if (Object.hasOwn(made, name) || rules.hidden.has(name)) continue;
    const value = rules.plan(name).make(run);
    if (value === none) continue;
    put(made, name, value);
    count += 1;
  }
  return count < rules.fewest ? deadEnd(run, rules.sizeFailure) : made;
}
