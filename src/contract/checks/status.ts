import { childOf } from '../../model/reader.ts';
import type { Check } from '../check.ts';
import { finding } from '../finding.ts';

/** The status is documented: by its code, its range or `default`. */
export const checkStatus: Check = ({ operation, exchange, response }) => {
  if (response) return [];
  const { status } = exchange.response;
  const documented = operation.responses.map((candidate) => candidate.status);
  return [
    finding('response-status', operation, `the status ${status} is not documented`, {
      at: childOf(operation.at, 'responses'),
      expected: documented.length > 0 ? documented.join(', ') : 'a documented status; there is none',
      actual: String(status),
    }),
  ];
};
