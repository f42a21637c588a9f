import { type Break, type Rank, ranks } from './break.ts';
import { enumBreaks } from './break-enum.ts';
import { listBreaks } from './break-list.ts';
import { numberBreaks } from './break-number.ts';
import { objectBreaks } from './break-object.ts';
import { textBreaks } from './break-text.ts';
import { typeBreaks } from './break-type.ts';
import { type Constraints, constraintsOf } from './constraints.ts';
import { removed } from './object-property.ts';
import { freeName, isJson, type Place } from './place.ts';
import { sampleOf } from './sample-of.ts';

/** The ways to break what is said of a place, one keyword each. */
export function findBreaks(place: Place): readonly Break[] {
  const { constraints, root, path } = place;
  const breaks: Break[] = [];
  if (root.kind === 'parameter' && path.length === 0 && place.isRequired && !place.isBranch) {
    if (root.parameter.in !== 'path') breaks.push(missing);
  }
  // The type of a branch is what the alternatives as a whole say.
  if (!place.isBranch)
    breaks.push(...typeBreaks(constraints, isJson(place)).filter((one) => !isRemoval(place, one)));
  breaks.push(
    ...enumBreaks(constraints),
    ...textBreaks(constraints),
    ...numberBreaks(constraints),
    ...listBreaks(constraints),
    ...objectBreaks(constraints),
    ...notBreaks(constraints),
  );
  return breaks.map((one) => ({ ...one, rank: rankAt(place, one.rank) }));
}

function notBreaks({ nots }: Constraints): readonly Break[] {
  return nots.map((node, index) => ({
    keyword: 'not',
    slug: `not ${index + 1}`,
    what: 'what is forbidden',
    rank: ranks.early,
    make: (_base, { model }) => {
      const { values } = constraintsOf(model, node);
      const made = sampleOf(model, node);
      return [...(values ?? []), ...(made === undefined ? [] : [made])];
    },
  }));
}

const missing: Break = {
  keyword: 'required',
  slug: 'required',
  what: 'nothing',
  rank: ranks.first,
  make: () => [removed],
};

/** In a merge patch null takes a property away, whatever its schema says. @see https://www.rfc-editor.org/rfc/rfc7396 */
function isRemoval({ root, path, isRequired }: Place, { slug }: Break): boolean {
  if (slug !== 'type-null' || root.kind !== 'body' || path.length === 0) return false;
  return !isRequired && /merge-patch/i.test(root.mediaType.name);
}

/** What lies deep comes later, and so does what servers seldom look at. */
function rankAt(place: Place, rank: Rank): Rank {
  const isDeep = place.path.filter((name) => name !== '-').length > 2;
  const isOdd = place.root.kind === 'parameter' && place.root.parameter.in === 'cookie';
  const later = (isDeep ? 1 : 0) + (isOdd ? 1 : 0) + (place.path.at(-1) === freeName ? 1 : 0);
  return Math.min(ranks.last, rank + later) as Rank;
}
