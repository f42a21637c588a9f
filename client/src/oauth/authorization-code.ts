import { publicUrl } from '../errors.ts';
import { OAuthError } from './oauth-error.ts';
import { codeChallenge, randomSecret } from './pkce.ts';
import { assertSecure, requestToken, type TokenEndpoint, type TokenSet } from './token-endpoint.ts';

/** Options of `authorizationCode`. */
export interface AuthorizationCodeOptions extends TokenEndpoint {
  /** Where the person's browser goes: `https://auth.example.com/oauth/authorize`. */
  readonly authorizationUrl: string;
  /** Where it comes back to, as it is registered with the server. */
  readonly redirectUri: string;
  /** Separated by blanks. Default: what the server gives. */
  readonly scope?: string | undefined;
  /** Parameters that a server asks for beyond the standard: `{ prompt: 'consent' }`. */
  readonly parameters?: Readonly<Record<string, string>> | undefined;
  /** What the `iss` of the answer has to be; then it has to be there. Default: not looked at. */
  readonly issuer?: string | undefined;
  /** Fills bytes with randomness. Default: the platform's. */
  readonly random?: ((bytes: Uint8Array<ArrayBuffer>) => void) | undefined;
}

/** What has to be kept between the two halves, where only this person's session reaches it. */
export interface PendingSignIn {
  readonly state: string;
  readonly codeVerifier: string;
}

/** A sign-in in two halves. */
export interface AuthorizationCodeFlow {
  /** The address to open in the person's browser, and what to keep until it comes back. */
  start(): Promise<{ readonly url: string; readonly pending: PendingSignIn }>;
  /**
   * The tokens, from the address that the browser came back to.
   *
   * @throws OAuthError `access_denied` and others that the server sends back, `state_mismatch` for an answer to
   * another sign-in, `issuer_mismatch` for one of another server, or what the token endpoint refuses
   */
  finish(callbackUrl: string, pending: PendingSignIn, signal?: AbortSignal): Promise<TokenSet>;
}

/**
 * Signs a person in with the authorization code flow and PKCE (S256).
 *
 * @example
 * const { url, pending } = await flow.start();
 * const tokens = await flow.finish(callbackUrl, pending);
 * const client = createClient({ auth: { oauth2: refreshToken({ ...endpoint, tokens }) } });
 * @throws TypeError for an address that is not https
 * @see https://www.rfc-editor.org/rfc/rfc7636
 */
export function authorizationCode(options: AuthorizationCodeOptions): AuthorizationCodeFlow {
  assertSecure(options.authorizationUrl, options.allowInsecure);
  assertSecure(options.tokenUrl, options.allowInsecure);
  return {
    async start() {
      const pending = { state: randomSecret(options.random), codeVerifier: randomSecret(options.random) };
      return { url: await authorizationUrl(options, pending), pending };
    },
    async finish(callbackUrl, pending, signal) {
      const { redirectUri } = options;
      // Not parsed as a URL: the platform's error would repeat the code.
      const query = /\?([^#]*)/.exec(callbackUrl)?.[1] ?? '';
      const code = readCode(options, new URLSearchParams(query), pending);
      const fields = { grant_type: 'authorization_code', code, redirect_uri: redirectUri };
      return requestToken(options, { ...fields, code_verifier: pending.codeVerifier }, signal);
    },
  };
}

async function authorizationUrl(options: AuthorizationCodeOptions, pending: PendingSignIn): Promise<string> {
  const url = new URL(options.authorizationUrl);
  const parameters = {
    ...options.parameters,
    response_type: 'code',
    client_id: options.clientId,
    redirect_uri: options.redirectUri,
    scope: options.scope,
    state: pending.state,
    code_challenge: await codeChallenge(pending.codeVerifier),
    code_challenge_method: 'S256',
  };
  for (const [name, value] of Object.entries(parameters)) {
    if (value !== undefined) url.searchParams.set(name, value);
  }
  return url.href;
}

/** @see https://www.rfc-editor.org/rfc/rfc6749#section-4.1.2 and https://www.rfc-editor.org/rfc/rfc9207 */
function readCode(
  { redirectUri, issuer }: AuthorizationCodeOptions,
  answer: URLSearchParams,
  pending: PendingSignIn,
): string {
  const refused = (code: string, about?: string) => new OAuthError(publicUrl(redirectUri), code, about);
  // Before anything else of it is believed.
  if (pending.state === '' || answer.getAll('state').join() !== pending.state) {
    throw refused('state_mismatch', 'the answer does not belong to this sign-in');
  }
  if (issuer !== undefined && answer.getAll('iss').join() !== issuer) {
    throw refused('issuer_mismatch', 'the answer is of another server');
  }
  const error = answer.get('error');
  if (error !== null) throw refused(error, answer.get('error_description') ?? undefined);
  const [code, ...others] = answer.getAll('code');
  if (!code || others.length > 0) throw refused('invalid_response', 'there is not one code in the answer');
  return code;
}
