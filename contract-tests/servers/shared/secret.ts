import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** The SHA-256 of a secret: what is kept of it, and what makes secrets of any length comparable. */
export function hashSecret(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}

/** A name for a random secret, for logs: too short to find the secret by. */
export function secretName(secret: string): string {
  return hashSecret(secret).toString('hex').slice(0, 8);
}

/** Compares two hashes in a time that does not depend on them. */
export function isSameHash(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && timingSafeEqual(one, other);
}

/** Random characters that are safe in URLs. @param bytes of entropy */
export function randomText(bytes: number): string {
  return randomBytes(bytes).toString('base64url');
}
