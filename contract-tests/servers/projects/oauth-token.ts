import { type Answer, Refusal } from '../shared/answer.ts';
import { hashSecret, isSameHash } from '../shared/secret.ts';
import type { Caller } from './authenticate.ts';
import type { OAuthClient } from './oauth-clients.ts';
import { invalidClient, type OAuthErrorCode, oauthError } from './oauth-errors.ts';
import { type Grant, lifetimes, type OAuthSecrets } from './oauth-secrets.ts';
import type { Token, TokenRequest } from './types.ts';

interface ClientFields {
  readonly client_id?: string;
  readonly client_secret?: string;
}

/** Exchanges what a client brings for an access token. @see https://www.rfc-editor.org/rfc/rfc6749 */
export function issueToken(
  request: TokenRequest,
  caller: Caller,
  clients: readonly OAuthClient[],
  secrets: OAuthSecrets,
): Answer {
  const client = clientOf(request, caller, clients);
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
 * The client that asks, by Basic or by the fields of the body, but not by both.
 *
 * @throws Refusal 401
 */
function clientOf(
  { client_id, client_secret }: ClientFields,
  caller: Caller,
  clients: readonly OAuthClient[],
): OAuthClient {
  if (caller.client) {
    if (client_secret === undefined && (client_id ?? caller.client.id) === caller.client.id)
      return caller.client;
    throw refused('invalid_request', 'Send the credentials of one client, and once');
  }
  const client = clients.find(({ id }) => id === client_id);
  if (!client || !isProven(client, client_secret)) throw new Refusal(invalidClient);
  return client;
}

/** Whether a secret is the client's; a public client has none and sends none. */
export function isProven(client: OAuthClient, secret: string | undefined): boolean {
  if (client.secret === undefined || secret === undefined) return client.secret === secret;
  return isSameHash(hashSecret(client.secret), hashSecret(secret));
}

/** The scopes that are asked for, else all that may be had. @throws Refusal 400 for one that may not be had */
export function scopesOf(
  asked: string | undefined,
  allowed: readonly string[],
  clientId: string,
): readonly string[] {
  if (asked === undefined) return allowed;
  const scopes = [...new Set(asked.split(' '))];
  const foreign = scopes.find((scope) => !allowed.includes(scope));
  if (foreign !== undefined) throw refused('invalid_scope', `${clientId} may not have ${foreign}`);
  return scopes;
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
