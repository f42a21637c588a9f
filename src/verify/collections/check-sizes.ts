import type { Operation } from '../../model/model.ts';
import type { FindingDraft } from '../finding.ts';
import type { World } from '../run/world.ts';
import { checkFullPage } from './check-full-page.ts';
import { checkShortDefault } from './check-short-default.ts';
import { type Collection, openCollection, readAgain } from './collection.ts';
import { confirmed } from './confirm.ts';
import { fetchPage, type Page } from './fetch-page.ts';
import { documentedDefault } from './list-words.ts';
import { sizeTerm } from './page-place.ts';
import type { QueryTerm } from './query-place.ts';

/** Whether a page of one item, and one of the default size, are so; and whether the same page is the same again. */
export async function checkSizes(world: World, operation: Operation): Promise<void> {
  const collection = await openCollection(world, operation);
  for (const check of [checkOne, checkDefault, checkFullPage])
    for (const draft of await check(collection)) world.report(draft);
}

async function checkOne({ listing, whole }: Collection): Promise<readonly FindingDraft[]> {
  const one = sizeTerm(listing, 1);
  if (!one || whole.items.size < 2) return [];
  const fetched = await fetchPage(listing, [one]);
  if (!fetched.ok || fetched.page.items.length <= 1) return [];
  return [tooMany(listing.operation, fetched.page, 1)];
}

async function checkDefault(collection: Collection): Promise<readonly FindingDraft[]> {
  const { listing, whole } = collection;
  const size = documentedDefault(listing);
  if (size === undefined) return listing.role.page ? checkRepeat(collection) : [];
  const fetched = await fetchPage(listing, []);
  if (!fetched.ok) return [];
  const { page } = fetched;
  const told = [page.told.pageSize, page.told.limit].find((value) => typeof value === 'number');
  // Where fewer came, some tell how many came.
  const isTold = told === undefined || told === size || told === page.items.length;
  const { operation } = listing;
  const wrong: FindingDraft = {
    code: 'total-wrong',
    operation,
    message: 'the size of a page is told that is not the documented default',
    expected: String(size),
    actual: String(told),
    steps: [page.exchange],
    detail: 'default-size',
  };
  const long = page.items.length > size ? [tooMany(operation, page, size)] : [];
  const repeats = whole.items.size > 1 ? await checkRepeat(collection, page) : [];
  const short = await checkShortDefault(collection, page, size);
  return [...(isTold ? [] : [wrong]), ...long, ...short, ...repeats];
}

function tooMany(operation: Operation, { exchange, items }: Page, size: number): FindingDraft {
  const message = 'a page has more items than were asked for';
  const [expected, actual] = [`at most ${size}`, `${items.length} items`];
  return {
    code: 'page-size-ignored',
    operation,
    message,
    expected,
    actual,
    steps: [exchange],
    detail: 'long',
  };
}

/** The same request twice: the same items in the same order, as long as nothing came or went. */
async function checkRepeat(collection: Collection, known?: Page): Promise<readonly FindingDraft[]> {
  const { listing, whole } = collection;
  if (whole.items.size < 3 || mayTie(collection)) return [];
  const terms = known ? [] : [sizeTerm(listing, 3)].flatMap((term): QueryTerm[] => (term ? [term] : []));
  const look = async (first?: Page): Promise<readonly FindingDraft[]> => {
    const one = first ? ({ ok: true, page: first } as const) : await fetchPage(listing, terms);
    const other = await fetchPage(listing, terms);
    if (!one.ok || !other.ok || one.page.keys.join('\n') === other.page.keys.join('\n')) return [];
    const message = 'the same request twice brings other items, or the same ones in another order';
    const steps = [one.page.exchange, other.page.exchange];
    return [
      { code: 'page-repeats', operation: listing.operation, message, expected: 'the same page', steps },
    ];
  };
  const suspicion = await look(known);
  if (suspicion.length === 0) return [];
  const before = await readAgain(collection);
  const found = await confirmed(suspicion, () => look());
  const after = found.length > 0 ? await readAgain(before) : before;
  const isSame =
    [...before.whole.items.keys()].sort().join('\n') === [...after.whole.items.keys()].sort().join('\n');
  return isSame ? found : [];
}

/** Whether items are alike in what the document says that the list is ordered by. */
function mayTie({ listing, whole }: Collection): boolean {
  const { order } = listing.role;
  if (!order) return false;
  const values = [...whole.items.values()].map((item) =>
    JSON.stringify((item as Record<string, unknown>)[order.property]),
  );
  return new Set(values).size < values.length;
}
