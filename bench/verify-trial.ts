import type { FindingClass, Subject } from '../contract-tests/mutants/subject.ts';

/** Something wrong that a tool has told: where, and of what kind. */
export interface ToldFinding {
  readonly class: FindingClass | undefined;
  /** `POST /items`. */
  readonly operation: string;
  /** The tool's own name for it. */
  readonly code: string;
  readonly message: string;
  /** After how many requests it was told; undefined where the tool does not say. */
  readonly after: number | undefined;
}

/** What a tool made of one server. */
export interface ToolResult {
  readonly findings: readonly ToldFinding[];
  readonly requests: number;
  readonly elapsedMs: number;
  /** Why the tool came to no result. */
  readonly failure: string | undefined;
}

/** One server that a tool is let loose on. */
export interface Trial {
  readonly tool: string;
  readonly subject: string;
  /** The id of a mutant or a variant; undefined for the clean server. */
  readonly switched: string | undefined;
  readonly seed: number;
  readonly maxRequests: number;
}

/** What a tool is given. */
export interface ToolInput {
  readonly subject: Subject;
  readonly url: string;
  readonly seed: number;
  readonly maxRequests: number;
}

/** What came of a trial. */
export interface TrialOutcome extends Trial {
  readonly kind: 'mutant' | 'variant' | 'clean';
  /** The class of the mutant. */
  readonly class: FindingClass | undefined;
  /** The right class at the right operation. */
  readonly isDetected: boolean;
  /** Anything at all was told. */
  readonly isSuspected: boolean;
  /** After how many requests the right thing was told. */
  readonly after: number | undefined;
  readonly result: ToolResult;
}

/** Holds what a tool told against what was wrong. */
export function judgeTrial(subject: Subject, trial: Trial, result: ToolResult): TrialOutcome {
  const mutant = subject.mutants.find(({ id }) => id === trial.switched);
  const classes = mutant ? [mutant.class, ...(mutant.alsoClass ?? [])] : [];
  const right = result.findings.filter(
    (told) =>
      mutant?.operations.includes(told.operation) && told.class !== undefined && classes.includes(told.class),
  );
  const first = right.map(({ after }) => after).find((after) => after !== undefined);
  return {
    ...trial,
    kind: mutant ? 'mutant' : trial.switched === undefined ? 'clean' : 'variant',
    class: mutant?.class,
    isDetected: right.length > 0,
    isSuspected: result.findings.length > 0,
    after: first,
    result,
  };
}
