import { wallClock } from '../auth/refreshing.ts';
import type { AccessToken } from '../auth/token-source.ts';
import { connectionError } from '../connection-error.ts';
import { publicUrl } from '../errors.ts';
import type { Clock } from '../policies/clock.ts';
import { OAuthError } from './oauth-error.ts';

/** Where tokens come from, and as whom they are asked for. */
export interface TokenEndpoint {
  /** `https://auth.example.com/oauth/token` */
  readonly tokenUrl: string;
  readonly clientId: string;
  /** Absent for a public client. */
  readonly clientSecret?: string | undefined;
  /** How the secret is sent: in the `Authorization` header or in the body. Default: `basic`. */
  readonly clientAuth?: 'basic' | 'body' | undefined;
  /** Default: the global `fetch`, looked up at each request. */
  readonly fetch?: ((request: Request) => Promise<Response>) | undefined;
  /** Default: the machine's. */
  readonly clock?: Clock | undefined;
  /** Take `http:` addresses other than this machine's: tokens travel readable. Default: false. */
  readonly allowInsecure?: boolean | undefined;
}

/** What a token endpoint answered. */
export interface TokenSet extends AccessToken {
  /** What the next token is asked for with, where there is one. */
  readonly refreshToken?: string | undefined;
  /** The scopes that were granted, separated by blanks, where the server says so. */
  readonly scope?: string | undefined;
}

/**
 * Asks a token endpoint: the one place that speaks OAuth on the wire.
 *
 * Redirects are not followed: they would take the secrets along.
 *
 * @param fields of the grant: `{ grant_type: 'client_credentials', scope }`; undefined ones are not sent
 * @throws OAuthError when the server refuses, or its answer cannot be used
 * @throws NetworkError or AbortedError when there is no answer
 * @see https://www.rfc-editor.org/rfc/rfc6749#section-3.2
 */
export async function requestToken(
  endpoint: TokenEndpoint,
  fields: Readonly<Record<string, string | undefined>>,
  signal?: AbortSignal,
): Promise<TokenSet> {
  const { tokenUrl, fetch = globalThis.fetch, clock = wallClock } = endpoint;
  const request = tokenRequest(endpoint, fields, signal);
  const where = `POST ${publicUrl(tokenUrl)}`;
  const info = { name: 'token', method: 'POST', path: new URL(tokenUrl).pathname };
  try {
    const sentAt = clock.now();
    const response = await fetch(request);
    const { status } = response;
    const text = await response.text();
    if (status !== 200) throw refusal(where, status, text, secretsIn(endpoint, fields));
    return tokenSet(parseObject(text), where, sentAt);
  } catch (error) {
    throw error instanceof OAuthError ? error : connectionError(error, info, request);
  }
}

/** Client id and secret by Basic are form-encoded first. @see https://www.rfc-editor.org/rfc/rfc6749#section-2.3.1 */
function tokenRequest(
  { tokenUrl, clientId, clientSecret, clientAuth = 'basic', allowInsecure }: TokenEndpoint,
  fields: Readonly<Record<string, string | undefined>>,
  signal: AbortSignal | undefined,
): Request {
  assertSecure(tokenUrl, allowInsecure);
  const body = new URLSearchParams();
  for (const [name, value] of Object.entries(fields)) if (value !== undefined) body.append(name, value);
  const headers = new Headers({ accept: 'application/json' });
  if (clientSecret !== undefined && clientAuth === 'basic') {
    headers.set('authorization', `Basic ${btoa(`${formEncode(clientId)}:${formEncode(clientSecret)}`)}`);
  } else {
    body.append('client_id', clientId);
    if (clientSecret !== undefined) body.append('client_secret', clientSecret);
  }
  return new Request(tokenUrl, {
    method: 'POST',
    headers,
    body,
    redirect: 'manual',
    ...(signal && { signal }),
  });
}

/**
 * Refuses addresses over which secrets would travel readable.
 *
 * @throws TypeError
 * @see https://www.rfc-editor.org/rfc/rfc6749#section-3.2
 */
export function assertSecure(url: string, allowInsecure = false): void {
  // The platform's own error would repeat what is in the address.
  if (!URL.canParse(url)) throw new TypeError('an OAuth address must be absolute: https://…');
  const { protocol, hostname, username, password } = new URL(url);
  const local = /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\]|.*\.localhost)$/.test(hostname);
  if (username !== '' || password !== '') {
    throw new TypeError(
      'an OAuth address may not hold a user name or password: pass clientId and clientSecret',
    );
  }
  if (protocol === 'https:' || (protocol === 'http:' && (local || allowInsecure))) return;
  throw new TypeError(`${publicUrl(url)} must be an https address, or pass { allowInsecure: true }`);
}

function formEncode(text: string): string {
  return new URLSearchParams([['', text]]).toString().slice(1);
}

function tokenSet(body: Readonly<Record<string, unknown>>, where: string, sentAt: number): TokenSet {
  const { access_token: token, token_type: type, expires_in: lifeS, refresh_token, scope } = body;
  const unusable = (what: string) => new OAuthError(where, 'invalid_response', what, 200);
  if (typeof token !== 'string' || token === '') throw unusable('there is no access_token in the answer');
  // Another type is sent in another way.
  if (typeof type !== 'string' || type.toLowerCase() !== 'bearer') throw unusable('token_type is not Bearer');
  // Some servers write the number as text.
  const life = lifeS === undefined || lifeS === null || lifeS === '' ? undefined : Number(lifeS);
  if (life !== undefined && !(life >= 0)) throw unusable('expires_in is not a number of seconds');
  return {
    token,
    expiresAt: life === undefined ? undefined : sentAt + life * 1000,
    refreshToken: typeof refresh_token === 'string' ? refresh_token : undefined,
    scope: typeof scope === 'string' ? scope : undefined,
  };
}

function refusal(where: string, status: number, text: string, secrets: readonly string[]): OAuthError {
  const { error, error_description: about } = parseObject(text);
  const hide = (shown: string) => secrets.reduce((rest, secret) => rest.replaceAll(secret, '***'), shown);
  const code = typeof error === 'string' && error !== '' ? hide(error) : `http_${status}`;
  return new OAuthError(where, code, typeof about === 'string' ? hide(about) : undefined, status);
}

/** What a server could repeat in its description, as it is and as it was encoded. */
function secretsIn(
  { clientSecret }: TokenEndpoint,
  { refresh_token, code, code_verifier }: Readonly<Record<string, string | undefined>>,
): readonly string[] {
  return [clientSecret, refresh_token, code, code_verifier]
    .flatMap((secret) => (secret ? [secret, formEncode(secret)] : []))
    .sort((one, other) => other.length - one.length);
}

/** Empty for what is not a JSON object: the status says enough then. */
function parseObject(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}
