import { type RefreshingOptions, refreshing } from '../auth/refreshing.ts';
import type { TokenSource } from '../auth/token-source.ts';
import { OAuthError } from './oauth-error.ts';
import { requestToken, type TokenEndpoint, type TokenSet } from './token-endpoint.ts';

/** When tokens are replaced: as for `refreshing`. */
type Timing = Pick<RefreshingOptions, 'earlyMs' | 'timeoutMs'>;

/** Options of `clientCredentials`. */
export interface ClientCredentialsOptions extends TokenEndpoint, Timing {
  /** Separated by blanks. Default: what the server gives. */
  readonly scope?: string | undefined;
  /** Fields that a server asks for beyond the standard: `{ audience: 'https://api.example.com' }`. */
  readonly fields?: Readonly<Record<string, string>> | undefined;
}

/**
 * Access tokens of a program for itself.
 *
 * @example
 * const oauth2 = clientCredentials({ tokenUrl, clientId, clientSecret, scope: 'projects:read' });
 * const client = createClient({ auth: { oauth2 } });
 * @see https://www.rfc-editor.org/rfc/rfc6749#section-4.4
 */
export function clientCredentials(options: ClientCredentialsOptions): TokenSource {
  const fields = { ...options.fields, grant_type: 'client_credentials', scope: options.scope };
  return refreshing({ ...options, fetchToken: (signal) => requestToken(options, fields, signal) });
}

/** Options of `refreshToken`. */
export interface RefreshTokenOptions extends TokenEndpoint, Timing {
  /** What a sign-in brought, or what was kept of it: `{ token: '', expiresAt: 0, refreshToken }` will do. */
  readonly tokens: TokenSet;
  /** Separated by blanks: fewer than were granted. Default: the same. */
  readonly scope?: string | undefined;
  /** Told of every new set, so that it can be kept; many servers take each refresh token once. Awaited. */
  readonly onTokens?: ((tokens: TokenSet) => void | Promise<void>) | undefined;
}

/**
 * Access tokens of a person who has signed in, renewed with the refresh token.
 *
 * Without a refresh token the access token serves until its end; then calls throw an OAuthError `invalid_grant`, as
 * when the server takes the refresh token no longer: the person has to sign in again.
 *
 * @see https://www.rfc-editor.org/rfc/rfc6749#section-6
 */
export function refreshToken(options: RefreshTokenOptions): TokenSource {
  const { tokens, scope, onTokens } = options;
  let refresh_token = tokens.refreshToken;
  return refreshing({
    ...options,
    initial: tokens.token === '' ? undefined : tokens,
    fetchToken: async (signal) => {
      const fields = { grant_type: 'refresh_token', refresh_token, scope };
      if (refresh_token === undefined) {
        throw new OAuthError('the access token has ended', 'invalid_grant', 'there is no refresh token');
      }
      const fresh = await requestToken(options, fields, signal);
      refresh_token = fresh.refreshToken ?? refresh_token;
      await onTokens?.({ ...fresh, refreshToken: refresh_token });
      return fresh;
    },
  });
}
