import { isSecretName } from '../../http/secret-name.ts';
import type { Operation, SecurityScheme } from '../../model/model.ts';
import type { Credentials } from '../request.ts';

/** What proves who is calling, as a user gives it. */
export interface CredentialOptions {
  /** Sent with every request; those that carry credentials are left out or replaced where a case asks for others. */
  readonly headers: Readonly<Record<string, string>>;
  /** By the name of a security scheme of the document: a key, a token, `user:password`. */
  readonly auth: Readonly<Record<string, string>>;
  /** Headers that stand for another user; undefined where there is none. */
  readonly secondUser: Readonly<Record<string, string>> | undefined;
}

/** Headers, query parameters and cookies to send. */
export interface SentCredentials {
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly query: readonly (readonly [name: string, value: string])[];
  readonly cookies: readonly (readonly [name: string, value: string])[];
}

const none: SentCredentials = { headers: [], query: [], cookies: [] };

/** What goes with a request of an operation: of its alternatives the first for which everything was given. */
export function credentialsFor(
  schemes: ReadonlyMap<string, SecurityScheme>,
  operation: Operation,
  who: Credentials | undefined,
  options: CredentialOptions,
): SentCredentials {
  if (who !== undefined) {
    const others = who === 'none' ? none : who === 'second' ? second(options) : given(who);
    return { ...others, headers: [...plainHeaders(schemes, options.headers), ...others.headers] };
  }
  const chosen = operation.security.find(({ schemes: needed }) =>
    [...needed.keys()].every((name) => Object.hasOwn(options.auth, name)),
  );
  const parts = [...(chosen?.schemes.keys() ?? [])].map((name) =>
    carried(schemes.get(name), options.auth[name] ?? ''),
  );
  return {
    headers: [...parts.flatMap(({ headers }) => headers), ...Object.entries(options.headers)],
    query: parts.flatMap(({ query }) => query),
    cookies: parts.flatMap(({ cookies }) => cookies),
  };
}

function second({ secondUser }: CredentialOptions): SentCredentials {
  return { ...none, headers: Object.entries(secondUser ?? {}) };
}

function given({ headers, query }: Exclude<Credentials, string>): SentCredentials {
  return { headers: Object.entries(headers), query: Object.entries(query ?? {}), cookies: [] };
}

/** The headers of a run that say nothing of who is calling: a tenant, a version, a language. */
function plainHeaders(
  schemes: ReadonlyMap<string, SecurityScheme>,
  headers: CredentialOptions['headers'],
): readonly (readonly [name: string, value: string])[] {
  const names = new Set(
    [...schemes.values()]
      .filter((scheme) => scheme.in === 'header')
      .map(({ parameterName }) => parameterName?.toLowerCase()),
  );
  return Object.entries(headers).filter(([name]) => !names.has(name.toLowerCase()) && !isSecretName(name));
}

/** A secret where its scheme puts it. */
export function carried(scheme: SecurityScheme | undefined, secret: string): SentCredentials {
  if (!scheme || scheme.type === 'mutualTLS') return none;
  if (scheme.type === 'apiKey') {
    const pair = [[scheme.parameterName ?? '', secret]] as const;
    if (scheme.in === 'query') return { ...none, query: pair };
    return scheme.in === 'cookie' ? { ...none, cookies: pair } : { ...none, headers: pair };
  }
  const word = scheme.type === 'http' ? (scheme.scheme ?? 'bearer') : 'bearer';
  if (word === 'basic') {
    const encoded = secret.includes(':') ? Buffer.from(secret).toString('base64') : secret;
    return { ...none, headers: [['Authorization', `Basic ${encoded}`]] };
  }
  const name = word === 'bearer' ? 'Bearer' : word;
  return { ...none, headers: [['Authorization', `${name} ${secret}`]] };
}
