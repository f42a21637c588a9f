import type { Operation, Response } from '../model/model.ts';

/**
 * The documented response for a status: the exact code, else its range (`4XX`), else `default`.
 *
 * @see https://spec.openapis.org/oas/v3.1.0#patterned-fields-0
 */
export function findResponse({ responses }: Operation, status: number): Response | undefined {
  const known = found.get(responses) ?? new Map<number, Response | undefined>();
  const response = known.get(status);
  if (response !== undefined || known.has(status)) return response;
  const keys = [String(status), `${Math.trunc(status / 100)}XX`, 'default'];
  const first = keys.flatMap((key) => responses.find((candidate) => candidate.status === key) ?? [])[0];
  if (known.size < maxStatuses) known.set(status, first);
  found.set(responses, known);
  return first;
}

/** Asked several times for each answer; a document's responses stay as they are. */
const found = new WeakMap<Operation['responses'], Map<number, Response | undefined>>();
const maxStatuses = 100;

/** Whether a status is documented by its code or range, not just by `default`. */
export function isNamedStatus(operation: Operation, status: number): boolean {
  const response = findResponse(operation, status);
  return response !== undefined && response.status !== 'default';
}
