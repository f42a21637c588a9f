import type { Scope } from './types.ts';

/** What a client may bring for a token. */
export type GrantType = 'client_credentials' | 'authorization_code' | 'refresh_token';

/** A program that may ask for tokens. */
export interface OAuthClient {
  readonly id: string;
  /** Absent for a public client, which has PKCE only. */
  readonly secret?: string;
  readonly grants: readonly GrantType[];
  /** The most that its tokens may do. */
  readonly scopes: readonly Scope[];
  /** Where people may be sent back to, exactly. */
  readonly redirectUris: readonly string[];
}
