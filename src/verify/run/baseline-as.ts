import type { MediaType, Operation } from '../../model/model.ts';
import { baseCandidates } from '../plan/base-request.ts';
import type { CaseRequest } from '../request.ts';
import type { Baseline } from './baselines.ts';
import { isSuccess } from './item.ts';
import type { World } from './world.ts';

/** More requests are not tried. */
const maxTries = 2;

const found = new WeakMap<World, Map<MediaType, Promise<Baseline | undefined>>>();

/**
 * A request that works with its body in one of the documented media types; undefined where none does. Where the usual request has
 * another, it costs one request or two, once.
 */
export function baselineAs(
  world: World,
  operation: Operation,
  mediaType: MediaType,
): Promise<Baseline | undefined> {
  const known = found.get(world) ?? new Map<MediaType, Promise<Baseline | undefined>>();
  found.set(world, known);
  const one = known.get(mediaType) ?? find(world, operation, mediaType);
  known.set(mediaType, one);
  return one;
}

async function find(world: World, operation: Operation, mediaType: MediaType): Promise<Baseline | undefined> {
  const usual = await world.baseline(operation);
  if (!usual || hasType(usual.request, mediaType)) return usual;
  const candidates = baseCandidates(world.model, operation);
  const requests = candidates.ok ? candidates.requests.filter((one) => hasType(one, mediaType)) : [];
  for (const request of requests.slice(0, maxTries)) {
    const exchange = await world.send({ operation, request, item: usual.item });
    if (exchange && isSuccess(exchange)) return { request, exchange, item: usual.item };
  }
  return undefined;
}

function hasType({ body }: CaseRequest, { name }: MediaType): boolean {
  return body?.mediaType?.name === name;
}
