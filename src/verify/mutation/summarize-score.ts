import { operationLabel } from '../../contract/finding.ts';
import type { Operation } from '../../model/model.ts';
import { breakKinds } from './break-kinds.ts';
import { type BreakOutcome, counts, isCaught, type MutationScore } from './mutation-score.ts';

/** How one operation fares. */
export interface OperationScore {
  readonly operation: Operation;
  readonly tried: number;
  readonly caught: number;
  /** What was not caught, by what would make it so. */
  readonly missed: readonly { readonly advice: string; readonly outcomes: readonly BreakOutcome[] }[];
}

/** The score, and how it comes about. */
export interface ScoreSummary {
  readonly tried: number;
  readonly caught: number;
  /** Of 1; 1 where there was nothing to break. */
  readonly score: number;
  /** In the document's order. */
  readonly operations: readonly OperationScore[];
  readonly classes: readonly { readonly class: string; readonly tried: number; readonly caught: number }[];
}

/** Adds up what became of all breaks. */
export function summarizeScore({ outcomes }: Pick<MutationScore, 'outcomes'>): ScoreSummary {
  const counted = outcomes.filter(counts);
  const caught = counted.filter(isCaught).length;
  const byOperation = Map.groupBy(counted, ({ broken }) => broken.operation);
  const byClass = Map.groupBy(counted, ({ broken }) => breakKinds[broken.kind].class);
  return {
    tried: counted.length,
    caught,
    score: counted.length === 0 ? 1 : caught / counted.length,
    operations: [...byOperation].map(([operation, list]) => ({
      operation,
      tried: list.length,
      caught: list.filter(isCaught).length,
      missed: [...Map.groupBy(list, ({ advice }) => advice)].flatMap(([advice, missed]) =>
        advice === undefined ? [] : [{ advice, outcomes: missed }],
      ),
    })),
    classes: [...byClass].map(([name, list]) => ({
      class: name,
      tried: list.length,
      caught: list.filter(isCaught).length,
    })),
  };
}

/** The score as JSON: `score` of 1, `operations`, and every break with what became of it. */
export function scoreAsJson(score: MutationScore): unknown {
  const { tried, caught, score: part, operations, classes } = summarizeScore(score);
  return {
    score: part,
    tried,
    caught,
    left: score.left,
    requests: score.requests,
    cleanFindings: score.cleanFindings.map(({ code, operation, message }) => ({ code, operation, message })),
    classes,
    operations: operations.map((one) => ({
      operation: operationLabel(one.operation),
      tried: one.tried,
      caught: one.caught,
    })),
    breaks: score.outcomes.map((one) => ({
      id: one.id,
      operation: operationLabel(one.broken.operation),
      class: breakKinds[one.broken.kind].class,
      kind: one.broken.kind,
      where: one.broken.where,
      what: one.broken.what,
      outcome: one.outcome,
      isCounted: counts(one),
      requests: one.requests,
      ...(one.by && { by: { code: one.by.code, operation: one.by.operation } }),
      ...(one.advice !== undefined && { advice: one.advice }),
    })),
  };
}
