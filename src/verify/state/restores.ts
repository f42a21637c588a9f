import type { Exchange } from '../../contract/exchange.ts';
import type { Operation } from '../../model/model.ts';
import { shortJson } from '../../schema/validate.ts';
import type { Case } from '../case.ts';
import { isSuccess } from '../run/item.ts';
import { isRestoring } from '../run/restoring.ts';
import type { World } from '../run/world.ts';
import { changeAll } from './change-all.ts';
import { type Difference, disagreements } from './differences.ts';
import { isRefusedOddly, tellOddRefusal } from './forbidden-state.ts';
import { deleteItem } from './gone.ts';
import { type Held, holdItem } from './hold-item.ts';
import { isGone, readItem, type Seen } from './read-item.ts';
import { stateCase } from './state-case.ts';
import type { Acting, Subject } from './subject.ts';
import { isOfChange, isState } from './volatile-property.ts';
import { writableProperties } from './writable-properties.ts';

/**
 * What was changed, deleted and restored is as it was when it was deleted; and what is not deleted cannot be restored, where the
 * document says so. Costs up to nine requests, twice where something is told.
 */
export function planRestores(subject: Subject): readonly Case[] {
  const [remove] = subject.deletes;
  const [reader] = subject.reads;
  if (!remove || !reader || subject.resource.isSingular) return [];
  return subject.actions
    .filter(({ operation }) => subject.isWanted(operation) && isRestoring(operation))
    .flatMap((restore) => [
      stateCase(restore.operation, 'restored', 'what is restored is as it was', (world) =>
        runRestored(world, subject, remove, restore),
      ),
      ...(refusesOthers(restore.operation)
        ? [
            stateCase(restore.operation, 'not-deleted', 'what is not deleted cannot be restored', (world) =>
              runNotDeleted(world, subject, restore),
            ),
          ]
        : []),
    ]);
}

/** "The page is not deleted": 409. */
function refusesOthers({ responses }: Operation): boolean {
  const conflict = responses.find(({ status }) => status === '409')?.description.slice(0, 1000) ?? '';
  return /\b(?:not|never|isn't|wasn't) (?:\w+ )?(?:deleted|archived|trashed|removed|in the (?:trash|bin))\b/i.test(
    conflict,
  );
}

async function runNotDeleted(world: World, subject: Subject, restore: Acting<'action'>): Promise<void> {
  const { operation } = restore;
  const first = await restoreWhatIsThere(world, subject, restore);
  if (!first) return world.skip('there is nothing to restore');
  if (!isWrong(operation, first.at(-1))) return;
  const steps = await restoreWhatIsThere(world, subject, restore);
  const last = steps?.at(-1);
  if (!steps || !last || !isWrong(operation, last)) return;
  if (!isSuccess(last)) return tellOddRefusal(world, operation, 'not deleted', steps);
  world.report({
    code: 'conflict-ignored',
    operation,
    message: 'what is not deleted can be restored',
    expected: '409',
    actual: String(last.response.status),
    hint: 'Look at the state of the item before it is done.',
    steps,
    detail: 'again',
  });
}

function isWrong(operation: Operation, exchange: Exchange | undefined): boolean {
  return exchange !== undefined && (isSuccess(exchange) || isRefusedOddly(operation, exchange, ['deleted']));
}

async function restoreWhatIsThere(
  world: World,
  subject: Subject,
  restore: Acting<'action'>,
): Promise<readonly Exchange[] | undefined> {
  // A request that is refused for itself says nothing.
  const known = await world.baseline(restore.operation);
  const held = known && (await holdItem(world, subject, restore));
  const exchange =
    held &&
    (await world.send({
      operation: restore.operation,
      request: known.request,
      item: held.item,
      manner: { isOdd: true },
    }));
  return exchange && [...held.steps, held.before.exchange, exchange];
}

interface Restored {
  readonly before: Held['before'];
  readonly after: Seen;
  readonly differences: readonly Difference[];
  readonly steps: readonly Exchange[];
}

async function runRestored(
  world: World,
  subject: Subject,
  remove: Acting<'delete'>,
  restore: Acting<'action'>,
): Promise<void> {
  const first = await changeDeleteRestore(world, subject, remove, restore);
  if (!first) return world.skip('nothing could be deleted and restored');
  if (!isOtherwise(first)) return;
  const second = await changeDeleteRestore(world, subject, remove, restore);
  if (!second || !isOtherwise(second)) return;
  const [wrong] = second.differences;
  world.report({
    code: 'action-without-effect',
    operation: restore.operation,
    message: wrong
      ? `what was restored has another "${wrong.name}" than when it was deleted`
      : 'what was restored is not there',
    expected: wrong ? shortJson(wrong.expected) : 'the item',
    actual: wrong ? shortJson(wrong.actual) : String(second.after.status),
    hint: 'Give back what was deleted, as it was then.',
    steps: second.steps,
    detail: 'restored',
  });
}

function isOtherwise({ after, differences }: Restored): boolean {
  return isGone(after) || differences.length > 0;
}

async function changeDeleteRestore(
  world: World,
  subject: Subject,
  remove: Acting<'delete'>,
  restore: Acting<'action'>,
): Promise<Restored | undefined> {
  const known = await world.baseline(restore.operation);
  const made = known && (await holdItem(world, subject, restore));
  if (!made) return undefined;
  const { item, reader } = made;
  const changer = subject.patches[0] ?? subject.replaces[0];
  const changed = changer && (await changeAll(world, subject, changer, made));
  const before = changed ? await readItem(world, reader, item) : made.before;
  const removed = before?.value && (await deleteItem(world, remove, item));
  if (!before?.value || !removed || !isSuccess(removed)) return undefined;
  const { operation } = restore;
  const restored = await world.send({ operation, request: known.request, item, manner: { isOdd: true } });
  const after = restored && isSuccess(restored) ? await readItem(world, reader, item) : undefined;
  if (!restored || !after) return undefined;
  const steps = [...made.steps, ...(changed ? [changed.exchange] : []), before.exchange, removed, restored];
  return {
    before: { ...before, value: before.value },
    after,
    differences: after.value ? otherContents(subject, changer, before.value, after.value) : [],
    steps: [...steps, after.exchange],
  };
}

/** Of what the client has set: times, versions and states may be others. */
function otherContents(
  subject: Subject,
  changer: Acting<'patch' | 'replace'> | undefined,
  before: NonNullable<Seen['value']>,
  after: NonNullable<Seen['value']>,
): readonly Difference[] {
  const inputs = [...subject.creates, ...(changer ? [changer] : [])].map(({ role }) => role.input.schema);
  const own = new Set(inputs.flatMap((schema) => [...writableProperties(subject, schema).keys()]));
  return disagreements(subject, before, after).filter(
    ({ name }) =>
      own.has(name) && !isOfChange(name) && !isState(subject, name) && !/archived|deleted/i.test(name),
  );
}
