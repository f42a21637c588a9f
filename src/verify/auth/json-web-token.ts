import { isObject } from '../../model/values.ts';

/** A JSON Web Token, taken apart; what it says is not proven. */
export interface JsonWebToken {
  readonly header: Readonly<Record<string, unknown>>;
  readonly payload: Readonly<Record<string, unknown>>;
  /** As they stand in the token. */
  readonly parts: readonly [header: string, payload: string, signature: string];
}

/** Takes a token apart; undefined where it is none. @see https://www.rfc-editor.org/rfc/rfc7519 */
export function readToken(text: string): JsonWebToken | undefined {
  const match = /^([\w-]{4,})\.([\w-]{2,})\.([\w-]*)$/.exec(text);
  if (!match) return undefined;
  const [, head = '', body = '', signature = ''] = match;
  const [header, payload] = [head, body].map(decoded);
  return isObject(header) && isObject(payload) && 'alg' in header
    ? { header, payload, parts: [head, body, signature] }
    : undefined;
}

/** A part of a token. */
export function tokenPart(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

/** The scopes that a token says it has; undefined where it speaks of none. */
export function scopesOf(token: string): ReadonlySet<string> | undefined {
  const payload = readToken(token)?.payload;
  for (const name of ['scope', 'scp', 'scopes']) {
    const value = payload?.[name];
    if (typeof value === 'string') return new Set(value.split(/[ ,]+/).filter((one) => one !== ''));
    if (Array.isArray(value)) return new Set(value.filter((one) => typeof one === 'string'));
  }
  return undefined;
}

function decoded(part: string): unknown {
  try {
    return JSON.parse(Buffer.from(part, 'base64url').toString());
  } catch {
    return undefined;
  }
}
