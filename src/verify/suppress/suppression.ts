import type { Location, Problem } from '../../problem.ts';

/** A finding that is known and accepted, and why. */
export interface Suppression {
  readonly code: string;
  /** An operationId, `METHOD /path`, `/path` or `tag:NAME`, with `*` for any text. Undefined: any. */
  readonly operation: string | undefined;
  /** A JSON pointer into the document, with `*` for any text. Undefined: any place. */
  readonly pointer: string | undefined;
  /** A property, parameter or header that the finding is about: `created_at`, `owner.id`, `limit`. Undefined: any. */
  readonly property: string | undefined;
  readonly reason: string;
  /** The last day on which it holds: `2027-01-31`. Undefined: for ever. */
  readonly until: string | undefined;
  /** Where it stands. */
  readonly at: Location;
}

/** A problem that is suppressed, and why. */
export interface Suppressed<T extends Problem = Problem> {
  readonly problem: T;
  readonly reason: string;
}
