import { isNamedStatus } from '../../contract/find-response.ts';
import type { Operation, SchemaNode } from '../../model/model.ts';
import { isEndOfPair } from '../boundaries/paired-names.ts';
import type { Subject } from './subject.ts';

/** The two ends of what takes place: `['starts_at', 'ends_at']`. */
export type Ends = readonly [start: string, end: string];

const clash =
  /\boverlap|\bdouble[- ]book|\b(?:taken|booked|occupied|reserved) (?:at|for|in|during) (?:that|this|the) (?:time|period|slot)|\balready (?:booked|reserved|taken) (?:at|for|in|during)\b/i;
/** Some others stand in nobody's way: which ones is not known. */
const exceptions =
  /\b(?:unless|except|confirmed|approved|active|only|may overlap|limit|capacity|more than)\b/i;

/** Whether the document says of an operation that what overlaps something else is refused with 409. */
export function refusesOverlaps(operation: Operation): boolean {
  if (!isNamedStatus(operation, 409)) return false;
  const conflict = operation.responses.find(({ status }) => status === '409')?.description ?? '';
  const sentences = `${operation.summary ?? ''}. ${operation.description ?? ''}`
    .slice(0, 5000)
    .split(/(?<=[.;!?])\s+|\n\n/)
    .filter((one) => /\b409\b|\bconflict\b/i.test(one));
  const said = [conflict.slice(0, 1000), ...sentences].filter((one) => clash.test(one));
  return said.length > 0 && !said.some((one) => exceptions.test(one));
}

/** The two times of a body between which something takes place; undefined where it has not exactly one such pair. */
export function endsOf({ facts }: Subject, schema: SchemaNode | undefined): Ends | undefined {
  if (!schema) return undefined;
  const times = [...facts.properties(schema).values()]
    .filter(({ schema: node }) => /^date(?:-time)?$/.test(String(facts.keyword(node, 'format'))))
    .map(({ name }) => name);
  const [start, end, third] = times.filter((name) => isEndOfPair(name, times));
  return start !== undefined && end !== undefined && third === undefined ? [start, end] : undefined;
}
