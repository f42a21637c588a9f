import { hash, timingSafeEqual } from 'node:crypto';
import type { Location } from '../../problem.ts';

/** The credentials that a mock accepts for one security scheme of the document. */
export interface SchemeCredentials {
  readonly scheme: string;
  readonly accepted: readonly AcceptedCredential[];
  readonly at: Location;
}

/** A credential that a mock accepts. What it is made of is not kept: only its digest is. */
export interface AcceptedCredential {
  /** How it is spoken of: its name, the user's, or its place: `apiKey/0`. */
  readonly label: string;
  /** What was written: a key, a token, or a user and a password. */
  readonly kind: 'key' | 'token' | 'user' | 'any';
  readonly digest: Uint8Array;
  /** Absent: all scopes. */
  readonly scopes: readonly string[] | undefined;
  /** From when on it is no longer accepted, in milliseconds since 1970; absent: never. */
  readonly expiresMs: number | undefined;
  readonly at: Location;
}

/** What is kept of a secret. Those of a mock are no real ones: one round of SHA-256 keeps them out of logs, not from thieves. */
export function digestOf(secret: string): Uint8Array {
  return hash('sha256', secret, 'buffer');
}

/** The credential of a list that a secret is; all of them are compared, so that the time tells nothing. */
export function findAccepted(
  accepted: readonly AcceptedCredential[],
  secret: string,
): AcceptedCredential | undefined {
  const digest = digestOf(secret);
  let found: AcceptedCredential | undefined;
  for (const one of accepted) if (timingSafeEqual(one.digest, digest)) found = one;
  return found;
}
