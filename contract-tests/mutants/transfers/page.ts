import type { Or } from '../or.ts';
import type { Bank } from './bank.ts';
import { fail } from './replies.ts';

/** Cuts a page out of what was found, in the order in which it was made. */
export function cutPage<T extends { readonly id: string }>(
  bank: Bank,
  all: readonly T[],
  found: readonly T[],
  { limit, cursor }: { readonly limit?: unknown; readonly cursor?: unknown },
): Or<{ readonly items: readonly T[]; readonly nextCursor: string | null }> {
  const { on } = bank;
  const last = cursor === undefined ? '' : Buffer.from(String(cursor), 'base64url').toString();
  const passed = all.findIndex(({ id }) => `after ${id}` === last);
  if (cursor !== undefined && passed < 0) {
    return { ok: false, reply: fail(bank, on('bad-cursor-crashes') ? 500 : 400, 'The cursor is not known') };
  }
  const isFirstKept = on('pages-overlap') && cursor !== undefined;
  const rest = found.filter((one) => all.indexOf(one) > passed - (isFirstKept ? 1 : 0));
  const size = on('short-pages') ? Math.min(2, Number(limit)) : Number(limit);
  const items = rest.slice(0, size);
  const end = items.at(-1);
  const hasMore = rest.length > items.length && end !== undefined;
  return {
    ok: true,
    value: { items, nextCursor: hasMore ? Buffer.from(`after ${end.id}`).toString('base64url') : null },
  };
}
