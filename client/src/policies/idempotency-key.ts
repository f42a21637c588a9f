import { copyRequest } from '../copy-request.ts';
import type { Policy } from '../policy.ts';

/** Options of `idempotencyKey`. */
export interface IdempotencyKeyOptions {
  /**
   * The header for every POST and PATCH whose operation documents none: `Idempotency-Key`. Default: those go without.
   *
   * `retry` then sends them again: only for servers that know the header.
   */
  readonly header?: string | undefined;
  /** Makes a key. Default: a random UUID. */
  readonly newKey?: (() => string) | undefined;
}

/**
 * Gives a request the idempotency key that its operation documents, the same for all attempts of `retry` behind it.
 *
 * A key of the caller stays. The generator finds the header by its name, `Idempotency-Key` or `X-Idempotency-Key`.
 *
 * @see https://datatracker.ietf.org/doc/draft-ietf-httpapi-idempotency-key-header/
 */
export function idempotencyKey(options: IdempotencyKeyOptions = {}): Policy {
  const { newKey = randomUuid } = options;
  return (next) => (request, operation) => {
    const { method } = request;
    const unsafe = method === 'POST' || method === 'PATCH';
    const header = operation.idempotencyHeader ?? (unsafe ? options.header : undefined);
    if (header === undefined || method === 'GET' || method === 'HEAD') return next(request, operation);
    const info = { ...operation, idempotencyHeader: header };
    if (request.headers.has(header)) return next(request, info);
    const keyed = copyRequest(request);
    keyed.headers.set(header, newKey());
    return next(keyed, info);
  };
}

/** `crypto.randomUUID` is missing on pages without https. */
function randomUuid(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  // Version 4 and a variant of RFC 9562 leave 120 random bits.
  return hex.replace(/(.{8})(.{4}).(.{3}).(.{3})/, '$1-$2-4$3-a$4-');
}
