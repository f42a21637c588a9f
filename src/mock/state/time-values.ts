import { plainName } from '../../resources/noun.ts';
import type { Lifecycle } from '../../resources/resource.ts';
import type { ItemValue } from './finish-value.ts';
import { itemShape } from './item-shape.ts';
import { timeValue } from './server-times.ts';
import type { StatePlace } from './state-call.ts';

/** The properties that say when an item was last changed. */
export function changeTimes(place: StatePlace): ItemValue {
  const { times } = itemShape(place.context, place.resource);
  return timesNow(
    place,
    times.filter(({ of }) => of === 'changed').map(({ name }) => name),
  );
}

/** The properties that say when a state was entered: this one, and every end where it is one. */
export function stateTimes(
  place: StatePlace,
  { timestamps, states, otherEnds }: Lifecycle,
  state: unknown,
): ItemValue {
  const last = states.at(-1) ?? '';
  const isOtherEnd = otherEnds.some((end) => end === state);
  return timesNow(
    place,
    Object.keys(timestamps).filter((name) => {
      const own = timestamps[name];
      // `completed_at` is not for what failed; `ended_at` is.
      return own === state || (isOtherEnd && own === last && !plainName(name).includes(plainName(last)));
    }),
  );
}

function timesNow({ context, resource, nowMs }: StatePlace, names: readonly string[]): ItemValue {
  const { properties } = itemShape(context, resource);
  return Object.fromEntries(
    names.flatMap((name) => {
      const property = properties.get(name);
      const value = property && timeValue(context.facts, property.schema, name, nowMs);
      return value === undefined ? [] : [[name, value]];
    }),
  );
}
