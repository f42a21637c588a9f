import type { Exchange } from '../../contract/exchange.ts';
import type { Case } from '../case.ts';
import type { CaseRequest } from '../request.ts';
import { type Item, isSuccess, jsonOf } from '../run/item.ts';
import { prepareRequest } from '../run/prepare-request.ts';
import type { World } from '../run/world.ts';
import { itemFields } from './fields.ts';
import { deleteItem } from './gone.ts';
import { canName, isGone, readItem } from './read-item.ts';
import { type SaidOfTwice, saidOfTwice } from './same-again-words.ts';
import { stateCase } from './state-case.ts';
import type { Acting, Subject } from './subject.ts';

/**
 * What the document says can be there once is refused with 409 when the same is sent again, and only as long as it is there: a
 * person who is assigned to a shift already, a vote, an active permit for a plate. Costs four to eight requests.
 */
export function planSameAgain(subject: Subject): readonly Case[] {
  return subject.creates.flatMap((create) => {
    if (!subject.isWanted(create.operation) || create.operation.method !== 'post') return [];
    const said = saidOfTwice(subject, create);
    if (!said) return [];
    return [
      stateCase(create.operation, 'same-again', 'the same is refused as long as it is there', (world) =>
        runAgain(world, subject, create, said),
      ),
    ];
  });
}

interface Sent {
  readonly request: CaseRequest;
  readonly under: Item;
  readonly exchange: Exchange;
}

async function runAgain(
  world: World,
  subject: Subject,
  create: Acting<'create'>,
  said: SaidOfTwice,
): Promise<void> {
  const { operation, role } = create;
  const first = await sendNew(world, create);
  if (!first) return world.skip('nothing could be created');
  const shown = await shownOf(world, subject, create, first);
  // Only what is in such a state is in the way.
  const values = Object.values(shown ?? {});
  if (!shown || said.states.some((state) => !values.includes(state)))
    return world.skip('it is not known whether what was created is in the way');
  const send = () =>
    world.send({ operation, request: first.request, item: first.under, manner: { isOdd: true } });
  const again = await send();
  if (!again || again.response.status >= 500) return;
  const steps = [first.exchange, again];
  const { status } = again.response;
  if (isSuccess(again)) {
    const ids = [first.exchange, again].map((one) => world.madeBy(one)?.id);
    // The same thing answered once more is not made twice; a value of its own is told by its name.
    if (ids[0] !== undefined && ids[0] === ids[1]) return;
    if (subject.resource.unique.length > 0) return;
    world.report({
      code: 'conflict-ignored',
      operation,
      message: `the same is accepted twice, where the document says "${said.clause}"`,
      expected: '409',
      actual: String(status),
      hint: 'Look for what is there before it is stored, best by a constraint of the store.',
      steps,
      detail: 'again',
    });
    return;
  }
  if (status === 409) return tryAfterDelete(world, subject, create, said, first, again);
  if ((status !== 400 && status !== 422) || !(await sendNew(world, create))) return;
  world.report({
    code: 'refusal-status',
    operation,
    message: `what is there already is refused with ${status} instead of the documented 409`,
    expected: '409',
    actual: String(status),
    hint: 'Answer with 409, or correct what the document says of it.',
    steps,
    detail: `${role.resource} again`,
  });
}

/** What was deleted is in nobody's way. */
async function tryAfterDelete(
  world: World,
  subject: Subject,
  create: Acting<'create'>,
  said: SaidOfTwice,
  first: Sent,
  refused: Exchange,
): Promise<void> {
  const item = world.madeBy(first.exchange);
  const remove = item && subject.deletes.find((one) => canName(world, one, item));
  const reader = item && subject.reads.find((one) => canName(world, one, item));
  if (!said.isWhileThere || !item || !remove || !reader) return;
  const removed = await deleteItem(world, remove, item);
  // What is only marked as deleted may be in the way still.
  if (!removed || !isSuccess(removed) || !isGone(await readItem(world, reader, item, { isOdd: true })))
    return;
  const { operation } = create;
  const after = await world.send({
    operation,
    request: first.request,
    item: first.under,
    manner: { isOdd: true },
  });
  if (after?.response.status !== 409 || !(await sendNew(world, create))) return;
  world.report({
    code: 'readable-after-delete',
    operation: remove.operation,
    message: `what was deleted is still in the way, where the document says "${said.clause}"`,
    expected: 'a success',
    actual: '409',
    hint: 'Look only at what is there when something new is made.',
    steps: [first.exchange, refused, removed, after],
    detail: 'again',
  });
}

/** Something that clashes with nothing: with names, references and a parent of its own. The same body can be sent again. */
async function sendNew(world: World, { operation }: Acting<'create'>): Promise<Sent | undefined> {
  const known = await world.baseline(operation);
  if (!known) return undefined;
  const under = (await world.newParent(operation)) ?? known.item;
  const prepared = await prepareRequest(world, operation, { ...known.request, isNew: true }, under);
  const request = { ...prepared, fixed: new Set([...prepared.fixed, 'body']) };
  const exchange = await world.send({ operation, request, item: under });
  return exchange && isSuccess(exchange) && exchange.response.status !== 202
    ? { request, under, exchange }
    : undefined;
}

/** As it is read now, or as the create has answered it where nothing reads it; undefined where neither shows it. */
async function shownOf(world: World, { reads }: Subject, { role }: Acting<'create'>, { exchange }: Sent) {
  const item = world.madeBy(exchange);
  const reader = item && reads.find((one) => canName(world, one, item));
  if (item && reader) return (await readItem(world, reader, item))?.value;
  return (role.answer && itemFields(jsonOf(exchange), role.answer)) ?? {};
}
