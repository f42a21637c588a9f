import { type JsonValue, query } from 'jsonpath-rfc9535';
import parse from 'jsonpath-rfc9535/parser';

/** What a JSONPath finds in a value. @see https://www.rfc-editor.org/rfc/rfc9535 */
export function findByJsonPath(value: unknown, path: string): readonly unknown[] {
  // What it is asked of was parsed from JSON.
  return query(value as JsonValue, path);
}

/** Why a text is no JSONPath; undefined where it is one. */
export function jsonPathFault(path: string): string | undefined {
  try {
    parse(path);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
