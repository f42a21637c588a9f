import type { Call, Reply } from '../serve.ts';

/** Where an item stands in its list: what it is sorted by, then what tells it from others of the same rank. */
export type Place = readonly [rank: string, id: string];

/** A page of a list, and where the next one starts. */
export interface Page<Item> {
  readonly items: readonly Item[];
  readonly nextCursor: string | null;
}

/** Compares two places, ascending. */
export function comparePlaces([rank, id]: Place, [otherRank, otherId]: Place): number {
  if (rank !== otherRank) return rank < otherRank ? -1 : 1;
  return id === otherId ? 0 : id < otherId ? -1 : 1;
}

/**
 * Writes a cursor.
 *
 * @param scope what the cursor is good for: the list and its order
 * @param place of the last item before the page
 */
export function writeCursor(scope: string, place: Place): string {
  return Buffer.from(JSON.stringify([scope, ...place])).toString('base64url');
}

/** Reads a cursor; undefined where it is not one of ours. */
export function readCursor(scope: string, cursor: string): Place | undefined {
  let parts: unknown;
  try {
    parts = JSON.parse(Buffer.from(cursor, 'base64url').toString());
  } catch {
    return undefined;
  }
  if (!Array.isArray(parts) || parts.length !== 3) return undefined;
  const [ofScope, rank, id] = parts as unknown[];
  if (ofScope !== scope || typeof rank !== 'string' || typeof id !== 'string') return undefined;
  return writeCursor(scope, [rank, id]) === cursor ? [rank, id] : undefined;
}

/** The header that leads to the next page; none on the last. */
export function linkTo(call: Call, nextCursor: string | null): NonNullable<Reply['headers']> {
  if (nextCursor === null) return {};
  const query = new URLSearchParams(call.queryText);
  query.set('cursor', nextCursor);
  return { Link: `</v1${call.target.split('?')[0]}?${query}>; rel="next"` };
}

/** What a page is cut by. */
export interface Cut<Item> {
  readonly placeOf: (item: Item) => Place;
  readonly isDescending: boolean;
  /** The place after which the page starts; undefined for the first page. */
  readonly after: Place | undefined;
  readonly limit: number;
  /** What the cursor is good for. */
  readonly scope: string;
  /** The violation: the page starts with the last item of the page before. */
  readonly isRepeating: boolean;
}

/** Sorts the items and cuts a page out of them. */
export function cutPage<Item>(all: readonly Item[], cut: Cut<Item>): Page<Item> {
  const { placeOf, after, limit, scope } = cut;
  const sign = cut.isDescending ? -1 : 1;
  const least = cut.isRepeating ? 0 : 1;
  const rest = all
    .filter((item) => after === undefined || sign * comparePlaces(placeOf(item), after) >= least)
    .sort((one, other) => sign * comparePlaces(placeOf(one), placeOf(other)));
  const items = rest.slice(0, limit);
  const last = items.at(-1);
  const isLast = last === undefined || rest.length <= limit;
  return { items, nextCursor: isLast ? null : writeCursor(scope, placeOf(last)) };
}
