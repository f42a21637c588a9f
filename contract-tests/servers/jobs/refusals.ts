import type { Answer } from '../shared/answer.ts';
import type { FieldFault } from '../shared/field-fault.ts';
import type { Refusals } from '../shared/refusals.ts';

/** The names of faults that programs branch on, as the document lists them. */
type ErrorCode =
  | 'INVALID_REQUEST'
  | 'UNAUTHORIZED'
  | 'NOT_FOUND'
  | 'METHOD_NOT_ALLOWED'
  | 'CONFLICT'
  | 'UNSUPPORTED_MEDIA_TYPE'
  | 'VALIDATION_ERROR'
  | 'RATE_LIMITED'
  | 'INTERNAL_ERROR';

/** How this API words what every operation may refuse. @param report told of what became a 500 */
export function createRefusals(report: (error: unknown) => void): Refusals {
  return {
    methodNotAllowed: (allow) =>
      refusal(405, 'METHOD_NOT_ALLOWED', `Method not allowed: use ${allow.join(' or ')}`),
    unsupportedMediaType: (expected, actual) =>
      refusal(
        415,
        'UNSUPPORTED_MEDIA_TYPE',
        `Content-Type must be ${expected.join(' or ')}, not ${actual ?? 'missing'}`,
      ),
    malformedBody: (reason) => refusal(400, 'INVALID_REQUEST', reason),
    invalid: (faults) =>
      faults.some(lacksConfig)
        ? refusal(400, 'INVALID_REQUEST', 'Missing required field: config', [missingConfig])
        : refusal(422, 'VALIDATION_ERROR', 'Invalid input parameters', faults),
    rateLimited: ({ limit, windowMs }) =>
      refusal(
        429,
        'RATE_LIMITED',
        `Rate limit exceeded: ${limit} requests per ${windowMs === 60_000 ? 'minute' : 'hour'}`,
      ),
    failed: (error) => {
      report(error);
      return refusal(500, 'INTERNAL_ERROR', 'An unexpected error occurred');
    },
  };
}

/** 401: no key, or one that is not known. */
export function unauthorized(): Answer {
  const answer = refusal(401, 'UNAUTHORIZED', 'Invalid or missing API key');
  return { ...answer, headers: { 'WWW-Authenticate': 'Bearer realm="jobs"' } };
}

/** 404. @param what `Job 123` */
export function notFound(what: string): Answer {
  return refusal(404, 'NOT_FOUND', `${what} not found`);
}

/** 409. */
export function conflict(message: string): Answer {
  return refusal(409, 'CONFLICT', message);
}

const missingConfig: FieldFault = { field: 'config', message: 'is required', keyword: 'required' };

/** A body that is no object counts as one without `config`. */
function lacksConfig({ field, keyword }: FieldFault): boolean {
  return field === '' ? keyword === 'type' : field === 'config' && keyword === 'required';
}

function refusal(
  status: number,
  code: ErrorCode,
  message: string,
  faults: readonly FieldFault[] = [],
): Answer {
  const details = faults.map((fault) => ({ field: fault.field, issue: fault.message }));
  return { status, body: { error: { code, message, ...(details.length > 0 && { details }) } } };
}
