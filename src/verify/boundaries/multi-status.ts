import type { Exchange } from '../../contract/exchange.ts';
import { isObject } from '../../model/values.ts';
import { jsonOf } from '../run/item.ts';

/** Several of one kind in one answer, each with a status of its own. */
export const multiStatus = 207;

/**
 * Whether an answer with several statuses says that all of what was sent was taken. False where it tells no status that can be read.
 *
 * @see https://www.rfc-editor.org/rfc/rfc4918#section-13
 */
export function isTakenWhole(exchange: Exchange): boolean {
  if (exchange.response.status !== multiStatus) return false;
  const statuses = statusesIn(jsonOf(exchange), 0);
  return statuses.length > 0 && statuses.every((status) => status >= 200 && status < 300);
}

/** The statuses of the first list of results that has them: one of each result, or none is told. */
function statusesIn(body: unknown, depth: number): readonly number[] {
  if (depth > 4 || typeof body !== 'object' || body === null) return [];
  if (Array.isArray(body)) {
    const statuses = body.map((one) =>
      isObject(one) ? (one.status ?? one.statusCode ?? one.status_code) : undefined,
    );
    return statuses.every((one) => typeof one === 'number' && one >= 100 && one < 600)
      ? (statuses as number[])
      : [];
  }
  for (const inner of Object.values(body)) {
    const found = statusesIn(inner, depth + 1);
    if (found.length > 0) return found;
  }
  return [];
}
