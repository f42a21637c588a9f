import type { Security, SecurityScheme } from './definition.ts';
import { valueAt } from './value-at.ts';

/** A secret, or what is asked for it before each request. */
export type Secret = string | SecretSource;

/** A function that resolves to a secret; undefined means that there is none now. */
export interface SecretSource {
  (): string | undefined | Promise<string | undefined>;
  /** Told of a secret that the server answered with 401; the call is then sent once more, if there is another. */
  readonly refused?: ((secret: string) => void) | undefined;
}

/** User name and password, or a function that is asked for them before each request. */
export type BasicCredentials =
  | { readonly username: string; readonly password: string }
  | (() => BasicPair | undefined | Promise<BasicPair | undefined>);

interface BasicPair {
  readonly username: string;
  readonly password: string;
}

/** Credentials by the name of their security scheme. */
export type Credentials = Readonly<Record<string, Secret | BasicCredentials | undefined>>;

/** A credential and where it goes. */
export interface FoundSecret {
  readonly name: string;
  readonly scheme: SecurityScheme;
  readonly value: string | BasicPair;
  /** Where it came from, where that wants to know of a refusal. */
  readonly source?: SecretSource | undefined;
}

/** The credentials of the first alternative that is complete; none where none is. */
export async function findSecrets(
  security: Security,
  schemes: Readonly<Record<string, SecurityScheme>>,
  credentials: Credentials,
): Promise<readonly FoundSecret[]> {
  for (const alternative of security) {
    if (alternative.length === 0) continue;
    const found = await Promise.all(alternative.map((name) => findSecret(name, schemes, credentials)));
    if (found.every((secret) => secret !== undefined)) return found;
  }
  return [];
}

async function findSecret(
  name: string,
  schemes: Readonly<Record<string, SecurityScheme>>,
  credentials: Credentials,
): Promise<FoundSecret | undefined> {
  // What is there is of these types: definition and options say so.
  const scheme = valueAt(schemes, [name]) as SecurityScheme | undefined;
  if (!scheme) return undefined;
  // The connection itself is the credential.
  if (scheme.type === 'mutualTLS') return { name, scheme, value: '' };
  const given = valueAt(credentials, [name]) as Credentials[string];
  const value = typeof given === 'function' ? await given() : given;
  if (value === undefined || value === '') return undefined;
  return {
    name,
    scheme,
    value,
    source: typeof given === 'function' && 'refused' in given ? given : undefined,
  };
}

/**
 * Adds one credential to a request; a header, query parameter or cookie that the caller has set stays.
 *
 * @returns the same request where nothing is added
 * @throws TypeError for a secret that cannot be sent; the message does not repeat it
 */
export function addSecret(request: Request, { name, scheme, value }: FoundSecret): Request {
  if (scheme.type === 'mutualTLS') return request;
  if (scheme.type !== 'apiKey')
    return withHeader(request, name, 'Authorization', authorizationOf(name, scheme, value));
  const key = textOf(name, value);
  if (scheme.in === 'header') return withHeader(request, name, scheme.name, key);
  if (scheme.in === 'cookie') return withCookie(request, name, scheme.name, key);
  const url = new URL(request.url);
  if (url.searchParams.has(scheme.name)) return request;
  const query = `${encodeURIComponent(scheme.name)}=${encodeURIComponent(key)}`;
  url.search += `${url.search && '&'}${query}`;
  return new Request(url, request);
}

function authorizationOf(
  name: string,
  scheme: Exclude<SecurityScheme, { type: 'apiKey' }>,
  value: string | BasicPair,
): string {
  if (scheme.type !== 'http' || scheme.scheme === 'bearer') return `Bearer ${textOf(name, value)}`;
  if (scheme.scheme !== 'basic') return textOf(name, value);
  if (typeof value === 'string') return `Basic ${value}`;
  const bytes = new TextEncoder().encode(`${value.username}:${value.password}`);
  return `Basic ${btoa(String.fromCharCode(...bytes))}`;
}

function withHeader(request: Request, scheme: string, header: string, value: string): Request {
  if (request.headers.has(header)) return request;
  const result = new Request(request);
  try {
    result.headers.set(header, value);
  } catch {
    // The platform's own error repeats the value.
    throw new TypeError(
      `the credential for "${scheme}" holds a character that the header ${header} cannot carry`,
    );
  }
  return result;
}

function withCookie(request: Request, scheme: string, cookie: string, value: string): Request {
  const cookies = request.headers.get('cookie');
  if (cookies?.split(/;\s*/).some((pair) => pair.startsWith(`${cookie}=`))) return request;
  const result = new Request(request);
  result.headers.delete('cookie');
  const pair = `${cookie}=${encodeURIComponent(value)}`;
  return withHeader(result, scheme, 'Cookie', cookies === null ? pair : `${cookies}; ${pair}`);
}

function textOf(scheme: string, value: string | BasicPair): string {
  if (typeof value === 'string') return value;
  throw new TypeError(`the credential for "${scheme}" must be a string`);
}
