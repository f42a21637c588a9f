import { EVENT_ID, type Event, getScalarValue, parseEvents } from 'js-yaml';
import type { Location, Position, Problem } from '../problem.ts';
import type { Document } from './document.ts';
import { positionOf } from './parse.ts';
import { parsePointer } from './pointer.ts';
import type { Source } from './source.ts';

/**
 * The line and column of a place: of the key for a member of an object, of the value for an item of an array.
 *
 * Where the pointer leads to nothing, the position is that of its nearest parent. JSON is read as the YAML that
 * it is. The text is scanned on first use and remembered: only what is printed pays.
 */
export function locate(document: Pick<Document, 'sources'>, at: Location): Position {
  if (at.position) return at.position;
  const source = document.sources.get(at.source);
  return source ? positionInSource(source, at.pointer) : { line: 1, column: 1 };
}

/** Problems with the positions of their places looked up, for when the document does not travel with them. */
export function withPositions(
  problems: readonly Problem[],
  document: Pick<Document, 'sources'>,
): readonly Problem[] {
  return problems.map((problem) =>
    problem.at ? { ...problem, at: { ...problem.at, position: locate(document, problem.at) } } : problem,
  );
}

const eventsBySource = new WeakMap<Source, readonly Event[]>();

function positionInSource(source: Source, pointer: string): Position {
  let events = eventsBySource.get(source);
  if (!events) {
    events = parseEvents(source.text, { maxDepth: 1000 });
    eventsBySource.set(source, events);
  }
  return positionOf(source.text, offsetOf(source.text, events, parsePointer(pointer)));
}

/** Descends from the document's first node along the segments; stops at the deepest one that is there. */
function offsetOf(text: string, events: readonly Event[], segments: readonly string[]): number {
  let index = events[0]?.type === EVENT_ID.DOCUMENT ? 1 : 0;
  let offset = 0;
  for (const segment of segments) {
    const child = childOf(text, events, index, segment);
    if (!child) break;
    index = child.value;
    offset = startOf(events[child.mark]) ?? offset;
  }
  return offset;
}

/** The child of the collection that starts at `index`: the event of its value, and the one to point at. */
function childOf(
  text: string,
  events: readonly Event[],
  index: number,
  segment: string,
): { value: number; mark: number } | undefined {
  const parent = events[index];
  if (parent?.type !== EVENT_ID.MAPPING && parent?.type !== EVENT_ID.SEQUENCE) return undefined;
  let next = index + 1;
  for (let item = 0; events[next] !== undefined && events[next]?.type !== EVENT_ID.POP; item += 1) {
    if (parent.type === EVENT_ID.SEQUENCE) {
      if (String(item) === segment) return { value: next, mark: next };
    } else {
      const key = events[next];
      const value = afterNode(events, next);
      if (key?.type === EVENT_ID.SCALAR && getScalarValue(text, key) === segment)
        return { value, mark: next };
      next = value;
    }
    next = afterNode(events, next);
  }
  return undefined;
}

/** The index behind a whole node, its children included. */
function afterNode(events: readonly Event[], index: number): number {
  let depth = 0;
  for (let next = index; next < events.length; next += 1) {
    const type = events[next]?.type;
    if (type === EVENT_ID.MAPPING || type === EVENT_ID.SEQUENCE) depth += 1;
    if (type === EVENT_ID.POP) depth -= 1;
    if (depth <= 0) return next + 1;
  }
  return events.length;
}

function startOf(event: Event | undefined): number | undefined {
  if (event?.type === EVENT_ID.SCALAR) {
    // A quoted scalar's value starts behind its quote.
    return event.style === 1 ? event.valueStart : Math.max(0, event.valueStart - 1);
  }
  if (event?.type === EVENT_ID.MAPPING || event?.type === EVENT_ID.SEQUENCE) return event.start;
  return event?.type === EVENT_ID.ALIAS ? event.anchorStart : undefined;
}
