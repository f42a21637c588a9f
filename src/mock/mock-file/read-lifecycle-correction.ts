import type { LifecycleCorrection } from '../../resources/corrections.ts';
import { readName, readNames } from './read-name.ts';
import { readNumber } from './read-number.ts';
import type { WrittenValue } from './written-value.ts';

/** A day: longer than anybody waits for a mock. */
const maxMs = 86_400_000;
const maxStates = 100;
const hint =
  'Write "states: { queued: 500, running: 2000, completed: }": each with how long it holds, in milliseconds.';

/** Reads through which states the items of a resource go: `{ property, states, ends }`. */
export function readLifecycleCorrection(written: WrittenValue): LifecycleCorrection | undefined {
  const fields = written.fields(['property', 'states', 'ends']);
  if (!fields) return undefined;
  if (fields.size === 0) return written.fail('this lifecycle says nothing', hint);
  const [property, states, ends] = ['property', 'states', 'ends'].map((key) => fields.get(key));
  const name = property && readName(property, 'the name of a property', 'Write "property: status".');
  const read = states && readStates(states);
  const otherEnds = ends && readNames(ends, 'a list of states', 'Write "ends: [failed, cancelled]".');
  const isRead = (!property || name) && (!states || read) && (!ends || otherEnds);
  return isRead ? { property: name, states: read, otherEnds } : undefined;
}

/** A list of states, or an object of states and how long each holds; the last one holds for ever. */
function readStates(written: WrittenValue): LifecycleCorrection['states'] {
  if (Array.isArray(written.value)) {
    const names = readNames(written, 'a list of states', hint);
    return checked(
      written,
      names?.map((name) => ({ ...name, durationMs: undefined })),
    );
  }
  const entries = written.entries('an object of states', hint)?.map(([value, duration]) => {
    const { at } = duration;
    if (duration.value === null) return { value, at, durationMs: undefined };
    const durationMs = readNumber(duration, { min: 0, max: maxMs, unit: 'milliseconds' });
    return durationMs === undefined ? undefined : { value, at, durationMs };
  });
  return entries?.every((entry) => entry !== undefined) ? checked(written, entries) : undefined;
}

function checked<T>(written: WrittenValue, states: readonly T[] | undefined): readonly T[] | undefined {
  if (!states || (states.length >= 2 && states.length <= maxStates)) return states;
  return written.fail(`a lifecycle has 2 to ${maxStates} states, not ${states.length}`, hint);
}
