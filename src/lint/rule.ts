import type { Model } from '../model/model.ts';
import type { Location } from '../problem.ts';

/** What a rule finds; its code and severity are the rule's. */
export interface Finding {
  readonly at: Location;
  /** One sentence: what is wrong. */
  readonly message: string;
  readonly operation?: string;
  readonly expected?: string;
  readonly actual?: string;
  readonly hint?: string;
  /** Worth knowing, not wrong: a note while the rule is a warning. */
  readonly isNote?: boolean;
}

/** A rule of our own, over the model. Users set its severity in redocly.yaml, as for Redocly's rules. */
export interface Rule {
  readonly code: `concordat/${string}`;
  /** Where redocly.yaml does not name it. */
  readonly severity: 'error' | 'warning' | 'off';
  /** One sentence: what it asks for. */
  readonly summary: string;
  /** A paragraph: why, and when to leave it off. */
  readonly why: string;
  /** In the order of the document; each place and message once. */
  check(model: Model): readonly Finding[];
}
