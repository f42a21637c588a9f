import type { Exchange } from '../../contract/exchange.ts';
import { isNamedStatus } from '../../contract/find-response.ts';
import type { Model, Operation } from '../../model/model.ts';
import type { Case } from '../case.ts';
import { likeliestRequest } from '../plan/base-request.ts';
import { isSuccess } from '../run/item.ts';
import type { World } from '../run/world.ts';
import { isMakeable, makeAny } from './full-item.ts';
import { deleteItem } from './gone.ts';
import { canName } from './read-item.ts';
import { stateCase } from './state-case.ts';
import type { Acting, Subject } from './subject.ts';

/**
 * What was deleted is 410 where it is documented and the server knows it elsewhere. Costs two requests, and one for
 * each GET, HEAD and DELETE of the item, twice where one is told.
 */
export function planGoneStatus(subject: Subject): readonly Case[] {
  const { deletes, resource, model } = subject;
  const [remove] = deletes;
  if (!remove || resource.isSingular || !isMakeable(subject)) return [];
  const asked = tellingApart(model, remove).filter((operation) => subject.isWanted(operation));
  const [first] = asked;
  if (!first) return [];
  return [
    stateCase(first, 'gone', 'what was deleted is told apart from what never was', (world) =>
      runGoneStatus(world, subject, remove, asked),
    ),
  ];
}

/** GET, HEAD and DELETE of an item, in this order, that document both 404 and, for what was deleted, 410. */
function tellingApart({ operations }: Model, remove: Acting<'delete'>): readonly Operation[] {
  const gone = /\b(?:delet|remov)\w*/i;
  const says = ({ responses }: Operation, wanted: string, words: RegExp) =>
    responses.some(({ status, description }) => status === wanted && words.test(description.slice(0, 1000)));
  return ['get', 'head', 'delete'].flatMap((method) =>
    operations.filter(
      (one) =>
        one.method === method &&
        one.path === remove.operation.path &&
        isNamedStatus(one, 404) &&
        says(one, '410', gone) &&
        !says(one, '404', /\b(?:delet|remov)\w*|\bgone\b/i),
    ),
  );
}

async function runGoneStatus(
  world: World,
  subject: Subject,
  remove: Acting<'delete'>,
  asked: readonly Operation[],
): Promise<void> {
  const first = await askDeleted(world, subject, remove, asked);
  if (!first) return world.skip('nothing could be made and deleted');
  // A server that forgets all of what was deleted leaves nothing out that it knows.
  if (!first.some(({ response }) => response.status === 410))
    return world.skip('the server tells nothing deleted apart');
  const mute = (seen: readonly Exchange[]) =>
    asked.filter((_operation, index) => seen[index + 2]?.response.status === 404);
  if (mute(first).length === 0) return;
  const second = await askDeleted(world, subject, remove, asked);
  for (const operation of second ? mute(second) : []) {
    const last = second?.[asked.indexOf(operation) + 2];
    if (!second || !last || !mute(first).includes(operation)) continue;
    world.report({
      code: 'refusal-status',
      operation,
      message: 'what was deleted is answered like what never was, where 410 is documented',
      expected: '410',
      actual: '404',
      hint: 'Remember what was deleted, or take 410 out of the document.',
      steps: [...second.slice(0, 2), last],
      detail: 'gone',
    });
  }
}

/** Makes something, deletes it, and asks for it in each way: the answers in this order. */
async function askDeleted(
  world: World,
  subject: Subject,
  remove: Acting<'delete'>,
  asked: readonly Operation[],
): Promise<readonly Exchange[] | undefined> {
  const made = await makeAny(world, subject);
  if (!made || !canName(world, remove, made.item)) return undefined;
  const removed = await deleteItem(world, remove, made.item);
  if (!removed || !isSuccess(removed)) return undefined;
  const seen = [made.exchange, removed];
  for (const operation of asked) {
    const request = likeliestRequest(world.model, operation);
    const exchange =
      request && (await world.send({ operation, request, item: made.item, manner: { isOdd: true } }));
    if (!exchange) return undefined;
    seen.push(exchange);
  }
  return seen;
}
