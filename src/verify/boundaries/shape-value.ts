import { hasMeaning, isFreeText, isReference } from './name-meaning.ts';
import { removed } from './object-property.ts';
import { freeName, type Place, placeName } from './place.ts';
import { isPosition } from './position-names.ts';
import { sampleOf } from './sample-of.ts';
import type { ValidValue } from './valid-value.ts';

/** The value of a branch of alternatives. */
export function branchValue(place: Place): ValidValue | undefined {
  const { parent, constraints, node } = place;
  if (!place.isBranch || !parent) return undefined;
  const names = [...constraints.required];
  const isPlain = names.every((name) => !isReference(name) && !hasMeaning(name));
  return {
    keyword: 'oneOf',
    slug: `branch ${node.at.pointer.split('/').at(-1)}`,
    what: 'a value of one branch',
    ...(!isPlain && { severity: 'note' as const }),
    // The place has been filled with one by the time this is asked for.
    make: (base) => (base === undefined ? [] : [base]),
  };
}

/** A value for what may be left out; undefined where no value could be trusted. */
export function presentValue(place: Place): ValidValue | undefined {
  const { isRequired, isBranch, constraints, root, path } = place;
  const name = placeName(place);
  if (isRequired || isBranch || path.at(-1) === freeName) return undefined;
  if (root.kind === 'parameter' && (root.parameter.in !== 'query' || isPosition(name))) return undefined;
  if (isReference(name) || (!constraints.values && hasMeaning(name))) return undefined;
  const isLoose = constraints.types.has('string') && !constraints.values && !constraints.format;
  const severity = isLoose && !isFreeText(name) ? ({ severity: 'note' } as const) : {};
  return {
    keyword: 'type',
    slug: 'present',
    what: 'a value',
    ...severity,
    make: (base, { model }) => {
      const made = base ?? sampleOf(model, place.node);
      return made === undefined ? [] : [made];
    },
  };
}

/** Leaving out what may be left out. */
export function absentValue({ isRequired, isBranch, path, root }: Place): ValidValue | undefined {
  if (isRequired || isBranch || path.length === 0 || path.at(-1) === '-') return undefined;
  if (root.kind !== 'body') return undefined;
  return { keyword: 'required', slug: 'absent', what: 'nothing', make: () => [removed] };
}
