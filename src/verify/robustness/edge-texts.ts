import type { Model, Operation } from '../../model/model.ts';
import { needsCredentials } from '../auth/held-secrets.ts';
import { withChange, withPlace } from '../boundaries/fill-place.ts';
import { findPlaces } from '../boundaries/find-places.ts';
import { hasMeaning, isReference } from '../boundaries/name-meaning.ts';
import { type Place, placeName } from '../boundaries/place.ts';
import { textOfLength } from '../boundaries/text-of-length.ts';
import type { World } from '../run/world.ts';
import type { OddInput } from './odd-input.ts';

/** More places are not tried. */
const maxPlaces = 4;
/** Longer ones are a load. */
const maxText = 5000;

/**
 * The texts of an operation's bodies that have a meaning of their own, and lengths: passwords, codes. Whether a value of that length
 * is accepted is another question; it has to be answered. Only of what changes nothing that is there: a sign-in, a create.
 */
export function edgePlaces(
  { model, map }: Pick<World, 'model' | 'map'>,
  operation: Operation,
): readonly Place[] {
  const isHarmless = map.roles.get(operation)?.kind === 'create' || !needsCredentials(operation);
  if (operation.method !== 'post' || !isHarmless) return [];
  return findPlaces(model, operation).filter(hasEdges).slice(0, maxPlaces);
}

function hasEdges(place: Place): boolean {
  const { types, values, format, patterns, bounds } = place.constraints;
  const isText = types.has('string') && types.size <= 2 && !values && patterns.length === 0;
  const isPlain = format === undefined || format === 'password';
  const name = placeName(place);
  const { maxLength = Number.POSITIVE_INFINITY } = bounds;
  return (
    place.root.kind === 'body' &&
    isText &&
    isPlain &&
    maxLength <= maxText &&
    (hasMeaning(name) || isReference(name))
  );
}

/** As long as is allowed, and as short: two requests a place. */
export function edgeTexts(model: Model, place: Place, world: Pick<World, 'fresh'>): readonly OddInput[] {
  const { minLength = 0, maxLength } = place.constraints.bounds;
  const lengths = [maxLength, minLength > 0 ? minLength : undefined].filter((one) => one !== undefined);
  return lengths.map((length) => ({
    make: (request) => {
      const present = withPlace(model, request, place);
      return present && withChange(model, present, place, textOfLength(length, world.fresh()));
    },
  }));
}
