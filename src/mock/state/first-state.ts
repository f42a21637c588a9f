import { plainName } from '../../resources/noun.ts';
import type { ItemValue } from './finish-value.ts';
import type { StatePlace } from './state-call.ts';
import { stateTimes } from './time-values.ts';

/** What a new item has of its lifecycle: the first state, no progress, the time of its first state. */
export function firstState(place: StatePlace): ItemValue {
  const { lifecycle } = place.resource;
  const first = lifecycle?.states[0];
  if (!lifecycle || first === undefined) return none;
  const { progress } = lifecycle;
  return {
    [lifecycle.property]: first,
    ...(progress && { [progress.property]: 0 }),
    ...stateTimes(place, lifecycle, first),
  };
}

const none: ItemValue = {};

/** Whether a property is set by the walk through the states alone: a result, the time of a later state. */
export function isOfLaterState({ lifecycle }: StatePlace['resource'], name: string): boolean {
  if (!lifecycle) return false;
  if (lifecycle.results.includes(name) || isFailureName(name)) return true;
  return Object.hasOwn(lifecycle.timestamps, name) && lifecycle.timestamps[name] !== lifecycle.states[0];
}

/** Whether a property says that something went wrong: `error`, `failed_rows`, `records_failed`. */
export function isFailureName(name: string): boolean {
  return /^(?:error|fail|exception)|failed$|errors$/.test(plainName(name));
}
