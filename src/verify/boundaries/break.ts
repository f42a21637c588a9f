import type { Model } from '../../model/model.ts';
import type { Random } from '../../schema/sample/random.ts';

/** One way to break one keyword at one place. */
export interface Break {
  /** The keyword that is broken, as the check of a request names it. */
  readonly keyword: string;
  /** Tells apart several ways to break one keyword: `type-null`, `enum`. Unique at a place. */
  readonly slug: string;
  /** What is sent, for people: `null`, `a text of 41 characters`. */
  readonly what: string;
  /** Small ones come first. */
  readonly rank: Rank;
  /** Set where many servers take it with some right. */
  readonly severity?: 'note';
  /** Values that may break it, the purest first; `removed` takes the place away. */
  make(base: unknown, tools: Tools): readonly unknown[];
}

/** How soon something is tried: what is cheap and likely first. */
export const ranks = { first: 0, early: 1, usual: 2, late: 3, last: 4 } as const;
export type Rank = (typeof ranks)[keyof typeof ranks];

/** What values are made with. */
export interface Tools {
  readonly model: Model;
  /** For names that nobody else has. */
  readonly random: Random;
}
