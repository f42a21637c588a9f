import { type Answer, Refusal } from '../shared/answer.ts';
import { askingClient } from '../shared/asking-client.ts';
import { scopesOf } from '../shared/oauth-client.ts';
import { type OAuthErrorCode, oauthError } from '../shared/oauth-errors.ts';
import { type Grant, lifetimes, type OAuthSecrets } from '../shared/oauth-secrets.ts';
import { hashSecret, isSameHash } from '../shared/secret.ts';
import type { Caller } from './authenticate.ts';
import type { OAuthClient } from './oauth-clients.ts';
import type { Token, TokenRequest } from './types.ts';

/** Exchanges what a client brings for an access token. @see https://www.rfc-editor.org/rfc/rfc6749 */
export function issueToken(
  request: TokenRequest,
  caller: Caller,
  clients: readonly OAuthClient[],
  secrets: OAuthSecrets,
): Answer {
  const client = askingClient(request, caller.client, clients, 'projects');
  if (!client.grants.includes(request.grant_type))
    throw refused('unauthorized_client', `${client.id} may not use ${request.grant_type}`);
  switch (request.grant_type) {
    case 'client_credentials': {
      const scopes = scopesOf(request.scope, client.scopes, client.id);
      return token(secrets, { id: `client:${client.id}`, clientId: client.id, scopes });
    }
    case 'authorization_code': {
      const grant = redeem('code', request.code, client, secrets, (found) => isRedeemedBy(found, request));
      return token(secrets, grant, grant);
    }
    case 'refresh_token': {
      const scopesFrom = ({ scopes }: Grant) => scopesOf(request.scope, scopes, client.id);
      const grant = redeem(
        'refresh',
        request.refresh_token,
        client,
        secrets,
        (found) => scopesFrom(found).length > 0,
      );
      return token(secrets, { ...grant, scopes: scopesFrom(grant) }, grant);
    }
  }
}

/** @param refresh what the next token is granted; absent where there is to be none */
function token(secrets: OAuthSecrets, grant: Grant, refresh?: Grant): Answer {
  const body: Token = {
    access_token: secrets.issue('access', grant),
    token_type: 'Bearer',
    expires_in: lifetimes.access,
    ...(refresh && { refresh_token: secrets.issue('refresh', refresh) }),
    scope: grant.scopes.join(' '),
  };
  return { status: 200, headers: { 'Cache-Control': 'no-store' }, body };
}

/**
 * What a code or refresh token stands for, which it does once.
 *
 * A second use means that it was stolen, by the one who used it or by the one who does now: all that came from the
 * same approval ends.
 *
 * @param check runs before it is used up, and may refuse otherwise
 * @see https://www.rfc-editor.org/rfc/rfc9700#section-4.14
 */
function redeem(
  kind: 'code' | 'refresh',
  secret: string,
  client: OAuthClient,
  secrets: OAuthSecrets,
  check: (grant: Grant) => boolean,
): Grant {
  const found = secrets.find(kind, secret);
  const what = kind === 'code' ? 'code' : 'refresh token';
  const isOwn = found?.grant.clientId === client.id;
  if (isOwn && found.isUsed) secrets.revoke(found.grant.id);
  if (!isOwn || found.isUsed || !check(found.grant) || !secrets.use(secret))
    throw refused('invalid_grant', `The ${what} is not valid`);
  return found.grant;
}

/** @see https://www.rfc-editor.org/rfc/rfc7636#section-4.6 */
function isRedeemedBy(
  { redirectUri, challenge = '' }: Grant,
  request: { readonly redirect_uri: string; readonly code_verifier: string },
): boolean {
  const hash = hashSecret(request.code_verifier);
  return redirectUri === request.redirect_uri && isSameHash(Buffer.from(challenge, 'base64url'), hash);
}

function refused(error: OAuthErrorCode, description: string): Refusal {
  return new Refusal(oauthError(400, error, description));
}
