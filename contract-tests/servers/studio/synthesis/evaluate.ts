import type { components } from '../../../../generated/studio/types.ts';
import { TaskError } from '../task.ts';
import { pairColumns, spreadRows } from './column-pair.ts';
import { encode } from './encode.ts';
import { columnDistance, correlationError } from './fidelity.ts';
import { privacy } from './privacy.ts';
import type { Table } from './table.ts';
import { utility } from './utility.ts';

/** As the document has them, each from 0 (worst) to 1 (best), of four decimals; `overall` is the mean of the others. */
export type Scores = components['schemas']['Scores'];

/** Of larger tables, evenly spread rows are judged: at least 1000. */
const maxValues = 2_000_000;

/**
 * Judges a made-up table by the original.
 *
 * - `fidelity`: 1 less the mean of the columns' distances (`columnDistance`) and the `correlationError`; of a single
 *   column, its distance alone
 * - `utility`: what models learn from it (`utility`)
 * - `privacy`: how far its rows keep from the original's (`privacy`)
 *
 * @throws TaskError where the tables have no column in common, or one of them has no rows
 */
export function evaluate(real: Table, synthetic: Table): Scores {
  const most = Math.max(1000, Math.floor(maxValues / Math.max(1, real.columns.length)));
  const pairs = pairColumns(spreadRows(real, most), spreadRows(synthetic, most));
  if (pairs.length === 0) throw new TaskError('The two datasets have no column in common');
  if (real.rowCount === 0 || synthetic.rowCount === 0)
    throw new TaskError('One of the two datasets has no rows');
  const encoded = pairs.map(encode);
  const distance = pairs.reduce((sum, pair) => sum + columnDistance(pair) / pairs.length, 0);
  const difference = pairs.length > 1 ? (distance + correlationError(encoded)) / 2 : distance;
  const parts = {
    fidelity: rounded(1 - difference),
    utility: rounded(utility(encoded)),
    privacy: rounded(privacy(encoded)),
  };
  return { overall: rounded((parts.fidelity + parts.utility + parts.privacy) / 3), ...parts };
}

function rounded(score: number): number {
  return Math.round(Math.max(0, Math.min(1, score)) * 10_000) / 10_000;
}
