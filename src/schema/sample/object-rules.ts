import type { SchemaNode } from '../../model/model.ts';
import { childOf } from '../../model/reader.ts';
import { isObject } from '../../model/values.ts';
import { compilePattern, type Pattern } from '../pattern.ts';
import { keywordNode, type Part } from './demand.ts';
import { type Facts, numbersOf, placeOfKeyword } from './facts.ts';
import type { Plan, PlanSource } from './plan.ts';
import type { Contradiction } from './run.ts';

/** A declared property, or one that is required without being declared. */
export interface Property {
  readonly name: string;
  readonly isRequired: boolean;
  /** Compiled when it is first asked for: schemas lead back to themselves. */
  readonly plan: () => Plan;
}

/** What the parts of a schema say together of an object's properties. */
export interface ObjectRules {
  /** In the document's order, without those that the other side alone sets. */
  readonly properties: readonly Property[];
  readonly required: ReadonlySet<string>;
  readonly hidden: ReadonlySet<string>;
  readonly fewest: number;
  readonly most: number;
  /** Names beyond this many are not made up. */
  readonly maxNames: number;
  readonly dependent: readonly (readonly [name: string, needed: readonly string[]])[];
  /** Whether the document speaks of properties without naming them. */
  readonly isMap: boolean;
  /** Patterns of property names, as the document writes them. */
  readonly namePatterns: readonly string[];
  /** Makes names that fit `propertyNames`. */
  readonly namePlan: Plan | undefined;
  /** The plan of a property by any name; contradictory for one that is not allowed. */
  plan(name: string): Plan;
  readonly sizeFailure: Contradiction;
}

/** Puts together what parts say of properties. */
export function objectRules(facts: Facts, source: PlanSource): ObjectRules {
  const { parts } = facts;
  const nodesFor = propertyNodes(parts);
  const plan = planByName(parts, (name, isPassing) => source.planOf(nodesFor(name), name, isPassing));
  const hidden = hiddenNames(parts, source);
  const required = new Set(requiredNames(parts).filter((name) => !hidden.has(name)));
  const nameNodes = parts.filter(({ schema }) => schema.propertyNames !== undefined);
  const accepts = nameCheck(nameNodes, source);
  const names = declaredNames(parts, required).filter(
    (name) => !hidden.has(name) && (required.has(name) || accepts(name)),
  );
  const at = placeOfKeyword(parts, 'minProperties', 'maxProperties', 'required') ?? {
    source: '',
    pointer: '',
  };
  return {
    properties: names.map((name) => ({ name, isRequired: required.has(name), plan: once(() => plan(name)) })),
    required,
    hidden,
    fewest: Math.max(0, ...numbersOf(parts, 'minProperties')),
    most: Math.min(Number.POSITIVE_INFINITY, ...numbersOf(parts, 'maxProperties')),
    maxNames: 2000,
    dependent: parts.flatMap(({ schema }) => dependentNames(schema)),
    isMap: names.length === 0 && parts.some(({ schema }) => speaksOfOthers(schema)),
    namePatterns: parts.flatMap(({ schema }) => patternsOf(schema).map(({ text }) => text)),
    namePlan: nameNodes.length > 0 ? namePlanOf(nameNodes, source) : undefined,
    plan,
    sizeFailure: { at, message: 'no number of properties is allowed, or more are asked for than are made' },
  };
}

/**
 * The plans of properties: of those that parts name, each is kept; of others the last alone, since the names that are made
 * up for maps are without end.
 */
function planByName(
  parts: readonly Part[],
  planOf: (name: string, isPassing: boolean) => Plan,
): (name: string) => Plan {
  const declared = new Set([...declaredNames(parts, new Set()), ...requiredNames(parts)]);
  const plans = new Map<string, Plan>();
  let last: { readonly name: string; readonly plan: Plan } | undefined;
  return (name) => {
    const known = name === last?.name ? last.plan : plans.get(name);
    if (known) return known;
    const isDeclared = declared.has(name);
    const plan = planOf(name, !isDeclared);
    if (isDeclared) plans.set(name, plan);
    else last = { name, plan };
    return plan;
  };
}

/** A plan that is looked up once: it is asked for in every object that is made. */
function once(find: () => Plan): () => Plan {
  let plan: Plan | undefined;
  return () => {
    plan ??= find();
    return plan;
  };
}

function speaksOfOthers({ additionalProperties, patternProperties }: Part['schema']): boolean {
  return isObject(additionalProperties) || additionalProperties === true || isObject(patternProperties);
}

const textSchema = { type: 'string' };

function namePlanOf(parts: readonly Part[], { planOf }: PlanSource): Plan {
  const nodes = parts.map((part) => keywordNode(part, 'propertyNames'));
  const [first] = nodes;
  return planOf([...nodes, ...(first ? [{ value: textSchema, at: first.at }] : [])], undefined);
}

function nameCheck(parts: readonly Part[], { isValid }: PlanSource): (name: string) => boolean {
  const nodes = parts.map((part) => keywordNode(part, 'propertyNames'));
  return (name) => nodes.every((node) => isValid(node, name));
}

/** The names in the order of the document; those that are only required come last. */
function declaredNames(parts: readonly Part[], required: ReadonlySet<string>): string[] {
  const declared = parts.flatMap(({ schema }) =>
    isObject(schema.properties) ? Object.keys(schema.properties) : [],
  );
  return [...new Set([...declared, ...required])];
}

function requiredNames(parts: readonly Part[]): string[] {
  return parts.flatMap(({ schema }) =>
    Array.isArray(schema.required) ? schema.required.filter((name) => typeof name === 'string') : [],
  );
}

/** Properties that the other side alone sets, as their own schemas say. */
function hiddenNames(parts: readonly Part[], { isHidden }: PlanSource): ReadonlySet<string> {
  const hidden = new Set<string>();
  for (const { schema, at } of parts) {
    if (!isObject(schema.properties)) continue;
    // The place matters for its source only.
    for (const [name, value] of Object.entries(schema.properties))
      if (isHidden({ value, at })) hidden.add(name);
  }
  return hidden;
}

function dependentNames({ dependentRequired }: Part['schema']): [string, string[]][] {
  if (!isObject(dependentRequired)) return [];
  return Object.entries(dependentRequired).flatMap(([name, needed]): [string, string[]][] =>
    Array.isArray(needed) ? [[name, needed.filter((other) => typeof other === 'string')]] : [],
  );
}

interface NamePattern {
  readonly text: string;
  readonly pattern: Pattern;
}

function patternsOf({ patternProperties }: Part['schema']): NamePattern[] {
  if (!isObject(patternProperties)) return [];
  return Object.keys(patternProperties).flatMap((text) => {
    const pattern = compilePattern(text);
    return pattern ? [{ text, pattern }] : [];
  });
}

/** The schemas that a property of a name must fit, over all parts. */
function propertyNodes(parts: readonly Part[]): (name: string) => SchemaNode[] {
  const patterns = parts.map(({ schema }) => patternsOf(schema));
  return (name) => {
    let isEvaluated = false;
    const nodes = parts.flatMap((part, index) => {
      const { schema, at } = part;
      const own: SchemaNode[] = [];
      if (isObject(schema.properties) && Object.hasOwn(schema.properties, name))
        own.push({ value: schema.properties[name], at: childOf(at, 'properties', name) });
      for (const { text, pattern } of patterns[index] ?? [])
        if (pattern.test(name)) own.push(keywordNode(part, 'patternProperties', text));
      const others = schema.additionalProperties;
      if (own.length === 0 && (isObject(others) || typeof others === 'boolean'))
        own.push({ value: others, at: childOf(at, 'additionalProperties') });
      isEvaluated ||= own.length > 0;
      return own;
    });
    if (isEvaluated) return nodes;
    return parts
      .filter(({ schema }) => schema.unevaluatedProperties !== undefined)
      .map((part) => keywordNode(part, 'unevaluatedProperties'));
  };
}
