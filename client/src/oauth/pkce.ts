/**
 * A secret of 256 random bits in base64url: 43 characters of those that PKCE allows.
 *
 * @param fill fills bytes with randomness. Default: the platform's
 * @see https://www.rfc-editor.org/rfc/rfc7636#section-4.1
 */
export function randomSecret(fill: (bytes: Uint8Array<ArrayBuffer>) => void = fillRandom): string {
  const bytes = new Uint8Array(32);
  fill(bytes);
  return base64Url(bytes);
}

/** The `S256` challenge of a verifier. @see https://www.rfc-editor.org/rfc/rfc7636#section-4.2 */
export async function codeChallenge(verifier: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier));
  return base64Url(new Uint8Array(digest));
}

function fillRandom(bytes: Uint8Array<ArrayBuffer>): void {
  crypto.getRandomValues(bytes);
}

function base64Url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}
