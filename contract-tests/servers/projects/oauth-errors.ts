import type { Answer } from '../shared/answer.ts';
import { isBusy } from '../shared/database.ts';
import type { FieldFault } from '../shared/field-fault.ts';
import type { Refusals } from '../shared/refusals.ts';

/** The kinds of error, as the document lists them. @see https://www.rfc-editor.org/rfc/rfc6749#section-5.2 */
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
export const invalidClient: Answer = oauthError(
  401,
  'invalid_client',
  'The client or its secret is not known',
  { 'WWW-Authenticate': 'Basic realm="projects"' },
);

/** How the OAuth operations word what every operation may refuse. @param report told of what became a 500 */
export function createOAuthErrors(report: (error: unknown) => void): Refusals {
  return {
    methodNotAllowed: (allow) => oauthError(405, 'invalid_request', `Use ${allow.join(' or ')}`),
    unsupportedMediaType: (expected, actual) =>
      oauthError(
        415,
        'invalid_request',
        `Content-Type must be ${expected.join(' or ')}, not ${actual ?? 'missing'}`,
      ),
    malformedBody: (reason) => oauthError(400, 'invalid_request', reason),
    invalid: ([fault]) => (fault ? invalid(fault) : oauthError(400, 'invalid_request', 'is not valid')),
    rateLimited: ({ limit }) =>
      oauthError(429, 'temporarily_unavailable', `Rate limit exceeded: ${limit} requests per minute`),
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

function invalid({ field, message, keyword }: FieldFault): Answer {
  if (field === 'grant_type' && keyword === 'const')
    return oauthError(400, 'unsupported_grant_type', `grant_type ${message}`);
  if (field === 'scope' && keyword !== 'type')
    return oauthError(
      400,
      'invalid_scope',
      'scope may hold projects:read, projects:write and projects:delete',
    );
  return oauthError(400, 'invalid_request', `${field} ${message}`);
}
