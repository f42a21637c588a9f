import { setOwn } from '../../http/set-own.ts';
import { isEqual } from '../rules/equal.ts';
import { finishValue, type ItemValue, validValue } from './finish-value.ts';
import { itemShape } from './item-shape.ts';
import { withDefaults } from './new-value.ts';
import type { StatePlace } from './state-call.ts';
import type { ItemInput } from './take-input.ts';
import { changeTimes, stateTimes } from './time-values.ts';

/** The value of an item of which everything that a client can say is said anew; what the server set stays. */
export function replacedValue(place: StatePlace, before: ItemValue, input: ItemInput): ItemValue {
  const { properties } = itemShape(place.context, place.resource);
  const kept = Object.entries(before).filter(
    // What no schema names can only have come from a client.
    ([name]) => !input.names.has(name) && (properties.has(name) || properties.size === 0),
  );
  return changed(place, before, { ...Object.fromEntries(kept), ...withDefaults(place, input) });
}

/**
 * The value of an item after a change: its id stays, and the times of changes follow.
 *
 * @param by whose change it is: a client's leaves what only the server sets
 */
export function changed(
  place: StatePlace,
  before: ItemValue,
  after: ItemValue,
  by: 'client' | 'server' = 'client',
): ItemValue {
  const { readOnly } = itemShape(place.context, place.resource);
  const id = place.resource.id?.property;
  const value: Record<string, unknown> = { ...after };
  const fixed = by === 'client' ? [...readOnly] : [];
  for (const name of id === undefined ? fixed : [...fixed, id]) {
    if (Object.hasOwn(before, name)) setOwn(value, name, before[name]);
    else delete value[name];
  }
  const timed = (one: ItemValue) => ({
    ...one,
    ...enteredState(place, before, one),
    ...newTimes(place, before, one),
  });
  // Only what has to be repaired may come to another state, or lose its times, by that.
  return validValue(place, timed(value)) ?? finishValue(place, timed(finishValue(place, value)));
}

/** A time that the client says itself stays as it says. */
function newTimes(place: StatePlace, before: ItemValue, after: ItemValue): ItemValue {
  const times = changeTimes(place);
  const fresh: Record<string, unknown> = {};
  for (const name of Object.keys(times)) {
    if (isEqual(before[name], after[name])) setOwn(fresh, name, times[name]);
  }
  return fresh;
}

function enteredState(place: StatePlace, before: ItemValue, after: ItemValue): ItemValue {
  const { lifecycle } = place.resource;
  if (!lifecycle || before[lifecycle.property] === after[lifecycle.property]) return {};
  return stateTimes(place, lifecycle, after[lifecycle.property]);
}
