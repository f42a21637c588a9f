import type { FeatureContext } from '../feature.ts';
import { type CheckedInit, checkRequest, checkResponse, type OperationChecks } from './operation-checks.ts';
import { sayProblem, ValidationError, type ValidationProblem } from './problem.ts';

/** What is done about problems: nothing is checked; they are handed to `onProblem`; the call throws. */
export type ValidationMode = 'off' | 'warn' | 'throw';

export interface ValidationOptions {
  /** Takes the problems that `warn` finds. Default: one line each with `console.warn`. */
  readonly onProblem?: ((problem: ValidationProblem) => void) | undefined;
}

/** Puts checks around each exchange of a client: what its option `validate` takes. */
export type Validation = (exchange: FeatureContext['exchange']) => FeatureContext['exchange'];

/**
 * Checks what a client sends and gets against its document.
 *
 * Generated code calls it: `validate` of `validators.ts`.
 *
 * @throws ValidationError from calls, where the mode is `throw`
 */
export function createValidation(
  operations: Readonly<Record<string, OperationChecks>>,
  mode: ValidationMode,
  { onProblem = (problem) => console.warn(sayProblem(problem)) }: ValidationOptions = {},
): Validation {
  if (mode === 'off') return (exchange) => exchange;
  const settle = (problems: readonly ValidationProblem[], result?: unknown) => {
    if (problems.length > 0 && mode === 'throw') throw new ValidationError(problems, result);
    for (const problem of problems) onProblem(problem);
  };
  return (exchange) => async (name, init, url) => {
    const checks = Object.hasOwn(operations, name) ? operations[name] : undefined;
    if (!checks) throw new TypeError(`the validators are of another document: it has no operation "${name}"`);
    // The types of calls say more of it than those of features.
    const given = init as CheckedInit;
    if (url === undefined) settle(checkRequest(name, checks, given));
    const answer = await exchange(name, init, url);
    settle(checkResponse(name, checks, given, answer.result), answer.result);
    return answer;
  };
}
