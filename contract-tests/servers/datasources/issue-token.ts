import { type Answer, Refusal } from '../shared/answer.ts';
import { askingClient } from '../shared/asking-client.ts';
import { type OAuthClient, scopesOf } from '../shared/oauth-client.ts';
import { oauthError } from '../shared/oauth-errors.ts';
import { lifetimes, type OAuthSecrets } from '../shared/oauth-secrets.ts';
import type { Caller } from './caller.ts';
import type { Token, TokenRequest } from './types.ts';

/**
 * Issues an access token to a client for itself.
 *
 * @throws Refusal 400, 401
 * @see https://www.rfc-editor.org/rfc/rfc6749#section-4.4
 */
export function issueToken(
  request: TokenRequest,
  caller: Caller,
  clients: readonly OAuthClient[],
  secrets: OAuthSecrets,
): Answer {
  const client = askingClient(request, caller.client, clients, 'datasources');
  if (!client.grants.includes(request.grant_type))
    throw new Refusal(
      oauthError(400, 'unauthorized_client', `${client.id} may not use ${request.grant_type}`),
    );
  const scopes = scopesOf(request.scope, client.scopes, client.id);
  const body: Token = {
    access_token: secrets.issue('access', { id: `client:${client.id}`, clientId: client.id, scopes }),
    token_type: 'Bearer',
    expires_in: lifetimes.access,
    scope: scopes.join(' '),
  };
  return { status: 200, headers: { 'Cache-Control': 'no-store' }, body };
}
