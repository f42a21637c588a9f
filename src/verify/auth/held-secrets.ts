import { parseCookies } from '../../http/read-cookies.ts';
import type { Model, Operation, SecurityScheme } from '../../model/model.ts';
import type { Credentials } from '../request.ts';
import { type CredentialOptions, carried } from '../run/credentials.ts';

/** A security scheme and what the run has for it. */
export interface HeldSecret {
  readonly scheme: SecurityScheme;
  /** A key, a token, `user:password`. */
  readonly secret: string;
}

/** What the run was given for a scheme: by its name, or in a header that carries it; undefined where nothing was. */
export function heldSecret(
  scheme: SecurityScheme | undefined,
  options: Pick<CredentialOptions, 'auth' | 'headers'>,
): string | undefined {
  if (!scheme) return undefined;
  if (Object.hasOwn(options.auth, scheme.name)) return options.auth[scheme.name];
  const header = (name: string) =>
    Object.entries(options.headers).find(([key]) => key.toLowerCase() === name.toLowerCase())?.[1];
  if (scheme.type === 'apiKey') return keyIn(scheme, header);
  const authorization = header('authorization');
  const word = scheme.type === 'http' ? (scheme.scheme ?? 'bearer') : 'bearer';
  const [, sent = '', secret = ''] = /^(\S+)\s+(.+)$/.exec(authorization ?? '') ?? [];
  if (sent.toLowerCase() !== word) return undefined;
  return word === 'basic' ? Buffer.from(secret, 'base64').toString() : secret;
}

function keyIn(
  { in: place, parameterName = '' }: SecurityScheme,
  header: (name: string) => string | undefined,
): string | undefined {
  if (place === 'header') return header(parameterName);
  if (place !== 'cookie') return undefined;
  return parseCookies(header('cookie')).find(({ name }) => name === parameterName)?.raw;
}

/** The first alternative of an operation for which the run has everything; undefined where it lacks something of each. */
export function heldAlternative(
  { securitySchemes }: Pick<Model, 'securitySchemes'>,
  { security }: Pick<Operation, 'security'>,
  options: Pick<CredentialOptions, 'auth' | 'headers'>,
): readonly HeldSecret[] | undefined {
  for (const { schemes } of security) {
    const held = [...schemes.keys()].flatMap((name): HeldSecret[] => {
      const scheme = securitySchemes.get(name);
      const secret = heldSecret(scheme, options);
      return scheme && secret !== undefined ? [{ scheme, secret }] : [];
    });
    if (held.length > 0 && held.length === schemes.size) return held;
  }
  return undefined;
}

/** Secrets, each where its scheme puts it, as what a request is sent with. */
export function credentialsOf(held: readonly HeldSecret[]): Credentials {
  const parts = held.map(({ scheme, secret }) => carried(scheme, secret));
  const cookies = parts.flatMap((part) => part.cookies).map(([name, value]) => `${name}=${value}`);
  return {
    headers: Object.fromEntries([
      ...parts.flatMap(({ headers }) => headers),
      ...(cookies.length > 0 ? [['Cookie', cookies.join('; ')] as const] : []),
    ]),
    query: Object.fromEntries(parts.flatMap(({ query }) => query)),
  };
}

/** Whether an operation is closed to those who show nothing. */
export function needsCredentials({ security }: Pick<Operation, 'security'>): boolean {
  return security.length > 0 && security.every(({ schemes }) => schemes.size > 0);
}
