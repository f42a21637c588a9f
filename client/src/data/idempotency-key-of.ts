import { sha256 } from './sha256.ts';

/**
 * A UUID (version 8, of a hash) that the same texts always give.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9562#section-5.8
 */
export async function idempotencyKeyOf(...texts: readonly string[]): Promise<string> {
  const hash = await sha256(JSON.stringify(texts));
  return hash.slice(0, 32).replace(/(.{8})(.{4}).(.{3}).(.{3})/, '$1-$2-8$3-a$4-');
}
