import type { RequestViolation } from '../../contract/check-request.ts';
import type { Exchange } from '../../contract/exchange.ts';
import { isNamedStatus } from '../../contract/find-response.ts';
import type { Operation } from '../../model/model.ts';
import type { Severity } from '../../problem.ts';
import type { FindingDraft } from '../finding.ts';
import { isTakenWhole, multiStatus } from './multi-status.ts';

/** A request that is wrong in one way, and what came. */
export interface InvalidAsked {
  readonly operation: Operation;
  /** `body /title`: where it is wrong. */
  readonly label: string;
  readonly keyword: string;
  /** What was sent there, for people. */
  readonly what: string;
  readonly violation: RequestViolation;
  readonly exchange: Exchange;
  readonly severity?: Severity | undefined;
}

/** What the answer to an invalid request shows: a finding where the request was accepted. */
export function judgeInvalid(asked: InvalidAsked): FindingDraft | undefined {
  const { operation, label, keyword, what, violation, exchange, severity } = asked;
  const { status } = exchange.response;
  if (!isAccepted(operation, status) && !isTakenWhole(exchange)) return undefined;
  return {
    code: 'invalid-accepted',
    operation,
    message: `a request that breaks "${keyword}" at ${label} was accepted`,
    ...(violation.schemaAt && { at: violation.schemaAt }),
    expected: 'a refusal with a 4xx status',
    actual: `${status} for ${what}`,
    steps: [exchange],
    detail: `${label} ${keyword}`,
    ...(severity !== undefined && { severity }),
  };
}

/** Whether a status says that a request was taken: a success, or a redirection that the document has. */
export function isAccepted(operation: Operation, status: number): boolean {
  if (status === multiStatus || status === 304) return false;
  if (status >= 200 && status < 300) return true;
  return status >= 300 && status < 400 && operation.responses.some((one) => one.status === String(status));
}

/** Whether the document says how a request is refused for what it says. */
export function namesValidation(operation: Operation): boolean {
  return [400, 422].some((status) => isNamedStatus(operation, status));
}
