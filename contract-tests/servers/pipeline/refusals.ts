import type { Operation } from '../../../src/model/model.ts';
import type { Answer } from '../shared/answer.ts';
import type { FieldFault } from '../shared/field-fault.ts';
import type { Refusals } from '../shared/refusals.ts';

/** The kinds of faults that programs branch on, as the document lists them. */
type ErrorCode =
  | 'AUTH_ERROR'
  | 'VALIDATION_ERROR'
  | 'RESOURCE_NOT_FOUND'
  | 'METHOD_NOT_ALLOWED'
  | 'RESOURCE_IN_USE'
  | 'UNSUPPORTED_MEDIA_TYPE'
  | 'EXECUTION_ERROR'
  | 'RATE_LIMITED';

/** How this API words what an operation may refuse. @param report told of what became a 500 */
export function createRefusals(operation: Operation, report: (error: unknown) => void): Refusals {
  const ids = operation.parameters.filter(({ in: place }) => place === 'path').map(({ name }) => name);
  return {
    methodNotAllowed: (allow) => refusal(405, 'METHOD_NOT_ALLOWED', `Use ${listed(allow)}`),
    unsupportedMediaType: (expected, actual) =>
      refusal(
        415,
        'UNSUPPORTED_MEDIA_TYPE',
        `Content-Type must be ${expected.join(' or ')}, not ${actual ?? 'missing'}`,
      ),
    malformedBody: (reason) => invalid(reason),
    invalid: ([fault]) => invalid(fault ? wordingOf(fault, ids) : 'The request breaks its schema'),
    rateLimited: ({ limit }) =>
      refusal(429, 'RATE_LIMITED', `Rate limit exceeded: ${limit} requests per minute`),
    failed: (error) => {
      report(error);
      return refusal(500, 'EXECUTION_ERROR', 'An unexpected error occurred');
    },
  };
}

/** 401. @param message what is wrong with what came */
export function unauthorized(message: string): Answer {
  const headers = { 'WWW-Authenticate': 'Bearer realm="pipeline"' };
  return { ...refusal(401, 'AUTH_ERROR', message), headers };
}

/** 403. */
export function forbidden(scope: string): Answer {
  return refusal(403, 'AUTH_ERROR', `This needs the scope ${scope}`);
}

/** 404. @param what `source 7c1e9a52-…` */
export function notFound(what: string): Answer {
  return refusal(404, 'RESOURCE_NOT_FOUND', `There is no ${what}`);
}

/** 409. */
export function inUse(message: string): Answer {
  return refusal(409, 'RESOURCE_IN_USE', message);
}

/** 422: well formed, but it cannot be carried out. */
export function notExecutable(message: string): Answer {
  return refusal(422, 'EXECUTION_ERROR', message);
}

function invalid(reason: string): Answer {
  return refusal(400, 'VALIDATION_ERROR', `Invalid request - ${reason}`);
}

function wordingOf({ field, message, keyword }: FieldFault, ids: readonly string[]): string {
  if (field === '') return `The body ${message}`;
  if (keyword === 'required') return `Missing required field '${field}'`;
  if (keyword === 'additionalProperties') return `Unknown field '${field}'`;
  if (keyword === 'format' && ids.includes(field)) return 'The id in the path must be a UUID';
  if (keyword === 'pattern' && field === 'callback_url') return `'${field}' must be an http or https address`;
  return `'${field}' ${message}`;
}

/** `GET, PUT or DELETE` */
function listed(names: readonly string[]): string {
  const last = names.at(-1) ?? '';
  return names.length > 1 ? `${names.slice(0, -1).join(', ')} or ${last}` : last;
}

function refusal(status: number, error: ErrorCode, message: string): Answer {
  return { status, body: { error, message } };
}
