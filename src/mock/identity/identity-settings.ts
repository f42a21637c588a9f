import type { Model } from '../../model/model.ts';
import { isObject } from '../../model/values.ts';

/** A program that may ask for tokens. */
export interface IdentityClient {
  readonly id: string;
  /** Absent for a public client, which has no secret. */
  readonly secret?: string | undefined;
  /** Absent: any address of this machine. */
  readonly redirectUris?: readonly string[] | undefined;
  /** Those that it can get. Absent: all of the documents. */
  readonly scopes?: readonly string[] | undefined;
}

/** Somebody who may sign in, by name or by address. */
export interface IdentityUser {
  readonly name: string;
  readonly password: string;
  /** Default: the name at `example.com`. */
  readonly email?: string | undefined;
  /** Those that tokens of this user can have. Absent: all of the documents. */
  readonly scopes?: readonly string[] | undefined;
}

/** How long what is issued is good for, in milliseconds by the clock of the session. */
export interface Lifetimes {
  /** Default: an hour. */
  readonly accessMs: number;
  /** Default: 14 days. */
  readonly refreshMs: number;
  /** Default: a minute. */
  readonly codeMs: number;
}

/** What is said of the identities of a mock; what is left out has a default. */
export interface IdentityOptions {
  /** Default: one, `mock-client` with the secret `mock-secret`. */
  readonly clients?: readonly IdentityClient[] | undefined;
  /** Default: one, `mock-user` with the password `mock-password`. */
  readonly users?: readonly IdentityUser[] | undefined;
  readonly lifetimes?: Partial<Lifetimes> | undefined;
  /** The security schemes whose credentials are checked. Default: all that send tokens, sessions or passwords. */
  readonly schemes?: readonly string[] | undefined;
  /** Where the issuer is mounted. Default: `/_identity`. */
  readonly path?: string | undefined;
  /** Whether the issuer signs the first user in without a page. Default: only a user whom `login_hint` names. */
  readonly autoApprove?: boolean | undefined;
  /** What access tokens of the issuer are: texts that only it can read, or JWTs. Default: `opaque`. */
  readonly accessTokens?: AccessTokens | undefined;
}

export const accessTokenForms = ['opaque', 'jwt'] as const;
export type AccessTokens = (typeof accessTokenForms)[number];

/** The same, complete. */
export interface IdentitySettings {
  readonly clients: readonly IdentityClient[];
  readonly users: readonly IdentityUser[];
  readonly lifetimes: Lifetimes;
  readonly path: string;
  readonly autoApprove: boolean;
  readonly accessTokens: AccessTokens;
  /** Whether nobody named a client or a user, so that those that everybody knows are there. */
  readonly isDefault: { readonly client: boolean; readonly user: boolean };
  /** Of all documents, in their order. */
  readonly scopes: readonly string[];
}

const minuteMs = 60_000;
const defaultLifetimes: Lifetimes = {
  accessMs: 60 * minuteMs,
  refreshMs: 14 * 24 * 60 * minuteMs,
  codeMs: minuteMs,
};

/** Public on purpose: a mock's secrets open nothing but the mock. */
const defaultClient: IdentityClient = { id: 'mock-client', secret: 'mock-secret' };
const defaultUser: IdentityUser = { name: 'mock-user', password: 'mock-password' };

/**
 * The settings of a mock from what its files and its caller say: clients and users of all count, of the same name the
 * first; of anything else the first that says something.
 */
export function identitySettings(
  said: readonly IdentityOptions[],
  models: readonly Pick<Model, 'securitySchemes' | 'operations'>[],
): IdentitySettings {
  const firstBy = <T>(items: readonly T[], nameOf: (item: T) => string): readonly T[] =>
    [...new Map(items.toReversed().map((item) => [nameOf(item), item])).values()].toReversed();
  const clients = firstBy(
    said.flatMap((one) => one.clients ?? []),
    ({ id }) => id,
  );
  const users = firstBy(
    said.flatMap((one) => one.users ?? []),
    ({ name }) => name,
  );
  return {
    clients: clients.length > 0 ? clients : [defaultClient],
    users: users.length > 0 ? users : [defaultUser],
    lifetimes: Object.assign({}, defaultLifetimes, ...said.toReversed().map((one) => one.lifetimes ?? {})),
    path: said.find(({ path }) => path !== undefined)?.path ?? '/_identity',
    autoApprove: said.find(({ autoApprove }) => autoApprove !== undefined)?.autoApprove ?? false,
    accessTokens: said.find(({ accessTokens }) => accessTokens !== undefined)?.accessTokens ?? 'opaque',
    isDefault: { client: clients.length === 0, user: users.length === 0 },
    scopes: [...new Set(models.flatMap(scopesOf))],
  };
}

/** Those of the flows, and those that operations ask for beyond them. */
function scopesOf({ securitySchemes, operations }: Pick<Model, 'securitySchemes' | 'operations'>): string[] {
  const documented = [...securitySchemes.values()].flatMap(({ flows }) =>
    Object.values(flows).flatMap((flow) =>
      isObject(flow) && isObject(flow.scopes) ? Object.keys(flow.scopes) : [],
    ),
  );
  const asked = operations.flatMap(({ security }) =>
    security.flatMap(({ schemes }) =>
      [...schemes].flatMap(([name, scopes]) => (isScoped(securitySchemes, name) ? scopes : [])),
    ),
  );
  return [...documented, ...asked];
}

function isScoped(schemes: Model['securitySchemes'], name: string): boolean {
  const type = schemes.get(name)?.type;
  return type === 'oauth2' || type === 'openIdConnect';
}

/** The address of a user. */
export function emailOf({ name, email }: IdentityUser): string {
  return email ?? (name.includes('@') ? name : `${name}@example.com`);
}

/** The user of a name or an address. */
export function findUser({ users }: IdentitySettings, login: string): IdentityUser | undefined {
  return users.find((user) => user.name === login || emailOf(user) === login);
}
