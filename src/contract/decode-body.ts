import { bodyFormatOf, parseMediaType } from '../http/media-type.ts';

/** What the bytes of a body turned out to be. */
export type DecodedBody =
  | { readonly kind: 'value'; readonly value: unknown }
  | { readonly kind: 'text'; readonly value: string }
  /** No parser for it, or nothing to parse. */
  | { readonly kind: 'opaque'; readonly reason: string }
  | { readonly kind: 'malformed'; readonly reason: string };

/** Parses a body by its content type: JSON to its value, urlencoded fields to an object, other text as it is. */
export function decodeBody(body: Uint8Array, contentType: string): DecodedBody {
  const format = bodyFormatOf(contentType);
  if (format === 'binary') return { kind: 'opaque', reason: 'it is binary' };
  if (format === 'multipart' || format === 'other')
    return { kind: 'opaque', reason: `there is no parser for ${contentType}` };
  const text = decodeText(body, format === 'json' ? undefined : contentType);
  if (text === undefined) return { kind: 'malformed', reason: 'the bytes are not text in its character set' };
  if (format === 'text') return { kind: 'text', value: text };
  return format === 'form' ? { kind: 'value', value: readFields(text) } : parseJson(text);
}

/** JSON is UTF-8 whatever its `charset` says (RFC 8259, section 8.1). */
function decodeText(body: Uint8Array, contentType: string | undefined): string | undefined {
  const charset =
    contentType === undefined ? undefined : parseMediaType(contentType)?.parameters.get('charset');
  try {
    return new TextDecoder(charset ?? 'utf-8', { fatal: true }).decode(body);
  } catch {
    return undefined;
  }
}

function parseJson(text: string): DecodedBody {
  try {
    return { kind: 'value', value: JSON.parse(text) };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    // The engine quotes the text around the fault, which may hold a secret.
    return { kind: 'malformed', reason: `not valid JSON: ${reason.replace(/, (?:\.\.\.)?".*$/s, '')}` };
  }
}

function readFields(text: string): Record<string, string | string[]> {
  const fields = new Map<string, string[]>();
  for (const [name, value] of new URLSearchParams(text))
    fields.set(name, [...(fields.get(name) ?? []), value]);
  return Object.fromEntries(
    [...fields].map(([name, values]) => [name, values.length === 1 ? (values[0] ?? '') : values]),
  );
}
