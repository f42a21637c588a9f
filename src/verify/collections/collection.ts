import type { Operation } from '../../model/model.ts';
import type { Item } from '../run/item.ts';
import type { World } from '../run/world.ts';
import { addedTo } from './added-rows.ts';
import { firstPageOf } from './first-page.ts';
import { type Listing, openListing } from './listing.ts';
import { stockUp } from './stock.ts';
import { readWhole, type Whole } from './whole-list.ts';

/** What the cases of one list share: how it is asked for, and what is in it. */
export interface Collection {
  readonly listing: Listing;
  /** As it was read last. */
  readonly whole: Whole;
  /** As it was before items were made for it. */
  readonly initial: Whole;
  /** What was made for it. */
  readonly made: readonly Item[];
}

const known = new WeakMap<World, Map<Operation, Collection>>();

/**
 * A list with enough items to judge it by, made once for all cases that look at it.
 *
 * @throws CaseSkipped where it cannot be read; OverBudget
 */
export async function openCollection(world: World, operation: Operation): Promise<Collection> {
  const before = known.get(world)?.get(operation);
  if (before) return before;
  const listing = await openListing(world, operation);
  const found = await readWhole(listing);
  if (!found) return world.skip('the list cannot be read');
  const made = await stockUp(listing, found);
  const numbered = { ...listing, firstPage: await firstPageOf(listing) };
  // What was read to know how much is there may have gone by the wrong numbers.
  const isSettled =
    // Of rows that were added nothing is kept.
    listing.resource !== undefined &&
    addedTo(listing).length === 0 &&
    made.length === 0 &&
    numbered.firstPage === listing.firstPage;
  const whole = isSettled ? found : ((await readWhole(numbered)) ?? found);
  return remember({ listing: numbered, whole, initial: found, made });
}

/** Reads the list anew, for what looks wrong. */
export async function readAgain(collection: Collection): Promise<Collection> {
  const whole = await readWhole(collection.listing);
  return whole ? remember({ ...collection, whole }) : collection;
}

function remember(collection: Collection): Collection {
  const { world, operation } = collection.listing;
  const ofWorld = known.get(world) ?? new Map<Operation, Collection>();
  known.set(world, ofWorld);
  ofWorld.set(operation, collection);
  return collection;
}
