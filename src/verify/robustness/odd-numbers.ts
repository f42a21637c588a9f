import type { Model, Operation } from '../../model/model.ts';
import { validatorOf } from '../../schema/validate.ts';
import { valueAtPath } from '../boundaries/change-value.ts';
import { rootValue, withChange, withPlace } from '../boundaries/fill-place.ts';
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

/** More digits than any pattern of numbers asks for. */
const maxDigits = 40;

/** The texts of an operation's bodies that are numbers by their pattern, such as amounts. */
export function digitPlaces(model: Model, operation: Operation): readonly Place[] {
  return findPlaces(model, operation)
    .filter(({ root, constraints: { types, values, patterns, format } }) => {
      const isText = types.has('string') && !values && format === undefined && patterns.length > 0;
      return root.kind === 'body' && isText;
    })
    .slice(0, maxPlaces * 2);
}

/**
 * The largest number that the pattern of a text takes: whoever stores it as a number must have room for it, and who refuses it,
 * as there is not so much, has to document how.
 */
export function largestNumbers(model: Model, place: Place): readonly OddInput[] {
  return [
    {
      manner: { isOdd: false },
      make: (request) => {
        const present = withPlace(model, request, place);
        const old = present && valueAtPath(rootValue(present, place.root), place.path);
        const largest = typeof old === 'string' ? largestLike(model, place, old) : undefined;
        return present && largest !== undefined ? withChange(model, present, place, largest) : undefined;
      },
    },
  ];
}

/** `9999999999.99` for `19.90`; undefined where a text is no number with room for more. */
function largestLike(model: Model, place: Place, old: string): string | undefined {
  if (!/^-?\d{1,18}(?:\.\d{1,10})?$/.test(old)) return undefined;
  const validator = validatorOf(model, place.node, 'request');
  const isValid = (text: string) => validator.check(text).length === 0;
  const [, sign = '', whole = '', rest = ''] = /^(-?)(\d+)(.*)$/.exec(old) ?? [];
  const nines = (length: number) => `${sign}${'9'.repeat(length)}${rest.replaceAll(/\d/g, '9')}`;
  for (let length = maxDigits; length > whole.length; length -= 1)
    if (isValid(nines(length))) return nines(length);
  return undefined;
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
