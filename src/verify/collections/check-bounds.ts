import type { Operation } from '../../model/model.ts';
import type { FindingDraft } from '../finding.ts';
import { valueUnder } from '../run/item.ts';
import type { World } from '../run/world.ts';
import { openCollection } from './collection.ts';
import { timeOf } from './compare-values.ts';
import { edgeOf, type FilterPlace, filterPlaces } from './filter-fit.ts';
import type { Listing } from './listing.ts';
import { allows } from './query-place.ts';
import { readWhole, type Whole } from './whole-list.ts';

/**
 * A time that the server has set may be more exact than it is shown: where both ends of a span can be asked for, one of them shows
 * that it is not, and then the other has to let through what is exactly at it.
 */
export async function checkBounds(world: World, operation: Operation): Promise<void> {
  const { listing, whole } = await openCollection(world, operation);
  const pairs = pairsOf(filterPlaces(listing));
  if (pairs.length === 0) return world.skip('no property has both ends of a span that includes its bounds');
  for (const pair of pairs) for (const draft of await checkPair(listing, pair, whole)) world.report(draft);
}

interface Pair {
  readonly from: FilterPlace;
  readonly to: FilterPlace;
}

/** Both ends of one property, where the document says that both include their bound. */
function pairsOf(places: readonly FilterPlace[]): readonly Pair[] {
  const ends = places.filter((one) => !one.isSent && edgeOf(one) === 'included');
  return ends.flatMap((from) => {
    const to = ends.find(
      ({ filter }) =>
        filter.test === 'at-most' && filter.property.join('.') === from.filter.property.join('.'),
    );
    return from.filter.test === 'at-least' && to ? [{ from, to }] : [];
  });
}

/** Two items must show it: one may by chance be less than a millisecond past what it shows. */
async function checkPair(listing: Listing, pair: Pair, whole: Whole): Promise<readonly FindingDraft[]> {
  const times = [...whole.items].flatMap(([key, item]) => {
    const shown = valueUnder(item, pair.from.filter.property);
    const at = timeOf(shown);
    // What is shown with its milliseconds is looked at with each filter.
    const isCoarse = typeof shown === 'string' && shown.length > 10 && !/\.\d{3}/.test(shown);
    return at !== undefined && isCoarse ? [{ key, at, shown }] : [];
  });
  const drafts: FindingDraft[] = [];
  for (const end of ['to', 'from'] as const) {
    let lost: FindingDraft | undefined;
    for (const { key, at, shown } of times.slice(-2)) {
      const sent = new Date(at).toISOString().replace('.000Z', 'Z');
      lost = await lostAt(listing, pair, end, { key, sent, shown, at });
      if (!lost) break;
    }
    if (lost && times.length > 1) drafts.push(lost);
  }
  return drafts;
}

interface Timed {
  readonly key: string;
  readonly at: number;
  readonly shown: string;
  /** The same as it is asked for. */
  readonly sent: string;
}

async function lostAt(
  listing: Listing,
  pair: Pair,
  end: keyof Pair,
  { key, at, sent, shown }: Timed,
): Promise<FindingDraft | undefined> {
  const [asked, other] = end === 'to' ? [pair.to, pair.from] : [pair.from, pair.to];
  const filtered = await ask(listing, asked, sent);
  if (!filtered?.isComplete || filtered.items.has(key)) return undefined;
  // It is there at the other end, and a millisecond further it is not: it is exactly at what it shows.
  const here = await ask(listing, other, sent);
  const beyond = await ask(listing, other, new Date(at + (end === 'to' ? 1 : -1)).toISOString());
  if (!here?.items.has(key) || !beyond?.isComplete || beyond.items.has(key)) return undefined;
  const { place } = asked;
  return {
    code: 'filter-ignored',
    operation: listing.operation,
    at: place.parameter.at,
    message: `the filter "${place.name}" leaves out what is exactly at its bound`,
    expected: `the item of ${shown}`,
    actual: 'it is not in the list',
    steps: [here, beyond, filtered].flatMap(({ pages }) => pages.map(({ exchange }) => exchange)),
    detail: place.name,
  };
}

async function ask(listing: Listing, { place }: FilterPlace, value: string): Promise<Whole | undefined> {
  if (!allows(listing.world.model, place, value)) return undefined;
  return readWhole(listing, [{ place, value }]);
}
