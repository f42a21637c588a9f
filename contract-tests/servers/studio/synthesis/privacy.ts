import type { Encoded } from './encode.ts';

const probeCount = 200;
/** Original rows times columns that each probe is compared with. */
const maxCells = 1_000_000;
const maxColumns = 64;

/**
 * How far made-up rows keep from original ones: their mean distance to the nearest original row over that of original
 * rows to the nearest other one, from 0 (copies) to 1 (as far or farther).
 *
 * The distance of two rows is the mean over their columns: of ranks their difference; of texts, and of missing values, 0
 * when equal and 1 otherwise. 200 rows of each table are judged; of an original of more than a million values, evenly
 * spread rows stand for all, so that copies of others go unseen. Where original rows are all alike, no row gives anybody
 * away: 1.
 */
export function privacy(columns: readonly Encoded[]): number {
  const considered = columns.slice(0, maxColumns);
  const rowCount = considered[0]?.real.length ?? 0;
  const most = Math.max(1, Math.floor(maxCells / considered.length));
  const references = spread(rowCount, most);
  const syntheticCount = considered[0]?.synthetic.length ?? 0;
  if (rowCount < 2 || syntheticCount === 0) return 1;
  const own = meanOf(
    spread(rowCount, probeCount).map((probe) => nearest(considered, 'real', probe, references)),
  );
  const madeUp = meanOf(
    spread(syntheticCount, probeCount).map((probe) => nearest(considered, 'synthetic', probe, references)),
  );
  return own > 0 ? Math.min(1, madeUp / own) : 1;
}

/** At most so many numbers below a count, evenly spread. */
function spread(count: number, most: number): readonly number[] {
  if (count <= most) return Array.from({ length: count }, (_, index) => index);
  return Array.from({ length: most }, (_, index) => Math.floor((index * count) / most));
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value / values.length, 0);
}

/** Gives a row up as soon as it is farther than the nearest so far. */
function nearest(
  columns: readonly Encoded[],
  side: 'real' | 'synthetic',
  probe: number,
  references: readonly number[],
): number {
  let least = Number.POSITIVE_INFINITY;
  for (const reference of references) {
    // An original row is always near itself.
    if (side === 'real' && reference === probe) continue;
    let sum = 0;
    for (const column of columns) {
      sum += difference(column.kind, column[side][probe] ?? Number.NaN, column.real[reference] ?? Number.NaN);
      if (sum >= least) break;
    }
    if (sum < least) least = sum;
  }
  return least / columns.length;
}

function difference(kind: Encoded['kind'], one: number, other: number): number {
  if (Number.isNaN(one) || Number.isNaN(other)) return Number.isNaN(one) && Number.isNaN(other) ? 0 : 1;
  if (kind === 'numeric') return Math.abs(one - other);
  return one === other ? 0 : 1;
}
