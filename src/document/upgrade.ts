import type { Problem, Result } from '../problem.ts';
import { bundleDocument } from './bundle.ts';
import type { Document } from './document.ts';
import { inlineBodyParameters } from './inline-body-parameters.ts';
import { formatPointer, parsePointer } from './pointer.ts';
import { swaggerSegments } from './swagger-segments.ts';

type Tree = Record<string, unknown>;

/** The versions that a document can be brought up to. */
export const upgradeTargets = ['3.0', '3.1', '3.2'] as const;
export type UpgradeTarget = (typeof upgradeTargets)[number];

/** Whether a document says that it is Swagger 2.0. */
export function isSwagger(root: unknown): root is Tree {
  return typeof root === 'object' && root !== null && (root as Tree).swagger === '2.0';
}

/**
 * A Swagger 2.0 document as OpenAPI 3.0, so that every stage can read it; any other as it is.
 *
 * The texts stay those that were read: what is found in the upgraded tree is located in the Swagger document, at the
 * nearest node that it came from. What OpenAPI 3 cannot say is a problem of the document.
 */
export async function upgradeSwagger(document: Document): Promise<Result<Document>> {
  const original = document.root.value;
  if (!isSwagger(original)) return { ok: true, value: document, problems: [] };
  const upgraded = await upgradeTree(await bundleDocument(document), '3.0', document.root.uri);
  if (!upgraded.ok) return upgraded;
  const root = {
    ...document.root,
    value: upgraded.value,
    originOf: (pointer: string) => formatPointer(swaggerSegments(parsePointer(pointer), original)),
  };
  const sources = new Map(document.sources).set(root.uri, root);
  return { ok: true, value: { root, sources, defects: lostFormats(document) }, problems: [] };
}

/**
 * A bundled document in a newer version of OpenAPI; its members keep their order, the version comes first.
 *
 * The adapter of Scalar's upgrader, which changes what it is given: it works on a copy.
 *
 * @param source names the document in problems
 */
export async function upgradeTree(tree: Tree, target: UpgradeTarget, source: string): Promise<Result<Tree>> {
  const { upgrade } = await import('@scalar/openapi-upgrader');
  try {
    // Through JSON, so that what an alias made one node is changed once in each place.
    const copy = JSON.parse(JSON.stringify(tree)) as Tree;
    const input = isSwagger(copy) ? inlineBodyParameters(copy) : copy;
    const upgraded = (
      target === '3.0'
        ? upgrade(input, '3.0')
        : target === '3.1'
          ? upgrade(input, '3.1')
          : upgrade(input, '3.2', { onIncompatible: 'throw' })
    ) as Tree;
    return { ok: true, value: tidy(upgraded, Object.keys(tree)), problems: [] };
  } catch (error) {
    const problem: Problem = {
      code: 'document-upgrade',
      severity: 'error',
      message: `the document cannot be brought up to OpenAPI ${target}: ${error instanceof Error ? error.message : String(error)}`,
      at: { source, pointer: '' },
      hint: 'Correct what "concordat lint" finds in it and try again.',
    };
    return { ok: false, problems: [problem] };
  }
}

/** Without what the upgrader leaves behind of Swagger; the version first, the others in the order that they had. */
function tidy(upgraded: Tree, order: readonly string[]): Tree {
  const left = new Set(['openapi', 'swagger', 'host', 'basePath', 'schemes', 'consumes', 'produces']);
  const keys = new Set([...order.filter((key) => Object.hasOwn(upgraded, key)), ...Object.keys(upgraded)]);
  const entries = [...keys].filter((key) => !left.has(key)).map((key) => [key, upgraded[key]]);
  return Object.fromEntries([['openapi', upgraded.openapi], ...entries]);
}

/** Tab-separated lists have no style in OpenAPI 3. */
function lostFormats(document: Document): readonly Problem[] {
  const problems: Problem[] = [];
  for (const { uri, value } of document.sources.values()) {
    const walk = (node: unknown, path: string[]): void => {
      if (typeof node !== 'object' || node === null) return;
      if (!Array.isArray(node) && (node as Tree).collectionFormat === 'tsv' && 'in' in node) {
        problems.push({
          code: 'swagger-lossy',
          severity: 'warning',
          message: 'tab-separated lists are read as comma-separated: OpenAPI 3 cannot describe them',
          at: { source: uri, pointer: formatPointer([...path, 'collectionFormat']) },
          hint: 'Use "csv", "ssv", "pipes" or "multi".',
        });
      }
      for (const [key, child] of Object.entries(node)) walk(child, [...path, key]);
    };
    walk(value, []);
  }
  return problems;
}
