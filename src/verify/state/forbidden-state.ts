import type { Exchange } from '../../contract/exchange.ts';
import type { Operation } from '../../model/model.ts';
import type { World } from '../run/world.ts';

/** Refusals that can only be for the state, as the same request is accepted in another one. */
const oddStatuses = new Set([400, 404, 405, 410, 422]);

/** Whether what a state forbids is refused with another status than the documented 409, and with one of which the document says no such thing. */
export function isRefusedOddly(
  { responses }: Operation,
  { response: { status } }: Exchange,
  states: readonly string[],
): boolean {
  if (!oddStatuses.has(status)) return false;
  const said = responses.find((one) => one.status === String(status))?.description.slice(0, 1000) ?? '';
  const isOfStates =
    /\b(?:states?|status|allow\w*|conflict\w*|already|possible|longer|yet|can ?not be)\b/i.test(said);
  return !isOfStates && !states.some((state) => said.toLowerCase().includes(state.toLowerCase()));
}

/** Reports what was accepted in a state in which the document does not allow it. */
export function tellAccepted(
  world: World,
  operation: Operation,
  state: string,
  steps: readonly Exchange[],
): void {
  world.report({
    code: 'conflict-ignored',
    operation,
    message: `what the document does not allow in the state "${state}" is accepted`,
    expected: '409',
    actual: String(steps.at(-1)?.response.status ?? ''),
    hint: 'Look at the state of the item before it is done.',
    steps,
    // What can be done again is told with the effect of the action.
    detail: 'again',
  });
}

/** Reports what was refused for its state with another status than the documented one. */
export function tellOddRefusal(
  world: World,
  operation: Operation,
  state: string,
  steps: readonly Exchange[],
): void {
  world.report({
    code: 'refusal-status',
    operation,
    message: `what the document does not allow in the state "${state}" is refused with another status than the documented 409`,
    expected: '409',
    actual: String(steps.at(-1)?.response.status ?? ''),
    steps,
    detail: 'state',
  });
}
