/** Why a body cannot be read at all. */
export interface BodyFault {
  /** What HTTP answers: 400 malformed, 413 too large, 415 of a kind that is not known. */
  readonly status: 400 | 413 | 415;
  /** `malformed-json`, `charset-unknown`, `content-encoding-unknown` … */
  readonly code: string;
  /** `The request body is not valid JSON` */
  readonly title: string;
  /** A sentence: `Expected double-quoted property name, at line 2, column 4.` */
  readonly detail: string;
  /** Counted from 1. */
  readonly line?: number;
  readonly column?: number;
}

/** Part of a body that cannot be read, beside others that can. */
export interface PartFault {
  /** Where: `['photo']`. */
  readonly path: readonly string[];
  readonly code: string;
  /** One sentence without its subject: `must be valid JSON`. */
  readonly message: string;
}

/** A body's value, or why there is none. */
export type BodyReading =
  | { readonly ok: true; readonly value: unknown; readonly faults?: readonly PartFault[] }
  | { readonly ok: false; readonly fault: BodyFault };
