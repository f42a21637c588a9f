import type { Answer } from '../shared/answer.ts';
import { isBusy } from '../shared/database.ts';
import type { FieldFault } from '../shared/field-fault.ts';
import type { Refusals } from '../shared/refusals.ts';

/** The kinds of problem, as the document lists them: `code` to status and title. */
const kinds = {
  malformed_body: [400, 'Malformed body'],
  unauthorized: [401, 'Unauthorized'],
  insufficient_scope: [403, 'Insufficient scope'],
  not_found: [404, 'Not found'],
  method_not_allowed: [405, 'Method not allowed'],
  name_taken: [409, 'Name taken'],
  idempotency_in_progress: [409, 'Request in progress'],
  precondition_failed: [412, 'Precondition failed'],
  unsupported_media_type: [415, 'Unsupported media type'],
  validation_failed: [422, 'Validation failed'],
  idempotency_key_reused: [422, 'Idempotency key reused'],
  rate_limited: [429, 'Too many requests'],
  internal_error: [500, 'Internal error'],
  service_unavailable: [503, 'Service unavailable'],
} as const;

/**
 * A refusal as problem details.
 *
 * @param detail a sentence with its full stop
 * @see https://www.rfc-editor.org/rfc/rfc9457
 */
export function problem(
  code: keyof typeof kinds,
  detail: string,
  more: {
    readonly headers?: Readonly<Record<string, string>>;
    readonly faults?: readonly FieldFault[];
  } = {},
): Answer {
  const [status, title] = kinds[code];
  const type = `https://projects.concordat.dev/problems/${code.replaceAll('_', '-')}`;
  const errors = more.faults?.map(({ field, message }) => ({ field, message }));
  return {
    status,
    headers: { 'Content-Type': 'application/problem+json', ...more.headers },
    body: { type, title, status, detail, code, ...(errors && { errors }) },
  };
}

const mergePatch = 'application/merge-patch+json';

/** How the project operations word what every operation may refuse. @param report told of what became a 500 */
export function createProblems(report: (error: unknown) => void): Refusals {
  return {
    methodNotAllowed: (allow) => problem('method_not_allowed', `Use one of: ${allow.join(', ')}.`),
    unsupportedMediaType: (expected, actual) =>
      problem(
        'unsupported_media_type',
        `Content-Type must be ${expected.join(' or ')}, not ${actual ?? 'missing'}.`,
        { headers: expected.includes(mergePatch) ? { 'Accept-Patch': mergePatch } : {} },
      ),
    malformedBody: (reason) => problem('malformed_body', `${reason}.`),
    invalid: (faults) =>
      problem(
        'validation_failed',
        faults.length === 1 ? '1 field is not valid.' : `${faults.length} fields are not valid.`,
        { faults },
      ),
    rateLimited: ({ limit }) => problem('rate_limited', `Rate limit exceeded: ${limit} requests per minute.`),
    failed: (error) => {
      if (isBusy(error))
        return problem('service_unavailable', 'The database is busy. Try again shortly.', {
          headers: { 'Retry-After': '1' },
        });
      report(error);
      return problem('internal_error', 'An unexpected error occurred.');
    },
  };
}
