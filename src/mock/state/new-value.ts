import { setOwn } from '../../http/set-own.ts';
import { plainName } from '../../resources/noun.ts';
import type { PropertyFacts } from '../../resources/schema-facts.ts';
import { emptyValue, finishValue, type ItemValue, sampledValue } from './finish-value.ts';
import { firstState, isOfLaterState } from './first-state.ts';
import { itemShape } from './item-shape.ts';
import { timeValue } from './server-times.ts';
import { isValid, type StatePlace } from './state-call.ts';
import type { ItemInput } from './take-input.ts';

/**
 * The value of a new item: what the client says, the defaults of what it leaves out, and what only the server knows:
 * times, the first state, and made up values for the rest.
 *
 * @param fixed what does not come from the body: the id, and what the path says
 */
export function newValue(place: StatePlace, input: ItemInput, fixed: ItemValue): ItemValue {
  const { properties, times } = itemShape(place.context, place.resource);
  const value: Record<string, unknown> = { ...firstState(place), ...withDefaults(place, input), ...fixed };
  for (const { name } of times) {
    const property = properties.get(name);
    if (!property || Object.hasOwn(value, name)) continue;
    const time = timeValue(place.context.facts, property.schema, name, place.nowMs);
    if (time !== undefined) setOwn(value, name, time);
  }
  let sampled: ItemValue | undefined;
  const sample = () => {
    sampled ??= sampledValue(place);
    return sampled;
  };
  for (const property of properties.values()) {
    if (Object.hasOwn(value, property.name) || input.names.has(property.name)) continue;
    const made = serverValue(place, property, sample);
    if (made !== undefined) setOwn(value, property.name, made);
  }
  return finishValue(place, value);
}

/** What the client says, and the defaults of what it could say as well. */
export function withDefaults({ context, resource }: StatePlace, input: ItemInput): ItemValue {
  const { facts } = context;
  const { properties } = itemShape(context, resource);
  const value: Record<string, unknown> = { ...input.values };
  const asked = input.schema ? facts.properties(input.schema) : undefined;
  for (const { name, schema } of properties.values()) {
    if (Object.hasOwn(value, name)) continue;
    const authored = facts.keyword(asked?.get(name)?.schema, 'default') ?? facts.keyword(schema, 'default');
    if (authored !== undefined) setOwn(value, name, authored);
  }
  return value;
}

/** What the server sets by itself: nothing where that is allowed, else a value that can be; no result before the end. */
function serverValue(place: StatePlace, property: PropertyFacts, sample: () => ItemValue): unknown {
  const { name, schema, isRequired } = property;
  const { facts } = place.context;
  if (isCount(place, property) && isValid(place, schema, 0)) return 0;
  if (isOfLaterState(place.resource, name) || isOfLaterTime(name)) {
    return isRequired ? emptyValue(place, property) : undefined;
  }
  if (facts.types(schema).has('null')) return null;
  const [first] = facts.texts(schema);
  if (first !== undefined) return first;
  const made = sample();
  return Object.hasOwn(made, name) ? made[name] : undefined;
}

/** What nothing new has: `deleted_at`, `completedAt`, `last_login`. */
function isOfLaterTime(name: string): boolean {
  return /^(?:last\w+|(?:deleted|completed|finished|ended|cancell?ed|archived|closed|resolved|failed|revoked|stopped)(?:at|on|date|time)?)$/.test(
    plainName(name),
  );
}

/** `comments_count`; and of what has yet to run, every number that can only grow. */
function isCount({ context, resource }: StatePlace, { name, schema }: PropertyFacts): boolean {
  if (!context.facts.types(schema).has('integer')) return false;
  const isGrowing = resource.lifecycle !== undefined && context.facts.keyword(schema, 'minimum') === 0;
  return isGrowing || /(?:count|total)$|^(?:num|numberof|total)/.test(plainName(name));
}
