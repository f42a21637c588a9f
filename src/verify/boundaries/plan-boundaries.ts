import type { Model, Operation } from '../../model/model.ts';
import type { Case } from '../case.ts';
import { ranks } from './break.ts';
import { findBreaks } from './find-breaks.ts';
import { findPlaces } from './find-places.ts';
import { invalidCase } from './invalid-case.ts';
import { itemPropertyCases } from './item-property-cases.ts';
import { oddBodyCases } from './odd-body-cases.ts';
import { type Place, placeLabel } from './place.ts';
import type { RankedCase } from './ranked-case.ts';
import { unknownIdCases } from './unknown-id-case.ts';
import { unknownReferenceCases } from './unknown-reference-case.ts';
import { validCases } from './valid-cases.ts';

/** More of one operation are not tried. */
const maxCases = 120;

/**
 * Both sides of every keyword, one thing at a time, and what is not there.
 *
 * The first case of each operation comes before the second of any: a small budget covers them all.
 */
export function planBoundaries(model: Model, operations: readonly Operation[]): readonly Case[] {
  return interleaved(operations.map((operation) => casesOf(model, operation)));
}

/** The cases of one operation, the likeliest to find something first. */
function casesOf(model: Model, operation: Operation): readonly Case[] {
  const places = findPlaces(model, operation);
  const ranked: RankedCase[] = [
    ...unknownIdCases(operation),
    ...unknownReferenceCases(operation, places),
    ...oddBodyCases(operation),
    ...validCases(operation, places),
    ...invalidCases(operation, places),
    ...itemPropertyCases(model, operation, places),
  ];
  return ranked
    .toSorted((one, other) => one.rank - other.rank)
    .slice(0, maxCases)
    .map(({ one }) => one);
}

/** What branches of alternatives have in common is tried in the first of them; in the others later. */
function invalidCases(operation: Operation, places: readonly Place[]): readonly RankedCase[] {
  const seen = new Set<string>();
  return places.flatMap((place) =>
    findBreaks(place).map((broken) => {
      const key = `${place.root.kind === 'body' ? place.root.mediaType.name : ''} ${placeLabel(place)} ${broken.slug}`;
      const isNew = !seen.has(key);
      seen.add(key);
      return { one: invalidCase(operation, place, broken), rank: isNew ? broken.rank : ranks.last };
    }),
  );
}

function interleaved(lists: readonly (readonly Case[])[]): readonly Case[] {
  const longest = Math.max(0, ...lists.map((list) => list.length));
  const cases: Case[] = [];
  for (let index = 0; index < longest; index += 1)
    for (const list of lists) {
      const one = list[index];
      if (one) cases.push(one);
    }
  return cases;
}
