import type { Violation } from '../src/mock/exchange.ts';
import { isObject } from '../src/model/values.ts';
import type { SentAnswer } from './differential-send.ts';

/** One thing in which two answers to the same request differ. */
export type Difference =
  | { readonly kind: 'status'; readonly mock: number; readonly prism: number }
  /** A violation that only one of them tells. */
  | { readonly kind: 'violation'; readonly by: 'mock' | 'prism'; readonly violation: Violation }
  /** The same violations in another order, or a list that is cut. */
  | { readonly kind: 'violations'; readonly mock: string; readonly prism: string }
  | {
      readonly kind: 'header';
      readonly name: string;
      readonly mock: string | undefined;
      readonly prism: string | undefined;
    }
  | { readonly kind: 'body'; readonly mock: string; readonly prism: string };

/** What two answers say, taken apart. */
export interface Comparison {
  /** In the order of importance. */
  readonly differences: readonly Difference[];
  /** Whether one of them refuses the request and the other does not, by what they say of it. */
  readonly isJudgedOtherwise: boolean;
}

interface Parts {
  readonly headers: Readonly<Record<string, string>>;
  /** As JSON; empty where the list was cut. */
  readonly violations: readonly string[];
  readonly isCut: boolean;
  readonly isRefusal: boolean;
  readonly body: string;
}

/**
 * In what two answers differ.
 *
 * Violations are compared one by one, whether they stand in a header or in the body of Prism's own error.
 */
export function compareAnswers(mock: SentAnswer, prism: SentAnswer): Comparison {
  const own = partsOf(mock);
  const other = partsOf(prism);
  const differences: Difference[] = [];
  if (mock.status !== prism.status) {
    differences.push({ kind: 'status', mock: mock.status, prism: prism.status });
  }
  const isCut = own.isCut || other.isCut;
  differences.push(
    ...(isCut ? compareCut(mock, prism) : compareViolations(own.violations, other.violations)),
  );
  for (const name of new Set([...Object.keys(own.headers), ...Object.keys(other.headers)])) {
    const [left, right] = [own.headers[name], other.headers[name]];
    if (left !== right) differences.push({ kind: 'header', name, mock: left, prism: right });
  }
  if (own.body !== other.body) differences.push({ kind: 'body', mock: own.body, prism: other.body });
  return { differences, isJudgedOtherwise: own.isRefusal !== other.isRefusal };
}

/** The length follows from the body. */
function partsOf({ status, headers, body }: SentAnswer): Parts {
  const { 'content-length': _, 'sl-violations': text, ...others } = headers;
  const told = text === undefined ? undefined : parse(text);
  const problem = parse(body);
  const isOwnError = others['content-type'] === 'application/problem+json' && isObject(problem);
  if (told === undefined && isOwnError && Array.isArray(problem.validation)) {
    const { validation, ...rest } = problem;
    const violations = (validation as readonly object[]).map((one) => JSON.stringify(one));
    return { headers: others, violations, isCut: false, isRefusal: true, body: JSON.stringify(rest) };
  }
  const list = Array.isArray(told) ? told : [];
  const isRefusal =
    list.some(isRequestError) ||
    (isOwnError && status >= 400 && status < 500 && status !== 404 && status !== 406);
  const isCut = text !== undefined && told === undefined;
  return { headers: others, violations: list.map((one) => JSON.stringify(one)), isCut, isRefusal, body };
}

/** Of lists that were cut, those of requests are there, since they come first; the others cannot be told one by one. */
function compareCut(mock: SentAnswer, prism: SentAnswer): readonly Difference[] {
  const name = 'sl-violations';
  const [own, other] = [mock.headers[name], prism.headers[name]];
  if (own === other) return [];
  const only = (by: 'mock' | 'prism', text = '[]', others = ''): readonly Difference[] => {
    const list = parse(text);
    return (Array.isArray(list) ? list : [])
      .filter((one) => isRequestError(one) && !others.includes(JSON.stringify(one)))
      .map((violation) => ({ kind: 'violation', by, violation }));
  };
  return [
    ...only('mock', own, other),
    ...only('prism', other, own),
    { kind: 'header', name, mock: own, prism: other },
  ];
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isRequestError({ location, severity }: Violation): boolean {
  return location[0] === 'request' && severity === 'Error';
}

function compareViolations(mock: readonly string[], prism: readonly string[]): readonly Difference[] {
  const only = (by: 'mock' | 'prism', list: readonly string[], others: readonly string[]) =>
    withoutThose(list, others).map((text): Difference => ({ kind: 'violation', by, violation: read(text) }));
  const differences = [...only('mock', mock, prism), ...only('prism', prism, mock)];
  if (differences.length > 0 || mock.join() === prism.join()) return differences;
  return [{ kind: 'violations', mock: mock.join('\n'), prism: prism.join('\n') }];
}

/** In the body of an error, places are told without `request`; one without a place has none. */
function read(text: string): Violation {
  const violation = JSON.parse(text);
  const { location = [] } = violation;
  return /^(?:request|response)$/.test(location[0])
    ? violation
    : { ...violation, location: ['request', ...location] };
}

/** A list without the items of another, each taken out as often as it is there. */
function withoutThose(list: readonly string[], others: readonly string[]): readonly string[] {
  const left = [...others];
  return list.filter((item) => {
    const index = left.indexOf(item);
    if (index >= 0) left.splice(index, 1);
    return index < 0;
  });
}
