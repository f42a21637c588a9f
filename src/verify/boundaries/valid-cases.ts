import type { Operation, SchemaNode } from '../../model/model.ts';
import { isObject } from '../../model/values.ts';
import { wordsOfName } from '../../schema/sample/name-words.ts';
import type { Case } from '../case.ts';
import { ranks } from './break.ts';
import { isEndOfPair } from './paired-names.ts';
import { type Place, placeName } from './place.ts';
import { isPosition, isState } from './position-names.ts';
import { speaksOfRules } from './prose-rules.ts';
import type { RankedCase } from './ranked-case.ts';
import { runRound } from './run-round.ts';
import { absentValue, branchValue, presentValue } from './shape-value.ts';
import { type ValidValue, validValues } from './valid-value.ts';

/** More requests of one operation that should be accepted are not made, but for what they lead to. */
const maxRounds = 16;

/** A valid value at a place. */
export interface Contribution {
  readonly place: Place;
  readonly value: ValidValue;
  /** Only in place of a value that is there: it goes together with another one that is sent. */
  readonly isInPlace?: boolean;
}

/**
 * The cases that send what should be accepted: each round has one value for each place, so that few requests try them
 * all; where one is refused, its values are tried one by one.
 */
export function validCases(operation: Operation, places: readonly Place[]): readonly RankedCase[] {
  const wanted = places.filter((place) => !isPatchDocument(place));
  const rounds = [...boundaryRounds(operation, wanted), ...shapeRounds(operation, wanted)];
  return rounds.slice(0, maxRounds).map(({ slug, title, contributions }, index) => ({
    one: validCase(operation, slug, title, contributions),
    rank: index < 8 ? ranks.early : ranks.usual,
  }));
}

/** Whether a patch can be applied depends on what it is applied to: its schema alone does not say. */
function isPatchDocument({ root }: Place): boolean {
  return root.kind === 'body' && /json-patch/i.test(root.mediaType.name);
}

interface Round {
  readonly slug: string;
  readonly title: string;
  readonly contributions: readonly Contribution[];
}

/** The first value of each place, then the second of each …; what cannot be there together is in rounds of its own. */
function boundaryRounds(operation: Operation, places: readonly Place[]): readonly Round[] {
  return groupsOf(places).flatMap((group, groupIndex) => {
    const names = group.map(placeName);
    const lists = group.map((place) =>
      validValues(place)
        // A change has one end alone: the other one is what it is.
        .filter((value) => !isPaired(place, names) || (isSameMoment(value) && operation.method !== 'patch'))
        .map((value) => ({
          ...contribution(operation, place, value),
          ...(isPaired(place, names) && { isInPlace: true }),
        })),
    );
    const longest = Math.max(0, ...lists.map((list) => list.length));
    return Array.from({ length: longest }, (_, index) => ({
      slug: groupIndex === 0 ? String(index + 1) : `${groupIndex + 1}-${index + 1}`,
      title:
        groupIndex === 0 ? `allowed values, ${index + 1}` : `allowed values, ${groupIndex + 1}, ${index + 1}`,
      contributions: lists.flatMap((list) => list[index] ?? []),
    }));
  });
}

/** With all that may be left out, without it, and each branch of alternatives. */
function shapeRounds(operation: Operation, places: readonly Place[]): readonly Round[] {
  const names = places.map(placeName);
  const made = (make: (place: Place) => ValidValue | undefined) =>
    places.flatMap((place) => {
      const value = isPaired(place, names) ? undefined : make(place);
      return value ? [contribution(operation, place, value)] : [];
    });
  const branches = made(branchValue).map((one, index) => ({
    slug: `branch-${index + 1}`,
    title: `branch ${index + 1} of alternatives`,
    contributions: [one],
  }));
  const shapes = [
    { slug: 'present', title: 'with all that may be left out', contributions: made(presentValue) },
    // A change that changes nothing is refused by many.
    {
      slug: 'absent',
      title: 'without all that may be left out',
      contributions: operation.method === 'patch' ? [] : made(absentValue),
    },
  ];
  return [...shapes, ...branches].filter(({ contributions }) => contributions.length > 0);
}

/** What stands in different bodies, or in different branches of alternatives, is never sent together. */
function groupsOf(places: readonly Place[]): readonly (readonly Place[])[] {
  const groups = new Map<string, Place[]>();
  for (const place of places) {
    const key =
      place.root.kind === 'body' ? `${place.root.mediaType.name} ${branchOf(place)}` : positionOf(place);
    groups.set(key, [...(groups.get(key) ?? []), place]);
  }
  return [...groups.values()];
}

/** Which branch a place is in; 0 where it is in none, or where null is the only other one. */
function branchOf(place: Place): number {
  let found = 0;
  for (let one: Place | undefined = place; one?.parent; one = one.parent) {
    const { isBranch, parent, node } = one;
    const choice = isBranch
      ? parent.constraints.alternatives.find(({ branches }) =>
          branches.some((branch) => isSame(branch, node)),
        )
      : undefined;
    const real = choice?.branches.filter(({ value }) => !isObject(value) || value.type !== 'null') ?? [];
    if (real.length > 1) found = 1 + real.findIndex((branch) => isSame(branch, node));
  }
  return found;
}

function isSame({ at }: SchemaNode, other: SchemaNode): boolean {
  return at.pointer === other.at.pointer && at.source === other.at.source;
}

/** A page far out would leave nothing for the others to choose from. */
function positionOf(place: Place): string {
  return isPosition(placeName(place)) ? 'positions' : 'parameters';
}

function isPaired(place: Place, names: readonly string[]): boolean {
  return !place.constraints.values && isEndOfPair(placeName(place), names);
}

/** The same moment stays on its side of the other end. */
function isSameMoment({ keyword, slug }: ValidValue): boolean {
  return keyword === 'format' && slug === 'offset';
}

/** Whether the document speaks of how times are to be written. */
function speaksOfZones(operation: Operation, place: Place): boolean {
  const said = [descriptionOf(place), ...sentencesOf(operation, place)].join('. ');
  return /\b(?:UTC|GMT|Zulu|time ?zones?|offsets?)\b/i.test(said);
}

/** A refusal is told as a note where the document speaks of rules that its schema does not have. */
function contribution(operation: Operation, place: Place, value: ValidValue): Contribution {
  const name = placeName(place);
  const isChange = operation.method === 'patch' || operation.method === 'put';
  const isStep = isChange && isState(name);
  const isRuled = isSameMoment(value)
    ? speaksOfZones(operation, place)
    : speaksOfRules(descriptionOf(place)) ||
      sentencesOf(operation, place).some((one) => rules(one, name, value));
  return { place, value: isStep || isRuled ? { ...value, severity: 'note' } : value };
}

/** Whether a sentence speaks of a rule for what has this name. */
function rules(sentence: string, name: string, { slug }: ValidValue): boolean {
  if (slug === 'absent' && /\b(?:at least one|either|one of)\b/i.test(sentence)) return true;
  const words = wordsOfName(name);
  const said = new Set(wordsOfName(sentence));
  return words.length > 0 && words.every((word) => said.has(word)) && speaksOfRules(sentence);
}

function descriptionOf({ root, constraints }: Place): string {
  return `${root.kind === 'parameter' ? (root.parameter.description ?? '') : ''} ${constraints.description}`;
}

/** What the document says of the operation, and of what a place is part of. */
function sentencesOf({ summary, description }: Operation, place: Place): readonly string[] {
  const parts = [summary ?? '', description ?? ''];
  for (let one = place.parent; one; one = one.parent) parts.push(one.constraints.description);
  return parts
    .join('\n')
    .slice(0, 5000)
    .split(/[.;\n]/);
}

function validCase(
  operation: Operation,
  slug: string,
  title: string,
  contributions: readonly Contribution[],
): Case {
  return {
    id: `${operation.name}/valid/${slug}`,
    phase: 'boundaries',
    operation,
    title,
    topic: 'valid',
    run: (world) => runRound(world, operation, contributions),
  };
}
