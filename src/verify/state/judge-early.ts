import type { Exchange } from '../../contract/exchange.ts';
import type { Operation } from '../../model/model.ts';
import type { Item } from '../run/item.ts';
import type { World } from '../run/world.ts';
import { fieldOf } from './fields.ts';
import { isRefusedOddly } from './forbidden-state.ts';
import { canName, readItem } from './read-item.ts';
import { statesOfConflict } from './said-states.ts';
import { nounOf, statePropertyOf } from './state-property.ts';
import type { Subject } from './subject.ts';

/** What was asked for before it could be there: what it belongs to, and the answer as the last step. */
export interface Early {
  readonly item: Item;
  readonly steps: readonly Exchange[];
}

/** Where the document names a status for the state of an item, what is not there yet is refused with that one. */
export async function judgeEarly(
  world: World,
  subject: Subject,
  operation: Operation,
  first: Early,
  again: () => Promise<Early | undefined>,
): Promise<void> {
  if ((await expectedStatus(world, subject, operation, first)) === undefined) return;
  const second = await again();
  const expected = second && (await expectedStatus(world, subject, operation, second));
  if (!second || expected === undefined) return;
  world.report({
    code: 'refusal-status',
    operation,
    message: `what is not there yet is refused with another status than the documented ${expected}`,
    expected,
    actual: String(second.steps.at(-1)?.response.status ?? ''),
    steps: second.steps,
    detail: 'early',
  });
}

/** The documented status for the state in which an item still is, where it was refused with another; undefined where nothing is wrong. */
async function expectedStatus(
  world: World,
  subject: Subject,
  operation: Operation,
  { item, steps }: Early,
): Promise<string | undefined> {
  const property = statePropertyOf(subject);
  const answer = steps.at(-1);
  if (!property || !answer) return undefined;
  const { values } = property;
  const naming = operation.responses
    .filter(({ status }) => ['404', '409', '410', '422', '425'].includes(status))
    .map(({ status, description }) => ({
      status,
      states: statesOfConflict(description, values, nounOf(subject.resource)).never,
    }))
    .filter(({ states }) => states.length > 0);
  const [only] = naming;
  // Several may be meant; and what says so itself is meant.
  if (!only || naming.length > 1 || String(answer.response.status) === only.status) return undefined;
  if (!isRefusedOddly(operation, answer, values)) return undefined;
  const reader = subject.reads.find((one) => canName(world, one, item));
  const seen = reader && (await readItem(world, reader, item));
  const state = fieldOf(seen?.value, property.property);
  return typeof state === 'string' && only.states.includes(state) ? only.status : undefined;
}
