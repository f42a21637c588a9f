import { randomUUID } from 'node:crypto';
import { type Answer, Refusal } from '../shared/answer.ts';
import { scopesOf } from '../shared/oauth-client.ts';
import { type OAuthErrorCode, oauthError } from '../shared/oauth-errors.ts';
import type { OAuthSecrets } from '../shared/oauth-secrets.ts';
import type { OAuthClient } from './oauth-clients.ts';
import type { AuthorizationRequest } from './types.ts';

/** Whether the person who is asked lets a client have its scopes. */
export type Approve = (clientId: string, scopes: readonly string[]) => boolean;

/** Asks the person, and sends the browser back with a code or with a refusal. */
export function authorize(
  request: AuthorizationRequest,
  clients: readonly OAuthClient[],
  secrets: OAuthSecrets,
  approve: Approve,
): Answer {
  const { client_id, redirect_uri, state, code_challenge } = request;
  const client = clients.find(({ id }) => id === client_id);
  if (!client) throw refused('invalid_request', `There is no client ${client_id}`);
  if (!client.redirectUris.includes(redirect_uri))
    throw refused('invalid_request', `redirect_uri is not registered for ${client_id}`);
  if (!client.grants.includes('authorization_code'))
    throw refused('unauthorized_client', `${client_id} may not use authorization_code`);
  const scopes = scopesOf(request.scope, client.scopes, client_id);
  const back = new URL(redirect_uri);
  if (approve(client_id, scopes)) {
    const grant = { id: `person:${randomUUID()}`, clientId: client_id, scopes };
    const code = secrets.issue('code', { ...grant, redirectUri: redirect_uri, challenge: code_challenge });
    back.searchParams.append('code', code);
  } else back.searchParams.append('error', 'access_denied');
  if (state !== undefined) back.searchParams.append('state', state);
  return { status: 302, headers: { Location: back.href, 'Cache-Control': 'no-store' } };
}

function refused(error: OAuthErrorCode, description: string): Refusal {
  return new Refusal(oauthError(400, error, description));
}
