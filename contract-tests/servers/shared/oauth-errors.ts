import type { Answer } from './answer.ts';
import { isBusy } from './database.ts';
import type { FieldFault } from './field-fault.ts';
import type { Refusals } from './refusals.ts';

/** The kinds of error. @see https://www.rfc-editor.org/rfc/rfc6749#section-5.2 */
export type OAuthErrorCode =
  | 'invalid_request'
  | 'invalid_client'
  | 'invalid_grant'
  | 'invalid_scope'
  | 'unauthorized_client'
  | 'unsupported_grant_type'
  | 'server_error'
  | 'temporarily_unavailable';

/** A refusal in the shape of RFC 6749. @param description without a full stop */
export function oauthError(
  status: number,
  error: OAuthErrorCode,
  description: string,
  headers: Readonly<Record<string, string>> = {},
): Answer {
  return { status, headers, body: { error, error_description: description } };
}

/** 401: a client that is not known, or that did not prove to be it. */
export function invalidClient(realm: string): Answer {
  return oauthError(401, 'invalid_client', 'The client or its secret is not known', {
    'WWW-Authenticate': `Basic realm="${realm}"`,
  });
}

/**
 * How OAuth operations word what every operation may refuse.
 *
 * @param report told of what became a 500
 * @param scopes all that the API knows
 */
export function createOAuthErrors(report: (error: unknown) => void, scopes: readonly string[]): Refusals {
  return {
    methodNotAllowed: (allow) => oauthError(405, 'invalid_request', `Use ${allow.join(' or ')}`),
    unsupportedMediaType: (expected, actual) =>
      oauthError(
        415,
        'invalid_request',
        `Content-Type must be ${expected.join(' or ')}, not ${actual ?? 'missing'}`,
      ),
    malformedBody: (reason) => oauthError(400, 'invalid_request', reason),
    invalid: ([fault]) =>
      fault ? invalid(fault, scopes) : oauthError(400, 'invalid_request', 'is not valid'),
    rateLimited: ({ limit, windowMs }) =>
      oauthError(
        429,
        'temporarily_unavailable',
        `Rate limit exceeded: ${limit} requests per ${windowMs === 1000 ? 'second' : 'minute'}`,
      ),
    failed: (error) => {
      if (isBusy(error))
        return oauthError(503, 'temporarily_unavailable', 'The database is busy. Try again shortly', {
          'Retry-After': '1',
        });
      report(error);
      return oauthError(500, 'server_error', 'An unexpected error occurred');
    },
  };
}

function invalid({ field, message, keyword }: FieldFault, scopes: readonly string[]): Answer {
  if (field === 'grant_type' && keyword === 'const')
    return oauthError(400, 'unsupported_grant_type', `grant_type ${message}`);
  if (field === 'scope' && keyword !== 'type')
    return oauthError(
      400,
      'invalid_scope',
      `scope may hold ${scopes.slice(0, -1).join(', ')} and ${scopes.at(-1)}`,
    );
  return oauthError(400, 'invalid_request', `${field} ${message}`);
}
