import { hash, timingSafeEqual } from 'node:crypto';
import { digestOf } from '../credentials/accepted.ts';
import type { World } from '../world/world.ts';
import {
  findUser,
  type IdentityClient,
  type IdentitySettings,
  type IdentityUser,
} from './identity-settings.ts';
import { endGrant, findIssued, type Issued, inventText, keepIssued, useIssued } from './issued.ts';
import type { GivenTokens } from './token-answer.ts';

/** Tokens, or why there are none. @see https://www.rfc-editor.org/rfc/rfc6749#section-5.2 */
export type GrantOutcome =
  | { readonly ok: true; readonly tokens: GivenTokens }
  | { readonly ok: false; readonly error: string; readonly description: string };

/** Those who ask, in which world. */
export interface GrantContext {
  readonly settings: IdentitySettings;
  readonly world: World;
  /** Makes the text of a token. Default: 32 letters and digits. */
  readonly mint?: ((kind: 'access' | 'refresh') => string) | undefined;
}

/** What is asked of a token endpoint. */
export interface TokenRequest {
  /** Of the body: `grant_type` and the rest. */
  readonly fields: Readonly<Record<string, string>>;
  /** What stands in `Authorization: Basic`, decoded: `id:secret`. */
  readonly basic: string | undefined;
}

/** Answers a request of RFC 6749: client credentials, a code with PKCE, a refresh token, or a password. */
export function grantTokens(context: GrantContext, request: TokenRequest): GrantOutcome {
  const client = clientOf(context.settings, request);
  if (!client) return refused('invalid_client', 'the client is not known, or its secret is wrong');
  const { fields } = request;
  switch (fields.grant_type) {
    case 'client_credentials':
      return forClient(context, client, fields.scope);
    case 'authorization_code':
      return forCode(context, client, fields);
    case 'refresh_token':
      return refreshTokens(context, fields.refresh_token ?? '', client.id, fields.scope);
    case 'password': {
      const user = signIn(context.settings, fields.username ?? '', fields.password ?? '');
      if (!user) return refused('invalid_grant', 'the user is not known, or the password is wrong');
      return forUser(context, user, client, fields.scope);
    }
    default:
      return refused(
        'unsupported_grant_type',
        'grant_type is client_credentials, authorization_code, refresh_token or password',
      );
  }
}

/** The user of a name or an address and a password; undefined where that is wrong. */
export function signIn(
  settings: IdentitySettings,
  login: string,
  password: string,
): IdentityUser | undefined {
  const user = findUser(settings, login);
  return isSame(user?.password ?? '', password) ? user : undefined;
}

/** Tokens for a user who has signed in. @param client absent where the document knows of none */
export function forUser(
  context: GrantContext,
  user: IdentityUser,
  client?: IdentityClient,
  scope?: string,
): GrantOutcome {
  const granted = grantedScopes(context.settings, client ?? {}, user, scope);
  if (!granted.ok) return granted;
  const grant = inventText(context.world.random, 16);
  return {
    ok: true,
    tokens: give(context, { grant, client: client?.id, user: user.name, scopes: granted.scopes }),
  };
}

/** A code that a client exchanges for tokens. */
export function issueCode(
  { settings, world }: GrantContext,
  asked: {
    readonly client: IdentityClient;
    readonly user: IdentityUser;
    readonly scopes: readonly string[];
    readonly redirectUri: string;
    readonly challenge: string | undefined;
  },
): string {
  const code = inventText(world.random);
  keepIssued(world, code, {
    kind: 'code',
    grant: inventText(world.random, 16),
    client: asked.client.id,
    user: asked.user.name,
    scopes: asked.scopes,
    redirectUri: asked.redirectUri,
    challenge: asked.challenge,
    expiresMs: world.clock.now().getTime() + settings.lifetimes.codeMs,
  });
  return code;
}

/** New tokens for a refresh token, which is used up; one that comes a second time ends all that came of the sign-in. */
export function refreshTokens(
  context: GrantContext,
  token: string,
  client: string | undefined,
  scope?: string,
): GrantOutcome {
  const { world } = context;
  const issued = findIssued(world, token);
  const isTheirs = issued?.kind === 'refresh' && (client === undefined || issued.client === client);
  if (!issued || !isTheirs) return refused('invalid_grant', 'the refresh token is not known');
  const spent = spentReason(world, issued, 'refresh token');
  if (spent !== undefined) return refused('invalid_grant', spent);
  const asked = scope?.split(' ').filter(Boolean) ?? issued.scopes;
  if (asked.some((one) => !issued.scopes.includes(one))) {
    return refused('invalid_scope', 'more is asked for than was granted');
  }
  useIssued(world, token, issued);
  return { ok: true, tokens: give(context, { ...issued, scopes: asked }) };
}

/** The scopes that are granted: those that the client asks for, as far as the user has them. */
export function grantedScopes(
  { scopes: known }: IdentitySettings,
  { scopes: ofClient = known }: Pick<IdentityClient, 'scopes'>,
  { scopes: ofUser = known }: Pick<IdentityUser, 'scopes'>,
  asked: string | undefined,
): { readonly ok: true; readonly scopes: readonly string[] } | (GrantOutcome & { readonly ok: false }) {
  const wanted = asked?.split(' ').filter(Boolean) ?? [];
  const isWrong = wanted.some((scope) => !known.includes(scope) || !ofClient.includes(scope));
  const scopes = (wanted.length > 0 ? wanted : ofClient).filter((scope) => ofUser.includes(scope));
  if (!isWrong) return { ok: true, scopes };
  return { ok: false, error: 'invalid_scope', description: 'a scope is not known, or not for this client' };
}

function forClient(context: GrantContext, client: IdentityClient, scope: string | undefined): GrantOutcome {
  if (client.secret === undefined) return refused('unauthorized_client', 'the client has no secret');
  const granted = grantedScopes(context.settings, client, {}, scope);
  if (!granted.ok) return granted;
  const grant = inventText(context.world.random, 16);
  return {
    ok: true,
    tokens: give(context, { grant, client: client.id, user: undefined, scopes: granted.scopes }),
  };
}

/** @see https://www.rfc-editor.org/rfc/rfc7636#section-4.6 */
function forCode(
  context: GrantContext,
  client: IdentityClient,
  fields: TokenRequest['fields'],
): GrantOutcome {
  const { world } = context;
  const { code = '', redirect_uri: redirectUri, code_verifier: verifier = '' } = fields;
  const issued = findIssued(world, code);
  if (issued?.kind !== 'code' || issued.client !== client.id) {
    return refused('invalid_grant', 'the code is not known');
  }
  const spent = spentReason(world, issued, 'code');
  if (spent !== undefined) return refused('invalid_grant', spent);
  if (redirectUri !== issued.redirectUri) return refused('invalid_grant', 'redirect_uri is another');
  if (issued.challenge !== undefined && !isSame(hash('sha256', verifier, 'base64url'), issued.challenge)) {
    return refused('invalid_grant', 'code_verifier does not fit');
  }
  useIssued(world, code, issued);
  return { ok: true, tokens: give(context, issued) };
}

function spentReason(world: World, { isUsed, grant, expiresMs }: Issued, what: string): string | undefined {
  if (isUsed) {
    // Somebody else has it.
    endGrant(world, grant);
    return `the ${what} was used before`;
  }
  return world.clock.now().getTime() >= expiresMs ? `the ${what} has expired` : undefined;
}

function give(
  { settings: { lifetimes }, world, mint = () => inventText(world.random) }: GrantContext,
  { grant, client, user, scopes }: Pick<Issued, 'grant' | 'client' | 'user' | 'scopes'>,
): GivenTokens {
  const nowMs = world.clock.now().getTime();
  const about = { grant, client, user, scopes };
  const accessToken = mint('access');
  const expiresMs = nowMs + lifetimes.accessMs;
  keepIssued(world, accessToken, { ...about, kind: 'access', expiresMs });
  // A client can ask again with its secret.
  const refreshToken = user === undefined ? undefined : mint('refresh');
  if (refreshToken !== undefined) {
    keepIssued(world, refreshToken, { ...about, kind: 'refresh', expiresMs: nowMs + lifetimes.refreshMs });
  }
  return { accessToken, refreshToken, scopes, lifeMs: lifetimes.accessMs, expiresMs };
}

/** The client that a request is of; undefined for one that is not known, or shows another secret. */
function clientOf(settings: IdentitySettings, { fields, basic }: TokenRequest): IdentityClient | undefined {
  const colon = basic?.indexOf(':') ?? -1;
  const byBasic = basic !== undefined && colon >= 0;
  const id = byBasic ? formDecoded(basic.slice(0, colon)) : fields.client_id;
  const secret = byBasic ? formDecoded(basic.slice(colon + 1)) : (fields.client_secret ?? '');
  const client = settings.clients.find((one) => one.id === id);
  return client && isSame(client.secret ?? '', secret) ? client : undefined;
}

/** @see https://www.rfc-editor.org/rfc/rfc6749#section-2.3.1 */
function formDecoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}

/** Compares in a time that tells nothing. */
function isSame(one: string, other: string): boolean {
  return timingSafeEqual(digestOf(one), digestOf(other));
}

function refused(error: string, description: string): GrantOutcome & { readonly ok: false } {
  return { ok: false, error, description };
}
