import type { ConditionPlace } from '../rules/rule.ts';
import type { CallQuery } from './call-query.ts';
import { type CallTest, judgeCalls, type Verdict } from './expectation.ts';
import { firstDifference } from './first-difference.ts';
import type { Journal } from './journal.ts';
import { unknownOperation } from './unknown-operation.ts';

/** What a test expects of the calls of an operation. Values are compared as with `toEqual`, and may be matchers. */
export interface ExpectedCalls
  extends Pick<CallQuery, 'api' | 'session' | 'status' | 'since' | 'after' | 'where'> {
  /** How many calls fit. Default: at least one. */
  readonly times?: number;
  readonly atLeast?: number;
  readonly atMost?: number;
  /** Parameters by their names, of headers in any case: `{ page: 2 }`. Others may be sent as well. */
  readonly path?: Readonly<Record<string, unknown>>;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly headers?: Readonly<Record<string, unknown>>;
  readonly cookies?: Readonly<Record<string, unknown>>;
  /** The whole body, decoded. */
  readonly body?: unknown;
}

/**
 * Whether an operation was called as expected.
 *
 * @param operation its name, or method and path: `createJob`, `POST /jobs`
 * @throws Error for an operation that no document has
 */
export function judgeExpectedCalls(
  journal: Journal,
  operation: string,
  expected: ExpectedCalls = {},
): Verdict {
  const unknown = unknownOperation(journal.apis(), operation);
  if (unknown !== undefined) throw new Error(unknown);
  const { times, atLeast = times, atMost = times, api, session, status, since, after, where } = expected;
  return judgeCalls(journal, {
    query: { operation, api, session, status, since, after, where },
    tests: [
      ...parameterTests('path', expected.path),
      ...parameterTests('query', expected.query),
      ...parameterTests('header', expected.headers),
      ...parameterTests('cookie', expected.cookies),
      ...(Object.hasOwn(expected, 'body') ? [testOf('body', '', expected.body)] : []),
    ],
    atLeast: atLeast ?? (atMost === undefined ? 1 : 0),
    atMost: atMost ?? Number.POSITIVE_INFINITY,
  });
}

function parameterTests(
  place: ConditionPlace,
  values: Readonly<Record<string, unknown>> = {},
): readonly CallTest[] {
  return Object.entries(values).map(([name, value]) =>
    testOf(place, place === 'header' ? name.toLowerCase() : name, value),
  );
}

function testOf(place: ConditionPlace, name: string, expected: unknown): CallTest {
  const isText = place !== 'body';
  return { place, name, expected, difference: (value) => firstDifference(expected, value, isText) };
}
