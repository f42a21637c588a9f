import type { Exchange } from '../../contract/exchange.ts';
import { findResponse, isNamedStatus } from '../../contract/find-response.ts';
import type { Operation, Parameter } from '../../model/model.ts';
import type { FindingDraft } from '../finding.ts';
import { uuidShape } from './unknown-id.ts';

/** A request for something that is not there, and what came. */
export interface UnknownAsked {
  readonly operation: Operation;
  readonly parameter: Pick<Parameter, 'name' | 'at'>;
  readonly id: string | number;
  readonly exchange: Exchange;
  /** Whether the id is that of what the operation is about, and not of what that belongs to. */
  readonly isOwn: boolean;
}

/** What the answer to a request for something that is not there shows. */
export function judgeUnknownId(asked: UnknownAsked): FindingDraft | undefined {
  const { operation, parameter, id, exchange, isOwn } = asked;
  const { status } = exchange.response;
  const missing = findResponse(operation, 404) ?? findResponse(operation, 410);
  const isNamed = namesMissing(operation);
  const more = { operation, steps: [exchange], detail: parameter.name, expected: '404' };
  const at = isNamed && missing ? missing.at : parameter.at;
  if (status >= 200 && status < 300) {
    const message = `a request with a ${parameter.name} that nothing has was answered with a success`;
    // Where nothing else is documented, deleting twice may well be a success, and a list of nothing empty.
    const severity = isNamed ? undefined : ('note' as const);
    return {
      ...more,
      at,
      code: 'unknown-id-answered',
      message,
      actual: String(status),
      ...(severity && { severity }),
    };
  }
  if (!isOwn || !isExact(operation) || !isClearlyValid(id)) return undefined;
  const isOther = status === 400 || status === 422 || status === 409 || status === 405;
  // What the document does not have at all is told as such.
  if (!isOther || findResponse(operation, status) === undefined) return undefined;
  const message = `a request with a ${parameter.name} that nothing has is refused with ${status} instead of 404`;
  return { ...more, at, code: 'refusal-status', message, actual: String(status) };
}

function isExact(operation: Operation): boolean {
  return operation.responses.some(({ status }) => status === '404');
}

/** Numbers and UUIDs have no other rules than those of their schema; other texts may. */
function isClearlyValid(id: string | number): boolean {
  return /^\d+$/.test(String(id)) || uuidShape.test(String(id));
}

/** Whether the operation documents what is answered to something that is not there. */
function namesMissing(operation: Operation): boolean {
  return [404, 410].some((status) => isNamedStatus(operation, status));
}
