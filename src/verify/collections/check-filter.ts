import type { Operation } from '../../model/model.ts';
import type { FindingDraft } from '../finding.ts';
import type { World } from '../run/world.ts';
import { type Collection, openCollection } from './collection.ts';
import { confirmed } from './confirm.ts';
import { filterPlaces, fitOf } from './filter-fit.ts';
import { filterValues } from './filter-values.ts';
import { type Asked, judgeFilters, termsOf } from './judge-filters.ts';
import { judgeLinks } from './judge-links.ts';
import { judgeWalk } from './judge-walk.ts';
import type { Listing } from './listing.ts';
import { sizeTerm } from './page-place.ts';
import { type Walk, walkPages } from './walk-pages.ts';
import { isLasting, isSame, readWhole, type Whole } from './whole-list.ts';

/** So often is a list read to see whether others take away what they make. */
const readings = 8;
/** Larger pages are not asked for to see whether the second one is filtered as well. */
const maxPartSize = 5;

/** Whether a filter leaves what it describes, and all of it; values that occur first, then one that does not. */
export async function checkFilter(world: World, operation: Operation, name: string): Promise<void> {
  const collection = await openCollection(world, operation);
  const one = filterPlaces(collection.listing).find(({ place }) => place.name === name);
  if (!one) return world.skip(`the list has no parameter "${name}"`);
  const items = [...collection.whole.items.values()];
  let spare: Partly | undefined;
  let isCounted = false;
  for (const value of filterValues(collection.listing, one, items)) {
    const { drafts, filtered } = await judgeFilters(collection, [{ one, value }]);
    for (const draft of drafts) world.report(draft);
    if (drafts.length > 0) return;
    if (isCounted || !filtered || filtered.items.size < 2) continue;
    const partly = { asked: { one, value }, filtered, size: partSize(collection.whole, filtered) };
    spare ??= partly;
    if (partly.size === undefined) continue;
    isCounted = true;
    for (const draft of await checkPart(collection, partly)) world.report(draft);
  }
  if (!isCounted && spare) for (const draft of await checkPart(collection, spare)) world.report(draft);
}

/** A filtered list, and the size of pages that shows whether the second one is filtered as well; undefined where none does. */
interface Partly {
  readonly asked: Asked;
  readonly filtered: Whole;
  readonly size: number | undefined;
}

/** As many items as have others behind them in the whole list that the filter leaves out. */
function partSize({ items: whole }: Whole, { items: filtered }: Whole): number | undefined {
  const [all, left] = [[...whole.keys()], [...filtered.keys()]];
  const sizes = left.slice(0, Math.min(left.length - 1, maxPartSize)).map((_, index) => index + 1);
  return sizes.find((size) => {
    const last = all.indexOf(left[size - 1] ?? '');
    return last >= 0 && all.slice(last + 1, last + 1 + size).some((key) => !filtered.has(key));
  });
}

/** The filtered list in parts: the total is that of what fits, and the second page is of the same list. */
async function checkPart(
  { listing }: Collection,
  { asked, filtered, size: telling }: Partly,
): Promise<readonly FindingDraft[]> {
  const terms = termsOf([asked]);
  const size = telling !== undefined && sizeTerm(listing, telling) ? telling : 1;
  if (!sizeTerm(listing, size) || filtered.items.size < 2) return [];
  const look = async (before: Whole): Promise<readonly FindingDraft[]> => {
    const walk = await walkPages(listing, { size, terms, maxPages: 2 });
    const judge = (after: Whole) =>
      judgeWalk(listing, { walk: { ...walk, end: 'bound' }, size, before, after });
    // What others did meanwhile is nobody's fault.
    const links = await judgeLinks(listing, walk, size);
    const lost = lostFilter(listing, asked, walk);
    if (judge(before).length + links.length === 0) return lost;
    const after = (await readWhole(listing, terms)) ?? before;
    return [...judge(after), ...(isSame(before, after) ? links : []), ...lost];
  };
  const again = async () => look((await readWhole(listing, terms)) ?? filtered);
  const found = await confirmed(await look(filtered), again);
  return found.length === 0 || (await isLasting(listing, terms, readings)) ? found : [];
}

function lostFilter({ operation }: Listing, { one, value }: Asked, { pages }: Walk): readonly FindingDraft[] {
  if (!pages.some(({ items }) => items.some((item) => fitOf(one, item, value) === 'no'))) return [];
  const { name, parameter } = one.place;
  const message = `the filter "${name}" is lost on smaller pages`;
  const steps = pages.map(({ exchange }) => exchange);
  return [{ code: 'filter-ignored', operation, at: parameter.at, message, steps, detail: name }];
}
