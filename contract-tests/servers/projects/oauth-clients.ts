import type { OAuthClient as Client } from '../shared/oauth-client.ts';
import type { Scope } from './types.ts';

/** What a client may bring for a token. */
export type GrantType = 'client_credentials' | 'authorization_code' | 'refresh_token';

/** A program that may ask for tokens. */
export interface OAuthClient extends Client {
  readonly grants: readonly GrantType[];
  readonly scopes: readonly Scope[];
  /** Where people may be sent back to, exactly. */
  readonly redirectUris: readonly string[];
}
