import type { Pagination } from '../../resources/resource.ts';
import type { FindingDraft } from '../finding.ts';
import type { Page } from './fetch-page.ts';
import { allowsShortPages, totalMeaning } from './list-words.ts';
import type { Listing } from './listing.ts';
import { sizeTerm } from './page-place.ts';
import { type PagePosition, type ToldFault, toldFaults } from './told-faults.ts';
import { headerValues } from './told-values.ts';
import type { Walk } from './walk-pages.ts';
import type { Whole } from './whole-list.ts';

/** A walk, and all items as they were read before and after it. */
export interface Walked {
  readonly walk: Walk;
  /** What was asked for; undefined where the server chose. */
  readonly size: number | undefined;
  readonly before: Whole;
  readonly after: Whole;
}

/** What a walk through the pages of a list shows to be wrong; nothing that others may have done meanwhile. */
export function judgeWalk(listing: Listing, walked: Walked): readonly FindingDraft[] {
  return [
    ...judgeSizes(listing, walked),
    ...judgeItems(listing, walked),
    ...judgeEnd(listing, walked),
    ...judgeTold(listing, walked),
  ];
}

function judgeSizes(listing: Listing, { walk: { pages }, size }: Walked): readonly FindingDraft[] {
  const { operation } = listing;
  if (size === undefined || !sizeTerm(listing, size)) return [];
  const long = pages.find(({ items }) => items.length > size);
  if (long) {
    const message = 'a page has more items than were asked for';
    const [expected, actual] = [`at most ${size}`, `${long.items.length} items`];
    return [
      {
        code: 'page-size-ignored',
        operation,
        message,
        expected,
        actual,
        steps: [long.exchange],
        detail: 'long',
      },
    ];
  }
  const short = pages.findIndex(
    ({ items }, index) =>
      items.length > 0 && items.length < size && (pages[index + 1]?.items.length ?? 0) > 0,
  );
  const steps = pages.slice(short, short + 2).map(({ exchange }) => exchange);
  // Nobody cuts pages to three items and fewer: larger ones may be cut to what the server likes.
  if (short < 0 || size > 3 || allowsShortPages(listing)) return [];
  const message = 'a page has fewer items than were asked for, though others follow';
  return [
    { code: 'page-size-ignored', operation, message, expected: `${size} items`, steps, detail: 'short' },
  ];
}

function judgeItems(listing: Listing, { walk, before, after }: Walked): readonly FindingDraft[] {
  const { operation } = listing;
  const isSettled = isUnmoved(before, after);
  const seen = new Map<string, number>();
  // What has no id may look like another, unless all of them differ in what they say.
  const isDistinct = areDistinct(before) && areDistinct(after);
  const isTellable = (key: string) => isDistinct || isId(key);
  for (const [index, page] of walk.pages.entries()) {
    const keys = page.keys.filter(isTellable);
    const again = keys.find(
      (key, place) =>
        (seen.has(key) || keys.indexOf(key) < place) && before.items.has(key) && after.items.has(key),
    );
    const isRepeat = keys.length > 0 && keys.every((key) => seen.has(key));
    if (isRepeat && seen.size >= before.items.size) break;
    if (again !== undefined && isSettled) {
      const steps = [walk.pages[seen.get(again) ?? index], walk.pages[index]].flatMap(
        (page) => page?.exchange ?? [],
      );
      const message = 'an item is on two pages, or twice on one';
      const actual = `the item with ${again} twice`;
      return [{ code: 'pages-overlap', operation, message, expected: 'each item once', actual, steps }];
    }
    for (const key of keys) seen.set(key, index);
  }
  const lost = [...before.items.keys()].filter(
    (key) => isTellable(key) && after.items.has(key) && !seen.has(key),
  );
  if (lost.length === 0 || !isSettled || walk.end === 'bound' || walk.end === 'lost') return [];
  const steps = [...before.pages, ...walk.pages].map(({ exchange }) => exchange);
  const message = 'an item of the list is on none of its pages';
  const expected = `${before.items.size} items, as on larger pages`;
  return [
    { code: 'pages-lose', operation, message, expected, actual: `${lost.length} of them are missing`, steps },
  ];
}

function areDistinct({ pages, items }: Whole): boolean {
  return pages.flatMap(({ keys }) => keys).length === items.size;
}

function isId(key: string): boolean {
  return key.startsWith('id ');
}

/** Whether nothing came or went that moves what the walk goes through: what was added at the end moves nothing. */
function isUnmoved(before: Whole, after: Whole): boolean {
  const later = [...after.items.keys()];
  return [...before.items.keys()].every((key, index) => later[index] === key);
}

function judgeEnd({ operation }: Listing, { walk, before, after }: Walked): readonly FindingDraft[] {
  const { pages, end, refusal } = walk;
  const last = pages.at(-1);
  const steps = pages.slice(-2).map(({ exchange }) => exchange);
  if (end === 'lost' && last) {
    const message = 'a page says that there are more, and not how to get there';
    return [{ code: 'next-link-wrong', operation, message, steps, detail: 'lost' }];
  }
  if (end === 'bound' && last) {
    const earlier = new Set(pages.slice(0, -1).flatMap(({ keys }) => keys));
    const isRound = last.keys.every((key) => earlier.has(key));
    if (!isRound || earlier.size < Math.min(before.items.size, after.items.size)) return [];
    const message = 'pages do not end: behind the last one those before come again';
    const actual = `${pages.length} pages of ${earlier.size} items`;
    return [{ code: 'cursor-endless', operation, message, expected: 'an end', actual, steps }];
  }
  const isEarly = pages.flatMap(({ keys }) => keys).length < Math.min(before.items.size, after.items.size);
  if (end !== 'refused' || !refusal || !isEarly || refusal.response.status === 429) return [];
  const message = 'a page within the list is refused';
  const actual = String(refusal.response.status);
  return [
    { code: 'pages-lose', operation, message, expected: 'the page', actual, steps: [...steps, refusal] },
  ];
}

function judgeTold(listing: Listing, walked: Walked): readonly FindingDraft[] {
  const kind = listing.role.page?.kind;
  return positionsOf(listing, walked).flatMap(({ page, position }) => {
    const told = faultsOf(page, position, kind);
    // What the body tells as well was looked at there.
    const header = { ...position, total: totalMeaning(listing, true) };
    const inHeaders = faultsOf({ ...page, told: headerValues(listing, page.exchange) }, header, kind);
    const others = inHeaders.filter(({ what }) => !told.some((fault) => fault.what === what));
    return [
      ...told.map((fault) => toldDraft(listing, page, fault)),
      ...others.map((fault) => toldDraft(listing, page, fault, ' in a header')),
    ];
  });
}

function toldDraft(
  { operation }: Listing,
  { exchange }: Page,
  { what, expected, actual }: ToldFault,
  place = '',
): FindingDraft {
  const message = `what a page tells${place} of ${names[what] ?? what} is wrong`;
  return {
    code: 'total-wrong',
    operation,
    message,
    expected,
    actual,
    steps: [exchange],
    detail: `${what}${place}`,
  };
}

/** Of a page behind the last one only what is told of the whole. */
function faultsOf(
  page: Page,
  position: PagePosition,
  kind: Pagination['kind'] | undefined,
): readonly ToldFault[] {
  const isBeyond = page.items.length === 0 && position.index > 0;
  return toldFaults(page, position, kind).filter(
    ({ what }) => !isBeyond || what === 'total' || what === 'pages',
  );
}

const names: Readonly<Record<string, string>> = {
  total: 'the total',
  pages: 'the number of pages',
  page: 'its own number',
  offset: 'its own place',
  count: 'the number of its items',
  pageSize: 'its size',
  hasMore: 'whether there are more',
  hasPrevious: 'whether others come before',
  nextPage: 'the next page',
};

function positionsOf(listing: Listing, { walk, size, before, after }: Walked) {
  const isCounted = before.isComplete && after.isComplete;
  const all = new Set([...before.items.keys(), ...after.items.keys()]);
  const lasting = [...before.items.keys()].filter((key) => after.items.has(key));
  const count = isCounted ? { least: lasting.length, most: all.size } : undefined;
  const total = totalMeaning(listing);
  const isSettled = isUnmoved(before, after);
  let soFar = 0;
  return walk.pages.map((page, index) => {
    const passed = soFar;
    soFar += page.items.length;
    const isLast = count !== undefined && soFar >= count.most;
    // What follows has been there when this page was answered.
    const following = walk.pages[index + 1]?.keys ?? [];
    const isFollowed = isSettled && following.some((key) => before.items.has(key));
    const isMore = isFollowed ? true : isLast ? false : undefined;
    const position: PagePosition = { index, before: passed, size, isMore, count, total };
    return { page, position };
  });
}
