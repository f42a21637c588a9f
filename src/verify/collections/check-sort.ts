import type { Operation } from '../../model/model.ts';
import type { FindingDraft } from '../finding.ts';
import type { World } from '../run/world.ts';
import { checkSortKeys } from './check-sort-keys.ts';
import { checkUsualOrder } from './check-usual-order.ts';
import { type Collection, openCollection, readAgain } from './collection.ts';
import { confirmed } from './confirm.ts';
import { fetchPage, type Page } from './fetch-page.ts';
import { firstWrong, overtaken } from './judge-order.ts';
import { positionTerms, sizeTerm } from './page-place.ts';
import type { QueryTerm } from './query-place.ts';
import { type SortTerm, sortTerms } from './sort-terms.ts';

/** Whether a list is in each documented order when that is asked for, and in the one that it promises when none is. */
export async function checkSort(world: World, operation: Operation): Promise<void> {
  const collection = await openCollection(world, operation);
  for (const draft of await checkUsualOrder(collection)) world.report(draft);
  const terms = sortTerms(collection.listing);
  for (const [index, term] of terms.entries()) {
    // One of them is followed to the next page.
    const look = () => judgeOrder(collection, term, index === terms.length - 1);
    for (const draft of await confirmed(await look(), look)) world.report(draft);
  }
  for (const draft of await checkSortKeys(collection, terms)) world.report(draft);
}

/** The first half of the list in this order: sorted itself, and nothing that is left belongs before its last item. */
async function judgeOrder(
  collection: Collection,
  term: SortTerm,
  isLong: boolean,
): Promise<readonly FindingDraft[]> {
  const { listing, whole } = collection;
  const { property, isDescending } = term;
  const size = sizeTerm(listing, Math.max(3, Math.ceil(whole.items.size / 2))) ?? sizeTerm(listing, 5);
  const fetched = await fetchPage(listing, size ? [...term.terms, size] : term.terms);
  if (!fetched.ok || property === undefined) return [];
  const { page } = fetched;
  const following = isLong ? await nextOf(collection, term, page, size) : undefined;
  const wrong = firstWrong(collection, page, property, isDescending);
  if (wrong) return [draftOf(collection, term, [page], 'the list is in another order', wrong)];
  const both = { items: [...page.items, ...(following?.items ?? [])] };
  const later = following && firstWrong(collection, both, property, isDescending);
  const message = 'the second page does not go on in that order';
  if (later) return [draftOf(collection, term, [page, following], message, later)];
  if (!whole.isComplete || isDescending === undefined) return [];
  if (overtaken(collection, page, whole, property, isDescending) === undefined) return [];
  const { whole: after } = await readAgain(collection);
  const outside = overtaken(collection, page, after, property, isDescending);
  return outside
    ? [draftOf(collection, term, [page], 'the first page has not the first items', outside)]
    : [];
}

function draftOf(
  { listing: { operation } }: Collection,
  { terms, property, isDescending, label }: SortTerm,
  pages: readonly Page[],
  what: string,
  actual: string,
): FindingDraft {
  return {
    code: 'sort-ignored',
    operation,
    at: terms[0]?.place.parameter.at ?? operation.at,
    message: `asked to sort by "${label}", ${what}`,
    expected: `sorted by ${property?.join('.')}${isDescending ? ', descending' : ''}`,
    actual,
    steps: pages.map(({ exchange }) => exchange),
    detail: label,
  };
}

/** The page behind the first one in the same order. */
async function nextOf(
  { listing }: Collection,
  { terms }: SortTerm,
  page: Page,
  size: QueryTerm | undefined,
): Promise<Page | undefined> {
  const where = positionTerms(listing, { index: 1, items: page.items.length, previous: page });
  if (!where || where.length === 0 || page.items.length === 0) return undefined;
  const fetched = await fetchPage(listing, [...terms, ...(size ? [size] : []), ...where]);
  return fetched.ok ? fetched.page : undefined;
}
