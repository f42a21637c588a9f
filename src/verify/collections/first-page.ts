import { fetchPage } from './fetch-page.ts';
import type { Listing } from './listing.ts';
import { positionPlace, sizeTerm } from './page-place.ts';
import type { QueryTerm } from './query-place.ts';

/**
 * The number of a list's first page: as the document says, or, where it does not, the one that is answered as no number
 * is.
 *
 * @throws OverBudget
 */
export async function firstPageOf(listing: Listing): Promise<number> {
  const { role, facts } = listing;
  const place = positionPlace(listing);
  if (role.page?.kind !== 'page' || !place) return listing.firstPage;
  const isSaid =
    ['minimum', 'default', 'exclusiveMinimum', 'example'].some(
      (name) => facts.keyword(place.schema, name) !== undefined,
    ) ||
    /\b(?:0|1|zero|one)-based\b|\b(?:starts?|starting|counted|count|from|first)\b/i.test(place.description);
  if (isSaid) return role.page.first;
  const size = [sizeTerm(listing, 2)].flatMap((term): QueryTerm[] => (term ? [term] : []));
  const usual = await fetchPage(listing, size);
  if (!usual.ok || usual.page.items.length === 0) return role.page.first;
  for (const number of [1, 0]) {
    const fetched = await fetchPage(listing, [...size, { place, value: number }]);
    if (fetched.ok && fetched.page.keys.join('\n') === usual.page.keys.join('\n')) return number;
  }
  return role.page.first;
}
