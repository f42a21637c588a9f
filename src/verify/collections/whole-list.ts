import type { Page } from './fetch-page.ts';
import type { Listing } from './listing.ts';
import { sizeTerm } from './page-place.ts';
import type { QueryTerm } from './query-place.ts';
import { walkPages } from './walk-pages.ts';

/** All items of a list, as far as they were read. */
export interface Whole {
  readonly pages: readonly Page[];
  /** Each once, in the order of the list. */
  readonly items: ReadonlyMap<string, unknown>;
  /** Whether there are no others. */
  readonly isComplete: boolean;
  /** The size of pages that was asked for; undefined where the server chose. */
  readonly size: number | undefined;
}

/** More pages of a list than this are not read. */
const maxPages = 6;

/** Reads a list in pages as large as they may be; undefined where it is refused. @throws OverBudget */
export async function readWhole(
  listing: Listing,
  terms: readonly QueryTerm[] = [],
): Promise<Whole | undefined> {
  const size = largestSize(listing);
  const sized = await walkPages(listing, { terms, maxPages, ...(size !== undefined && { size }) });
  // A most that the document does not name may be less than was guessed.
  const isRefused = sized.pages.length === 0 && size !== undefined;
  const walk = isRefused ? await walkPages(listing, { terms, maxPages }) : sized;
  if (walk.pages.length === 0) return undefined;
  const items = new Map<string, unknown>();
  for (const page of walk.pages)
    for (const [index, key] of page.keys.entries()) if (!items.has(key)) items.set(key, page.items[index]);
  return {
    pages: walk.pages,
    items,
    isComplete: walk.end === 'end' || walk.end === 'beyond',
    size: isRefused ? undefined : size,
  };
}

/** The largest page that the document allows, up to 100; undefined where no size can be asked for. */
function largestSize(listing: Listing): number | undefined {
  const max = Math.min(listing.role.page?.size.max ?? 0, 100);
  return [max, 50, 20, 10].find((size) => size >= 1 && size <= max && sizeTerm(listing, size) !== undefined);
}

/** Whether a list has the same items in the same order. */
export function isSame({ items: one }: Whole, { items: other }: Whole): boolean {
  return [...one.keys()].join('\n') === [...other.keys()].join('\n');
}

/**
 * Whether nothing goes away while a list is read this often: what others make and take away again moves pages, and may
 * have come and gone between two readings that are alike.
 *
 * @throws OverBudget
 */
export async function isLasting(
  listing: Listing,
  terms: readonly QueryTerm[],
  times: number,
): Promise<boolean> {
  const seen = new Set<string>();
  for (let time = 0; time < times; time += 1) {
    const whole = await readWhole(listing, terms);
    if (!whole || [...seen].some((key) => !whole.items.has(key))) return false;
    for (const key of whole.items.keys()) seen.add(key);
  }
  return true;
}
