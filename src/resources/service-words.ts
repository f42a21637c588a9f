import { plainName } from './noun.ts';
import { literalsOf, type PathShape } from './path-shape.ts';

const kinds: readonly (readonly [reason: string, first: readonly string[], last: readonly string[]])[] = [
  [
    'signs in or out, or hands out tokens',
    ['oauth', 'oauth2', 'login', 'logout', 'signin', 'signout'],
    [
      'login',
      'logout',
      'signin',
      'signout',
      'token',
      'refresh',
      'authorize',
      'revoke',
      'introspect',
      'userinfo',
    ],
  ],
  ['is GraphQL: one operation for everything', ['graphql'], ['graphql']],
  [
    'tells of the service itself',
    ['health', 'healthz', 'ping', 'livez', 'readyz'],
    ['health', 'healthz', 'healthcheck', 'ping', 'version', 'ready', 'live', 'liveness', 'readiness'],
  ],
  [
    'is documentation',
    ['docs', 'openapi', 'swagger', 'apidocs', 'redoc'],
    ['openapi', 'openapijson', 'openapiyaml', 'swaggerjson', 'apidocs'],
  ],
];

/** Why a path is no resource's, by its words; undefined where they do not say so. */
export function serviceReason({ segments, verb }: PathShape): string | undefined {
  const literals = literalsOf(segments).map(plainName);
  const [first = '', last = ''] = [literals[0], verb === undefined ? literals.at(-1) : plainName(verb)];
  return kinds.find(([, firsts, lasts]) => firsts.includes(first) || lasts.includes(last))?.[0];
}

/** Whether nothing that a path takes is kept: it signs in, or answers any query. */
export function isService(shape: PathShape): boolean {
  const reason = serviceReason(shape);
  return reason === kinds[0]?.[0] || reason === kinds[1]?.[0];
}
