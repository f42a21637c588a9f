import { EVENT_ID, type Event, getScalarValue, parseEvents } from 'js-yaml';
import type { Location, Position, Problem } from '../problem.ts';
import type { Document } from './document.ts';
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

/** What is looked up again and again in one text: thousands of problems are located in one large document. */
interface TextIndex {
  readonly text: string;
  readonly events: readonly Event[];
  /** By event: the index behind the whole node, its children included. */
  readonly ends: Int32Array;
  /** The offset of each line. */
  readonly lines: readonly number[];
  /** By collection, filled when it is first descended into. */
  readonly children: Map<number, ReadonlyMap<string, Child>>;
}

/** The event of a child's value, and the one to point at. */
interface Child {
  readonly value: number;
  readonly mark: number;
}

const indexBySource = new WeakMap<Source, TextIndex>();

function positionInSource(source: Source, pointer: string): Position {
  let index = indexBySource.get(source);
  if (!index) {
    index = indexText(source.text);
    indexBySource.set(source, index);
  }
  const offset = offsetOf(index, parsePointer(source.originOf?.(pointer) ?? pointer));
  const line = lineAt(index.lines, offset);
  return { line: line + 1, column: offset - (index.lines[line] ?? 0) + 1 };
}

function indexText(text: string): TextIndex {
  const events = parseEvents(text, { maxDepth: 1000 });
  const ends = new Int32Array(events.length);
  const open: number[] = [];
  for (let index = 0; index < events.length; index += 1) {
    const type = events[index]?.type;
    ends[index] = index + 1;
    if (type === EVENT_ID.MAPPING || type === EVENT_ID.SEQUENCE) open.push(index);
    if (type === EVENT_ID.POP) ends[open.pop() ?? index] = index + 1;
  }
  const lines = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines.push(at + 1);
  return { text, events, ends, lines, children: new Map() };
}

/** The last line that starts at or before an offset, from 0. */
function lineAt(lines: readonly number[], offset: number): number {
  let low = 0;
  let high = lines.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((lines[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Descends from the document's first node along the segments; stops at the deepest one that is there. */
function offsetOf(index: TextIndex, segments: readonly string[]): number {
  let node = index.events[0]?.type === EVENT_ID.DOCUMENT ? 1 : 0;
  let offset = 0;
  for (const segment of segments) {
    const child = childrenOf(index, node).get(segment);
    if (!child) break;
    node = child.value;
    offset = startOf(index.events[child.mark]) ?? offset;
  }
  return offset;
}

/** The children of a collection by key or index; none of a scalar. */
function childrenOf(index: TextIndex, node: number): ReadonlyMap<string, Child> {
  const known = index.children.get(node);
  if (known) return known;
  const children = new Map<string, Child>();
  index.children.set(node, children);
  const { text, events, ends } = index;
  const type = events[node]?.type;
  if (type !== EVENT_ID.MAPPING && type !== EVENT_ID.SEQUENCE) return children;
  for (let next = node + 1; events[next] !== undefined && events[next]?.type !== EVENT_ID.POP; ) {
    const mark = next;
    const event = events[mark];
    if (type === EVENT_ID.MAPPING) {
      next = ends[mark] ?? events.length;
      if (event?.type === EVENT_ID.SCALAR) children.set(getScalarValue(text, event), { value: next, mark });
    } else children.set(String(children.size), { value: next, mark });
    next = ends[next] ?? events.length;
  }
  return children;
}

function startOf(event: Event | undefined): number | undefined {
  if (event?.type === EVENT_ID.SCALAR) {
    // A quoted scalar's value starts behind its quote.
    return event.style === 1 ? event.valueStart : Math.max(0, event.valueStart - 1);
  }
  if (event?.type === EVENT_ID.MAPPING || event?.type === EVENT_ID.SEQUENCE) return event.start;
  return event?.type === EVENT_ID.ALIAS ? event.anchorStart : undefined;
}
