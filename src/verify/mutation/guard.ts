import { parseCookies } from '../../http/read-cookies.ts';
import type { Model, SecurityScheme } from '../../model/model.ts';
import { carried, type SentCredentials } from '../run/credentials.ts';
import type { Call, How } from './broken-server.ts';
import { queryValues, withHeader, withQuery } from './reply.ts';

/** The secrets of two users, by the name of a security scheme. */
export interface Users {
  readonly first: Readonly<Record<string, string>>;
  /** Headers that stand for the second; undefined where none can. */
  readonly second: Readonly<Record<string, string>> | undefined;
}

/** Two users that a server knows, made up. */
export function usersOf({ securitySchemes }: Pick<Model, 'securitySchemes'>): Users {
  const schemes = [...securitySchemes.values()];
  const first = Object.fromEntries(schemes.map((scheme) => [scheme.name, secretOf(scheme, 'first')]));
  const parts = schemes.map((scheme) => carried(scheme, secretOf(scheme, 'second')));
  const headers = Object.fromEntries(parts.flatMap((part) => part.headers));
  return { first, second: Object.keys(headers).length > 0 ? headers : undefined };
}

function secretOf({ name, type, scheme }: SecurityScheme, user: string): string {
  return type === 'http' && scheme === 'basic'
    ? `${user}:secret-of-${name}`
    : `secret-of-${user}-for-${name}`;
}

/** A call as it goes on, and whose world it is about. */
interface Guarded {
  readonly call: Call;
  readonly isSecond: boolean;
}

/**
 * Lets in only the users that there are, since a mock takes whatever looks like credentials: a request with others goes
 * on without any, and one with those of a scheme that the operation does not name as well.
 */
export function guardOf(model: Model): (call: Call, how: How) => Guarded {
  const all = [...model.securitySchemes.values()];
  return (call, { trust }) => {
    const named = new Set(call.operation?.security.flatMap(({ schemes }) => [...schemes.keys()]));
    // Where nothing is asked for, nothing is looked at.
    const schemes = named.size === 0 ? all : all.filter(({ name }) => named.has(name));
    const ofUser = (user: string, of = schemes) =>
      of.map((scheme) => carried(scheme, secretOf(scheme, user)));
    const isTrusting = trust === 'first-user' || trust === 'anybody';
    const isSecond = !isTrusting && ofUser('second', all).some((one) => shows(call, one));
    if (trust === 'anybody') return { call: ofUser('first').reduce(withSecrets, call), isSecond };
    if (trust === 'any-secret') return { call, isSecond };
    const known = [...ofUser('first'), ...ofUser('second')];
    return { call: ofUser('first', all).reduce((one, part) => without(one, part, known), call), isSecond };
  };
}

function shows(call: Call, { headers, query }: SentCredentials): boolean {
  return (
    headers.some(([name, value]) => call.headers.get(name.toLowerCase()) === value) ||
    query.some(([name, value]) => queryValues(call, name).includes(value))
  );
}

function withSecrets(call: Call, { headers, query, cookies }: SentCredentials): Call {
  let changed = call;
  for (const [name, value] of headers) {
    // One that is there is as good.
    if (!changed.headers.has(name.toLowerCase())) changed = withHeader(changed, name.toLowerCase(), value);
  }
  for (const [name, value] of query) changed = withQuery(changed, name, value);
  for (const [name, value] of cookies) {
    const sent = changed.headers.get('cookie');
    changed = withHeader(changed, 'cookie', `${sent === undefined ? '' : `${sent}; `}${name}=${value}`);
  }
  return changed;
}

/** The call without what stands at the place of these credentials, unless it is one of those that are known. */
function without(call: Call, part: SentCredentials, known: readonly SentCredentials[]): Call {
  let changed = call;
  for (const [name] of part.headers) {
    const key = name.toLowerCase();
    const sent = changed.headers.get(key);
    const isKnown = known.some(({ headers }) =>
      headers.some(([other, value]) => other.toLowerCase() === key && value === sent),
    );
    if (sent !== undefined && !isKnown) changed = withHeader(changed, key, undefined);
  }
  for (const [name] of part.query) {
    const isKnown = known.some(({ query }) =>
      query.some(([other, value]) => other === name && queryValues(changed, name).includes(value)),
    );
    if (!isKnown) changed = withQuery(changed, name, undefined);
  }
  const cookies = changed.headers.get('cookie');
  for (const [name] of cookies === undefined ? [] : part.cookies) {
    const isKnown = known.some((one) =>
      one.cookies.some(
        ([other, value]) =>
          other === name && parseCookies(cookies).some((sent) => sent.name === name && sent.raw === value),
      ),
    );
    if (!isKnown) changed = withHeader(changed, 'cookie', undefined);
  }
  return changed;
}
