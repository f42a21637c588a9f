import type { Model, Operation } from '../../model/model.ts';
import { withChange, withPlace } from '../boundaries/fill-place.ts';
import { findPlaces } from '../boundaries/find-places.ts';
import { isJson, type Place } from '../boundaries/place.ts';
import { withParameter } from '../request.ts';
import type { OddInput } from './odd-input.ts';

/** More places are not tried. */
const maxPlaces = 6;

/** The numbers of an operation's bodies and queries. */
export function numberPlaces(model: Model, operation: Operation): readonly Place[] {
  return findPlaces(model, operation)
    .filter(({ root, constraints: { types, values } }) => {
      const isSent = root.kind === 'body' || root.parameter.in === 'query';
      return isSent && !values && (types.has('integer') || types.has('number')) && !types.has('string');
    })
    .slice(0, maxPlaces);
}

/** Numbers that have the right type and fit into nothing that most languages have: beyond 32 bits, 64 bits, doubles. */
export function oddNumbers(model: Model, place: Place): readonly OddInput[] {
  const isWhole = !place.constraints.types.has('number');
  const numbers = isWhole ? [99_999_999_999, 1e20] : [1e300, 99_999_999_999, 1e-7];
  const { root } = place;
  if (root.kind === 'parameter' && place.path.length === 0) {
    const { parameter } = root;
    const written = isWhole ? ['99999999999', '99999999999999999999'] : ['1e300', '99999999999'];
    return written.map((text) => ({
      make: (request) =>
        withParameter(request, { parameter, value: text, text: `${parameter.name}=${text}` }),
    }));
  }
  if (!isJson(place)) return [];
  return numbers.map((number) => ({
    make: (request) => {
      const present = withPlace(model, request, place);
      return present && withChange(model, present, place, number);
    },
  }));
}
