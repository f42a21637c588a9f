import { isTimeout, NetworkError } from './errors.ts';

/** Statuses that another try may not get: the server was busy, or what is in front of it could not reach it. */
export const transientStatuses: ReadonlySet<number> = new Set([408, 425, 429, 500, 502, 503, 504]);

/** Whether a request got no answer, or none in time; an abort by the caller says nothing of the server. */
export function isUnanswered(error: unknown): boolean {
  return error instanceof NetworkError || isTimeout(error);
}
