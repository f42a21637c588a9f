import type { Random } from '../sample/random.ts';

/** What values look like, as data: what a library for random values is told. */
export type Shape =
  | { readonly kind: 'values'; readonly values: readonly unknown[] }
  /** Whole numbers from `min` to `max`, times `step`. */
  | { readonly kind: 'integer'; readonly min: number; readonly max: number; readonly step: number }
  /** Numbers from `min` to `max`, both included. */
  | { readonly kind: 'number'; readonly min: number; readonly max: number }
  /** Texts of `min` to `max` characters, of any letters and signs. */
  | { readonly kind: 'text'; readonly min: number; readonly max: number }
  /** What only a maker of its own can make; `least`: as small as it can. */
  | { readonly kind: 'made'; readonly make: (random: Random, least: boolean) => unknown }
  | {
      readonly kind: 'list';
      readonly item: Shape;
      readonly min: number;
      readonly max: number;
      readonly isUnique: boolean;
    }
  | {
      readonly kind: 'record';
      readonly fields: readonly {
        readonly name: string;
        readonly isRequired: boolean;
        readonly shape: Shape;
      }[];
      /** Properties that nobody named; undefined where there may be none. */
      readonly others: { readonly shape: Shape; readonly min: number; readonly max: number } | undefined;
    }
  | { readonly kind: 'choice'; readonly shapes: readonly Shape[] };
