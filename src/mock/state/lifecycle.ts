import { lazy as lazily } from '../../model/values.ts';
import type { Lifecycle } from '../../resources/resource.ts';
import { createRandom } from '../../schema/sample/random.ts';
import { finishValue, type ItemValue } from './finish-value.ts';
import { resultValues } from './result-values.ts';
import type { StatePlace } from './state-call.ts';
import type { StoredItem } from './store.ts';
import { changeTimes, stateTimes } from './time-values.ts';

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

/** Walks all items of all resources through the states whose time has come, so that each is seen as it is now. */
export function walkAll(place: Omit<StatePlace, 'resource'>): void {
  for (const resource of place.context.map.resources.values()) {
    if (!resource.lifecycle) continue;
    for (const item of place.store.due(resource.name, place.nowMs)) walkItem({ ...place, resource }, item);
  }
}

/**
 * Walks some of the items whose time has come, where many wait: whoever looks next is not to walk all of them alone.
 *
 * Of each resource one more than an item has changes before it, so that those that wait become fewer.
 *
 * @param most so many of a resource may wait
 */
export function walkSome(place: Omit<StatePlace, 'resource'>, most: number): void {
  for (const resource of place.context.map.resources.values()) {
    const { lifecycle, name } = resource;
    if (!lifecycle || place.store.dueCount(name, place.nowMs) <= most) continue;
    const due = place.store.due(name, place.nowMs, lifecycle.states.length);
    for (const item of due) walkItem({ ...place, resource }, item);
  }
}

function walkItem(place: StatePlace, item: StoredItem): void {
  const { lifecycle, name } = place.resource;
  let walked = item;
  while (lifecycle && walked.dueMs !== undefined && walked.dueMs <= place.nowMs) {
    walked = nextState(placeAt(place, walked, walked.dueMs), lifecycle, walked);
  }
  // A store that is full leaves items as they are: they are walked again when there is room.
  place.store.replace(name, walked);
}

/** What is made up then is the same whoever looks when. */
function placeAt(place: StatePlace, { id }: StoredItem, nowMs: number): StatePlace {
  const random = lazily(() => createRandom(`${place.resource.name}/${id} ${nowMs}`));
  return { ...place, nowMs, random };
}

/** The value of an item as it is seen now: how far it is, between two states. */
export function shownValue(place: StatePlace, item: StoredItem): ItemValue {
  const { value, enteredMs, dueMs } = item;
  const { lifecycle } = place.resource;
  if (!lifecycle?.progress || dueMs === undefined || dueMs <= enteredMs) return value;
  // Only what depends on the time asks for it: the rest is remembered.
  const { nowMs } = place;
  const { property, end } = lifecycle.progress;
  const steps = lifecycle.states.length - 1;
  const within = Math.max(0, Math.min(1, (nowMs - enteredMs) / (dueMs - enteredMs)));
  const index = stateIndex(lifecycle, value);
  // What waits is no further than when it began to wait.
  const part = steps === 1 ? within : Math.max(0, index - 1 + (index === 0 ? 0 : within)) / (steps - 1);
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
    ...(isLast && resultValues(place, lifecycle, item)),
    ...(isLast && lifecycle.progress && { [lifecycle.progress.property]: lifecycle.progress.end }),
    [lifecycle.property]: state,
    ...stateTimes(place, lifecycle, state),
    ...changeTimes(place),
  });
  return { ...item, value, isExample: false, ...timesAt(lifecycle, value, place.nowMs) };
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
