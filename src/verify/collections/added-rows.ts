import type { Exchange } from '../../contract/exchange.ts';
import type { Operation } from '../../model/model.ts';
import type { World } from '../run/world.ts';
import type { Fields } from '../state/fields.ts';
import type { Listing } from './listing.ts';

/** Rows that were added to a list with one request. */
export interface AddedRows {
  readonly rows: readonly Fields[];
  readonly exchange: Exchange;
}

const known = new WeakMap<World, Map<Operation, readonly AddedRows[]>>();

/** Notes what was added to a list. */
export function noteAdded({ world, operation }: Listing, added: AddedRows): void {
  const ofWorld = known.get(world) ?? new Map<Operation, readonly AddedRows[]>();
  known.set(world, ofWorld);
  ofWorld.set(operation, [...(ofWorld.get(operation) ?? []), added]);
}

/** What was added to a list, request after request; empty where nothing was. */
export function addedTo({ world, operation }: Pick<Listing, 'world' | 'operation'>): readonly AddedRows[] {
  return known.get(world)?.get(operation) ?? [];
}
