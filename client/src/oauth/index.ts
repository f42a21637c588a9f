/** OAuth 2.0 for clients: what `@concordat/client/oauth` exports. */
export {
  type AuthorizationCodeFlow,
  type AuthorizationCodeOptions,
  authorizationCode,
  type PendingSignIn,
} from './authorization-code.ts';
export { OAuthError } from './oauth-error.ts';
export type { TokenEndpoint, TokenSet } from './token-endpoint.ts';
export {
  type ClientCredentialsOptions,
  clientCredentials,
  type RefreshTokenOptions,
  refreshToken,
} from './token-sources.ts';
