/** A JSON body, or why it is none. */
export type ReadJson =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly reason: 'missing' | 'media-type' | 'malformed' };

/**
 * Reads a JSON body as strict servers do: the media type is one of those given, the bytes are UTF-8.
 *
 * @param mediaTypes in lower case
 */
export function readJson(
  call: { readonly headers: { readonly 'content-type'?: string | undefined }; readonly body: Uint8Array },
  mediaTypes: readonly string[] = ['application/json'],
): ReadJson {
  const [mediaType = '', ...parameters] = (call.headers['content-type'] ?? '').toLowerCase().split(';');
  const charset = parameters
    .map((one) => one.trim().replaceAll('"', ''))
    .find((one) => one.startsWith('charset='));
  if (call.body.length === 0) return { ok: false, reason: 'missing' };
  if (!mediaTypes.includes(mediaType.trim())) return { ok: false, reason: 'media-type' };
  if (charset !== undefined && charset !== 'charset=utf-8') return { ok: false, reason: 'media-type' };
  try {
    return { ok: true, value: JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(call.body)) };
  } catch {
    return { ok: false, reason: 'malformed' };
  }
}
