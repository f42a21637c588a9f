import type { Operation } from '../../model/model.ts';
import { type ReadRequest, requestReader } from './request-reader.ts';
import type { Condition } from './rule.ts';

/** Whether a request is what is asked for. */
export type Matcher = (read: ReadRequest) => boolean;

/** Whether all conditions are true of a request to an operation; made once. */
export function requestMatcher(operation: Operation, conditions: readonly Condition[]): Matcher {
  const tests = conditions.map(({ place, name, test }) => ({
    read: requestReader(operation, place, name),
    test,
  }));
  return (request) => tests.every(({ read, test }) => test(read(request)));
}
