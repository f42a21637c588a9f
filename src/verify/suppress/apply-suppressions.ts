import type { Operation } from '../../model/model.ts';
import type { Problem } from '../../problem.ts';
import { matchesGlob, matchesOperation } from '../operation-pattern.ts';
import { isAboutProperty } from './is-about-property.ts';
import type { Suppressed, Suppression } from './suppression.ts';

/** Problems, with those that are accepted told apart. */
export interface AppliedSuppressions<T extends Problem> {
  readonly kept: readonly T[];
  readonly suppressed: readonly Suppressed<T>[];
  /** Suppressions that suppress nothing, and those whose day has passed. */
  readonly problems: readonly Problem[];
}

/** What suppressions are applied by. */
interface SuppressionContext {
  /** Of all documents: problems name theirs by method and path. */
  readonly operations: readonly Operation[];
  /** `2026-11-24` */
  readonly today: string;
  /** Whether everything was tried: only then is a suppression without a finding one that nobody needs. */
  readonly isWhole: boolean;
}

/** Takes out of problems what is accepted. */
export function applySuppressions<T extends Problem>(
  problems: readonly T[],
  suppressions: readonly Suppression[],
  { operations, today, isWhole }: SuppressionContext,
): AppliedSuppressions<T> {
  const byLabel = Map.groupBy(operations, ({ method, path }) => `${method.toUpperCase()} ${path}`);
  const used = new Set<Suppression>();
  const suppressed: Suppressed<T>[] = [];
  const isCurrent = ({ until }: Suppression) => until === undefined || until >= today;
  const kept = problems.filter((problem) => {
    const own = byLabel.get(problem.operation ?? '') ?? [];
    const fitting = suppressions.filter((one) => fits(one, problem, own));
    for (const one of fitting) used.add(one);
    const current = fitting.find(isCurrent);
    if (current) suppressed.push({ problem, reason: current.reason });
    return current === undefined;
  });
  const told = suppressions.flatMap((one): Problem[] => {
    if (!used.has(one)) return isWhole ? [unused(one)] : [];
    return isCurrent(one) ? [] : [expired(one)];
  });
  return { kept, suppressed, problems: told };
}

function fits(suppression: Suppression, problem: Problem, operations: readonly Operation[]): boolean {
  const { code, operation, pointer, property } = suppression;
  if (code !== problem.code) return false;
  if (pointer !== undefined && !matchesGlob(pointer, problem.at?.pointer ?? '')) return false;
  if (property !== undefined && !isAboutProperty(problem, property)) return false;
  if (operation === undefined) return true;
  if (problem.operation === undefined) return false;
  return (
    operations.some((one) => matchesOperation(operation, one)) ||
    // Of a method that the document does not have, there is only the label.
    matchesGlob(operation, problem.operation)
  );
}

function unused({ code, at, operation }: Suppression): Problem {
  return {
    code: 'suppression-unused',
    severity: 'warning',
    message: `this suppression of ${code}${operation === undefined ? '' : ` at ${operation}`} suppresses nothing`,
    at,
    hint: 'Remove it: what it was for is fixed, or it does not say what it should.',
  };
}

function expired({ code, at, until }: Suppression): Problem {
  return {
    code: 'suppression-expired',
    severity: 'warning',
    message: `this suppression of ${code} held until ${until}`,
    at,
    hint: 'Have the finding fixed, or set a later day.',
  };
}
