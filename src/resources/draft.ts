import type { SchemaNode } from '../model/model.ts';
import type { OperationFacts, PathNode } from './operation-facts.ts';

/** A resource while it is being found: the paths that belong together. */
export interface Draft {
  /** Of the collection's path: `/ingestion/sources`. */
  readonly key: string;
  readonly literals: readonly string[];
  /** The name of one of its items, plain: `source`. */
  readonly noun: string;
  /** Path parameters before the item's own. */
  readonly parameters: readonly string[];
  isSingular: boolean;
  /** `/ingestion/sources/{source_id}`. */
  item: PathNode | undefined;
  /** Where it is listed: its own path first. */
  readonly lists: OperationFacts[];
  readonly creates: Creation[];
  /** What an item is, without an envelope. */
  schema: SchemaNode | undefined;
}

/** An operation that makes an item. */
export interface Creation {
  readonly facts: OperationFacts;
  /** Where the new id stands in its answer, where the document says so. */
  readonly idPath: readonly string[] | undefined;
}
