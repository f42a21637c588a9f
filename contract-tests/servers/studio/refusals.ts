import { type Answer, Refusal } from '../shared/answer.ts';
import type { FieldFault } from '../shared/field-fault.ts';
import type { LimitState } from '../shared/rate-limit.ts';
import type { Refusals } from '../shared/refusals.ts';

/** The kinds of fault, as the document lists them: `type` to status. */
const statuses = {
  malformed_body: 400,
  unauthorized: 401,
  permission_denied: 403,
  resource_not_found: 404,
  method_not_allowed: 405,
  file_too_large: 413,
  unsupported_media_type: 415,
  range_not_satisfiable: 416,
  validation_error: 422,
  upgrade_required: 426,
  rate_limited: 429,
  too_many_jobs: 429,
  internal_error: 500,
} as const;

/** A field that is at fault, as a 422 lists it. */
export interface FieldError {
  readonly field: string;
  readonly message: string;
  readonly code: string;
}

/** A refusal in the document's shape; `timestamp` is added when it is sent. */
export function refusal(
  type: keyof typeof statuses,
  detail: string,
  headers: Readonly<Record<string, string>> = {},
): Answer {
  const status = statuses[type];
  return { status, headers, body: { detail, type, status_code: status } };
}

/** 422 with what is wrong, one entry a field. */
export function invalid(errors: readonly FieldError[]): Answer {
  const answer = refusal('validation_error', 'Validation failed');
  return { ...answer, body: { ...(answer.body as object), errors } };
}

/** 422 about one field. @param message begins with a capital */
export function invalidField(field: string, message: string, code: string): Refusal {
  return new Refusal(invalid([{ field, message, code }]));
}

/** 401. */
export function unauthorized(detail: string): Answer {
  return refusal('unauthorized', detail, { 'WWW-Authenticate': 'Bearer realm="studio"' });
}

/** 404. @param what `Dataset` */
export function notFound(what: string): Refusal {
  return new Refusal(refusal('resource_not_found', `${what} not found`));
}

/**
 * How this API words what every operation may refuse.
 *
 * @param report told of what became a 500
 * @param uploadsPerMinute the limit that is one of uploads; undefined where there is none
 */
export function createRefusals(
  report: (error: unknown) => void,
  uploadsPerMinute: number | undefined,
): Refusals {
  return {
    methodNotAllowed: (allow) => refusal('method_not_allowed', `Use ${allow.join(' or ')}`),
    unsupportedMediaType: (expected, actual) =>
      refusal(
        'unsupported_media_type',
        `Content-Type must be ${expected.join(' or ')}, not ${actual ?? 'missing'}`,
      ),
    malformedBody: (reason) => refusal('malformed_body', reason),
    invalid: (faults) => invalid(faults.map(fieldErrorOf)),
    rateLimited: (state) =>
      refusal('rate_limited', `Rate limit exceeded: ${rateOf(state, uploadsPerMinute)}`, {
        'X-RateLimit-Retry-After': String(state.retryAfterSeconds),
      }),
    failed: (error) => {
      report(error);
      return refusal('internal_error', 'An unexpected error occurred');
    },
  };
}

/** `20 uploads per minute`. */
function rateOf({ limit, windowMs }: LimitState, uploadsPerMinute: number | undefined): string {
  const isMinute = windowMs === 60_000;
  const unit = isMinute && limit === uploadsPerMinute ? 'upload' : 'request';
  return `${limit} ${unit}${limit === 1 ? '' : 's'} per ${isMinute ? 'minute' : 'hour'}`;
}

function fieldErrorOf({ field, message, keyword }: FieldFault): FieldError {
  return {
    field,
    message: message.charAt(0).toUpperCase() + message.slice(1),
    code: codes.get(keyword) ?? 'invalid',
  };
}

const codes: ReadonlyMap<string, string> = new Map([
  ['required', 'required'],
  ['additionalProperties', 'unknown_field'],
  ['type', 'type_error'],
  ['format', 'format_error'],
  ['pattern', 'format_error'],
  ['enum', 'enum_error'],
  ['const', 'enum_error'],
  ['minimum', 'range_error'],
  ['maximum', 'range_error'],
  ['exclusiveMinimum', 'range_error'],
  ['minLength', 'length_error'],
  ['maxLength', 'length_error'],
  ['minItems', 'length_error'],
  ['maxItems', 'length_error'],
  ['uniqueItems', 'duplicate_error'],
]);
