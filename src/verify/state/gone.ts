import type { Exchange } from '../../contract/exchange.ts';
import type { Operation } from '../../model/model.ts';
import { plainName } from '../../resources/noun.ts';
import type { Case } from '../case.ts';
import { likeliestRequest } from '../plan/base-request.ts';
import { type Item, isSuccess, pathNames, pathValues } from '../run/item.ts';
import { settleItem } from '../run/settle-item.ts';
import type { World } from '../run/world.ts';
import type { Fields } from './fields.ts';
import { findListed } from './find-listed.ts';
import { isMakeable, makeAny } from './full-item.ts';
import { canName, isGone, readItem } from './read-item.ts';
import { readPatiently } from './read-patiently.ts';
import { isNothing } from './same-value.ts';
import { stateCase } from './state-case.ts';
import type { Acting, Subject } from './subject.ts';

/** What was deleted is gone: it cannot be read, and is in no list. */
export function planGone(subject: Subject): readonly Case[] {
  if (subject.resource.isSingular || !isMakeable(subject)) return [];
  if (subject.reads.length + subject.lists.length === 0) return [];
  return subject.deletes
    .filter(({ operation }) => subject.isWanted(operation))
    .map((remove) =>
      stateCase(remove.operation, 'delete', 'what was deleted is gone', (world) =>
        runGone(world, subject, remove),
      ),
    );
}

async function runGone(world: World, subject: Subject, remove: Acting<'delete'>): Promise<void> {
  const made = await makeAny(world, subject);
  if (!made || !canName(world, remove, made.item))
    return world.skip('nothing could be created that it deletes');
  const { item } = made;
  const reader = subject.reads.find((one) => canName(world, one, item));
  const first = reader && (await readItem(world, reader, item));
  // What could never be read says nothing when it cannot be read now.
  if (first && !isSuccess(first.exchange)) return world.skip('what was created cannot be read');
  const below = first ? await readBelow(world, subject, item, operationsBelow(subject)) : [];
  const refused = await deleteItem(world, remove, item);
  // What is under way may refuse to go: it is waited for.
  const isLate = refused !== undefined && (await endsAfter(world, item, refused));
  const before = isLate && reader ? await readItem(world, reader, item) : first;
  const removed = isLate ? await deleteItem(world, remove, item) : refused;
  if (!removed || !isSuccess(removed)) return world.skip('the delete was refused');
  const steps = [made.exchange, removed];
  const seen =
    reader &&
    (await readPatiently(world, reader, item, (one) => isGone(one) || saysDeleted(before?.value, one.value)));
  if (seen && isSuccess(seen.exchange)) {
    if (!saysDeleted(before?.value, seen.value))
      tell(world, remove, 'readable-after-delete', [...steps, seen.exchange]);
    return;
  }
  if (seen && !isGone(seen)) return;
  const after = await readBelow(
    world,
    subject,
    item,
    below.map(({ operation }) => operation),
  );
  for (const one of after) tellBelow(world, one.operation, [...steps, one.exchange]);
  for (const { entry, exchanges } of await stillListed(world, subject, item))
    if (entry !== undefined && !saysDeleted(before?.value ?? made.answered, entry))
      tell(world, remove, 'listed-after-delete', [...steps, ...exchanges.slice(-1)]);
}

/** How often the state of what refuses to go is asked for: some five seconds. */
const maxPolls = 10;

/** Whether what was refused as things are has come to its end since. */
async function endsAfter(world: World, item: Item, { response }: Exchange): Promise<boolean> {
  if (response.status !== 409 && response.status !== 423) return false;
  return (await settleItem(world, item, maxPolls)) !== undefined;
}

/** Deletes an item. */
export async function deleteItem(
  world: World,
  { operation }: Acting<'delete'>,
  item: Item,
  headers: Readonly<Record<string, string>> = {},
): Promise<Exchange | undefined> {
  const request = likeliestRequest(world.model, operation);
  return (
    request && world.send({ operation, request: { ...request, headers }, item, manner: { isOdd: true } })
  );
}

/** The GETs of what lies below an item, without parameters of their own: `/items/{id}/stock`. */
function operationsBelow({ model, reads }: Subject): readonly Operation[] {
  const base = reads[0]?.operation.path.replace(/\/+$/, '');
  return model.operations
    .filter(
      ({ method, path }) =>
        method === 'get' && path.startsWith(`${base}/`) && !path.slice(base?.length).includes('{'),
    )
    .slice(0, 3);
}

/** Those that answer with a success. */
async function readBelow(
  world: World,
  subject: Subject,
  item: Item,
  operations: readonly Operation[],
): Promise<readonly { readonly operation: Operation; readonly exchange: Exchange }[]> {
  const answered: { operation: Operation; exchange: Exchange }[] = [];
  for (const operation of operations) {
    const request = likeliestRequest(world.model, operation);
    const values = pathValues(subject.map, operation, item);
    if (!request || pathNames(operation).some((name) => !values.has(name))) continue;
    const exchange = await world.send({ operation, request, item, manner: { isOdd: true } });
    if (exchange && isSuccess(exchange)) answered.push({ operation, exchange });
  }
  return answered;
}

/** Those that have it still when a moment has passed. */
async function stillListed(world: World, subject: Subject, item: Item) {
  const found = await findListed(world, subject, item, 'gone');
  if (found.every(({ entry }) => entry === undefined)) return [];
  await world.options.sleep(700);
  return findListed(world, subject, item, 'gone');
}

function tell(
  world: World,
  { operation }: Acting<'delete'>,
  code: 'readable-after-delete' | 'listed-after-delete',
  steps: readonly Exchange[],
): void {
  world.report({
    code,
    operation,
    message:
      code === 'readable-after-delete'
        ? 'what was deleted can still be read'
        : 'what was deleted is still in the list',
    expected: code === 'readable-after-delete' ? '404 or 410' : 'a list without it',
    hint: 'Delete it, or say in the description and in the item that it is only marked as deleted.',
    steps,
    detail: 'still there',
  });
}

/** The item itself is gone: what is still answered below it does not look for that. */
function tellBelow(world: World, operation: Operation, steps: readonly Exchange[]): void {
  world.report({
    code: 'readable-after-delete',
    operation,
    message: 'what belongs to something that was deleted is still answered',
    expected: '404 or 410',
    actual: String(steps.at(-1)?.response.status ?? ''),
    hint: 'Look for what the path names first.',
    steps,
    detail: 'below',
  });
}

/** Whether an item is kept and says that it is deleted: by a flag, a time or a state that it did not have before. */
function saysDeleted(old: Fields | undefined, now: Fields | undefined): boolean {
  if (!now) return false;
  return Object.entries(now).some(
    ([name, value]) =>
      isDeletion(name, value) && (!old || !Object.hasOwn(old, name) || !isDeletion(name, old[name])),
  );
}

const deletionName =
  /^(?:is)?(?:deleted|removed|archived|trashed|revoked|cancell?ed|closed|disabled|deactivated)(?:at|on|time|date)?$/;
const deletionState =
  /^(?:deleted|deleting|removed|archived|trashed|revoked|cancell?ed|closed|disabled|inactive|deactivated|terminated|void|voided)$/;

function isDeletion(name: string, value: unknown): boolean {
  const plain = plainName(name);
  if (deletionName.test(plain)) return !isNothing(value) && value !== false;
  if (/^(?:is)?(?:active|enabled)$/.test(plain)) return value === false;
  return /(?:status|state)$/.test(plain) && typeof value === 'string' && deletionState.test(plainName(value));
}
