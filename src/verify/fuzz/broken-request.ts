import type { Model } from '../../model/model.ts';
import type { Random } from '../../schema/sample/random.ts';
import type { Break } from '../boundaries/break.ts';
import { valueAtPath } from '../boundaries/change-value.ts';
import { rootValue, withChange, withPlace } from '../boundaries/fill-place.ts';
import { findBreaks } from '../boundaries/find-breaks.ts';
import type { Place } from '../boundaries/place.ts';
import type { CaseRequest } from '../request.ts';

/** A request with one thing wrong. */
export interface BrokenRequest {
  readonly request: CaseRequest;
  readonly place: Place;
  readonly broken: Break;
}

/**
 * Breaks a valid request in one random keyword at one random place; undefined where that came to nothing.
 *
 * The ways to break are those of the boundaries, so that one rule is judged in one way and told once.
 */
export function brokenRequest(
  model: Model,
  places: readonly Place[],
  valid: CaseRequest,
  random: Random,
): BrokenRequest | undefined {
  if (places.length === 0) return undefined;
  const place = random.pick(places);
  const breaks = findBreaks(place);
  const filled = breaks.length > 0 ? withPlace(model, valid, place) : undefined;
  if (!filled || isOtherBody(valid, place)) return undefined;
  const broken = random.pick(breaks);
  const values = broken.make(valueAtPath(rootValue(filled, place.root), place.path), { model, random });
  const value = values.length > 0 ? random.pick(values) : undefined;
  if (value === undefined || isNoSegment(place, value)) return undefined;
  const request = withChange(model, filled, place, value);
  return request && { request, place, broken };
}

/** Whether the place is in a body of another media type than the one that is sent. */
function isOtherBody({ body }: CaseRequest, { root }: Place): boolean {
  return root.kind === 'body' && body !== undefined && body.mediaType !== root.mediaType;
}

/** Nothing, and dots that lead elsewhere, make another path. */
function isNoSegment({ root }: Place, value: unknown): boolean {
  if (root.kind !== 'parameter' || root.parameter.in !== 'path') return false;
  return typeof value === 'symbol' || /^\.{0,2}$/.test(String(value));
}
