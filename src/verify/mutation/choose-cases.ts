import type { Operation } from '../../model/model.ts';
import type { Case } from '../case.ts';
import type { Break } from './break.ts';
import { breakKinds } from './break-kinds.ts';

/** The ids of the cases that have called an operation. */
export type Touches = Map<Operation, Set<string>>;

/**
 * The cases that may show a break, the likeliest first: those of the right phase and operation, then all that call it.
 */
export function chooseCases(
  { operation, kind }: Break,
  cases: readonly Case[],
  touches: Touches,
): readonly Case[] {
  const { phase, class: kindClass } = breakKinds[kind];
  const touching = touches.get(operation);
  const chosen = cases.filter((one) => {
    // Requests that make no sense show failures, and cost much.
    if (one.topic === 'odd-input' && kindClass !== 'robustness') return false;
    // What credentials are worth shows on all operations together.
    if (kindClass === 'auth' && one.phase === 'auth') return true;
    return one.operation.path === operation.path || touching?.has(one.id);
  });
  const rank = (one: Case) =>
    (one.phase === phase ? 0 : 2) + (one.operation === operation || kindClass === 'auth' ? 0 : 1);
  return chosen.toSorted((one, other) => rank(one) - rank(other));
}
