import type { Exchange } from '../../contract/exchange.ts';
import { findResponse } from '../../contract/find-response.ts';
import type { Operation } from '../../model/model.ts';
import type { FindingDraft } from '../finding.ts';

/** Checks one answer for what no document allows, whatever was asked. */
type ExchangeCheck = (operation: Operation, exchange: Exchange) => readonly FindingDraft[];

const checks: readonly ExchangeCheck[] = [checkServerError];

/** What is wrong with an answer beyond its contract. */
export function exchangeDrafts(operation: Operation, exchange: Exchange): readonly FindingDraft[] {
  return checks.flatMap((check) => check(operation, exchange));
}

function checkServerError(operation: Operation, exchange: Exchange): readonly FindingDraft[] {
  const { status } = exchange.response;
  if (status < 500) return [];
  const at = findResponse(operation, status)?.at;
  const message = `the server failed with ${status}`;
  return [
    {
      code: 'server-error',
      operation,
      message,
      actual: String(status),
      steps: [exchange],
      ...(at && { at }),
    },
  ];
}
