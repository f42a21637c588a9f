import type { Location, Problem } from '../problem.ts';

/**
 * What a change means to those who use the API: they may have to change something, they have more than before, or
 * nothing but the text is different.
 */
export type ChangeSeverity = 'breaking' | 'non-breaking' | 'editorial';

/** One difference between two versions of a document, judged. */
export interface Change {
  /** Stable, prefixed by its origin: `diff/parameter-removed`. */
  readonly code: string;
  readonly severity: ChangeSeverity;
  /** One sentence: what changed. */
  readonly message: string;
  /** As `METHOD /path`; undefined for what no operation holds. Of a schema that several use, the first. */
  readonly operation: string | undefined;
  /** Where in the old document; undefined for what was added. */
  readonly old: Location | undefined;
  /** Where in the new document; undefined for what was removed. */
  readonly new: Location | undefined;
}

/** What two documents were found to differ in, and what could not be compared. */
export interface Comparison {
  readonly changes: readonly Change[];
  readonly problems: readonly Problem[];
}
