import type { Source } from '../../document/source.ts';
import type { Location } from '../../problem.ts';
import type { CsvTable } from './read-csv.ts';

// What a mock keeps from the start, as it is written. Types only.

/** The items of resources that are there from the start, in the order of the file. */
export type SeedSection = readonly ResourceSeed[];

export interface ResourceSeed {
  readonly at: Location;
  /** The resource's name: `jobs`, `ingestion/sources`. */
  readonly resource: string;
  readonly from:
    | { readonly kind: 'items'; readonly items: readonly WrittenItem[] }
    /** `{ file: seed/jobs.csv }`. */
    | { readonly kind: 'file'; readonly path: string; readonly at: Location };
}

/** An item, and where its parts stand. */
export interface WrittenItem {
  readonly value: unknown;
  /** @param pointer JSON pointer into the item; empty for the item itself */
  placeOf(pointer: string): Location;
}

/** A file of seed data, read: a tree of JSON or YAML, or a table of CSV, whose values are texts still. */
export type SeedFile =
  | { readonly kind: 'tree'; readonly source: Source; readonly items: readonly WrittenItem[] }
  | { readonly kind: 'table'; readonly path: string; readonly table: CsvTable };
