import { type AccessRefusals, createAccessRefusals, type ShapeError } from './access-refusals.ts';
import type { GraphqlErrorCode } from './types.ts';

/** A request of the product API that is not run: errors as GraphQL clients read them. */
const productError: ShapeError<GraphqlErrorCode> = (status, code, message, { headers = {} } = {}) => ({
  status,
  headers,
  body: { errors: [{ message, extensions: { code } }] },
});

/** How the product API words what HTTP refuses. @param report told of what became a 500 */
export function createProductRefusals(report: (error: unknown) => void): AccessRefusals {
  const codes = {
    malformedBody: 'BAD_REQUEST',
    unauthorized: 'UNAUTHENTICATED',
    forbidden: 'FORBIDDEN',
    methodNotAllowed: 'METHOD_NOT_ALLOWED',
    unsupportedMediaType: 'UNSUPPORTED_MEDIA_TYPE',
    invalid: 'BAD_REQUEST',
    rateLimited: 'RATE_LIMITED',
    internal: 'INTERNAL_SERVER_ERROR',
    unavailable: 'SERVICE_UNAVAILABLE',
  } as const;
  return {
    ...createAccessRefusals<GraphqlErrorCode>('products', codes, productError, report),
    invalid: (faults) => ({
      status: 422,
      body: {
        errors: faults.map(({ field, message }) => ({
          message: `${field === '' ? 'the request' : field} ${message}`,
          extensions: { code: codes.invalid },
        })),
      },
    }),
  };
}
