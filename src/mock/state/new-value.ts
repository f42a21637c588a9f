import { setOwn } from '../../http/set-own.ts';
import type { SchemaNode } from '../../model/model.ts';
import type { Resource } from '../../resources/resource.ts';
import { finishValue, type ItemValue, sampledValue } from './finish-value.ts';
import { firstState } from './first-state.ts';
import { itemShape } from './item-shape.ts';
import { type ServerValue, serverValues } from './server-values.ts';
import type { StatePlace } from './state-call.ts';
import type { ItemInput } from './take-input.ts';
import { addTimes } from './time-values.ts';

/**
 * The value of a new item: what the client says, the defaults of what it leaves out, and what only the server knows:
 * times, the first state, and made up values for the rest.
 *
 * @param fixed what does not come from the body: the id, and what the path says
 */
export function newValue(place: StatePlace, input: ItemInput, fixed: ItemValue): ItemValue {
  const value: Record<string, unknown> = { ...firstState(place), ...input.values };
  putDefaults(value, place, input);
  for (const name of Object.keys(fixed)) setOwn(value, name, fixed[name]);
  addTimes(place, value);
  let sampled: ItemValue | undefined;
  const made = (one: ServerValue): unknown => {
    if (one.kind === 'fixed') return one.value;
    sampled ??= sampledValue(place);
    return Object.hasOwn(sampled, one.name) ? sampled[one.name] : undefined;
  };
  for (const one of serverValues(place)) {
    if (Object.hasOwn(value, one.name) || input.names.has(one.name)) continue;
    const own = made(one);
    if (own !== undefined) setOwn(value, one.name, own);
  }
  return finishValue(place, value);
}

/** What the client says, and the defaults of what it could say as well. */
export function withDefaults(place: StatePlace, input: ItemInput): ItemValue {
  const value: Record<string, unknown> = { ...input.values };
  putDefaults(value, place, input);
  return value;
}

function putDefaults(value: Record<string, unknown>, place: StatePlace, { values, schema }: ItemInput): void {
  for (const [name, authored] of defaultsOf(place, schema)) {
    if (!Object.hasOwn(values, name)) setOwn(value, name, authored);
  }
}

type Defaults = readonly (readonly [name: string, value: unknown])[];

/** By the schema of the request. */
const defaults = new WeakMap<Resource, WeakMap<object, Defaults>>();
/** Stands for the schema where there is none. */
const noSchema = {};

function defaultsOf(place: StatePlace, asked: SchemaNode | undefined): Defaults {
  let known = defaults.get(place.resource);
  if (!known) {
    known = new WeakMap();
    defaults.set(place.resource, known);
  }
  let found = known.get(asked ?? noSchema);
  if (!found) {
    found = findDefaults(place, asked);
    known.set(asked ?? noSchema, found);
  }
  return found;
}

function findDefaults({ context, resource }: StatePlace, asked: SchemaNode | undefined): Defaults {
  const { facts } = context;
  const names = asked && facts.properties(asked);
  return [...itemShape(context, resource).properties.values()].flatMap(({ name, schema }) => {
    const authored = facts.keyword(names?.get(name)?.schema, 'default') ?? facts.keyword(schema, 'default');
    return authored === undefined ? [] : [[name, authored] as const];
  });
}
