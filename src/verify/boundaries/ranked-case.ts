import type { Case } from '../case.ts';

/** A case and how soon it is tried: small ranks first. */
export interface RankedCase {
  readonly one: Case;
  readonly rank: number;
}
