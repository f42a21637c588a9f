import { isNamedStatus } from '../../contract/find-response.ts';
import type { Model, Operation } from '../../model/model.ts';
import type { Case } from '../case.ts';
import { limitCase } from './limit-case.ts';

/** What counts against a limit and changes nothing, where the document speaks of limits. */
function limited(operations: readonly Operation[]): readonly Operation[] {
  return operations.filter(
    (operation) => operation.method === 'get' && (isNamedStatus(operation, 429) || tellsLimits(operation)),
  );
}

function tellsLimits({ responses }: Operation): boolean {
  return responses.some(({ headers }) => headers.some(({ name }) => /^(?:x-)?rate-?limit/i.test(name)));
}

/** Whether documented rate limits are kept, whatever it costs: only where the user has asked for it. */
export function planLimits(_model: Model, operations: readonly Operation[]): readonly Case[] {
  const bounds = { phase: 'limits', maxRemaining: 295, maxResetMs: Number.POSITIVE_INFINITY } as const;
  return limited(operations).map((operation) => limitCase(operation, bounds));
}

/** The same for limits that are so small and short that nothing else is kept waiting by them: in every run. */
export function planSmallLimits(_model: Model, operations: readonly Operation[]): readonly Case[] {
  const bounds = { phase: 'boundaries', maxRemaining: 40, maxResetMs: 5000 } as const;
  return limited(operations)
    .filter((operation) => isNamedStatus(operation, 429))
    .map((operation) => limitCase(operation, bounds));
}
