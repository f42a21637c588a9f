import type { SecurityScheme } from '../../../src/model/model.ts';
import { Refusal } from './answer.ts';
import { isProven, type OAuthClient } from './oauth-client.ts';
import { invalidClient, oauthError } from './oauth-errors.ts';
import { type CredentialPlaces, presentedSecret } from './presented-secret.ts';

/** What of a token request names the client. */
interface ClientFields {
  readonly client_id?: string;
  readonly client_secret?: string;
}

/**
 * The client that authenticates with Basic; undefined where no credentials are sent.
 *
 * @param scheme the Basic scheme of the document
 * @throws Refusal 401
 */
export function basicClient<Client extends OAuthClient>(
  scheme: SecurityScheme | undefined,
  request: CredentialPlaces,
  clients: readonly Client[],
  realm: string,
): Client | undefined {
  const presented = scheme && presentedSecret(scheme, request);
  if (presented === undefined) return undefined;
  const colon = presented.indexOf(':');
  const client = clients.find(({ id }) => id === formDecoded(presented.slice(0, colon)));
  if (colon < 0 || !client || !isProven(client, formDecoded(presented.slice(colon + 1))))
    throw new Refusal(invalidClient(realm));
  return client;
}

/**
 * The client that asks for a token, by Basic or by the fields of the body, but not by both.
 *
 * @param basic what `basicClient` found
 * @throws Refusal 400, 401
 */
export function askingClient<Client extends OAuthClient>(
  { client_id, client_secret }: ClientFields,
  basic: Client | undefined,
  clients: readonly Client[],
  realm: string,
): Client {
  if (basic) {
    if (client_secret === undefined && (client_id ?? basic.id) === basic.id) return basic;
    throw new Refusal(oauthError(400, 'invalid_request', 'Send the credentials of one client, and once'));
  }
  const client = clients.find(({ id }) => id === client_id);
  if (!client || !isProven(client, client_secret)) throw new Refusal(invalidClient(realm));
  return client;
}

/** Id and secret are form-encoded inside Basic. @see https://www.rfc-editor.org/rfc/rfc6749#section-2.3.1 */
function formDecoded(text: string): string {
  return new URLSearchParams(`x=${text.replaceAll('&', '%26')}`).get('x') ?? '';
}
