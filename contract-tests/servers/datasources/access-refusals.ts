import type { Operation } from '../../../src/model/model.ts';
import type { Answer } from '../shared/answer.ts';
import { isBusy } from '../shared/database.ts';
import type { LimitState } from '../shared/rate-limit.ts';
import type { Refusals } from '../shared/refusals.ts';
import type { Scope } from './types.ts';

/** How an API words its refusals, those of credentials and scopes among them. */
export interface AccessRefusals extends Refusals {
  /** 401. */
  unauthorized(outcome: 'missing' | 'invalid'): Answer;
  /** 403. */
  forbidden(scope: Scope): Answer;
}

/** How one API shapes an error: its status, its code, a message without a full stop. */
export type ShapeError<Code> = (
  status: number,
  code: Code,
  message: string,
  more?: { readonly headers?: Readonly<Record<string, string>>; readonly details?: readonly object[] },
) => Answer;

/** What each refusal is called in one API. */
export interface ErrorCodes<Code> {
  readonly malformedBody: Code;
  readonly unauthorized: Code;
  readonly forbidden: Code;
  readonly methodNotAllowed: Code;
  readonly unsupportedMediaType: Code;
  readonly invalid: Code;
  readonly rateLimited: Code;
  readonly internal: Code;
  readonly unavailable: Code;
}

/** Which of the three kinds of error an operation answers with: both APIs and OAuth have their own. */
export function apiOf({ tags }: Operation): 'customers' | 'products' | 'oauth' {
  if (tags.includes('OAuth')) return 'oauth';
  return tags.includes('Products') ? 'products' : 'customers';
}

/**
 * The refusals that both APIs have, but for what is wrong with fields.
 *
 * @param report told of what became a 500
 */
export function createAccessRefusals<Code>(
  realm: string,
  codes: ErrorCodes<Code>,
  shape: ShapeError<Code>,
  report: (error: unknown) => void,
): Omit<AccessRefusals, 'invalid'> {
  const challenge = (rest = '') => ({ headers: { 'WWW-Authenticate': `Bearer realm="${realm}"${rest}` } });
  return {
    methodNotAllowed: (allow) => shape(405, codes.methodNotAllowed, `Use ${allow.join(' or ')}`),
    unsupportedMediaType: (expected, actual) =>
      shape(
        415,
        codes.unsupportedMediaType,
        `Content-Type must be ${expected.join(' or ')}, not ${actual ?? 'missing'}`,
      ),
    malformedBody: (reason) => shape(400, codes.malformedBody, reason),
    rateLimited: ({ limit }: LimitState) =>
      shape(429, codes.rateLimited, `Rate limit exceeded: ${limit} requests per second`),
    unauthorized: (outcome) =>
      outcome === 'missing'
        ? shape(401, codes.unauthorized, 'Send an API key or an access token', challenge())
        : shape(401, codes.unauthorized, 'The key or token is not valid here', challenge()),
    forbidden: (scope) =>
      shape(
        403,
        codes.forbidden,
        `This needs the scope ${scope}`,
        challenge(`, error="insufficient_scope", scope="${scope}"`),
      ),
    failed: (error) => {
      if (isBusy(error))
        return shape(503, codes.unavailable, 'The database is busy. Try again shortly', {
          headers: { 'Retry-After': '1' },
        });
      report(error);
      return shape(500, codes.internal, 'An unexpected error occurred');
    },
  };
}
