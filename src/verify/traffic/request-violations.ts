import { type CheckedRequest, requestCheckOf } from '../../contract/check-request.ts';
import type { RequestViolation } from '../../contract/request-violation.ts';
import { redacted } from '../../http/redact-text.ts';
import type { Model } from '../../model/model.ts';
import { incomingOf } from '../run/read-wire.ts';
import type { RoutedExchange } from './route-traffic.ts';

/**
 * In what a recorded request breaks its operation; not in what recorders leave out (credentials, cookies, bodies) or put in
 * the place of secrets.
 */
export function requestViolations(
  model: Model,
  { operation, exchange, hasRequestBody }: RoutedExchange,
): readonly RequestViolation[] {
  const checked = requestCheckOf(model, operation).check(incomingOf(operation, exchange.request));
  // Of a choice that fails, what fails in each of its branches says nothing more.
  const choices = checked.violations.filter(({ code }) => code === 'oneOf' || code === 'anyOf');
  return checked.violations.filter((violation) => {
    const { in: place, code } = violation;
    if (place === 'security' || place === 'cookie' || (place === 'body' && !hasRequestBody)) return false;
    if (choices.some((choice) => choice !== violation && isWithin(violation.path, choice.path))) return false;
    return code === 'required' || !isHidden(sentValue(checked, violation.path));
  });
}

function isWithin(path: readonly string[], outer: readonly string[]): boolean {
  return outer.every((part, index) => path[index] === part);
}

function sentValue({ parameters, body }: CheckedRequest, [place, ...path]: readonly string[]): unknown {
  let value: unknown =
    place === 'body'
      ? body
      : place !== undefined && place in parameters
        ? parameters[place as 'path']
        : undefined;
  for (const part of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, part)) return undefined;
    value = (value as Record<string, unknown>)[part];
  }
  return value;
}

/** Whether a value holds what stands in the place of a secret. */
function isHidden(value: unknown): boolean {
  if (typeof value === 'string') return value.includes(redacted);
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return false;
  return Object.values(value).some(isHidden);
}
