import type { Operation } from '../../model/model.ts';
import type { FindingDraft } from '../finding.ts';
import type { World } from '../run/world.ts';
import { type Collection, openCollection, readAgain } from './collection.ts';
import { confirmed } from './confirm.ts';
import { judgeLinks } from './judge-links.ts';
import { judgeWalk } from './judge-walk.ts';
import { sizeTerm } from './page-place.ts';
import { type Walk, walkPages } from './walk-pages.ts';
import { isLasting, isSame, type Whole } from './whole-list.ts';

/** Walks through the pages of a list: whether they have the size asked for, each item once, an end, and tell what is so. */
export async function checkPages(world: World, operation: Operation): Promise<void> {
  const collection = await openCollection(world, operation);
  for (const draft of await lookTwice(collection)) world.report(draft);
}

async function lookTwice(collection: Collection): Promise<readonly FindingDraft[]> {
  const { listing, whole } = collection;
  const size = smallSize(collection);
  const walk = await walked(collection, size);
  const links = walk ? await judgeLinks(listing, walk, size) : [];
  const quick = [...judge(collection, walk, size, whole), ...links];
  if (quick.length === 0) return [];
  const later = await readAgain(collection);
  const first = [...judge(collection, walk, size, later.whole), ...(isSame(whole, later.whole) ? links : [])];
  const found = await confirmed(first, async () => {
    const walkAgain = await walked(later, size);
    const linksAgain = links.length > 0 && walkAgain ? await judgeLinks(listing, walkAgain, size) : [];
    const last = await readAgain(later);
    // A link leads to the same page as long as nothing came or went.
    const lasting = isSame(later.whole, last.whole) ? linksAgain : [];
    return [...judge(later, walkAgain, size, last.whole), ...lasting];
  });
  const isAffected = found.some(({ code }) => code !== 'page-size-ignored');
  const times = (walk?.pages.length ?? 1) + 1;
  if (!isAffected || (await isLasting(listing, [], times))) return found;
  return found.filter(({ code }) => code === 'page-size-ignored');
}

/** A list without pages has none to walk through, but what it tells of itself has to be so all the same. */
async function walked({ listing, whole }: Collection, size: number | undefined): Promise<Walk | undefined> {
  const { page } = listing.role;
  if (!page || whole.items.size === 0 || (size === undefined && page.parameter === '')) return undefined;
  const pages = Math.ceil(whole.items.size / (size ?? page.size.default)) + 3;
  const options = { maxPages: pages, isThorough: true, ...(size !== undefined && { size }) };
  return walkPages(listing, options);
}

function judge(
  { listing, whole: before }: Collection,
  walk: Walk | undefined,
  size: number | undefined,
  after: Whole,
): readonly FindingDraft[] {
  const { page } = listing.role;
  // A size alone shows the beginning of the list: nothing is lost.
  const isStart = page?.parameter === '';
  const small = walk
    ? judgeWalk(listing, { walk, size, before: isStart ? beginning(before, walk) : before, after })
    : [];
  const large: Walk = { pages: before.pages, end: 'end', refusal: undefined };
  const seen = new Set(small.map(({ code, detail }) => `${code} ${detail}`));
  // Between one page and the next others may have added something.
  const isSteady = new Set(before.pages.map(({ told }) => told.total)).size < 2;
  const more = isSteady ? judgeWalk(listing, { walk: large, size: before.size, before, after }) : [];
  return [...small, ...more.filter(({ code, detail }) => !seen.has(`${code} ${detail}`))];
}

function beginning(whole: Whole, { pages }: Walk): Whole {
  const shown = new Set(pages.flatMap(({ keys }) => keys));
  return { ...whole, isComplete: false, items: new Map([...whole.items].filter(([key]) => shown.has(key))) };
}

/** Two items a page; more where that would be too many pages; undefined where it cannot be asked for. */
function smallSize({ listing, whole }: Collection): number | undefined {
  const least = Math.max(2, Math.ceil(whole.items.size / 8));
  return [least, least + 1, 3, 5, 10].find((size) => sizeTerm(listing, size) !== undefined);
}
