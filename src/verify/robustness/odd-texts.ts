import type { Model, Operation } from '../../model/model.ts';
import { validatorOf } from '../../schema/validate.ts';
import { withChange, withPlace } from '../boundaries/fill-place.ts';
import { findPlaces } from '../boundaries/find-places.ts';
import { type Place, placeName } from '../boundaries/place.ts';
import type { CaseRequest } from '../request.ts';
import type { World } from '../run/world.ts';
import type { OddInput } from './odd-input.ts';

/** Texts that break what was written with plain words in mind; those that do most often come first. */
const texts: readonly { readonly text: string; readonly isLikely?: true }[] = [
  { text: 'a\0b', isLikely: true },
  { text: '👩‍👩‍👧‍👦 日本語 Größe', isLikely: true },
  { text: `it's "quoted" \\ %s \${7*7} {{7*7}}; --`, isLikely: true },
  // No regular expression, no glob and no query of a full-text search.
  { text: '*([{?+\\ "^', isLikely: true },
  { text: 'lone \ud800 surrogate' },
  { text: '\u202eمرحبا\u202c Z\u0324\u0354\u0367' },
  { text: 'x'.repeat(10_000) },
];

/** More places are not filled at once, and more not one at a time. */
const maxPlaces = 12;
const maxSingles = 4;

/** Names of what is no free text though its schema says nothing else. */
const otherMeaning =
  /(?:^|_)(?:ids?|uuid|keys?|token|password|secret|urls?|uri|email|phone|currency|country|timezone|locale|language|lang|date|time|at|source|status|state|type|kind|code|version)$/;

/** The texts of an operation's requests that may say anything, as far as their patterns let them. */
export function freeTexts(model: Model, operation: Operation, root: 'body' | 'query'): readonly Place[] {
  return findPlaces(model, operation)
    .filter((place) => isIn(place, root) && isFree(place) && !otherMeaning.test(snakeCase(placeName(place))))
    .slice(0, maxPlaces);
}

function isIn({ root }: Place, wanted: 'body' | 'query'): boolean {
  return root.kind === 'body' ? wanted === 'body' : root.parameter.in === wanted;
}

function isFree({ constraints }: Place): boolean {
  const { types, values, format } = constraints;
  return types.has('string') && types.size <= 2 && !values && format === undefined;
}

function snakeCase(name: string): string {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/[^A-Za-z0-9]+/g, '_')
    .toLowerCase();
}

/** The odd texts in all places at once; where that is refused, the likeliest in one place at a time. */
export function oddTexts(world: World, places: readonly Place[]): readonly OddInput[] {
  return texts.map(({ text, isLikely }) => ({
    make: (request) => filled(world, request, text, places),
    parts:
      isLikely && places.length > 1
        ? places
            .slice(0, maxSingles)
            .map((place) => ({ make: (request) => filled(world, request, text, [place]) }))
        : [],
  }));
}

function filled(
  world: World,
  request: CaseRequest,
  text: string,
  places: readonly Place[],
): CaseRequest | undefined {
  return withTexts(world, request, [text], places);
}

/**
 * A request with texts in some places; undefined where none of the places takes any.
 *
 * @param candidates the first that a place's pattern allows is put in it, cut to its greatest length
 */
export function withTexts(
  world: World,
  request: CaseRequest,
  candidates: readonly string[],
  places: readonly Place[],
): CaseRequest | undefined {
  let changed: CaseRequest | undefined;
  // Names that must not be taken are different each time.
  const suffix = world.fresh().integer(1000, 9999);
  for (const place of places) {
    const { bounds, patterns } = place.constraints;
    const max = bounds.maxLength ?? Number.POSITIVE_INFINITY;
    const value = candidates
      .map((text) => `${text.slice(0, Math.max(1, max - 4))}${suffix}`.slice(0, max))
      // What a pattern forbids is refused before anything can break on it.
      .find(
        (one) =>
          patterns.length === 0 || validatorOf(world.model, place.node, 'request').check(one).length === 0,
      );
    if (value === undefined) continue;
    const present = withPlace(world.model, changed ?? request, place);
    changed = (present && withChange(world.model, present, place, value)) ?? changed;
  }
  return changed;
}
