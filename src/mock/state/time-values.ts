import { setOwn } from '../../http/set-own.ts';
import { plainName } from '../../resources/noun.ts';
import type { Lifecycle, Resource } from '../../resources/resource.ts';
import type { ItemValue } from './finish-value.ts';
import { itemShape } from './item-shape.ts';
import { type TimeWriter, timeWriter } from './server-times.ts';
import type { StateContext, StatePlace } from './state-call.ts';

/** The properties that say when an item was last changed. */
export function changeTimes(place: StatePlace): ItemValue {
  const { times } = itemShape(place.context, place.resource);
  const names = times.filter(({ of }) => of === 'changed').map(({ name }) => name);
  return timesNow(place, names);
}

/** Adds to the value of a new item the times of its making, those left out that it has already. */
export function addTimes({ context, resource, nowMs }: StatePlace, value: Record<string, unknown>): void {
  const { times } = itemShape(context, resource);
  if (times.length === 0) return;
  const writers = writersOf(context, resource);
  for (const { name } of times) {
    const write = Object.hasOwn(value, name) ? undefined : writers.get(name);
    if (write) setOwn(value, name, write(nowMs));
  }
}

/** The properties that say when a state was entered: this one, and every end where it is one. */
export function stateTimes(place: StatePlace, lifecycle: Lifecycle, state: unknown): ItemValue {
  return timesNow(place, timesOfState(lifecycle, state));
}

const namesByState = new WeakMap<Lifecycle, Map<unknown, readonly string[]>>();

function timesOfState(lifecycle: Lifecycle, state: unknown): readonly string[] {
  let known = namesByState.get(lifecycle);
  if (!known) {
    known = new Map();
    namesByState.set(lifecycle, known);
  }
  const names = known.get(state) ?? findTimes(lifecycle, state);
  // Clients may say others.
  if (isOfLifecycle(lifecycle, state)) known.set(state, names);
  return names;
}

function isOfLifecycle({ states, otherEnds }: Lifecycle, state: unknown): boolean {
  return states.some((one) => one === state) || otherEnds.some((end) => end === state);
}

function findTimes({ timestamps, states, otherEnds }: Lifecycle, state: unknown): readonly string[] {
  const last = states.at(-1) ?? '';
  const isOtherEnd = otherEnds.some((end) => end === state);
  return Object.keys(timestamps).filter((name) => {
    const own = timestamps[name];
    // `completed_at` is not for what failed; `ended_at` is.
    return own === state || (isOtherEnd && own === last && !plainName(name).includes(plainName(last)));
  });
}

/** The time as each of the properties wants it, those left out that hold no times. */
function timesNow({ context, resource, nowMs }: StatePlace, names: readonly string[]): ItemValue {
  if (names.length === 0) return noTimes;
  const writers = writersOf(context, resource);
  const times: Record<string, unknown> = {};
  for (const name of names) {
    const write = writers.get(name);
    if (write) setOwn(times, name, write(nowMs));
  }
  return times;
}

const noTimes: ItemValue = {};
const writersByResource = new WeakMap<Resource, ReadonlyMap<string, TimeWriter>>();

/** Of all properties that can hold a time, by their names. */
function writersOf(context: StateContext, resource: Resource): ReadonlyMap<string, TimeWriter> {
  let writers = writersByResource.get(resource);
  if (!writers) {
    const { properties } = itemShape(context, resource);
    writers = new Map(
      [...properties.values()].flatMap(({ name, schema }) => {
        const write = timeWriter(context.facts, schema, name);
        return write ? [[name, write] as const] : [];
      }),
    );
    writersByResource.set(resource, writers);
  }
  return writers;
}
