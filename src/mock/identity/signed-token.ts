import { createPrivateKey, type JsonWebKey, type KeyObject, randomBytes, sign } from 'node:crypto';
import { lazy } from '../../model/values.ts';
import type { IssuerKeys } from './issuer-keys.ts';

/** What a token says of itself. @see https://www.rfc-editor.org/rfc/rfc9068#section-2.2 */
export interface TokenClaims {
  readonly iss: string;
  readonly sub: string;
  readonly client_id: string;
  /** Separated by spaces; absent for none. */
  readonly scope?: string | undefined;
  /** In seconds since 1970, by the machine's clock. */
  readonly iat: number;
  readonly exp: number;
}

/**
 * Makes access tokens that can be read without asking the issuer: JSON Web Tokens, signed with the key of its JWKS.
 *
 * @example
 * tokenSigner(keys)({ iss, sub: 'ada', client_id: 'web', iat: 0, exp: 3600 }) // 'eyJhbGciOiJSUzI1NiIs…'
 */
export function tokenSigner({ signing }: IssuerKeys): (claims: TokenClaims) => string {
  const key = lazy((): KeyObject => createPrivateKey({ key: signing as JsonWebKey, format: 'jwk' }));
  const header = encoded({ alg: 'RS256', typ: 'at+jwt', kid: signing.kid });
  return (claims) => {
    const jti = randomBytes(16).toString('base64url');
    const text = `${header}.${encoded({ ...claims, aud: claims.iss, jti })}`;
    return `${text}.${sign('sha256', Buffer.from(text), key()).toString('base64url')}`;
  };
}

function encoded(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}
