import { createHmac } from 'node:crypto';

/** What a token says of its bearer. */
export interface Claims {
  readonly sub: string;
  /** Scopes, with spaces between. */
  readonly scope: string;
  /** Seconds since 1970. */
  readonly exp: number;
}

const secret = 'a secret of this benchmark';
const endOf2199 = 7_258_118_399;
const allScopes = 'payments:read payments:write refunds:write balance:read';

/** A token of the first merchant with every scope, and one of the second that only reads. */
export const fullToken = sign({ sub: 'merchant-1', scope: allScopes, exp: endOf2199 });
export const readerToken = sign({ sub: 'merchant-2', scope: 'payments:read balance:read', exp: endOf2199 });

function sign(claims: Claims): string {
  const head = [{ alg: 'HS256', typ: 'JWT' }, claims].map(encoded).join('.');
  return `${head}.${signature(head)}`;
}

/** The claims of a token; undefined where it is none, was not signed here or has expired. */
export function verified(token: string, now: number, { trusting = false } = {}): Claims | undefined {
  const [header, payload, seal, ...rest] = token.split('.');
  if (header === undefined || payload === undefined || seal === undefined || rest.length > 0)
    return undefined;
  if (!trusting && seal !== signature(`${header}.${payload}`)) return undefined;
  try {
    // Whoever could sign it wrote these claims; the trusting server is a violation, and believes anything.
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as Claims;
    return claims.exp * 1000 > now ? claims : undefined;
  } catch {
    return undefined;
  }
}

function encoded(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

function signature(head: string): string {
  return createHmac('sha256', secret).update(head).digest('base64url');
}
