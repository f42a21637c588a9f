import { operationLabel } from '../../contract/finding.ts';
import { suggestion } from '../../suggestion.ts';
import type { JournalApi } from './journal-entry.ts';

/**
 * Why a name can be that of no operation: it is a slip then, and not an operation that was not called. Undefined for
 * one that is.
 */
export function unknownOperation(apis: readonly JournalApi[], name: string | undefined): string | undefined {
  if (name === undefined) return undefined;
  const names = apis
    .flatMap(({ model }) => model.operations)
    .flatMap((operation) => [
      operation.name,
      ...(operation.operationId === undefined ? [] : [operation.operationId]),
      operationLabel(operation),
    ]);
  if (names.includes(name)) return undefined;
  return `There is no operation ${JSON.stringify(name.slice(0, 200))}. ${suggestion(name, names)}`;
}
