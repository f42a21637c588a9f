import { parsePointer } from '../../document/pointer.ts';
import type { Problem } from '../../problem.ts';

/**
 * Whether a problem is about a property, parameter or header: by its detail, by the place in the body that its message
 * names, or by its place in the document.
 *
 * @param property with dots for what is below: `owner.id`
 */
export function isAboutProperty(
  { at, message, ...problem }: Problem & { readonly detail?: string },
  property: string,
): boolean {
  const names = property.split('.').map((name) => name.toLowerCase());
  const candidates = [
    (problem.detail ?? '').split(/[\s/.]+/),
    // `at /data/0/id: must be integer`
    (/ at (\/[^\s:,]+)/.exec(message)?.[1] ?? '').split('/').filter((part) => !/^\d+$/.test(part)),
    [...message.matchAll(/\b(?:header|parameter|property) "?([\w.$-]+)"?/g)].map((match) => match[1] ?? ''),
    propertyNames(at?.pointer ?? ''),
  ];
  return candidates.some((candidate) => endsWith(candidate, names));
}

/** `/components/schemas/Job/properties/owner/properties/id/type` to `owner`, `id`. */
function propertyNames(pointer: string): readonly string[] {
  const segments = parsePointer(pointer);
  return segments.filter(
    (_, index) => segments[index - 1] === 'properties' || segments[index - 1] === 'headers',
  );
}

function endsWith(words: readonly string[], names: readonly string[]): boolean {
  const end = words.slice(-names.length).map((word) => word.toLowerCase());
  return end.length === names.length && names.every((name, index) => name === end[index]);
}
