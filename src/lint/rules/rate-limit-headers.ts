import type { Finding, Rule } from '../rule.ts';
import { allOperations, nameOf } from '../schema-uses.ts';
import { uniqueFindings } from '../unique-findings.ts';

/** A client that is told to slow down is told for how long. */
export const rateLimitHeaders: Rule = {
  code: 'concordat/rate-limit-headers',
  severity: 'off',
  summary: 'A 429 response documents Retry-After.',
  why: 'A client that meets a limit has to know when to come again; Retry-After (RFC 9110, 10.2.3) is what libraries read. Without it in the document, no generated client can rely on it. Leave it off where a gateway adds the header without the document knowing.',
  check: (model) =>
    uniqueFindings(
      allOperations(model).flatMap(({ operation }) =>
        operation.responses
          .filter(({ status, headers }) => status === '429' && !headers.some(isRetryAfter))
          .map(
            ({ at, headers }): Finding => ({
              at,
              message: 'the 429 response does not document the header Retry-After',
              operation: nameOf(operation),
              expected: 'Retry-After',
              actual: headers.map(({ name }) => name).join(', ') || 'no headers',
              hint: 'Add the header Retry-After to the response.',
            }),
          ),
      ),
    ),
};

function isRetryAfter({ name }: { readonly name: string }): boolean {
  return name.toLowerCase() === 'retry-after';
}
