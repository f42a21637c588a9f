import { canonicalJson } from './canonical-json.ts';
import { sha256 } from './sha256.ts';

/** What is kept of a row to tell later whether it has changed. */
export interface Fingerprint {
  readonly key: string;
  /** SHA-256 of the canonical JSON, in hexadecimal: 64 characters. */
  readonly hash: string;
}

/**
 * The fingerprint of a row: equal for rows with equal JSON, whatever the order of their properties.
 *
 * @param of what of the row counts, where not all does: `({ viewed_at, ...rest }) => rest`. Default: all
 * @throws TypeError for what JSON cannot say
 */
export async function fingerprint<Row>(
  row: Row,
  keyOf: (row: Row) => string,
  of: (row: Row) => unknown = (whole) => whole,
): Promise<Fingerprint> {
  return { key: keyOf(row), hash: await sha256(canonicalJson(of(row))) };
}
