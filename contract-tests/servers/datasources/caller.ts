import type { Model, Operation } from '../../../src/model/model.ts';
import type { OAuthClient } from '../shared/oauth-client.ts';
import type { OAuthSecrets } from '../shared/oauth-secrets.ts';
import { type CredentialPlaces, presentedSecret } from '../shared/presented-secret.ts';
import { hashSecret, isSameHash } from '../shared/secret.ts';
import type { Scope } from './types.ts';

/** Who sends a request. */
export interface Caller {
  /** Of the key, the token or the address: limits and readings belong to it. */
  readonly id: string;
  /** Who it is, for logs: never a secret. */
  readonly name: string;
  /** What a token may do; absent for a key, which needs no scopes. */
  readonly scopes?: readonly string[];
  /** The client that authenticates with Basic at the token endpoint. */
  readonly client?: OAuthClient;
}

/** The keys of each API; one is not good for the other. */
export interface ApiKeys {
  readonly customers: readonly string[];
  readonly products: readonly string[];
}

/** By the name of a security scheme: whose secret it is; undefined when it is nobody's. */
export type Verifiers = Readonly<Record<string, (secret: string) => Caller | undefined>>;

/** The verifiers of both APIs, by the names that the document gives its security schemes. */
export function createVerifiers(keys: ApiKeys, secrets: OAuthSecrets): Verifiers {
  const customers = keyVerifier('customers', keys.customers);
  const products = keyVerifier('products', keys.products);
  return {
    customersKey: customers,
    customersKeyHeader: customers,
    productsKey: products,
    productsKeyHeader: products,
    oauth2: (secret) => {
      const grant = secrets.find('access', secret)?.grant;
      // Each token counts by itself, as the document says, whoever its client is.
      return grant && { id: `token:${hashOf(secret)}`, name: grant.id, scopes: grant.scopes };
    },
  };
}

/** Who brings a credential of one of the operation's schemes; else whether one was brought at all. */
export function findCaller(
  model: Model,
  operation: Operation,
  request: CredentialPlaces,
  verifiers: Verifiers,
): Caller | 'missing' | 'invalid' {
  let outcome: 'missing' | 'invalid' = 'missing';
  for (const name of operation.security.flatMap(({ schemes }) => [...schemes.keys()])) {
    const scheme = model.securitySchemes.get(name);
    const secret = scheme && presentedSecret(scheme, request);
    if (secret === undefined) continue;
    const caller = verifiers[name]?.(secret);
    if (caller) return caller;
    outcome = 'invalid';
  }
  return outcome;
}

/** The scope that a caller lacks for an operation; undefined where none is missing. */
export function missingScope({ security }: Operation, { scopes }: Caller): Scope | undefined {
  if (scopes === undefined) return undefined;
  const needed = security.flatMap(({ schemes }) => [...schemes.values()].flat());
  // The document asks for the scopes that it declares.
  return needed.find((scope) => !scopes.includes(scope)) as Scope | undefined;
}

/** Compares with each key, whichever fits, so that the time says nothing. */
function keyVerifier(api: string, keys: readonly string[]): (secret: string) => Caller | undefined {
  const known = keys.map(hashSecret);
  return (secret) => {
    const presented = hashSecret(secret);
    const isKnown = known.filter((hash) => isSameHash(hash, presented)).length > 0;
    return isKnown ? { id: `${api}-key:${presented.toString('hex')}`, name: `key:${api}` } : undefined;
  };
}

function hashOf(secret: string): string {
  return hashSecret(secret).toString('hex');
}
