import type { Or } from '../or.ts';
import { fail } from './replies.ts';

/** A page of a list. */
export interface Page<T> {
  readonly data: readonly T[];
  readonly has_more: boolean;
}

/**
 * Cuts a page out of a list.
 *
 * @param all what the account has, newest first; `starting_after` must be one of them
 * @param isWanted the filters
 * @param overlap how many entries of the page before come again; none on a clean server
 */
export function cutPage<T extends { readonly id: string }>(
  all: readonly T[],
  isWanted: (one: T) => boolean,
  values: Readonly<Record<string, unknown>>,
  overlap = 0,
): Or<Page<T>> {
  // The document has made sure of the types.
  const { limit, starting_after: after } = values as { limit: number; starting_after?: string };
  const last = all.findIndex(({ id }) => id === after);
  if (after !== undefined && last < 0) return { ok: false, reply: fail(400, 'starting_after') };
  const rest = all.slice(after === undefined ? 0 : last + 1 - overlap).filter(isWanted);
  return { ok: true, value: { data: rest.slice(0, limit), has_more: rest.length > limit } };
}
