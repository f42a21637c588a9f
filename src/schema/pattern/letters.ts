import { type CodePoints, hasCodePoint } from './code-points.ts';

/** The kinds of code points that the sets of a pattern tell apart. */
export interface Letters {
  /** How many kinds are read anywhere. */
  readonly count: number;
  /** For each position of the pattern, the kinds that it reads. */
  readonly at: readonly ReadonlySet<number>[];
  /** Whether two positions read a common code point. */
  readonly overlap: (one: number, other: number) => boolean;
}

/** @returns undefined when there are more than 400 kinds */
export function lettersOf(sets: readonly CodePoints[]): Letters | undefined {
  const indexByText = new Map<string, number>();
  const distinct: CodePoints[] = [];
  const indexes = sets.map((set) => {
    const text = set.join();
    const known = indexByText.get(text);
    if (known !== undefined) return known;
    indexByText.set(text, distinct.length);
    return distinct.push(set) - 1;
  });
  const bounds = new Set([0]);
  for (const set of distinct) {
    for (const [index, point] of set.entries()) bounds.add(index % 2 === 0 ? point : point + 1);
  }
  if (bounds.size * distinct.length > 200_000) return undefined;
  const kinds = new Map<string, readonly boolean[]>();
  for (const bound of bounds) {
    const kind = distinct.map((set) => hasCodePoint(set, bound));
    if (kind.includes(true)) kinds.set(kind.map(Number).join(''), kind);
  }
  if (kinds.size > 400) return undefined;
  const list = [...kinds.values()];
  const readBySet = distinct.map(
    (_, set) => new Set(list.keys().filter((kind) => list[kind]?.[set] === true)),
  );
  return {
    count: list.length,
    at: indexes.map((index) => readBySet[index] ?? new Set()),
    overlap: (one, other) => {
      const [left, right] = [readBySet[indexes[one] ?? 0], readBySet[indexes[other] ?? 0]];
      return left !== undefined && right !== undefined && !left.isDisjointFrom(right);
    },
  };
}
