import type { Tree } from './types-tree.ts';

/** An operation that the emitter's own walk does not find, to be listed among `operations`. */
export interface ExtraOperation {
  readonly id: string;
  readonly operation: Tree;
}

/** A type beside the components, which schemas of `{ type: 'alias', alias: name }` stand for. */
export interface TypeAlias {
  readonly name: string;
  readonly schema: Tree;
}

/** What `types.ts` lists beside what is in the tree. */
export interface Extras {
  readonly operations: readonly ExtraOperation[];
  readonly aliases: readonly TypeAlias[];
}

/**
 * Turns a document, normalised by `copyForTypes`, into TypeScript that exports `paths`, `operations`, `components`
 * and `webhooks` in the shape of openapi-typescript.
 *
 * Three types of schemas are ours: `alias`, `undefined`, and `present` (any value but undefined).
 *
 * The seam at which another emitter can take over.
 */
export type EmitTypes = (tree: Tree, extras: Extras) => string;
