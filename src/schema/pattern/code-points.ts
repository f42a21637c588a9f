/** Code points as ascending, disjoint pairs of a first and a last one: `[48, 57, 97, 102]` is `[0-9a-f]`. */
export type CodePoints = readonly number[];

/** The highest code point there is. */
export const lastCodePoint = 0x10ffff;

/** Brings pairs in any order, which may overlap, into order and joins those that touch. */
export function joinCodePoints(pairs: readonly number[]): CodePoints {
  const ranges: [number, number][] = [];
  for (let index = 0; index < pairs.length; index += 2)
    ranges.push([pairs[index] ?? 0, pairs[index + 1] ?? 0]);
  ranges.sort((left, right) => left[0] - right[0]);
  const joined: number[] = [];
  for (const [first, last] of ranges) {
    const end = joined.at(-1);
    if (end === undefined || first > end + 1) joined.push(first, last);
    else joined[joined.length - 1] = Math.max(end, last);
  }
  return joined;
}

/** All code points that are not in a set. */
export function otherCodePoints(set: CodePoints): CodePoints {
  const others: number[] = [];
  let next = 0;
  for (let index = 0; index < set.length; index += 2) {
    const first = set[index] ?? 0;
    if (first > next) others.push(next, first - 1);
    next = (set[index + 1] ?? 0) + 1;
  }
  if (next <= lastCodePoint) others.push(next, lastCodePoint);
  return others;
}

export function hasCodePoint(set: CodePoints, point: number): boolean {
  for (let index = 0; index < set.length; index += 2) {
    if (point < (set[index] ?? 0)) return false;
    if (point <= (set[index + 1] ?? 0)) return true;
  }
  return false;
}
