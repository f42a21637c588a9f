import type { Operation } from '../model/model.ts';
import type { Location, Problem } from '../problem.ts';
import { type ContractCode, contractCodes } from './codes.ts';

/** `POST /jobs`: how a problem names its operation. */
export function operationLabel(operation: Pick<Operation, 'method' | 'path'>): string {
  return `${operation.method.toUpperCase()} ${operation.path}`;
}

/** A problem of an operation, with the severity that its code has. */
export function finding(
  code: ContractCode,
  operation: Operation,
  message: string,
  more: { readonly at?: Location; readonly expected?: string; readonly actual?: string } = {},
): Problem {
  return {
    code,
    severity: contractCodes[code].severity,
    message,
    at: more.at ?? operation.at,
    operation: operationLabel(operation),
    ...(more.expected !== undefined && { expected: more.expected }),
    ...(more.actual !== undefined && { actual: more.actual }),
  };
}
