import { type CodePoints, hasCodePoint, joinCodePoints } from './code-points.ts';
import type { SetNode } from './pattern-tree.ts';

const known = new Map<string, CodePoints>();

/** Exactly the code points that a set matches, as JavaScript has it: the properties of Unicode are looked up. */
export function exactCodePoints(node: SetNode): CodePoints {
  if (node.isExact) return node.set;
  let exact = known.get(node.source);
  if (!exact) {
    exact = findCodePoints(node);
    if (known.size > 200) known.clear();
    known.set(node.source, exact);
  }
  return exact;
}

/** Runs the set over all code points at once: asking for each would take ten times as long. */
function findCodePoints({ source, set }: SetNode): CodePoints {
  const runs = new RegExp(`(?:${source})+`, 'gu');
  const pairs: number[] = [];
  for (const { text, first, isAstral } of planes()) {
    for (const { 0: run, index } of text.matchAll(runs)) {
      const width = isAstral ? 2 : 1;
      const start = first + index / width;
      pairs.push(start, start + run.length / width - 1);
    }
  }
  const one = new RegExp(source, 'u');
  for (let unit = 0xd800; unit <= 0xdfff; unit += 1) {
    // Halves of a pair stand for themselves where they stand alone.
    if (hasCodePoint(set, unit) && one.test(String.fromCharCode(unit))) pairs.push(unit, unit);
  }
  return joinCodePoints(pairs);
}

/** All code points but the surrogates, as texts. */
function* planes(): Generator<{ text: string; first: number; isAstral: boolean }> {
  yield { text: textOf(0, 0xd7ff), first: 0, isAstral: false };
  yield { text: textOf(0xe000, 0xffff), first: 0xe000, isAstral: false };
  for (let plane = 1; plane <= 16; plane += 1) {
    yield { text: textOf(plane << 16, (plane << 16) + 0xffff), first: plane << 16, isAstral: true };
  }
}

function textOf(first: number, last: number): string {
  const parts: string[] = [];
  for (let start = first; start <= last; start += 4096) {
    const length = Math.min(4096, last - start + 1);
    parts.push(String.fromCodePoint(...Array.from({ length }, (_, index) => start + index)));
  }
  return parts.join('');
}
