/** What computes a digest while bytes pass; Node's `createHash('sha256')` is one. */
export interface StreamingHash {
  update(bytes: Uint8Array): unknown;
  digest(encoding: 'base64'): string;
}

/** The digest that a download should have. */
export interface DigestOptions {
  /** As RFC 9530 calls it. Default: `sha-256`. */
  readonly algorithm?: string | undefined;
  readonly hash: StreamingHash;
  /** In base64. Default: what the first answer's `Repr-Digest` says. */
  readonly expected?: string | undefined;
}

/**
 * A digest in base64 from a `Repr-Digest` header; undefined where it has none of the algorithm.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9530#section-3
 */
export function digestIn(header: string | null, algorithm: string): string | undefined {
  for (const [, name, value] of header?.matchAll(/(?:^|,)\s*([a-z0-9-]+)=:([A-Za-z0-9+/=]*):/g) ?? []) {
    if (name === algorithm) return value;
  }
  return undefined;
}
