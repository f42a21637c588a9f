import type { SchemaNode } from '../../model/model.ts';
import { schemaProperty, typeNameOf } from '../../schema/resolve-schema.ts';
import type { Fields } from './fields.ts';
import { isNothing, sameValue } from './same-value.ts';
import type { Subject } from './subject.ts';
import { isMoving, isOfChange, isState } from './volatile-property.ts';
import { isKeptOtherwise } from './writable-properties.ts';

/** A property that is not as it should be. */
export interface Difference {
  readonly name: string;
  readonly expected: unknown;
  /** Undefined where it is not there. */
  readonly actual: unknown;
}

/**
 * What was sent and is not what is seen, property by property; only what both the request and the schema of the answer speak
 * of in the same way.
 */
export function lostValues(
  subject: Subject,
  sent: Fields,
  seen: Fields,
  schema: SchemaNode | undefined,
): readonly Difference[] {
  return Object.keys(sent).flatMap((name): Difference[] => {
    const expected = sent[name];
    const node = schema && schemaProperty(subject.model, schema, name);
    const isThere = Object.hasOwn(seen, name);
    const actual = isThere ? seen[name] : undefined;
    if (isKeptOtherwise(subject, name, node) || isMoving(subject, name)) return [];
    if (!isThere && (!node || isNothing(expected))) return [];
    if (isThere && !isAlike(expected, actual)) return [];
    return sameValue(expected, actual) ? [] : [{ name, expected, actual }];
  });
}

/** Null may stand for any value, and an object for its id: only the same kinds of values are compared. */
function isAlike(one: unknown, other: unknown): boolean {
  if (one === null) return false;
  if (other === null || other === undefined) return !isNothing(one);
  const kind = (value: unknown) => typeNameOf(value).replace('integer', 'number');
  return kind(one) === kind(other);
}

/** What two answers about an item, between which nobody changed it, tell differently. */
export function disagreements(subject: Subject, first: Fields, second: Fields): readonly Difference[] {
  return Object.keys(first).flatMap((name): Difference[] => {
    if (!Object.hasOwn(second, name) || isMoving(subject, name)) return [];
    const [expected, actual] = [first[name], second[name]];
    const node = subject.resource.schema && schemaProperty(subject.model, subject.resource.schema, name);
    if (isKeptOtherwise(subject, name, node)) return [];
    return sameValue(expected, actual) || sameValue(actual, expected) ? [] : [{ name, expected, actual }];
  });
}

/** What a change has changed besides what it was about, of that which is the client's to change. */
export function sideEffects(
  subject: Subject,
  before: Fields,
  after: Fields,
  isFixed: (name: string) => boolean,
): readonly Difference[] {
  return Object.keys(before).flatMap((name): Difference[] => {
    if (!isFixed(name) || isMoving(subject, name) || isOfChange(name) || isState(subject, name)) return [];
    const [expected, actual] = [before[name], Object.hasOwn(after, name) ? after[name] : undefined];
    return sameValue(expected, actual) && sameValue(actual, expected) ? [] : [{ name, expected, actual }];
  });
}

/** What doing the same a second time has changed: clocks and versions may. */
export function repeatedEffects(subject: Subject, once: Fields, twice: Fields): readonly Difference[] {
  return disagreements(subject, once, twice).filter(({ name }) => !isOfChange(name));
}

/** Those that were seen both times. */
export function inBoth(first: readonly Difference[], second: readonly Difference[]): readonly Difference[] {
  return first.filter(({ name }) => second.some((one) => one.name === name));
}
