import type { Pagination } from '../../resources/resource.ts';
import type { Page } from './fetch-page.ts';
import type { Told } from './told-values.ts';

/** Where a page stands, as far as that is known. */
export interface PagePosition {
  /** How many pages came before. */
  readonly index: number;
  /** How many items came before. */
  readonly before: number;
  /** What was asked for; undefined where the server chose. */
  readonly size: number | undefined;
  /** Whether items are behind it; undefined where that is not known. */
  readonly isMore: boolean | undefined;
  /** The fewest and most items that the list had meanwhile; undefined where they were not counted. */
  readonly count: { readonly least: number; readonly most: number } | undefined;
  /** What the total counts: all items; those of the page or all; or it is said to be no more than near. */
  readonly total: 'all' | 'any' | 'vague';
}

/** Something that a page tells and that is not so. */
export interface ToldFault {
  /** What was told wrong: `total`, `hasMore`. */
  readonly what: keyof Told;
  readonly expected: string;
  readonly actual: string;
}

type Check = (
  told: Told,
  page: Page,
  at: PagePosition,
  kind: Pagination['kind'] | undefined,
) => ToldFault | undefined;

const checks: readonly Check[] = [
  checkTotal,
  checkPages,
  checkPage,
  checkOffset,
  checkCount,
  checkSize,
  checkMore,
  checkPrevious,
  checkNext,
];

/** What a page tells of itself and the whole that is not so. */
export function toldFaults(
  page: Page,
  position: PagePosition,
  kind: Pagination['kind'] | undefined,
): readonly ToldFault[] {
  return checks.flatMap((check) => check(page.told, page, position, kind) ?? []);
}

function checkTotal(
  { total }: Told,
  page: Page,
  { count, total: meaning }: PagePosition,
): ToldFault | undefined {
  if (typeof total !== 'number' || !count || isWithin(total, count)) return undefined;
  if (meaning === 'vague' || (meaning === 'any' && total === page.items.length)) return undefined;
  return { what: 'total', expected: textOf(count), actual: String(total) };
}

function checkPages({ pages, pageSize, limit }: Told, _page: Page, at: PagePosition): ToldFault | undefined {
  const size = [pageSize, limit, at.size].find((value) => typeof value === 'number' && value > 0);
  if (typeof pages !== 'number' || typeof size !== 'number' || !at.count) return undefined;
  const [least, most] = [Math.ceil(at.count.least / size), Math.ceil(at.count.most / size)];
  // Of nothing there is no page, or one without items.
  if (isWithin(pages, { least, most }) || (least === 0 && pages === 1)) return undefined;
  return { what: 'pages', expected: textOf({ least, most }), actual: String(pages) };
}

function checkPage(
  { page }: Told,
  _page: Page,
  { index }: PagePosition,
  kind: Pagination['kind'] | undefined,
): ToldFault | undefined {
  if (typeof page !== 'number' || kind !== 'page' || page === index || page === index + 1) return undefined;
  return { what: 'page', expected: String(index + 1), actual: String(page) };
}

function checkOffset(
  { offset }: Told,
  _page: Page,
  { before }: PagePosition,
  kind: Pagination['kind'] | undefined,
): ToldFault | undefined {
  // Some count from one.
  if (typeof offset !== 'number' || kind !== 'offset' || offset === before || offset === before + 1)
    return undefined;
  return { what: 'offset', expected: String(before), actual: String(offset) };
}

function checkCount({ count }: Told, { items }: Page, at: PagePosition): ToldFault | undefined {
  if (typeof count !== 'number' || count === items.length) return undefined;
  // Or it is that of the whole, or of the page that was asked for.
  if ((at.count && isWithin(count, at.count)) || count === at.size) return undefined;
  return { what: 'count', expected: String(items.length), actual: String(count) };
}

function checkSize(
  { pageSize, limit }: Told,
  { items }: Page,
  { size }: PagePosition,
): ToldFault | undefined {
  const told = [pageSize, limit].find((value) => typeof value === 'number');
  if (typeof told !== 'number' || size === undefined || told === size || told === items.length)
    return undefined;
  // A server may cut what is large, and say so.
  if (told < size && size > 10) return undefined;
  return { what: 'pageSize', expected: String(size), actual: String(told) };
}

function checkMore({ hasMore }: Told, _page: Page, { isMore }: PagePosition): ToldFault | undefined {
  if (typeof hasMore !== 'boolean' || isMore === undefined || hasMore === isMore) return undefined;
  return { what: 'hasMore', expected: String(isMore), actual: String(hasMore) };
}

function checkPrevious({ hasPrevious }: Told, _page: Page, { index }: PagePosition): ToldFault | undefined {
  if (typeof hasPrevious !== 'boolean' || hasPrevious === index > 0) return undefined;
  return { what: 'hasPrevious', expected: String(index > 0), actual: String(hasPrevious) };
}

function checkNext(
  { nextPage }: Told,
  _page: Page,
  { index, isMore }: PagePosition,
  kind: Pagination['kind'] | undefined,
): ToldFault | undefined {
  if (kind !== 'page' || isMore === undefined || nextPage === undefined) return undefined;
  if (isMore ? nextPage === index + 1 || nextPage === index + 2 : nextPage === null) return undefined;
  // On the last page some tell a number all the same: whoever follows it finds nothing.
  return isMore ? { what: 'nextPage', expected: String(index + 2), actual: String(nextPage) } : undefined;
}

function isWithin(
  value: number,
  { least, most }: { readonly least: number; readonly most: number },
): boolean {
  return value >= least && value <= most;
}

function textOf({ least, most }: { readonly least: number; readonly most: number }): string {
  return least === most ? String(least) : `${least} to ${most}`;
}
