import type { Operation, Response } from '../model/model.ts';

/**
 * The documented response for a status: the exact code, else its range (`4XX`), else `default`.
 *
 * @see https://spec.openapis.org/oas/v3.1.0#patterned-fields-0
 */
export function findResponse(operation: Operation, status: number): Response | undefined {
  const keys = [String(status), `${Math.trunc(status / 100)}XX`, 'default'];
  for (const key of keys) {
    const response = operation.responses.find((candidate) => candidate.status === key);
    if (response) return response;
  }
  return undefined;
}

/** Whether a status is documented by its code or range, not just by `default`. */
export function isNamedStatus(operation: Operation, status: number): boolean {
  const response = findResponse(operation, status);
  return response !== undefined && response.status !== 'default';
}
