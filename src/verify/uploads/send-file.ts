import type { Exchange } from '../../contract/exchange.ts';
import type { Operation } from '../../model/model.ts';
import type { UploadPlace } from '../../resources/upload-place.ts';
import { itemForChange } from '../boundaries/target-item.ts';
import { held, settledRequest } from '../boundaries/wire-check.ts';
import type { CaseRequest } from '../request.ts';
import { baselineAs } from '../run/baseline-as.ts';
import type { Baseline } from '../run/baselines.ts';
import type { CallManner } from '../run/caller.ts';
import type { Item } from '../run/item.ts';
import type { World } from '../run/world.ts';
import { type UploadFile, withFile } from './upload-place.ts';

/** An operation that takes a file, and where. */
export interface Upload {
  readonly operation: Operation;
  readonly place: UploadPlace;
}

/** What was sent, what came, and what it was sent to. */
export interface SentFile {
  readonly exchange: Exchange;
  /** What was made, or what the file was put on. */
  readonly item: Item;
}

/** What a request says beside its file. */
export interface SendFileOptions {
  readonly manner?: CallManner;
  /** Changes the request when the file is in it. */
  readonly change?: (request: CaseRequest) => CaseRequest;
}

/**
 * Sends a file with what else works; undefined where no answer came.
 *
 * @throws CaseSkipped where no upload works at all
 */
export async function sendFile(
  world: World,
  { operation, place }: Upload,
  file: UploadFile,
  { manner = {}, change = (request) => request }: SendFileOptions = {},
): Promise<SentFile | undefined> {
  const known = await uploadBaseline(world, { operation, place });
  if (!known) return world.skip(world.whyNoBaseline(operation));
  const item = (await itemForChange(world, operation)) ?? known.item;
  const settled = await settledRequest(world, operation, known.request, item);
  const request = withFile(world.model, settled, place, file);
  if (!request) return world.skip('no other file can be put into a request that works');
  const exchange = await world.send({ operation, request: held(change(request)), item, manner });
  return exchange && { exchange, item: world.madeBy(exchange) ?? item };
}

/** A request of an upload that works and has the file; undefined where none does. */
export function uploadBaseline(world: World, { operation, place }: Upload): Promise<Baseline | undefined> {
  // What is a body by itself is put in whatever else works.
  return place.part === undefined ? world.baseline(operation) : baselineAs(world, operation, place.mediaType);
}
