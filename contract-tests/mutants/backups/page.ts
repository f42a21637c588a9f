import type { Depot } from './depot.ts';

/** A page of a list; `nextCursor` is null on the last one. */
export interface Page<Item> {
  readonly items: readonly Item[];
  readonly nextCursor: string | null;
}

/**
 * Cuts a page out of a list.
 *
 * @param filters a text that is the same for the same filters; a cursor is good for one text only
 * @param order which of two ids comes first, as `Array.sort` wants it
 * @returns undefined where the cursor is none of this list
 */
export function cutPage<Item>(
  { on }: Pick<Depot, 'on'>,
  all: readonly Item[],
  filters: string,
  asked: { readonly cursor?: string; readonly limit: number },
  idOf: (item: Item) => string,
  order: (one: string, other: string) => number,
): Page<Item> | undefined {
  const after = asked.cursor === undefined ? undefined : readCursor(asked.cursor, filters);
  if (asked.cursor !== undefined && after === undefined) return undefined;
  const before = after === undefined ? 0 : all.filter((item) => order(idOf(item), after) <= 0).length;
  const start = before + (on('cursor-skips-one') && after !== undefined ? 1 : 0);
  const items = all.slice(start, start + Math.min(asked.limit, on('short-pages') ? 2 : 100));
  const last = items.at(-1);
  const hasMore = start + items.length < all.length;
  return { items, nextCursor: hasMore && last ? writeCursor(idOf(last), filters) : null };
}

function writeCursor(id: string, filters: string): string {
  return Buffer.from(JSON.stringify([id, checkOf(filters)])).toString('base64url');
}

function readCursor(cursor: string, filters: string): string | undefined {
  try {
    const [id, check] = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    return typeof id === 'string' && writeCursor(id, filters) === cursor && check === checkOf(filters)
      ? id
      : undefined;
  } catch {
    return undefined;
  }
}

/** A short sum of a text, so that cursors stay short. */
function checkOf(text: string): number {
  let sum = 7;
  for (const letter of text) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 1_000_003;
  return sum;
}
