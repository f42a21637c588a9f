import type { SchemaNode } from '../../model/model.ts';
import { isObject } from '../../model/values.ts';
import { type Breaks, breaks, waysToBreak } from './break-schema.ts';
import { type Choice, type Demand, type DemandContext, demandOf } from './demand.ts';
import { type Facts, factsOf, isAmong } from './facts.ts';

/** What is to be decided next, and the demand that holds whatever is decided. */
export interface Decided {
  readonly demand: Demand;
  /** Undefined where nothing is left to decide. */
  readonly choice: Choice | undefined;
}

/**
 * Takes the next decision out of a demand: first its alternatives, then how what must not hold is broken.
 *
 * What must not hold and is broken already is forgotten; what can be broken in one way only is; of the rest, what can
 * be broken in the fewest ways comes first, so that little is tried in vain.
 *
 * @param isImpossible whether a demand has no value, as far as that is seen quickly
 */
export function decide(
  given: Demand,
  context: DemandContext,
  isImpossible: (demand: Demand) => boolean,
): Decided {
  let demand = given;
  for (;;) {
    const [choice, ...choices] = demand.choices;
    if (choice) return { demand: { ...demand, choices }, choice };
    if (demand.nots.length === 0 || demand.contradiction) return { demand, choice: undefined };
    const held = { ...demand, nots: [] };
    const isViable = viableWay(factsOf(context, held.parts));
    const open = demand.nots
      .filter((node) => !isImpossible(demandOf(context, [node], held)))
      .map((node) => ({ node, ways: waysToBreak(context, node).filter(isViable) }))
      .sort((one, other) => one.ways.length - other.ways.length);
    const [first, ...others] = open;
    if (!first) return { demand: held, choice: undefined };
    const rest = { ...held, nots: others.map(({ node }) => node) };
    const { node, ways } = first;
    const [only] = ways;
    if (ways.length > 1) return { demand: rest, choice: breaking(node, ways) };
    if (!only) return { demand: impossible(held, node), choice: undefined };
    demand = demandOf(context, only, rest);
  }
}

/** The first way is the one that changes a value least. */
function breaking({ at }: SchemaNode, branches: Choice['branches']): Choice {
  return { keyword: 'not', at, branches, inOrder: true };
}

/** Whether a way to break a schema goes with what holds, as far as a glance shows. */
function viableWay({ parts, types, values }: Facts): (way: readonly SchemaNode[]) => boolean {
  const required = new Set(
    parts.flatMap(({ schema }) => (Array.isArray(schema.required) ? schema.required : [])),
  );
  const isViable = ({ value }: SchemaNode): boolean => {
    if (!isObject(value)) return value !== false;
    const banned = (value as { readonly [breaks]?: Breaks })[breaks];
    if (banned?.types && [...types].every((type) => banned.types?.has(type))) return false;
    if (banned?.values && values?.every((item) => isAmong(item, banned.values ?? []))) return false;
    const { type, properties } = value;
    if (typeof type === 'string' && !(types as ReadonlySet<string>).has(type)) {
      if (type !== 'number' || !types.has('integer')) return false;
    }
    const absent = isObject(properties) && value.required === undefined ? Object.entries(properties) : [];
    return !absent.some(([name, schema]) => schema === false && required.has(name));
  };
  return (way) => way.every(isViable);
}

function impossible(demand: Demand, { at }: SchemaNode): Demand {
  const message = 'whatever the rest of the schema allows also fits this schema, which must not hold';
  return { ...demand, contradiction: demand.contradiction ?? { at, message } };
}
