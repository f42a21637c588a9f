import type { Operation } from '../../model/model.ts';
import { baseCandidates } from '../plan/base-request.ts';
import type { CaseRequest } from '../request.ts';
import type { Item } from '../run/item.ts';
import type { World } from '../run/world.ts';
import { withPlace } from './fill-place.ts';
import { type Place, placeLabel } from './place.ts';
import { settledRequest, wireViolations } from './wire-check.ts';

/**
 * A request that the server accepts, with a value at a place, settled so that what is checked is what is sent.
 *
 * @throws CaseSkipped where there is none
 */
export async function baseOfPlace(
  world: World,
  operation: Operation,
  place: Place,
  item: Item,
): Promise<CaseRequest> {
  const accepted = await acceptedRequest(world, operation, place);
  const present = withPlace(world.model, { ...accepted, fixed: new Set() }, place);
  if (!present) return world.skip(`no value could be made for ${placeLabel(place)}`);
  const { fixed: _, ...rest } = present;
  const settled = await settledRequest(world, operation, { ...rest, fixed: accepted.fixed }, item);
  if (wireViolations(world, operation, settled, item).length > 0)
    world.skip(`no valid request was found that has ${placeLabel(place)}`);
  return settled;
}

/** What the server accepted; of the media type that the place is in, what the document has. */
async function acceptedRequest(world: World, operation: Operation, { root }: Place): Promise<CaseRequest> {
  const baseline = await world.baseline(operation);
  if (!baseline) return world.skip(world.whyNoBaseline(operation));
  const { request } = baseline;
  if (root.kind !== 'body' || request.body?.mediaType === root.mediaType) return request;
  const candidates = baseCandidates(world.model, operation);
  const found = candidates.ok
    ? candidates.requests.find(({ body }) => body?.mediaType === root.mediaType)
    : undefined;
  return found ?? world.skip(`no body of ${root.mediaType.name} could be made`);
}
