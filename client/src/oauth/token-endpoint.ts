/**
 * The adapter of oauth4webapi: the only file that imports it, and the one place that speaks OAuth on the wire.
 *
 * The library writes the request and checks the answer. Around it are what it leaves to its users, or is stricter at
 * than servers are: JSON that is sent as text, `-` and `_` in a client's id, an `id_token` that nobody asked for.
 */
import {
  allowInsecureRequests,
  type ClientAuth,
  customFetch,
  genericTokenEndpointRequest,
  processGenericTokenEndpointResponse,
} from 'oauth4webapi';
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
 * Asks a token endpoint.
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
  signal = new AbortController().signal,
): Promise<TokenSet> {
  const { tokenUrl, clientId, allowInsecure, clock = wallClock } = endpoint;
  assertSecure(tokenUrl, allowInsecure);
  const where = `POST ${publicUrl(tokenUrl)}`;
  const info = { name: 'token', method: 'POST', path: new URL(tokenUrl).pathname };
  // Of the server nothing else is known; its issuer is looked at in what it signs alone.
  const server = { issuer: tokenUrl, token_endpoint: tokenUrl };
  const { grant_type: grant = '', ...others } = fields;
  const parameters = Object.entries(others).filter((pair): pair is [string, string] => pair[1] !== undefined);
  const sentAt = clock.now();
  let answer: { readonly status: number; readonly text: string };
  try {
    const response = await genericTokenEndpointRequest(
      server,
      { client_id: clientId },
      clientAuthOf(endpoint),
      grant,
      new URLSearchParams(parameters),
      { signal, [customFetch]: fetchOf(endpoint), [allowInsecureRequests]: true },
    );
    answer = { status: response.status, text: await response.text() };
  } catch (error) {
    throw connectionError(error, info, { signal, url: tokenUrl });
  }
  const { status, text } = answer;
  if (status !== 200) throw refusal(where, status, text, secretsIn(endpoint, fields));
  return tokenSet(await checkAnswer(parseObject(text), where, server, clientId), sentAt);
}

/** The library hands over what a request is made from; `fetch` here takes one that is made. */
function fetchOf({ fetch = globalThis.fetch }: TokenEndpoint): typeof globalThis.fetch {
  return (url, init) => fetch(new Request(url, init));
}

/**
 * Client id and secret by Basic are form-encoded first. The library's own way writes `-` and `_` as `%2D` and `%5F`,
 * which servers that do not decode take for another client.
 *
 * @see https://www.rfc-editor.org/rfc/rfc6749#section-2.3.1
 */
function clientAuthOf({ clientSecret, clientAuth = 'basic' }: TokenEndpoint): ClientAuth {
  return (_server, { client_id: id }, body, headers) => {
    if (clientSecret !== undefined && clientAuth === 'basic') {
      headers.set('authorization', `Basic ${btoa(`${formEncode(id)}:${formEncode(clientSecret)}`)}`);
      return;
    }
    body.set('client_id', id);
    if (clientSecret !== undefined) body.set('client_secret', clientSecret);
  };
}

type Properties = Readonly<Record<string, unknown>>;

/** What the library takes of an answer; @throws OAuthError `invalid_response` */
async function checkAnswer(
  { id_token: _notAskedFor, ...said }: Properties,
  where: string,
  server: { readonly issuer: string },
  clientId: string,
): Promise<Properties> {
  // What is empty was not said. Some servers send JSON as text.
  const told = Object.entries(said).filter(([, value]) => value !== null && value !== '');
  const response = Response.json(Object.fromEntries(told));
  try {
    const tokens = await processGenericTokenEndpointResponse(server, { client_id: clientId }, response);
    // Another type is sent in another way.
    if (tokens.token_type === 'bearer') return tokens;
  } catch (error) {
    // Its message names what is wrong; its cause is the answer, which may hold a token.
    const what = String((error as Error).message).replace(/^"response" body "(\w+)" property/, '$1');
    throw new OAuthError(where, 'invalid_response', what, 200);
  }
  throw new OAuthError(where, 'invalid_response', 'token_type is not Bearer', 200);
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

function tokenSet(
  { access_token: token, expires_in: lifeS, refresh_token: refresh, scope }: Properties,
  sentAt: number,
): TokenSet {
  return {
    token: String(token),
    expiresAt: typeof lifeS === 'number' ? sentAt + lifeS * 1000 : undefined,
    refreshToken: typeof refresh === 'string' ? refresh : undefined,
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
function parseObject(text: string): Properties {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}
