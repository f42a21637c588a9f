import type { FindingDraft } from '../finding.ts';
import type { Collection } from './collection.ts';
import { fetchPage, type Page } from './fetch-page.ts';
import { sizeTerm } from './page-place.ts';

/**
 * A page for which no size is asked is as one for which the documented default is asked: one request where it has fewer items, two
 * more where that one has more. What others take away meanwhile makes no difference between them that lasts.
 *
 * @param usual the page for which no size was asked
 * @throws OverBudget
 */
export async function checkShortDefault(
  { listing, whole }: Collection,
  usual: Page,
  size: number,
): Promise<readonly FindingDraft[]> {
  const asked = sizeTerm(listing, size);
  if (!asked || usual.items.length >= Math.min(size, whole.items.size)) return [];
  let [short, named]: [Page, Page | undefined] = [usual, undefined];
  for (let round = 0; round < 2; round += 1) {
    const [one, other] = [
      round > 0 ? await fetchPage(listing, []) : undefined,
      await fetchPage(listing, [asked]),
    ];
    if ((one && !one.ok) || !other.ok) return [];
    [short, named] = [one?.page ?? usual, other.page];
    // What was added in between is at most what the second page has more.
    if (named.items.length <= short.items.length + round) return [];
  }
  return named
    ? [
        {
          code: 'page-size-ignored',
          operation: listing.operation,
          message: 'a page has fewer items where no size is asked for than where the documented default is',
          expected: `${named.items.length} items, as with ${asked.place.name}=${size}`,
          actual: `${short.items.length} items`,
          steps: [short.exchange, named.exchange],
          detail: 'short-default',
        },
      ]
    : [];
}
