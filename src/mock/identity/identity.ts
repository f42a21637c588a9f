import type { Model, Operation, SecurityScheme } from '../../model/model.ts';
import { SchemaFacts } from '../../resources/schema-facts.ts';
import type { Behaviour } from '../behaviour.ts';
import { secretKindOf } from '../credentials/presented.ts';
import type { World } from '../world/world.ts';
import { signIn } from './grants.ts';
import type { IdentityOptions, IdentitySettings } from './identity-settings.ts';
import { findIssued } from './issued.ts';
import { signInAnswer } from './sign-in.ts';
import { type SignInRole, signInRoleOf } from './sign-in-role.ts';

/** Somebody whom the mock's issuer knows: what a credential stands for. */
export interface KnownCredential {
  readonly label: string;
  /** Absent: all scopes. */
  readonly scopes: readonly string[] | undefined;
  /** By the world's clock, in milliseconds since 1970; absent: never. */
  readonly expiresMs: number | undefined;
}

/** Who may call one API, and how they sign in to it. */
export interface ApiIdentity {
  /** What an operation that people and programs sign in with answers. */
  readonly behaviour: Behaviour;
  /** Whether an operation judges credentials itself, as a token endpoint does. */
  isSignIn(operation: Operation): boolean;
  /** Whether the credentials of a scheme are those of the issuer. */
  covers(scheme: SecurityScheme): boolean;
  /** Whether an operation asks for the issuer's tokens with scopes, so that they count by that scheme alone. */
  asksForScopes(operation: Operation): boolean;
  /** What a secret stands for; undefined where the issuer does not know it. */
  find(scheme: SecurityScheme, secret: string, world: World): KnownCredential | undefined;
}

/** What an API's document and file say of identity. */
export interface IdentityApi {
  readonly model: Model;
  readonly options: IdentityOptions | undefined;
}

/** Makes the identity of one API; its operations are looked at when they are first called. */
export function createApiIdentity(settings: IdentitySettings, { model, options }: IdentityApi): ApiIdentity {
  const facts = new SchemaFacts(model);
  const roles = new Map<Operation, SignInRole | undefined>();
  const roleOf = (operation: Operation): SignInRole | undefined => {
    if (!roles.has(operation)) roles.set(operation, signInRoleOf(facts, operation));
    return roles.get(operation);
  };
  const covers = (scheme: SecurityScheme) =>
    options?.schemes ? options.schemes.includes(scheme.name) : isIssuers(scheme);
  const cookies = [...model.securitySchemes.values()].flatMap((scheme) =>
    scheme.in === 'cookie' && scheme.parameterName !== undefined && covers(scheme)
      ? [scheme.parameterName]
      : [],
  );
  return {
    covers,
    behaviour: (call) => {
      const role = roleOf(call.operation);
      return role && signInAnswer({ settings, facts, cookies }, role, call);
    },
    isSignIn: (operation) => {
      const kind = roleOf(operation)?.kind;
      return kind !== undefined && kind !== 'logout';
    },
    asksForScopes: ({ security }) =>
      security.some(({ schemes }) =>
        [...schemes.keys()].some((name) => {
          const scheme = model.securitySchemes.get(name);
          return scheme !== undefined && isScoped(scheme) && covers(scheme);
        }),
      ),
    find: (scheme, secret, world) =>
      secretKindOf(scheme) === 'user' ? findPerson(settings, secret) : findToken(world, secret),
  };
}

/** Keys in headers and queries are nobody's to issue: they are listed, or taken as they come. */
function isIssuers(scheme: SecurityScheme): boolean {
  const kind = secretKindOf(scheme);
  return kind === 'token' || kind === 'user' || (kind === 'key' && scheme.in === 'cookie');
}

/** Whether a scheme says which scopes its tokens have. */
export function isScoped({ type }: SecurityScheme): boolean {
  return type === 'oauth2' || type === 'openIdConnect';
}

function findToken(world: World, secret: string): KnownCredential | undefined {
  const issued = findIssued(world, secret);
  if (issued?.kind !== 'access') return undefined;
  const { user, client, scopes, expiresMs } = issued;
  return { label: user ?? client ?? 'token', scopes, expiresMs };
}

function findPerson(settings: IdentitySettings, secret: string): KnownCredential | undefined {
  const colon = secret.indexOf(':');
  const user = signIn(settings, secret.slice(0, colon), secret.slice(colon + 1));
  return user && { label: user.name, scopes: user.scopes, expiresMs: undefined };
}
