import { percentEncode } from '../../http/percent-encode.ts';
import type { RequestParts } from './build-request.ts';
import type { Credential } from './draft.ts';

/** Puts credentials where their schemes say; empty ones are left out, so that a 401 can be seen. */
export function applyCredentials(parts: RequestParts, credentials: readonly Credential[]): void {
  for (const credential of credentials) {
    const { scheme, secret } = credential;
    const value = credentialText(credential);
    if (value === undefined) continue;
    if (scheme.in === 'query') parts.query.push(`${percentEncode(scheme.key)}=${percentEncode(secret)}`);
    else if (scheme.in === 'cookie') parts.cookies.push(`${scheme.key}=${secret}`);
    else parts.headers.push([scheme.key, value]);
  }
}

function credentialText({ scheme, user, secret }: Credential): string | undefined {
  if (scheme.kind === 'basic')
    return user === '' && secret === '' ? undefined : `Basic ${base64(`${user}:${secret}`)}`;
  if (secret === '') return undefined;
  return scheme.kind === 'bearer' ? `Bearer ${secret}` : secret;
}

/** @see https://www.rfc-editor.org/rfc/rfc7617#section-2.1 */
function base64(text: string): string {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text)));
}

/** The same credentials with names in place of the secrets, for what is shown and copied. */
export function withoutSecrets(credentials: readonly Credential[]): readonly Credential[] {
  return credentials.map(({ scheme, user, secret }) => {
    const name = `YOUR_${scheme.name
      .replace(/([a-z])([A-Z])/g, '$1_$2')
      .replace(/[^A-Za-z0-9]+/g, '_')
      .toUpperCase()}`;
    if (scheme.kind !== 'basic') return { scheme, user: '', secret: secret === '' ? '' : name };
    const shown = { ...scheme, kind: 'other' as const };
    return { scheme: shown, user: '', secret: user === '' && secret === '' ? '' : `Basic ${name}` };
  });
}
