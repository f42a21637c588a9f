import type { CallInit } from '../call.ts';
import type { CallResult } from '../call-result.ts';

/**
 * What a method of a list has besides being called.
 *
 * @typeParam ItemsAt where the items stand in the answer's body: `['data']`; empty for the body itself
 */
export interface Paged<Operation, ItemsAt extends readonly string[] = []> {
  /**
   * Reads the list to its end, page by page, as they are needed; what is passed holds for every page, and a page or
   * cursor in it is where the reading begins.
   *
   * @throws FailedPageError for an answer that is an error
   * @throws EndlessPagesError where the pages do not come to an end
   * @example
   * for await (const project of client.listProjects.pages({ query: { status: 'active' } })) console.log(project.name);
   */
  readonly pages: (
    ...args: Partial<CallInit<Operation>> extends CallInit<Operation>
      ? [init?: CallInit<Operation>, options?: PagesOptions]
      : [init: CallInit<Operation>, options?: PagesOptions]
  ) => Pages<ItemAt<BodyOf<Operation>, ItemsAt>, BodyOf<Operation>>;
}

/** Bounds of a reading. */
export interface PagesOptions {
  /** After so many pages there may not be another one. Default: 10,000. */
  readonly maxPages?: number | undefined;
}

/** A list that is read as it is iterated, each time from its beginning. */
export interface Pages<Item, Body> extends AsyncIterable<Item> {
  /** Whole pages instead of single items. */
  byPage(): AsyncIterable<Page<Item, Body>>;
}

/** One page of a list. */
export interface Page<Item, Body> {
  readonly items: readonly Item[];
  /** The whole body: totals are in there. */
  readonly data: Body;
  readonly response: Response;
}

/** The body of an operation's successes. */
export type BodyOf<Operation> = Extract<CallResult<Operation>, { ok: true }>['data'];

/** What stands at a path in a body; unknown where the types do not say. */
export type ValueAt<Body, Path extends readonly string[]> = Path extends readonly [
  infer Name extends string,
  ...infer Rest extends readonly string[],
]
  ? Body extends { readonly [K in Name]?: infer Value }
    ? ValueAt<NonNullable<Value>, Rest>
    : never
  : Body;

type ItemAt<Body, Path extends readonly string[]> = [ElementOf<ValueAt<Body, Path>>] extends [never]
  ? unknown
  : ElementOf<ValueAt<Body, Path>>;

type ElementOf<List> = List extends readonly (infer Item)[] ? Item : never;
