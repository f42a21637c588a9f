import { Refusal } from './answer.ts';
import { oauthError } from './oauth-errors.ts';
import { hashSecret, isSameHash } from './secret.ts';

/** A program that may ask for tokens. */
export interface OAuthClient {
  readonly id: string;
  /** Absent for a public client, which proves itself otherwise. */
  readonly secret?: string;
  /** What it may bring for a token: `client_credentials`. */
  readonly grants: readonly string[];
  /** The most that its tokens may do. */
  readonly scopes: readonly string[];
}

/** Whether a secret is the client's; a public client has none and sends none. */
export function isProven(client: Pick<OAuthClient, 'secret'>, secret: string | undefined): boolean {
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
  if (foreign === undefined) return scopes;
  throw new Refusal(oauthError(400, 'invalid_scope', `${clientId} may not have ${foreign}`));
}
