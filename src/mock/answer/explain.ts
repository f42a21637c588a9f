import type { Operation } from '../../model/model.ts';
import type { Location } from '../../problem.ts';
import type { AnswerSource, EngineAnswer, EngineRequest } from '../engine.ts';
import type { Preferences, ValidateMode } from '../request/preferences.ts';

/**
 * How an answer was found, in place of the answer: the operation, what the body was made from, what is wrong with
 * request and answer, and the answer itself.
 */
export function explanationOf(
  operation: Operation,
  request: EngineRequest,
  answer: EngineAnswer,
  how: {
    readonly preferences: Preferences;
    readonly validate: ValidateMode;
    /** The rule that matches the request. */
    readonly rule: Location | undefined;
  },
): EngineAnswer {
  const { path, query } = request;
  const { method, operationId, at, path: template } = operation;
  const { status, headers, body, violations, source } = answer;
  const explanation = {
    operation: {
      method: method.toUpperCase(),
      path: template,
      ...(operationId !== undefined && { operationId }),
      at: placeOf(at),
    },
    request: { path, query },
    preferences: how.preferences,
    validate: how.validate,
    ...(how.rule && { rule: placeOf(how.rule) }),
    violations,
    madeFrom: sourceOf(source),
    answer: { status, headers, body: typeof body === 'string' || body === undefined ? body : '<bytes>' },
  };
  return {
    status: 200,
    headers: { 'content-type': 'application/json' },
    body: `${JSON.stringify(explanation, null, 2)}\n`,
    violations,
    source,
  };
}

function sourceOf(source: AnswerSource): object {
  return 'at' in source ? { ...source, at: placeOf(source.at) } : source;
}

/** `jobs.yaml#/paths/~1jobs/get`: the pointer, since to find the line of a large document takes its time. */
function placeOf({ source, pointer }: Location): string {
  return `${source.slice(source.lastIndexOf('/') + 1)}#${pointer}`;
}
