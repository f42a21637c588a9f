/** The adapter of oidc-provider: the only file that imports it, and it is imported when the issuer is first asked. */
import { AsyncLocalStorage } from 'node:async_hooks';
import { generateKeyPair, randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { promisify } from 'node:util';
import Provider, {
  type Adapter,
  type ClientMetadata,
  type Configuration,
  interactionPolicy,
  type JWK,
  type KoaContextWithOIDC,
} from 'oidc-provider';
import { isThisMachine } from '../webhook/webhook-target.ts';
import type { World } from '../world/world.ts';
import {
  emailOf,
  findUser,
  type IdentityClient,
  type IdentitySettings,
  type IdentityUser,
} from './identity-settings.ts';
import { issuerStore } from './issuer-store.ts';
import { isRedirectAllowed } from './redirect-target.ts';
import { page } from './sign-in-page.ts';

/** An OpenID provider under one address. */
export interface OidcIssuer {
  /** Answers a request below the issuer's path, in a world. */
  handle(world: World, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void>;
  /** Who is about to sign in where, or undefined for a sign-in that is over. */
  pending(
    world: World,
    incoming: IncomingMessage,
    outgoing: ServerResponse,
  ): Promise<{ readonly client: string; readonly hint: string } | undefined>;
  /** Goes on with a sign-in; without a user, as one that was refused. */
  finish(
    world: World,
    incoming: IncomingMessage,
    outgoing: ServerResponse,
    user: IdentityUser | undefined,
  ): Promise<void>;
}

const standardScopes = ['openid', 'offline_access', 'profile', 'email'];
const worlds = new AsyncLocalStorage<World>();
let keys: Promise<JWK> | undefined;
/** Of the process: a document that is read again ends nobody's session. */
const cookieKey = randomBytes(16).toString('hex');

/**
 * Makes an OpenID provider.
 *
 * @param origin `http://127.0.0.1:4010`
 */
export async function createOidcIssuer(origin: string, settings: IdentitySettings): Promise<OidcIssuer> {
  keys ??= makeKey();
  const provider = new Provider(`${origin}${settings.path}`, configurationOf(settings, await keys));
  // The library allows those that are listed only; without a list, a mock allows those of this machine.
  provider.Client.prototype.redirectUriAllowed = function redirectUriAllowed(uri: string) {
    const client = settings.clients.find(({ id }) => id === this.clientId);
    return client !== undefined && isRedirectAllowed(client, uri);
  };
  signInUnasked(provider, settings);
  // Else the framework writes to the console; the client is told anyway.
  provider.silent = true;
  const callback = provider.callback();
  return {
    async handle(world, incoming, outgoing) {
      const { url = '/' } = incoming;
      Object.assign(incoming, { originalUrl: url, url: url.slice(settings.path.length) || '/' });
      await worlds.run(world, () => callback(incoming, outgoing));
    },
    pending: (world, incoming, outgoing) =>
      worlds.run(world, async () => {
        try {
          const { params } = await provider.interactionDetails(incoming, outgoing);
          return { client: String(params.client_id ?? ''), hint: String(params.login_hint ?? '') };
        } catch {
          return undefined;
        }
      }),
    finish: (world, incoming, outgoing, user) =>
      worlds.run(world, () => {
        const result = user ? { login: { accountId: user.name } } : { error: 'access_denied' };
        return provider.interactionFinished(incoming, outgoing, result, { mergeWithLastSubmission: false });
      }),
  };
}

function worldOfRequest(): World {
  const world = worlds.getStore();
  if (world) return world;
  throw new Error('the issuer was asked outside of a world');
}

/** An RSA key takes some time: it is made once, for all issuers of the process. */
async function makeKey(): Promise<JWK> {
  const { privateKey } = await promisify(generateKeyPair)('rsa', { modulusLength: 2048 });
  const kid = randomBytes(8).toString('hex');
  // What Node exports of an RSA key has the members that the library's type names.
  return { ...privateKey.export({ format: 'jwk' }), kid, use: 'sig', alg: 'RS256' } as JWK;
}

function configurationOf(settings: IdentitySettings, key: JWK): Configuration {
  const policy = interactionPolicy.base();
  // Who signs in to a mock agrees to what its client asks for.
  policy.remove('consent');
  return {
    // The library's type leaves the rest of what is kept unnamed.
    adapter: (name: string) => issuerStore(name, worldOfRequest, Date.now) as unknown as Adapter,
    clients: settings.clients.map((client) => metadataOf(client)),
    scopes: [...new Set([...standardScopes, ...settings.scopes])],
    claims: { openid: ['sub'], profile: ['name', 'preferred_username'], email: ['email', 'email_verified'] },
    findAccount: (_context, name) => accountOf(settings, name),
    loadExistingGrant: (context) => grantOf(context, settings),
    jwks: { keys: [key] },
    cookies: { keys: [cookieKey] },
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
