import type { Answer } from './answer.ts';
import type { FieldFault } from './field-fault.ts';
import type { LimitState } from './rate-limit.ts';

/** How an API words the refusals that every operation has. */
export interface Refusals {
  /** 405. @param allow methods in upper case */
  methodNotAllowed(allow: readonly string[]): Answer;
  /** 415. @param actual the `Content-Type` that came; undefined where none did */
  unsupportedMediaType(expected: readonly string[], actual: string | undefined): Answer;
  /** 400. @param reason one sentence without its full stop */
  malformedBody(reason: string): Answer;
  /** 422 as a rule. @param faults one for each field or parameter, never empty */
  invalid(faults: readonly FieldFault[]): Answer;
  /** 429, without the headers that describe the limit. */
  rateLimited(state: LimitState): Answer;
  /** 500, or what else stands for an error that nobody foresaw. */
  failed(error: unknown): Answer;
}
