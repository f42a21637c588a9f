import { type CodePoints, hasCodePoint } from './code-points.ts';
import { exactCodePoints } from './exact-code-points.ts';
import type { SetNode } from './pattern-tree.ts';

/** The characters of a set that a text is made up of. */
export interface WritablePoints {
  /** Letters and digits, if there are any. */
  readonly usual: readonly string[];
  /** All that can be read, if there are any; at most some hundred. */
  readonly all: readonly string[];
}

const known = new WeakMap<SetNode, WritablePoints>();
const lower = [...'abcdefghijklmnopqrstuvwxyz'];
const upper = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
const digits = [...'0123456789'];
const signs = [...'-_.+:/@~!#$%&\'*,;=?()[]{}<>|"`^\\'];

/** Chooses what to write for a set: letters and digits, else signs, else a blank, else whatever there is. */
export function writablePoints(node: SetNode): WritablePoints {
  let points = known.get(node);
  if (!points) {
    points = choosePoints(node);
    known.set(node, points);
  }
  return points;
}

function choosePoints(node: SetNode): WritablePoints {
  const inSet = (points: readonly string[]) =>
    points.filter((point) => hasCodePoint(node.set, point.charCodeAt(0)));
  const [letters, capitals, numbers, others] = [lower, upper, digits, signs].map(inSet);
  const all = [
    ...(letters ?? []),
    ...(capitals ?? []),
    ...(numbers ?? []),
    ...(others ?? []),
    ...inSet([' ']),
  ];
  // What a set holds beyond ASCII is looked up only where there is nothing else.
  if (all.length === 0) {
    const rest = firstPoints(exactCodePoints(node));
    return { usual: rest, all: rest };
  }
  const words = [...(letters?.length ? letters : (capitals ?? [])), ...(numbers ?? [])];
  const usual = [words, others ?? [], all].find((points) => points.length > 0) ?? all;
  return { usual, all };
}

/** Some of a set, no halves of pairs and no controls if it can be helped. */
function firstPoints(set: CodePoints): readonly string[] {
  const points: number[] = [];
  for (let index = 0; index < set.length && points.length < 100; index += 2) {
    const last = Math.min(set[index + 1] ?? 0, (set[index] ?? 0) + 30);
    for (let point = set[index] ?? 0; point <= last; point += 1) points.push(point);
  }
  const readable = points.filter((point) => point > 159 && (point < 0xd800 || point > 0xdfff));
  return (readable.length > 0 ? readable : points).map((point) => String.fromCodePoint(point));
}
