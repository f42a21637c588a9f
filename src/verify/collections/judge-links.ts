import type { FindingDraft } from '../finding.ts';
import { fetchLinked, type Page } from './fetch-page.ts';
import { saysLinkEnds } from './list-words.ts';
import type { Listing } from './listing.ts';
import { isAddress } from './page-place.ts';
import { toldPlaces } from './told-values.ts';
import type { Walk } from './walk-pages.ts';

/** Links of one kind: in the header, or in the body. */
interface Source {
  readonly name: 'Link' | 'the body';
  readonly next: (page: Page) => URL | undefined;
  readonly previous: (page: Page) => URL | undefined;
  readonly other: (page: Page, relation: 'first' | 'last') => URL | undefined;
}

const header: Source = {
  name: 'Link',
  next: ({ links }) => links.get('next'),
  previous: ({ links }) => links.get('prev') ?? links.get('previous'),
  other: ({ links }, relation) => links.get(relation),
};
const body: Source = {
  name: 'the body',
  next: ({ told, exchange }) => urlOf(told.next, exchange.request.url),
  previous: ({ told, exchange }) => urlOf(told.previous, exchange.request.url),
  other: () => undefined,
};

/** Follows the links of the pages of a walk; those that lead where the walk went are not followed again. @throws OverBudget */
export async function judgeLinks(
  listing: Listing,
  walk: Walk,
  size: number | undefined,
): Promise<readonly FindingDraft[]> {
  const { told, hasLink } = toldPlaces(listing);
  const drafts: FindingDraft[] = [];
  const sources = [...(hasLink ? [header] : []), ...(told.next || told.previous ? [body] : [])];
  const pages = walk.pages.filter(({ items }, index) => index === 0 || items.length > 0);
  for (const source of sources)
    drafts.push(...(await judgeSource(listing, source, { ...walk, pages }, size)));
  return drafts;
}

async function judgeSource(
  listing: Listing,
  source: Source,
  { pages, end }: Walk,
  size: number | undefined,
): Promise<readonly FindingDraft[]> {
  const isWhole = end === 'end' || end === 'beyond' || end === 'refused';
  const isUsed = pages.some((page) => source.next(page) !== undefined);
  for (const [index, page] of pages.entries()) {
    const following = pages[index + 1];
    const next = source.next(page);
    const draft =
      following && !next
        ? missing(listing, source, page, isUsed)
        : following && next && index < 3
          ? await leads(listing, source, { from: page, link: next, to: following, relation: 'next' })
          : !following && next && isWhole
            ? await last(listing, source, page, next, size)
            : undefined;
    const found = draft ?? (await judgeOthers(listing, source, pages, index, isWhole));
    if (found) return [found];
  }
  return [];
}

/** `prev`, `first` and `last`, of the second page. */
async function judgeOthers(
  listing: Listing,
  source: Source,
  pages: readonly Page[],
  index: number,
  isWhole: boolean,
): Promise<FindingDraft | undefined> {
  const [page, before, start, final] = [pages[index], pages[index - 1], pages[0], pages.at(-1)];
  if (index !== 1 || !page || !before || !start || !final) return undefined;
  const [previous, first, end] = [
    source.previous(page),
    ofSameSize(listing, page, source.other(page, 'first')),
    ofSameSize(listing, page, source.other(page, 'last')),
  ];
  return (
    (previous &&
      (await leads(listing, source, { from: page, link: previous, to: before, relation: 'prev' }))) ??
    (first && (await leads(listing, source, { from: page, link: first, to: start, relation: 'first' }))) ??
    (end && isWhole
      ? leads(listing, source, { from: page, link: end, to: final, relation: 'last' })
      : undefined)
  );
}

/** A link to the list as a whole, without the size that was asked for, is right in its own way. */
function ofSameSize({ role }: Listing, { exchange }: Page, link: URL | undefined): URL | undefined {
  const size = role.page?.size.parameter;
  const isSized = (url: URL) => size !== undefined && url.searchParams.has(size);
  return link && isSized(new URL(exchange.request.url)) && !isSized(link) ? undefined : link;
}

interface Lead {
  readonly from: Page;
  readonly link: URL;
  readonly to: Page;
  readonly relation: 'next' | 'prev' | 'first' | 'last';
}

async function leads(
  listing: Listing,
  source: Source,
  { from, link, to, relation }: Lead,
): Promise<FindingDraft | undefined> {
  const target = new URL(to.exchange.request.url);
  if (isSameQuery(link, target) || !isSamePath(link, target)) return undefined;
  const fetched = await fetchLinked(listing, link);
  const isOther = fetched.ok && hasOtherTotal(fetched.page, [from, to]);
  if (fetched.ok && !isOther && fetched.page.keys.join('\n') === to.keys.join('\n')) return undefined;
  const exchange = fetched.ok ? fetched.page.exchange : fetched.exchange;
  if (!exchange || exchange.response.status === 429) return undefined;
  const message = `the link "${relation}" in ${source.name} leads to another page`;
  const actual = fetched.ok
    ? isOther
      ? `a page of a list of ${fetched.page.told.total} items`
      : `${fetched.page.items.length} items, not the same`
    : String(exchange.response.status);
  const steps = [from.exchange, to.exchange, exchange];
  return {
    ...draftOf(listing, relation, message),
    expected: `the ${to.items.length} items of that page`,
    actual,
    steps,
  };
}

/** A link that has lost a filter may lead to the same items by chance; the total is that of another list. */
function hasOtherTotal({ told }: Page, [one, other]: readonly [Page, Page]): boolean {
  const { total } = one.told;
  return (
    typeof total === 'number' &&
    total === other.told.total &&
    typeof told.total === 'number' &&
    told.total !== total
  );
}

/** On the last page there is none, or one that leads to a page without items. */
async function last(
  listing: Listing,
  source: Source,
  page: Page,
  link: URL,
  size: number | undefined,
): Promise<FindingDraft | undefined> {
  const isCursor = listing.role.page?.kind === 'cursor';
  const isShort = size !== undefined && page.items.length < size;
  const message = `the last page has a link "next" in ${source.name}`;
  const draft = { ...draftOf(listing, 'next', message), expected: 'no such link', steps: [page.exchange] };
  if (!isCursor && isShort && saysLinkEnds(listing)) return draft;
  const fetched = await fetchLinked(listing, link);
  if (!fetched.ok || fetched.page.items.length === 0) return undefined;
  return {
    ...draft,
    actual: `one that leads to ${fetched.page.items.length} items`,
    steps: [page.exchange, fetched.page.exchange],
  };
}

function missing(listing: Listing, source: Source, page: Page, isUsed: boolean): FindingDraft {
  const message = `${source.name} of a page has no link "next", though others follow`;
  const draft = {
    ...draftOf(listing, 'next', message),
    expected: 'a link to the next page',
    steps: [page.exchange],
  };
  // One that is never there may be left out, where the document does not say when it is.
  return isUsed || saysLinkEnds(listing) ? draft : { ...draft, severity: 'note' };
}

function draftOf({ operation }: Listing, relation: string, message: string): FindingDraft {
  return { code: 'next-link-wrong', operation, message, detail: relation };
}

/** A proxy may have cut off the beginning of the path, or have put one there. */
function isSamePath({ pathname: one }: URL, { pathname: other }: URL): boolean {
  return one.endsWith(other) || other.endsWith(one);
}

function isSameQuery(one: URL, other: URL): boolean {
  const [first, second] = [one, other].map(({ searchParams }) =>
    [...searchParams].map(String).sort().join('\n'),
  );
  return first === second;
}

function urlOf(value: unknown, base: string): URL | undefined {
  return typeof value === 'string' && isAddress(value) ? (URL.parse(value, base) ?? undefined) : undefined;
}
