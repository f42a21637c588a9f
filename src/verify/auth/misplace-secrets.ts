import type { Model, Operation, SecurityScheme } from '../../model/model.ts';
import type { Credentials } from '../request.ts';
import type { HeldSecret } from './held-secrets.ts';

/** The right secret where the document does not say that it may be. */
export interface MisplacedSecret {
  /** `in the query parameter "access_token"`. */
  readonly what: string;
  readonly credentials: Credentials;
  /** Whether nothing but sloppiness is shown by it: a note. */
  readonly isHarmless?: true;
}

/** The ways to send a secret that no alternative of the operation has. */
export function misplaceSecrets(
  model: Pick<Model, 'securitySchemes'>,
  operation: Pick<Operation, 'security'>,
  { scheme, secret }: HeldSecret,
): readonly MisplacedSecret[] {
  const places = new Set(
    operation.security
      .flatMap(({ schemes }) => [...schemes.keys()])
      .map((name) => placeOf(model.securitySchemes.get(name))),
  );
  const value = scheme.scheme === 'basic' ? Buffer.from(secret).toString('base64') : secret;
  const name = scheme.parameterName ?? '';
  const candidates: readonly (readonly [place: string, way: MisplacedSecret])[] = [
    ...authorizationWays(scheme, value),
    ...(scheme.type === 'apiKey' && scheme.in !== 'header' ? [header(name, value)] : []),
    ...(scheme.type === 'apiKey' && scheme.in !== 'query' ? [query(name, value)] : []),
    ...(scheme.type === 'apiKey' ? [] : [query('access_token', value), header('X-API-Key', value)]),
  ];
  return candidates.filter(([place]) => !places.has(place)).map(([, way]) => way);
}

/** `bearer`, `header x-api-key`: what tells ways of sending apart. */
function placeOf(scheme: SecurityScheme | undefined): string {
  if (!scheme) return '';
  if (scheme.type === 'apiKey') {
    const name = scheme.parameterName ?? '';
    return `${scheme.in} ${scheme.in === 'header' ? name.toLowerCase() : name}`;
  }
  return scheme.type === 'http' ? (scheme.scheme ?? 'bearer') : 'bearer';
}

function authorizationWays(scheme: SecurityScheme, value: string): [string, MisplacedSecret][] {
  const authorization = (text: string) => ({ headers: { Authorization: text } });
  const bearer = placeOf(scheme) !== 'bearer';
  const ways: [string, MisplacedSecret][] = [];
  if (bearer)
    ways.push(['bearer', { what: 'as a bearer token', credentials: authorization(`Bearer ${value}`) }]);
  if (scheme.type !== 'apiKey' && placeOf(scheme) !== 'basic')
    ways.push(['basic', { what: 'under the scheme Basic', credentials: authorization(`Basic ${value}`) }]);
  if (scheme.type !== 'apiKey') {
    // Many servers take the scheme away where it is there, and do not miss it where it is not.
    const bare = { what: 'without the name of a scheme', credentials: authorization(value) };
    ways.push(['header authorization', { ...bare, isHarmless: true }]);
  }
  return ways;
}

function header(name: string, value: string): [string, MisplacedSecret] {
  const what = `in the header ${name}`;
  return [`header ${name.toLowerCase()}`, { what, credentials: { headers: { [name]: value } } }];
}

function query(name: string, value: string): [string, MisplacedSecret] {
  const what = `in the query parameter "${name}"`;
  return [`query ${name}`, { what, credentials: { headers: {}, query: { [name]: value } } }];
}
