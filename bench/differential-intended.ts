import type { Model, Operation } from '../src/model/model.ts';
import type { Comparison, Difference } from './differential-compare.ts';
import { intendedInAnswers } from './differential-in-answers.ts';
import { intendedInBodies } from './differential-in-bodies.ts';
import { intendedInRequests } from './differential-in-requests.ts';
import { intendedInWords } from './differential-in-words.ts';
import type { Judge } from './differential-judge.ts';
import type { NamedRequest } from './differential-requests.ts';
import type { SentAnswer } from './differential-send.ts';

/** What two servers said to one request. */
export interface Exchanges extends Comparison {
  readonly model: Model;
  /** The operation that the mock routes the request to, or that it was made for. */
  readonly operation: Operation;
  readonly request: NamedRequest['request'];
  readonly mock: SentAnswer;
  readonly prism: SentAnswer;
  /** The operation that Prism routes the request to; undefined where it finds none. */
  readonly prismOperation: Operation | undefined;
  readonly judge: Judge;
}

/** A way in which the mock differs from Prism on purpose. */
export interface IntendedDifference {
  /** As `docs/prism-differences.md` names it. */
  readonly id: string;
  /** Whether it is the reason for one of the differences between two answers. */
  explains(difference: Difference, exchanges: Exchanges): boolean;
}

/** All that is intended; the reasons are told in `docs/prism-differences.md`, by id. */
export const intendedDifferences: readonly IntendedDifference[] = [
  ...intendedInRequests,
  ...intendedInWords,
  ...intendedInBodies,
  ...intendedInAnswers,
];

/** A difference, and the intended one that explains it; undefined where nothing does. */
export interface Explained {
  readonly difference: Difference;
  readonly id: string | undefined;
}

/**
 * Explains the differences between two answers.
 *
 * Where a request is refused by one of them, or refused otherwise, the rest of the answers follows from that: only
 * the roots are given back.
 */
export function explainDifferences(exchanges: Exchanges): readonly Explained[] {
  return rootsOf(exchanges).map((difference) => ({
    difference,
    id: intendedDifferences.find((one) => one.explains(difference, exchanges))?.id,
  }));
}

function rootsOf({ differences, isJudgedOtherwise }: Comparison): readonly Difference[] {
  const status = differences.filter(({ kind }) => kind === 'status');
  if (status.length === 0 && !isJudgedOtherwise) return differences;
  const faults = differences.filter(
    (one) =>
      one.kind === 'violation' &&
      one.violation.location[0] === 'request' &&
      one.violation.severity !== 'Information',
  );
  if (faults.length > 0) return faults;
  return status.length > 0 ? status : differences;
}
