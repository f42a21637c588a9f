import type { FindingClass, Subject } from '../contract-tests/mutants/subject.ts';

/** Something wrong that a tool has told: where, and of what kind. */
export interface ToldFinding {
  /** The classes that it is counted for: one of Concordat, all that come near for a peer's check. */
  readonly classes: readonly FindingClass[];
  /** `POST /items`; several where the tool's way of naming leaves it open. */
  readonly operations: readonly string[];
  /** The tool's own name for it. */
  readonly code: string;
  readonly message: string;
  /** After how many requests it was told; undefined where the tool does not say. */
  readonly after: number | undefined;
}

/** What a tool made of one server. */
export interface ToolResult {
  readonly findings: readonly ToldFinding[];
  /** As the proxy counted them. */
  readonly requests: number;
  readonly elapsedMs: number;
  /** It wanted more requests than there were, and was ended. */
  readonly isCutOff: boolean;
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
  /** Of the counting proxy before the server. */
  readonly url: string;
  readonly seed: number;
  readonly maxRequests: number;
  /** An empty folder for what the tool writes. */
  readonly folder: string;
  /** Aborted when the budget is spent or the time is up: the tool must end. */
  readonly signal: AbortSignal;
  /** How many requests had been sent up to a time in milliseconds since 1970. */
  readonly requestsUntil: (time: number) => number;
}

/** Lets a tool loose on a server; what it throws is the failure of the trial. */
export type RunTool = (input: ToolInput) => Promise<readonly ToldFinding[]>;

/** What came of a trial. */
export interface TrialOutcome extends Trial {
  readonly kind: 'mutant' | 'variant' | 'clean';
  /** The class of the mutant. */
  readonly class: FindingClass | undefined;
  /** The right class at the right operation. */
  readonly isDetected: boolean;
  /** Anything at all was told. */
  readonly isSuspected: boolean;
  /** What was told of the right class at the right operation: `code operation`. */
  readonly right: readonly string[];
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
      told.operations.some((operation) => mutant?.operations.includes(operation)) &&
      told.classes.some((one) => classes.includes(one)),
  );
  return {
    ...trial,
    kind: mutant ? 'mutant' : trial.switched === undefined ? 'clean' : 'variant',
    class: mutant?.class,
    isDetected: right.length > 0,
    isSuspected: result.findings.length > 0,
    right: right.map(nameOfFinding),
    after: right.map(({ after }) => after).find((after) => after !== undefined),
    result,
  };
}

/** What makes two findings on different servers the same one: `ST103 GET /items`. */
export function nameOfFinding({ code, operations }: ToldFinding): string {
  return `${code} ${operations.join(', ')}`;
}
