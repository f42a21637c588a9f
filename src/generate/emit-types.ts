import type { Tree } from './types-tree.ts';

/** An operation that the emitter's own walk does not find, to be listed among `operations`. */
export interface ExtraOperation {
  readonly id: string;
  readonly operation: Tree;
}

/**
 * Turns a document, normalised by `copyForTypes`, into TypeScript that exports `paths`, `operations`, `components`
 * and `webhooks` in the shape of openapi-typescript.
 *
 * The seam at which another emitter can take over.
 */
export type EmitTypes = (tree: Tree, extra: readonly ExtraOperation[]) => string;
