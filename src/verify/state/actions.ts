import type { Exchange } from '../../contract/exchange.ts';
import type { Operation } from '../../model/model.ts';
import { shortJson } from '../../schema/validate.ts';
import type { Case } from '../case.ts';
import { isSuccess, jsonOf } from '../run/item.ts';
import type { World } from '../run/world.ts';
import { type Fields, fieldOf, itemFields } from './fields.ts';
import { type Held, holdItem, holdReady } from './hold-item.ts';
import { readItem } from './read-item.ts';
import { sameValue } from './same-value.ts';
import { stateCase } from './state-case.ts';
import type { Acting, Subject } from './subject.ts';

/** An action has the effect that its answer tells and its name says. */
export function planActions(subject: Subject): readonly Case[] {
  if (subject.reads.length === 0) return [];
  return subject.actions
    .filter(({ operation }) => subject.isWanted(operation))
    .map((action) =>
      stateCase(action.operation, 'action', 'an action has its effect', (world) =>
        runAction(world, subject, action),
      ),
    );
}

async function runAction(world: World, subject: Subject, action: Acting<'action'>): Promise<void> {
  const { operation, role } = action;
  const first = await holdItem(world, subject, action);
  if (!first) return world.skip('there is nothing to act on that can be read');
  const known = await world.baseline(operation);
  if (!known) return world.skip(world.whyNoBaseline(operation));
  const actOn = ({ item }: Held, isOdd: boolean) =>
    world.send({ operation, request: known.request, item, manner: { isOdd } });
  const early = await actOn(first, true);
  const isTooEarly = early !== undefined && !isSuccess(early);
  // What is new may not be in the state that it needs.
  const held = isTooEarly ? await holdReady(world, subject, action) : first;
  const exchange = isTooEarly && held ? await actOn(held, true) : early;
  if (!held || !exchange || !isSuccess(exchange)) return world.skip('the action was refused');
  const { item, reader, before } = held;
  const answered = role.answer ? itemFields(jsonOf(exchange), role.answer) : undefined;
  const seen = await readItem(world, reader, item);
  if (!seen?.value) return;
  const steps = [...held.steps, before.exchange, exchange, seen.exchange];
  const forgotten =
    forgottenIn(subject, before.value, answered, seen.value) ?? missedIn(role.sets, before.value, seen.value);
  if (forgotten) return tellForgotten(world, operation, forgotten, seen.value, steps);
  // The same once more: what comes then has to be documented as well.
  const again = await actOn(held, false);
  if (again && isSuccess(again) && refusesTwice(operation)) tellRepeated(world, operation, [...steps, again]);
}

function tellForgotten(
  world: World,
  operation: Operation,
  { name, expected }: Forgotten,
  after: Fields,
  steps: readonly Exchange[],
): void {
  world.report({
    code: 'action-without-effect',
    operation,
    message: `the action was accepted, and "${name}" does not show it`,
    expected: shortJson(expected),
    actual: shortJson(fieldOf(after, name)),
    hint: 'Keep what the action does, or refuse it.',
    steps,
    detail: 'effect',
  });
}

/** Whether a 409 is documented for what has been done already. */
function refusesTwice({ responses, description }: Operation): boolean {
  const conflict = responses.find(({ status }) => status === '409');
  if (!conflict) return false;
  const sentences = (description ?? '')
    .slice(0, 4000)
    .split(/(?<=[.;!?])\s+/)
    .filter((one) => /409|refus|conflict/i.test(one));
  // "It was renewed twice": once more than once is allowed.
  return [conflict.description, ...sentences].some((text) =>
    /\b(?:already|again|second time|more than once)\b|\b(?:not|cannot|can't|never|no)\b[^.]{0,60}\btwice\b/i.test(
      text,
    ),
  );
}

function tellRepeated(world: World, operation: Operation, steps: readonly Exchange[]): void {
  world.report({
    code: 'conflict-ignored',
    operation,
    message: 'what has been done already is accepted again',
    expected: '409',
    actual: String(steps.at(-1)?.response.status ?? ''),
    hint: 'Look at the state of the item before it is done.',
    steps,
    detail: 'again',
  });
}

interface Forgotten {
  readonly name: string;
  readonly expected: unknown;
}

/** What the answer tells as changed, and is read as it was before. */
function forgottenIn(
  { resource: { lifecycle } }: Subject,
  before: Fields,
  answered: Fields | undefined,
  after: Fields,
): Forgotten | undefined {
  if (!answered) return undefined;
  const end = lifecycle && fieldOf(answered, lifecycle.property);
  // An end that is followed by something else was none.
  if (
    lifecycle &&
    typeof end === 'string' &&
    [...lifecycle.otherEnds, lifecycle.states.at(-1)].includes(end)
  ) {
    const now = fieldOf(after, lifecycle.property);
    if (now !== undefined && now !== end) return { name: lifecycle.property, expected: end };
  }
  for (const [name, expected] of Object.entries(answered)) {
    if (!Object.hasOwn(before, name) || !Object.hasOwn(after, name)) continue;
    const isChanged = !sameValue(before[name], expected) || !sameValue(expected, before[name]);
    if (isChanged && same(after[name], before[name]) && !sameValue(expected, after[name]))
      return { name, expected };
  }
  return undefined;
}

/** What the name of the action says that it sets, and is what it was. */
function missedIn(
  sets: Readonly<Record<string, unknown>>,
  before: Fields,
  after: Fields,
): Forgotten | undefined {
  for (const [name, expected] of Object.entries(sets)) {
    if (!Object.hasOwn(before, name) || !Object.hasOwn(after, name)) continue;
    if (!sameValue(expected, before[name]) && same(after[name], before[name])) return { name, expected };
  }
  return undefined;
}

function same(one: unknown, other: unknown): boolean {
  return sameValue(one, other) && sameValue(other, one);
}
