import type { components } from '../../../generated/datasources/types.ts';
import type { Answer } from '../shared/answer.ts';
import { type AccessRefusals, createAccessRefusals, type ShapeError } from './access-refusals.ts';

type Code = components['schemas']['Error']['error']['code'];

/** An error of the customer API. @param message without a full stop */
const customerError: ShapeError<Code> = (status, code, message, { headers = {}, details } = {}) => ({
  status,
  headers,
  body: { error: { code, message, ...(details && { details }) } },
});

/** 404. @param what `customer 9b2f6c1a-…` */
export function notFound(what: string): Answer {
  return customerError(404, 'not_found', `There is no ${what}`);
}

/** How the customer API words what every operation may refuse. @param report told of what became a 500 */
export function createCustomerRefusals(report: (error: unknown) => void): AccessRefusals {
  const codes = {
    malformedBody: 'malformed_body',
    unauthorized: 'unauthorized',
    forbidden: 'forbidden',
    methodNotAllowed: 'method_not_allowed',
    unsupportedMediaType: 'unsupported_media_type',
    invalid: 'validation_failed',
    rateLimited: 'rate_limited',
    internal: 'internal_error',
    unavailable: 'service_unavailable',
  } as const;
  return {
    ...createAccessRefusals<Code>('customers', codes, customerError, report),
    invalid: (faults) =>
      customerError(
        422,
        codes.invalid,
        faults.length === 1 ? '1 field is not valid' : `${faults.length} fields are not valid`,
        { details: faults.map(({ field, message }) => ({ field, issue: message })) },
      ),
  };
}
