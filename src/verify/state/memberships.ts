import type { Exchange } from '../../contract/exchange.ts';
import { findResponse, isNamedStatus } from '../../contract/find-response.ts';
import type { Operation } from '../../model/model.ts';
import { isObject } from '../../model/values.ts';
import type { Case } from '../case.ts';
import { likeliestRequest } from '../plan/base-request.ts';
import { type Item, isSuccess, jsonOf, ownerOf } from '../run/item.ts';
import { addMember, type Membership, membershipOf } from '../run/membership.ts';
import type { World } from '../run/world.ts';
import { stateCase } from './state-case.ts';
import type { Subject } from './subject.ts';

/** What is put on an item by its name is listed, can be put there twice where the document says so, and can be taken off. */
export function planMemberships(subject: Subject): readonly Case[] {
  const { model, map, resource } = subject;
  return model.operations.flatMap((operation) => {
    if (!subject.isWanted(operation) || ownerOf(map, operation)?.resource !== resource.name) return [];
    const membership = membershipOf(subject, operation);
    if (!membership) return [];
    return [
      stateCase(operation, 'membership', 'what is put on an item and taken off again', (world) =>
        runMembership(world, membership),
      ),
    ];
  });
}

async function runMembership(world: World, membership: Membership): Promise<void> {
  const { add, remove } = membership;
  const own = await world.itemFor(add, true);
  const member = await addMember(world, membership, own);
  if (!member) return world.skip('nothing could be put on an item of its own');
  const listed = await listedWith(world, membership, member);
  if (listed && !listed.has && !(await becomes(world, membership, member, true)))
    tell(world, add, 'action-without-effect', 'what was put on the item is not listed', [listed.exchange]);
  await putAgain(world, membership, member);
  const removed = remove && (await send(world, remove, member));
  if (!remove || !removed || !isSuccess(removed)) return;
  await checkTakenOff(world, membership, member, listed?.has ? removed : undefined);
  if (!saysMissing(remove)) return;
  const again = await send(world, remove, member);
  if (again && isSuccess(again))
    tell(
      world,
      remove,
      'unknown-id-answered',
      'what is not there is taken off with a success',
      [removed, again],
      '404',
    );
}

/** The same once more. What is no answer of the document is told as such. */
async function putAgain(world: World, { add }: Membership, member: Item): Promise<void> {
  const again = await send(world, add, member);
  const { status } = again?.response ?? { status: 0 };
  if (!again || ![400, 409, 422].includes(status) || !saysAgain(add)) return;
  tell(
    world,
    add,
    'refusal-status',
    'what is there already is refused, which the document allows',
    [again],
    'a success',
  );
}

async function checkTakenOff(
  world: World,
  membership: Membership,
  member: Item,
  removed: Exchange | undefined,
): Promise<void> {
  if (!removed || !membership.remove || (await becomes(world, membership, member, false))) return;
  const seen = await listedWith(world, membership, member);
  if (seen?.has)
    tell(
      world,
      membership.remove,
      'listed-after-delete',
      'what was taken off is still in the list',
      [removed, seen.exchange],
      'a list without it',
    );
}

/** Whether the list has it, or has it no more, at once or after a moment. */
async function becomes(
  world: World,
  membership: Membership,
  member: Item,
  wanted: boolean,
): Promise<boolean> {
  for (const waitMs of [0, 700]) {
    if (waitMs > 0) await world.options.sleep(waitMs);
    const seen = await listedWith(world, membership, member);
    if (!seen || seen.has === wanted) return true;
  }
  return false;
}

/** Undefined where nothing lists them, or the list has pages that may have it elsewhere. */
async function listedWith(
  world: World,
  { list, parameter }: Membership,
  member: Item,
): Promise<{ readonly has: boolean; readonly exchange: Exchange } | undefined> {
  if (!list || list.parameters.some((one) => one.in === 'query') || world.options.excluded?.(list))
    return undefined;
  const exchange = await send(world, list, member);
  const texts = exchange && isSuccess(exchange) ? scalarsIn(jsonOf(exchange)) : undefined;
  const name = String(member.others.get(parameter));
  return exchange && texts ? { has: texts.includes(name), exchange } : undefined;
}

/** The entries of the first list of texts or numbers in a body; undefined where there is none. */
function scalarsIn(body: unknown, depth = 0): readonly string[] | undefined {
  if (Array.isArray(body)) {
    const isScalar = (one: unknown) => typeof one === 'string' || typeof one === 'number';
    return body.every(isScalar) ? body.map(String) : undefined;
  }
  if (!isObject(body) || depth > 3) return undefined;
  for (const value of Object.values(body)) {
    const found = scalarsIn(value, depth + 1);
    if (found) return found;
  }
  return undefined;
}

async function send(world: World, operation: Operation, item: Item): Promise<Exchange | undefined> {
  const request = likeliestRequest(world.model, operation);
  return request && world.send({ operation, request, item });
}

/** Whether the document says that what is there already may be put there again. */
function saysAgain(operation: Operation): boolean {
  const success = operation.responses.find(({ status }) => /^2/.test(status))?.status ?? '2XX';
  return sentencesOf(operation).some(
    (one) =>
      /\b(?:already|twice|again|second time)\b/i.test(one) &&
      !/\b(?:409|422|400|refused|conflict)\b/i.test(one) &&
      (one.includes(success) || /\b(?:no effect|nothing happens|changes nothing|idempotent)\b/i.test(one)),
  );
}

/** Whether the document says that what is not there cannot be taken off. */
function saysMissing(operation: Operation): boolean {
  if (!isNamedStatus(operation, 404)) return false;
  const description = findResponse(operation, 404)?.description ?? '';
  const said = [...sentencesOf(operation).filter((one) => /\b404\b/.test(one)), description];
  return said.some((one) =>
    /\b(?:does not have|doesn't have|do not have|is not (?:on|tagged|assigned|a member)|was never)\b/i.test(
      one,
    ),
  );
}

function sentencesOf({ summary, description }: Operation): readonly string[] {
  return `${summary ?? ''}. ${description ?? ''}`.slice(0, 4000).split(/(?<=[.;!?])\s+/);
}

function tell(
  world: World,
  operation: Operation,
  code: 'action-without-effect' | 'refusal-status' | 'unknown-id-answered' | 'listed-after-delete',
  message: string,
  steps: readonly Exchange[],
  expected = 'a list with it',
): void {
  const actual = String(steps.at(-1)?.response.status ?? '');
  world.report({ code, operation, message, expected, actual, steps, detail: 'membership' });
}
