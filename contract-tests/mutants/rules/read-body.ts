import { readJson } from '../read-json.ts';
import type { Fault, Rule } from './rule.ts';

/** What a body of JSON came to. */
export type ReadBody =
  | { readonly ok: true; readonly value: Record<string, unknown> }
  | { readonly ok: false; readonly kind: 'media-type' | 'malformed' }
  | { readonly ok: false; readonly kind: 'invalid'; readonly faults: readonly Fault[] };

/** Reads a body as JSON and judges it; the rule must ask for an object. */
export function readBody(
  sent: { readonly headers: { readonly 'content-type'?: string | undefined }; readonly body: Uint8Array },
  rule: Rule,
  mediaTypes?: readonly string[],
): ReadBody {
  const read = readJson(sent, mediaTypes);
  if (!read.ok) return { ok: false, kind: read.reason === 'media-type' ? 'media-type' : 'malformed' };
  const faults = rule(read.value, '');
  if (faults.length > 0) return { ok: false, kind: 'invalid', faults };
  // The rule has just said that it is an object.
  return { ok: true, value: read.value as Record<string, unknown> };
}
