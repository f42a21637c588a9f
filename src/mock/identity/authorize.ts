import type { Call, Directed } from '../behaviour.ts';
import { grantedScopes, issueCode } from './grants.ts';
import { findUser, type IdentitySettings } from './identity-settings.ts';
import { isRedirectAllowed } from './redirect-target.ts';

/** Makes the document's refusal of a request that is wrong. */
type Refuse = (error: string, description: string) => Directed;

/**
 * Sends the browser back with a code: the operation of a document has no page of its own, so that the user whom
 * `login_hint` names is signed in at once, without one the first.
 *
 * A client that is not known and an address that is not its own are refused, never redirected to.
 *
 * @see https://www.rfc-editor.org/rfc/rfc6749#section-4.1.2
 */
export function authorizeAnswer(settings: IdentitySettings, call: Call, refuse: Refuse): Directed {
  const { world } = call;
  const asked = new URLSearchParams(call.request.query);
  const client = settings.clients.find(({ id }) => id === asked.get('client_id'));
  if (!client) return refuse('invalid_client', 'the client is not known');
  const redirectUri = asked.get('redirect_uri') ?? client.redirectUris?.[0] ?? '';
  if (!isRedirectAllowed(client, redirectUri)) {
    return refuse('invalid_request', 'redirect_uri is not an address of this client');
  }
  if (asked.get('response_type') !== 'code')
    return refuse('unsupported_response_type', 'response_type is code');
  const challenge = asked.get('code_challenge') ?? undefined;
  if (challenge === undefined && client.secret === undefined) {
    return refuse('invalid_request', 'a client without a secret sends a code_challenge');
  }
  if (challenge !== undefined && asked.get('code_challenge_method') !== 'S256') {
    return refuse('invalid_request', 'code_challenge_method is S256');
  }
  const hint = asked.get('login_hint');
  const user = hint === null ? settings.users[0] : findUser(settings, hint);
  const back = new URL(redirectUri);
  const state = asked.get('state');
  if (state !== null) back.searchParams.set('state', state);
  const granted = user && grantedScopes(settings, client, user, asked.get('scope') ?? undefined);
  if (granted && !granted.ok) return refuse(granted.error, granted.description);
  if (!user || !granted) {
    back.searchParams.set('error', 'access_denied');
    return redirect(back, 'identity: login_hint names nobody');
  }
  const code = issueCode(
    { settings, world },
    { client, user, scopes: granted.scopes, redirectUri, challenge },
  );
  back.searchParams.set('code', code);
  return redirect(back, `identity: signed in ${user.name}`);
}

function redirect({ href }: URL, because: string): Directed {
  return { status: 302, headers: { location: href, 'cache-control': 'no-store' }, because };
}
