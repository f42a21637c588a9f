import type { Operation } from '../../model/model.ts';
import type { World } from '../run/world.ts';
import { type Collection, openCollection } from './collection.ts';
import { type FilterPlace, filterPlaces, fitOf } from './filter-fit.ts';
import { filterValues } from './filter-values.ts';
import { type Asked, judgeFilters } from './judge-filters.ts';

/** Two filters together: what comes fits both, and all that fits both comes. */
export async function checkFiltersTogether(world: World, operation: Operation): Promise<void> {
  const collection = await openCollection(world, operation);
  const items = [...collection.whole.items.values()];
  // What is wrong alone is wrong together as well.
  const isBlamed = ({ place }: FilterPlace) =>
    world.findings.some(({ code, at }) => code === 'filter-ignored' && at === place.parameter.at);
  const places = filterPlaces(collection.listing).filter(
    (one) => one.filter.property.length > 0 && !isBlamed(one),
  );
  const pairs = places.flatMap((one, index) => places.slice(index + 1).map((other) => [one, other] as const));
  // Two bounds of the same first: they make a range.
  const isRange = ([one, other]: (typeof pairs)[number]) =>
    one.filter.property.join() === other.filter.property.join();
  const ordered = [...pairs.filter(isRange), ...pairs.filter((pair) => !isRange(pair))].slice(0, 3);
  for (const pair of ordered) {
    const asked = commonValues(collection, pair, items);
    const { drafts } = asked ? await judgeFilters(collection, asked) : { drafts: [] };
    for (const draft of drafts) world.report({ ...draft, detail: `together ${draft.detail}` });
  }
}

/** Values of one item, so that both let it through. */
function commonValues(
  { listing }: Collection,
  pair: readonly FilterPlace[],
  items: readonly unknown[],
): readonly Asked[] | undefined {
  for (const item of items.slice(Math.floor(items.length / 2))) {
    const asked = pair.flatMap((one): Asked[] => {
      const value = filterValues(listing, one, [item]).find((own) => fitOf(one, item, own) === 'yes');
      return value === undefined ? [] : [{ one, value }];
    });
    if (asked.length === pair.length) return asked;
  }
  return undefined;
}
