/**
 * The SHA-256 of a text in UTF-8, in hexadecimal.
 *
 * @throws Error on pages without https, where browsers have no `crypto.subtle`
 */
export async function sha256(text: string): Promise<string> {
  if (globalThis.crypto?.subtle === undefined)
    throw new Error('SHA-256 is not there (crypto.subtle): browsers have it on pages with https alone');
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
