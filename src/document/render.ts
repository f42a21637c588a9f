import { CORE_SCHEMA, dump } from 'js-yaml';
import { ToolkitError } from '../error.ts';

/** As deep as a document may nest: what reads it follows it down. */
const maxDepth = 1000;

/**
 * A tree as the text of a document, its members in their order, with a newline at its end.
 *
 * YAML is written without anchors and without folding long lines; a text that would be read as something else (`yes`,
 * `1.0`, `2020-01-01`) is put in quotes.
 *
 * @throws ToolkitError E_INPUT for a tree that nests deeper than 1,000 levels
 */
export function renderDocument(tree: Record<string, unknown>, format: 'json' | 'yaml'): string {
  if (isDeeper(tree, maxDepth))
    throw new ToolkitError('E_INPUT', 'the document nests deeper than 1,000 levels', {
      hint: 'Move the inner schemas or examples into components and refer to them.',
    });
  if (format === 'json') return `${JSON.stringify(tree, null, 2)}\n`;
  return dump(tree, { schema: CORE_SCHEMA, noRefs: true, lineWidth: -1, indent: 2 });
}

function isDeeper(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return levels === 0 || Object.values(value).some((child) => isDeeper(child, levels - 1));
}
