import { headerText, type IncomingRequest } from '../../contract/request-violation.ts';
import { parseCookies } from '../../http/read-cookies.ts';
import { decodeField, decodePart, parseQuery } from '../../http/read-query.ts';
import type { Model, Operation, SecurityScheme } from '../../model/model.ts';

/** What of a request credentials are read from. */
export type CredentialRequest = Pick<IncomingRequest, 'headers' | 'query'>;

/** What is secret of a scheme's credentials; undefined where no secret is sent, as with digests and certificates. */
export function secretKindOf({ type, scheme }: SecurityScheme): 'key' | 'token' | 'user' | undefined {
  if (type === 'apiKey') return 'key';
  if (type === 'oauth2' || type === 'openIdConnect') return 'token';
  if (type !== 'http') return undefined;
  return scheme === 'bearer' ? 'token' : scheme === 'basic' ? 'user' : undefined;
}

/**
 * What a request presents for a security scheme: the key, the token, or `user:password`; undefined where it presents
 * nothing, and for schemes whose secret is not sent.
 */
export function presentedFor(
  scheme: SecurityScheme,
  { headers, query }: CredentialRequest,
): string | undefined {
  const kind = secretKindOf(scheme);
  if (kind === 'key') return presentedKey(scheme, { headers, query });
  const authorization = headerText(headers, 'authorization') ?? '';
  if (kind === 'token') return /^Bearer +(\S+) *$/i.exec(authorization)?.[1];
  if (kind !== 'user') return undefined;
  const token = /^Basic +(\S+) *$/i.exec(authorization)?.[1];
  return token === undefined ? undefined : Buffer.from(token, 'base64').toString();
}

function presentedKey(
  { in: place, parameterName: name }: SecurityScheme,
  { headers, query }: CredentialRequest,
): string | undefined {
  if (name === undefined) return undefined;
  const isNamed = (field: { readonly name: string; readonly raw: string }) =>
    field.name === name && field.raw !== '';
  switch (place) {
    case 'header':
      return headerText(headers, name.toLowerCase()) || undefined;
    case 'query': {
      const field = (parseQuery(query) ?? []).find(isNamed);
      return field && decodeField(field.raw);
    }
    case 'cookie':
      return cookieOf(headerText(headers, 'cookie'), isNamed);
    default:
      return undefined;
  }
}

function cookieOf(
  header: string | undefined,
  isNamed: (field: { readonly name: string; readonly raw: string }) => boolean,
): string | undefined {
  const cookie = parseCookies(header).find(isNamed);
  return cookie && decodePart(cookie.raw);
}

/** The first credential that a request presents of those that an operation asks for, with the name of its scheme. */
export function presentedOf(
  { securitySchemes }: Model,
  { security }: Operation,
  request: CredentialRequest,
): { readonly scheme: string; readonly secret: string } | undefined {
  for (const { schemes } of security) {
    for (const name of schemes.keys()) {
      const scheme = securitySchemes.get(name);
      const secret = scheme && presentedFor(scheme, request);
      if (secret !== undefined) return { scheme: name, secret };
    }
  }
  return undefined;
}
