import type { Model, Operation } from '../../../src/model/model.ts';
import { Refusal } from '../shared/answer.ts';
import { type CredentialPlaces, presentedSecret } from '../shared/presented-secret.ts';
import { hashSecret, isSameHash, secretName } from '../shared/secret.ts';
import type { OAuthClient } from './oauth-clients.ts';
import { problem } from './problems.ts';
import type { Scope } from './types.ts';

/** Who sends a request. */
export interface Caller {
  /** Of the credential: idempotency keys and limits belong to it. */
  readonly id: string;
  /** For people who read what was done: `basic:ops`. Says nothing of a secret. */
  readonly user: string;
  readonly scopes: readonly string[];
  /** The client that authenticates with Basic at the token endpoint. */
  readonly client?: OAuthClient;
}

/** A credential that a server is given when it starts. */
export interface Credential {
  readonly kind: 'apiKey' | 'bearerToken' | 'basic' | 'authToken';
  /** The secret itself; of an account, `name:password`. */
  readonly secret: string;
  readonly scopes: readonly Scope[];
}

/** By the name of a security scheme: whose secret it is; undefined when it is nobody's. */
export type Verifiers = Readonly<Record<string, (secret: string) => Caller | undefined>>;

/** The verifier of one kind of credential: compares with each, whichever fits, so that the time says nothing. */
export function verifierOf(
  kind: Credential['kind'],
  credentials: readonly Credential[],
): (secret: string) => Caller | undefined {
  const known = credentials
    .filter((credential) => credential.kind === kind)
    .map(({ secret, scopes }) => ({ hash: hashSecret(secret), user: userOf(kind, secret), scopes }));
  return (secret) => {
    const presented = hashSecret(secret);
    const match = known.filter(({ hash }) => isSameHash(hash, presented))[0];
    if (!match) return undefined;
    return { id: `${kind}:${match.hash.toString('hex')}`, user: match.user, scopes: match.scopes };
  };
}

/** An account goes by its name, and what has none by the beginning of its hash. */
function userOf(kind: Credential['kind'], secret: string): string {
  return `${kind}:${kind === 'basic' ? secret.replace(/:.*$/s, '') : secretName(secret)}`;
}

/**
 * Finds out who sends a request, by any one of the schemes that the operation names.
 *
 * @throws Refusal 401
 */
export function authenticate(
  model: Model,
  operation: Operation,
  request: CredentialPlaces,
  verifiers: Verifiers,
): Caller {
  let detail = 'Send one of the credentials that this API takes.';
  for (const name of operation.security.flatMap(({ schemes }) => [...schemes.keys()])) {
    const scheme = model.securitySchemes.get(name);
    const secret = scheme && presentedSecret(scheme, request);
    if (secret === undefined) continue;
    const caller = verifiers[name]?.(secret);
    if (caller) return caller;
    detail = 'The credential is not valid.';
  }
  const headers = { 'WWW-Authenticate': 'Bearer realm="projects", Basic realm="projects"' };
  throw new Refusal(problem('unauthorized', detail, { headers }));
}

/**
 * Asks for the scopes that the document asks of OAuth tokens: they hold for credentials of every kind.
 *
 * @throws Refusal 403
 */
export function assertScopes({ security }: Operation, { scopes }: Caller): void {
  const needed = security.flatMap(({ schemes }) => [...schemes.values()].flat());
  const missing = needed.find((scope) => !scopes.includes(scope));
  if (missing === undefined) return;
  throw new Refusal(problem('insufficient_scope', `This needs the scope ${missing}.`));
}
