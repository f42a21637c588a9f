import { type ContractCode, contractCodes, type FindingClass } from '../contract/codes.ts';
import type { Exchange } from '../contract/exchange.ts';
import { operationLabel } from '../contract/finding.ts';
import type { Method, Operation } from '../model/model.ts';
import type { Location, Problem, Severity } from '../problem.ts';

/** A way in which a server leaves its contract: one for a root cause, however often it shows. */
export interface Finding extends Problem {
  readonly code: ContractCode;
  readonly class: FindingClass;
  /** In upper case. */
  readonly method: string;
  /** The path template. */
  readonly path: string;
  readonly operationId: string | undefined;
  /** The requests and answers that show it, in order; the last one decides. Empty where none does. */
  readonly steps: readonly Exchange[];
  /** How often it showed. */
  readonly count: number;
  /** How many requests had been sent when it showed first. */
  readonly after: number;
  /** The id of the case that showed it first. */
  readonly case: string | undefined;
  /** What it is about, where that is a part of the operation: the name of a property, of a parameter. */
  readonly detail?: string;
}

/** What a check has to say of an operation. */
export interface FindingDraft {
  readonly code: ContractCode;
  /** The one to blame. */
  readonly operation: Operation;
  /** The method that was tried on its path, where the document does not have it; `operation` is then a neighbour. */
  readonly method?: Method;
  /** One sentence without values that change from run to run: what is wrong. */
  readonly message: string;
  /** Default: the operation. */
  readonly at?: Location;
  readonly expected?: string;
  readonly actual?: string;
  readonly hint?: string;
  /** Default: as the code's table says. */
  readonly severity?: Severity;
  /** The requests that show it. */
  readonly steps?: readonly Exchange[];
  /** Tells apart several root causes with one code at one place: the name of a property, of a parameter. */
  readonly detail?: string;
}

/** The finding of a draft, seen once. */
export function findingOf(draft: FindingDraft, caseId: string | undefined, after: number): Finding {
  const { code, operation, message, at, expected, actual, hint, severity, steps } = draft;
  const method = draft.method ?? operation.method;
  return {
    code,
    class: contractCodes[code].class,
    severity: severity ?? contractCodes[code].severity,
    message,
    at: at ?? operation.at,
    operation: operationLabel({ method, path: operation.path }),
    method: method.toUpperCase(),
    path: operation.path,
    operationId: draft.method === undefined ? operation.operationId : undefined,
    steps: steps ?? [],
    count: 1,
    after,
    case: caseId,
    ...(expected !== undefined && { expected }),
    ...(actual !== undefined && { actual }),
    ...(hint !== undefined && { hint }),
    ...(draft.detail !== undefined && { detail: draft.detail }),
  };
}
