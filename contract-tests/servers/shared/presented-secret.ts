import type { IncomingHttpHeaders } from 'node:http';
import type { SecurityScheme } from '../../../src/model/model.ts';

/** The part of a request that credentials come in. */
export interface CredentialPlaces {
  readonly headers: IncomingHttpHeaders;
  readonly query: unknown;
  /** By name; absent where the server reads no cookies. */
  readonly cookies?: Readonly<Record<string, string | undefined>>;
}

/**
 * What a request brings for a security scheme; undefined where it brings nothing.
 *
 * Basic credentials come decoded: `name:password`, empty where they cannot be decoded.
 *
 * @see https://spec.openapis.org/oas/v3.1.0#security-scheme-object
 */
export function presentedSecret(
  scheme: SecurityScheme,
  { headers, query, cookies }: CredentialPlaces,
): string | undefined {
  const name = scheme.parameterName ?? '';
  if (scheme.type === 'apiKey' && scheme.in === 'header') return textOf(headers[name.toLowerCase()]);
  if (scheme.type === 'apiKey' && scheme.in === 'query')
    return textOf((query as Record<string, unknown>)[name]);
  if (scheme.type === 'apiKey' && scheme.in === 'cookie') return textOf(cookies?.[name]);
  const kind = scheme.type === 'oauth2' ? 'bearer' : scheme.scheme;
  const match = /^([a-z]+) +(\S+) *$/i.exec(headers.authorization ?? '');
  if (!match?.[2] || match[1]?.toLowerCase() !== kind) return undefined;
  return kind === 'basic' ? Buffer.from(match[2], 'base64').toString('utf8') : match[2];
}

/** A parameter that is sent twice is no credential. */
function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
