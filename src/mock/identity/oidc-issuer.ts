/** The adapter of oidc-provider: the only file that imports it, and it is imported when the issuer is first asked. */
import { AsyncLocalStorage } from 'node:async_hooks';
import type { IncomingMessage, ServerResponse } from 'node:http';
import Provider, {
  type Adapter,
  type ClientMetadata,
  type Configuration,
  errors,
  interactionPolicy,
  type JWK,
  type KoaContextWithOIDC,
} from 'oidc-provider';
import { isThisMachine } from '../webhook/webhook-target.ts';
import {
  emailOf,
  findUser,
  type IdentityClient,
  type IdentitySettings,
  type IdentityUser,
} from './identity-settings.ts';
import type { IssuerKeys } from './issuer-keys.ts';
import { issuerStore, type WithWorld } from './issuer-store.ts';
import { isRedirectAllowed } from './redirect-target.ts';
import { page } from './sign-in-page.ts';
import { tokenSigner } from './signed-token.ts';

/** An OpenID provider under one address. */
export interface OidcIssuer {
  /** Answers a request below the issuer's path, in a world. */
  handle(within: WithWorld, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void>;
  /** Who is about to sign in where, or undefined for a sign-in that is over. */
  pending(
    within: WithWorld,
    incoming: IncomingMessage,
    outgoing: ServerResponse,
  ): Promise<{ readonly client: string; readonly hint: string } | undefined>;
  /** Goes on with a sign-in; without a user, as one that was refused. */
  finish(
    within: WithWorld,
    incoming: IncomingMessage,
    outgoing: ServerResponse,
    user: IdentityUser | undefined,
  ): Promise<void>;
}

const standardScopes = ['openid', 'offline_access', 'profile', 'email'];
const worlds = new AsyncLocalStorage<WithWorld>();

/**
 * Makes an OpenID provider.
 *
 * @param origin `http://127.0.0.1:4010`
 */
export function createOidcIssuer(origin: string, settings: IdentitySettings, keys: IssuerKeys): OidcIssuer {
  const provider = new Provider(`${origin}${settings.path}`, configurationOf(settings, keys));
  // The library allows those that are listed only; without a list, a mock allows those of this machine.
  provider.Client.prototype.redirectUriAllowed = function redirectUriAllowed(uri: string) {
    const client = settings.clients.find(({ id }) => id === this.clientId);
    return client !== undefined && isRedirectAllowed(client, uri);
  };
  signInUnasked(provider, settings);
  if (settings.accessTokens === 'jwt') giveSigned(provider, keys);
  // Else the framework writes to the console; the client is told anyway.
  provider.silent = true;
  const callback = provider.callback();
  return {
    async handle(within, incoming, outgoing) {
      const { url = '/' } = incoming;
      Object.assign(incoming, { originalUrl: url, url: url.slice(settings.path.length) || '/' });
      await worlds.run(within, () => callback(incoming, outgoing));
    },
    pending: (within, incoming, outgoing) =>
      worlds.run(within, async () => {
        try {
          const { params } = await provider.interactionDetails(incoming, outgoing);
          return { client: String(params.client_id ?? ''), hint: String(params.login_hint ?? '') };
        } catch {
          return undefined;
        }
      }),
    finish: (within, incoming, outgoing, user) =>
      worlds.run(within, () => {
        const result = user ? { login: { accountId: user.name } } : { error: 'access_denied' };
        return provider.interactionFinished(incoming, outgoing, result, { mergeWithLastSubmission: false });
      }),
  };
}

/** Does something with the world of the request that is being answered. */
const within: WithWorld = (act) => {
  const ofRequest = worlds.getStore();
  if (ofRequest) return ofRequest(act);
  throw new Error('the issuer was asked outside of a world');
};

function configurationOf(settings: IdentitySettings, { signing, cookie }: IssuerKeys): Configuration {
  const store = { within, realMs: Date.now, usedUp: () => new errors.InvalidGrant('it was used before') };
  const policy = interactionPolicy.base();
  // Who signs in to a mock agrees to what its client asks for.
  policy.remove('consent');
  return {
    // The library's type leaves the rest of what is kept unnamed.
    adapter: (name: string) => issuerStore(name, store) as unknown as Adapter,
    clients: settings.clients.map((client) => metadataOf(client)),
    scopes: [...new Set([...standardScopes, ...settings.scopes])],
    claims: { openid: ['sub'], profile: ['name', 'preferred_username'], email: ['email', 'email_verified'] },
    findAccount: (_context, name) => accountOf(settings, name),
    loadExistingGrant: (context) => grantOf(context, settings),
    // What Node exports of an RSA key has the members that the library's type names.
    jwks: { keys: [signing as unknown as JWK] },
    cookies: { keys: [cookie] },
    features: featuresOf(),
    interactions: { policy, url: (_context, { uid }) => `${settings.path}/sign-in/${uid}` },
    pkce: { required: (_context, client) => client.clientAuthMethod === 'none' },
    responseTypes: ['code'],
    rotateRefreshToken: true,
    expiresWithSession: async () => false,
    issueRefreshToken: async (_context, client) => client.grantTypeAllowed('refresh_token'),
    clientBasedCORS: (_context, origin) => isThisMachine(URL.parse(origin)?.hostname ?? ''),
    ttl: ttlOf(settings),
    renderError: (context, { error, error_description: about }) => {
      context.type = 'html';
      context.body = page('This sign-in cannot go on', [error, about ?? '']);
    },
  };
}

/** In seconds. */
function ttlOf({ lifetimes }: IdentitySettings): NonNullable<Configuration['ttl']> {
  const secondsOf = (ms: number) => Math.max(1, Math.round(ms / 1000));
  const [access, refresh] = [secondsOf(lifetimes.accessMs), secondsOf(lifetimes.refreshMs)] as const;
  return {
    AccessToken: access,
    ClientCredentials: access,
    IdToken: access,
    RefreshToken: refresh,
    Grant: refresh,
    Session: refresh,
    AuthorizationCode: secondsOf(lifetimes.codeMs),
    Interaction: 3600,
  };
}

function featuresOf(): NonNullable<Configuration['features']> {
  return {
    devInteractions: { enabled: false },
    clientCredentials: { enabled: true },
    introspection: { enabled: true, allowedPolicy: async () => true },
    revocation: { enabled: true, allowedPolicy: async () => true },
    resourceIndicators: { enabled: false },
    rpInitiatedLogout: {
      enabled: true,
      logoutSource: (context, form) => {
        const button =
          '<button type="submit" form="op.logoutForm" name="logout" value="yes">Sign out</button>';
        context.body = page('Sign out?', [], `${form}${button}`);
      },
      postLogoutSuccessSource: (context) => {
        context.body = page('You are signed out', []);
      },
    },
  };
}

function metadataOf({ id, secret, redirectUris, scopes }: IdentityClient): ClientMetadata {
  return {
    client_id: id,
    ...(secret !== undefined && { client_secret: secret }),
    token_endpoint_auth_method: secret === undefined ? 'none' : 'client_secret_basic',
    grant_types: [
      'authorization_code',
      'refresh_token',
      ...(secret === undefined ? [] : ['client_credentials']),
    ],
    response_types: ['code'],
    // The library wants one; which are allowed is decided above.
    redirect_uris: [...(redirectUris ?? ['http://localhost/'])],
    ...(scopes && { scope: [...standardScopes, ...scopes].join(' ') }),
  };
}

function accountOf(settings: IdentitySettings, name: string) {
  const user = findUser(settings, name);
  if (!user) return undefined;
  const claims = {
    sub: user.name,
    name: user.name,
    preferred_username: user.name,
    email: emailOf(user),
    email_verified: true,
  };
  return { accountId: user.name, claims: async () => claims };
}

/** What is asked for is granted at once, as far as the user has it. */
async function grantOf({ oidc }: KoaContextWithOIDC, settings: IdentitySettings) {
  const { client, session, account, provider } = oidc;
  const [clientId, accountId] = [client?.clientId, account?.accountId];
  if (clientId === undefined || accountId === undefined) return undefined;
  const known = oidc.result?.consent?.grantId ?? session?.grantIdFor(clientId);
  const kept = known === undefined ? undefined : await provider.Grant.find(known);
  const grant = kept ?? new provider.Grant({ clientId, accountId });
  const { scopes } = findUser(settings, accountId) ?? {};
  const granted = [...oidc.requestParamScopes].filter(
    (scope) => standardScopes.includes(scope) || (scopes?.includes(scope) ?? true),
  );
  grant.addOIDCScope(granted.join(' '));
  await grant.save();
  return grant;
}

/** The library knows a token by its text, whatever that is; it neither introspects nor revokes one that can be read. */
function giveSigned(provider: Provider, keys: IssuerKeys): void {
  const sign = tokenSigner(keys);
  for (const { prototype } of [provider.AccessToken, provider.ClientCredentials]) {
    // Not in the library's type: it makes the text, and notes how it is kept.
    const token = prototype as unknown as { generateTokenId(this: IssuedToken): string };
    const generate = token.generateTokenId;
    token.generateTokenId = function generateSigned() {
      generate.call(this);
      const { clientId = '', accountId = clientId, scope, expiration } = this;
      const iat = Math.floor(Date.now() / 1000);
      return sign({
        iss: provider.issuer,
        sub: accountId,
        client_id: clientId,
        scope,
        iat,
        exp: iat + expiration,
      });
    };
  }
}

/** What of a token is read when its text is made. */
interface IssuedToken {
  readonly clientId?: string;
  readonly accountId?: string;
  readonly scope?: string;
  /** From now on, in seconds. */
  readonly expiration: number;
}

/** Signs in whom `login_hint` names, or the first user where that is set: tests have no hands for a page. */
function signInUnasked(provider: Provider, settings: IdentitySettings): void {
  const { Session } = provider;
  const get = Session.get;
  Session.get = async (context) => {
    const session = await get.call(Session, context);
    // Of the session alone, as a browser has it: what it resumes has no hint.
    const { query, path, method } = context;
    if (method !== 'GET' || path !== '/auth') return session;
    const hint = query.login_hint;
    const user =
      typeof hint === 'string'
        ? findUser(settings, hint)
        : settings.autoApprove
          ? settings.users[0]
          : undefined;
    const isOther = user !== undefined && session.accountId !== user.name;
    if (isOther) session.loginAccount({ accountId: user.name });
    return session;
  };
}
