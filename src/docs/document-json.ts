import { ToolkitError } from '../error.ts';

/** As deep as YAML may nest. JSON has no limit of its own, and what renders a document follows it down. */
const maxDepth = 1000;

/**
 * A document as JSON, its members in the order of the document.
 *
 * @throws ToolkitError E_INPUT for a document that nests deeper than 1,000 levels
 */
export function documentJson(document: Record<string, unknown>, indent?: number): string {
  if (isDeeper(document, maxDepth))
    throw new ToolkitError('E_INPUT', 'the document nests deeper than 1,000 levels', {
      hint: 'Move the inner schemas or examples into components and refer to them.',
    });
  return JSON.stringify(document, null, indent);
}

function isDeeper(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return levels === 0 || Object.values(value).some((child) => isDeeper(child, levels - 1));
}
