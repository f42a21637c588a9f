import { finishValue, type ItemValue, sampledValue } from './finish-value.ts';
import { itemShape } from './item-shape.ts';
import type { Lifecycle } from './resource.ts';
import { timeValue } from './server-times.ts';
import type { StatePlace } from './state-call.ts';
import type { StoredItem } from './store.ts';

/** How long a state holds of which the lifecycle does not say it. */
const defaultStateMs = 1000;

/** When the state of an item was entered, and when the next one is. */
type Times = Pick<StoredItem, 'enteredMs' | 'dueMs'>;

/** The times of an item whose state is entered now. */
export function enterState({ resource, nowMs }: StatePlace, value: ItemValue): Times {
  return timesAt(resource.lifecycle, value, nowMs);
}

function timesAt(lifecycle: Lifecycle | undefined, value: ItemValue, enteredMs: number): Times {
  const index = lifecycle ? stateIndex(lifecycle, value) : -1;
  const isMoving = lifecycle !== undefined && index >= 0 && index < lifecycle.states.length - 1;
  return { enteredMs, dueMs: isMoving ? enteredMs + durationOf(lifecycle, index) : undefined };
}

/** What a new item has of its lifecycle: the first state, no progress, the time of its first state. */
export function firstState(place: StatePlace): ItemValue {
  const { lifecycle } = place.resource;
  const [first] = lifecycle?.states ?? [];
  if (!lifecycle || first === undefined) return {};
  const { progress } = lifecycle;
  return {
    [lifecycle.property]: first,
    ...(progress && { [progress.property]: 0 }),
    ...stateTimes(place, lifecycle, first, place.nowMs),
  };
}

/** Whether a property is set by the walk through the states alone: a result, the time of a later state. */
export function isOfLaterState({ lifecycle }: StatePlace['resource'], name: string): boolean {
  if (!lifecycle) return false;
  if (lifecycle.results.includes(name) || isFailure(name)) return true;
  return Object.hasOwn(lifecycle.timestamps, name) && lifecycle.timestamps[name] !== lifecycle.states[0];
}

/** Walks an item through the states whose time has come, and keeps it; the same one where there are none. */
export function walkItem(place: StatePlace, item: StoredItem): StoredItem {
  const { lifecycle, name } = place.resource;
  let walked = item;
  while (lifecycle && walked.dueMs !== undefined && walked.dueMs <= place.nowMs) {
    walked = nextState({ ...place, nowMs: walked.dueMs }, lifecycle, walked);
  }
  if (walked === item) return item;
  const kept = place.store.replace(name, walked);
  // A store that is full leaves items as they are: they are walked again when there is room.
  return kept.ok ? kept.item : item;
}

/** Walks all items of the resource whose time has come. */
export function walkAll(place: StatePlace): void {
  if (!place.resource.lifecycle) return;
  for (const item of place.store.due(place.resource.name, place.nowMs)) walkItem(place, item);
}

/** The value of an item as it is seen now: how far it is, between two states. */
export function shownValue({ resource: { lifecycle }, nowMs }: StatePlace, item: StoredItem): ItemValue {
  const { value, enteredMs, dueMs } = item;
  if (!lifecycle?.progress || dueMs === undefined || dueMs <= enteredMs) return value;
  const { property, end } = lifecycle.progress;
  const steps = lifecycle.states.length - 1;
  const within = Math.max(0, Math.min(1, (nowMs - enteredMs) / (dueMs - enteredMs)));
  const part = (stateIndex(lifecycle, value) + within) / steps;
  // Whole numbers are valid for integers too; only what has ended is at its end.
  const shown = end > 1 ? Math.min(end - 1, Math.floor(part * end)) : Math.floor(part * end * 100) / 100;
  return { ...value, [property]: shown };
}

/** @param place at the time at which the state is entered */
function nextState(place: StatePlace, lifecycle: Lifecycle, item: StoredItem): StoredItem {
  const index = stateIndex(lifecycle, item.value) + 1;
  const state = lifecycle.states[index];
  if (state === undefined) return { ...item, dueMs: undefined };
  const isLast = index === lifecycle.states.length - 1;
  const value = finishValue(place, {
    ...item.value,
    ...(isLast && results(place, lifecycle, item.value)),
    ...(isLast && lifecycle.progress && { [lifecycle.progress.property]: lifecycle.progress.end }),
    [lifecycle.property]: state,
    ...stateTimes(place, lifecycle, state, place.nowMs),
    ...changeTimes(place, place.nowMs),
  });
  return { ...item, value, isExample: false, ...timesAt(lifecycle, value, place.nowMs) };
}

/** The properties that say when an item was last changed. */
export function changeTimes({ context, resource }: StatePlace, ms: number): ItemValue {
  const { properties, times } = itemShape(context, resource);
  return Object.fromEntries(
    times.flatMap(({ name, of }) => {
      const property = properties.get(name);
      const value =
        of === 'changed' && property ? timeValue(context.facts, property.schema, name, ms) : undefined;
      return value === undefined ? [] : [[name, value]];
    }),
  );
}

/** The properties that say when a state was entered. */
export function stateTimes(
  { context, resource }: StatePlace,
  { timestamps }: Lifecycle,
  state: unknown,
  ms: number,
): ItemValue {
  const { properties } = itemShape(context, resource);
  const names = Object.keys(timestamps).filter((name) => timestamps[name] === state);
  return Object.fromEntries(
    names.flatMap((name) => {
      const property = properties.get(name);
      const value = property && timeValue(context.facts, property.schema, name, ms);
      return value === undefined ? [] : [[name, value]];
    }),
  );
}

/** Those of a good end: what says why something failed stays away. */
function results(place: StatePlace, { results: names }: Lifecycle, value: ItemValue): ItemValue {
  const missing = names.filter(
    (name) => !isFailure(name) && (value[name] === undefined || value[name] === null),
  );
  if (missing.length === 0) return {};
  const sampled = sampledValue(place);
  return Object.fromEntries(
    missing.flatMap((name) => (Object.hasOwn(sampled, name) ? [[name, sampled[name]]] : [])),
  );
}

function isFailure(name: string): boolean {
  return /^(?:error|fail|exception)/i.test(name);
}

function stateIndex({ property, states }: Lifecycle, value: ItemValue): number {
  const state = Object.hasOwn(value, property) ? value[property] : undefined;
  return typeof state === 'string' ? states.indexOf(state) : -1;
}

function durationOf({ states, durationsMs }: Lifecycle, index: number): number {
  const state = states[index] ?? '';
  const duration = durationsMs && Object.hasOwn(durationsMs, state) ? durationsMs[state] : undefined;
  return Math.max(0, duration ?? defaultStateMs);
}
