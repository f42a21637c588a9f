import { mendSchemas } from './mend-schemas.ts';
import type { PrismCallback } from './prism-callbacks.ts';
import type { PrismParts } from './prism-parts.ts';

// How Prism reads an operation. Part of the adapter in `prism.ts`.

/** An operation in the form that Prism works on. */
export interface PrismOperation {
  readonly path: string;
  readonly method: string;
  readonly callbacks?: readonly PrismCallback[];
  /** Alternatives, and what each of them asks for. */
  readonly security?: readonly (readonly unknown[])[];
}

/** What to read of a document, and how. */
export interface CompileTarget {
  readonly path: string;
  readonly method: string;
  /** Whether references are replaced by what they lead to first, as Prism does. */
  readonly expand: boolean;
  /** Told what is not checked. */
  readonly warn: (message: string) => void;
}

type Tree = Record<string, unknown>;

/**
 * The steps of Prism's own `getHttpOperationsFromSpec` for one operation; undefined where it loses references.
 *
 * Nothing outside of the document is read.
 */
export async function compileOperation(
  parts: PrismParts,
  document: Tree,
  { path, method, expand, warn }: CompileTarget,
): Promise<PrismOperation | undefined> {
  const tree: Tree = expand ? await expandReferences(parts, document, path) : document;
  mendSchemas(tree, warn);
  const operations: readonly PrismOperation[] = parts.transformOperations(tree);
  const operation = operations.find((candidate) => candidate.path === path && candidate.method === method);
  if (operation === undefined) throw new Error(`there is no ${method.toUpperCase()} ${path} in the slice`);
  const bundled = parts.json.bundleTarget({
    document: { ...tree, __target__: operation },
    path: '#/__target__',
    cloneDocument: false,
  });
  // It gives up where more than twenty references have names that end alike.
  return expand && '__errors__' in bundled ? undefined : withoutOptionalSecurity(bundled);
}

/** Prism refuses credentials that it cannot place also where an empty alternative allows to come without. */
function withoutOptionalSecurity({ security, ...operation }: PrismOperation): PrismOperation {
  const isOptional = security?.some((schemes) => schemes.length === 0) ?? true;
  return isOptional || security === undefined ? operation : { ...operation, security };
}

/** Without what the references led to: it is in their place now, and what leads back leads into the path. */
async function expandReferences(
  { RefParser, json }: PrismParts,
  document: Tree,
  path: string,
): Promise<Tree> {
  const whole: Tree = await new RefParser().dereference(document, { resolve: { external: false } });
  const { 'x-other-sources': _, components, ...shared } = whole;
  const { securitySchemes } = (components ?? {}) as Tree;
  const paths = Object.fromEntries([[path, (whole.paths as Tree)[path]]]);
  return json.decycle({ ...shared, paths, components: { securitySchemes } });
}
