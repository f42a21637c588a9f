import { decodeSegment, matchSegment, parseSegment } from '../http/path-template.ts';

/** Finds a parameter's text in a path. */
export type ReadPathText = (segments: readonly string[]) => string | undefined;

/**
 * Where a parameter stands in a path template, as a function from a path's segments to its text, still encoded;
 * undefined where the template does not have it.
 *
 * The path is taken to match the template. Where only the decoded segment matches (`%2E` for a literal dot), the text
 * is what stands in that.
 */
export function pathTextReader(template: string, name: string): ReadPathText | undefined {
  for (const [index, text] of template.split('/').entries()) {
    const pattern = parseSegment(text);
    const position = pattern?.names.indexOf(name) ?? -1;
    if (!pattern || position < 0) continue;
    if (text === `{${name}}`) return (segments) => segments[index];
    return (segments) => {
      const segment = segments[index] ?? '';
      const values =
        matchSegment(pattern, segment) ??
        matchSegment(pattern, decodeSegment(segment))?.map(encodeURIComponent);
      return values?.[position];
    };
  }
  return undefined;
}
