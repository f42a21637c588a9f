import type { CoveragePoint } from './coverage-points.ts';

/** How much of what documents say was seen in traffic. */
export interface CoverageReport extends CoverageCount {
  readonly apis: readonly ApiCoverage[];
}

export interface CoverageCount {
  /** How many points there are, and how many of them were seen. */
  readonly total: number;
  readonly covered: number;
  /** From 0 to 100, cut to one decimal; 100 where there is nothing to be seen. */
  readonly percent: number;
}

export interface ApiCoverage extends CoverageCount {
  readonly name: string;
  /** In the order of the document. */
  readonly operations: readonly OperationTraffic[];
  /** The values of enums in answers, each once however many answers share its schema. */
  readonly answerValues: readonly SeenPoint[];
}

export interface OperationTraffic extends CoverageCount {
  /** `POST /jobs`. */
  readonly operation: string;
  /** `createJob`. */
  readonly name: string;
  readonly calls: number;
  readonly points: readonly SeenPoint[];
  /** Statuses that came and are not documented, and how often. */
  readonly undocumented: Readonly<Record<string, number>>;
}

export interface SeenPoint extends CoveragePoint {
  readonly hits: number;
}

/** Counts points, or sums up counts. */
export function countCoverage(parts: readonly Pick<CoverageCount, 'total' | 'covered'>[]): CoverageCount {
  const total = parts.reduce((sum, part) => sum + part.total, 0);
  const covered = parts.reduce((sum, part) => sum + part.covered, 0);
  // Cut, so that what is not complete is never 100.
  return { total, covered, percent: total === 0 ? 100 : Math.floor((covered * 1000) / total) / 10 };
}

/**
 * Whether less was seen than must be.
 *
 * @param percent from 0 to 100
 * @example
 * if (coverageBelow(report, 80)) process.exitCode = 1;
 */
export function coverageBelow({ total, covered }: CoverageCount, percent: number): boolean {
  return covered * 100 < percent * total;
}
