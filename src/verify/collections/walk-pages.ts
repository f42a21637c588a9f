import type { Exchange } from '../../contract/exchange.ts';
import { fetchPage, type Page } from './fetch-page.ts';
import type { Listing } from './listing.ts';
import { positionTerms, saysMore, sizeTerm } from './page-place.ts';
import type { QueryTerm } from './query-place.ts';

/** A walk through the pages of a list. */
export interface Walk {
  readonly pages: readonly Page[];
  /**
   * Why it ended: `end` where a page was the last, `beyond` where one came without items, `refused` where a page was
   * refused, `lost` where nothing led on though more was said to be, `bound` where there were too many.
   */
  readonly end: 'end' | 'beyond' | 'refused' | 'lost' | 'bound';
  /** The answer that was no page. */
  readonly refusal: Exchange | undefined;
}

/** How to walk. */
export interface WalkOptions {
  /** Items on a page; the server's default where it is left out or cannot be asked for. */
  readonly size?: number;
  /** Sent with every request: filters, an order. */
  readonly terms?: readonly QueryTerm[];
  readonly maxPages: number;
  /** Goes on until a page has no items, where a short one would do. */
  readonly isThorough?: boolean;
}

/** Takes page after page. @throws OverBudget */
export async function walkPages(listing: Listing, options: WalkOptions): Promise<Walk> {
  const { size, terms = [], maxPages } = options;
  const sized = size === undefined ? undefined : sizeTerm(listing, size);
  const always = sized ? [...terms, sized] : terms;
  const pages: Page[] = [];
  let items = 0;
  while (pages.length < maxPages) {
    const previous = pages.at(-1);
    const where = positionTerms(listing, { index: pages.length, items, previous });
    if (!where)
      return { pages, end: previous && saysMore(listing, previous) ? 'lost' : 'end', refusal: undefined };
    const fetched = await fetchPage(listing, [...always, ...where]);
    if (!fetched.ok) return { pages, end: 'refused', refusal: fetched.exchange };
    pages.push(fetched.page);
    items += fetched.page.items.length;
    const end = endOf(listing, fetched.page, items, options);
    if (end) return { pages, end, refusal: undefined };
  }
  return { pages, end: 'bound', refusal: undefined };
}

function endOf(
  listing: Listing,
  page: Page,
  soFar: number,
  { size, isThorough = false }: WalkOptions,
): 'end' | 'beyond' | undefined {
  const pagination = listing.role.page;
  if (!pagination || pagination.parameter === '') return 'end';
  if (pagination.kind === 'cursor') return saysMore(listing, page) ? undefined : 'end';
  if (page.items.length === 0) return 'beyond';
  if (isThorough) return undefined;
  const isFull = page.items.length >= (size ?? pagination.size.default);
  const { total } = page.told;
  const isMoreTold = typeof total === 'number' ? total > soFar : saysMore(listing, page) === true;
  return isFull || isMoreTold ? undefined : 'end';
}
