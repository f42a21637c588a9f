import type { Exchange } from '../../contract/exchange.ts';
import type { Case } from '../case.ts';
import { type Item, isSuccess } from '../run/item.ts';
import type { World } from '../run/world.ts';
import { changeItem } from './change-item.ts';
import { fieldOf } from './fields.ts';
import { deleteItem } from './gone.ts';
import { withInput } from './input-body.ts';
import { type Made, madeOf } from './make-item.ts';
import { type Ends, endsOf, refusesOverlaps } from './overlap-words.ts';
import { unchangedFields } from './put-body.ts';
import { canName, isGone, readItem } from './read-item.ts';
import { sameValue } from './same-value.ts';
import { stateCase } from './state-case.ts';
import type { Acting, Subject } from './subject.ts';

/** What takes place where and when something else does is refused, where the document says so; what was deleted is in nobody's way. */
export function planOverlaps(subject: Subject): readonly Case[] {
  return subject.creates.flatMap((create) => {
    const ends = endsOf(subject, create.role.input.schema);
    if (!ends) return [];
    const own =
      subject.isWanted(create.operation) && refusesOverlaps(create.operation)
        ? [
            stateCase(create.operation, 'overlap', 'what overlaps something else is refused', (world) =>
              runCreates(world, subject, create, ends),
            ),
          ]
        : [];
    const changers = [...subject.patches, ...subject.replaces].filter(
      ({ operation, role }) =>
        subject.isWanted(operation) &&
        refusesOverlaps(operation) &&
        endsOf(subject, role.input.schema)?.join() === ends.join(),
    );
    const moves = changers.map((changer) =>
      stateCase(changer.operation, 'overlap', 'what is moved onto something else is refused', (world) =>
        runChange(world, subject, create, changer, ends),
      ),
    );
    return [...own, ...moves];
  });
}

async function runCreates(
  world: World,
  subject: Subject,
  create: Acting<'create'>,
  ends: Ends,
): Promise<void> {
  const first = await makeTimed(world, create);
  if (!first) return world.skip('nothing could be created');
  const again = await sendSame(world, subject, create, first);
  if (!again || again.response.status >= 500) return;
  const { operation } = create;
  const steps = [first.exchange, again];
  if (isSuccess(again)) {
    const second = world.madeBy(again);
    const answered = second && madeOf(second, create.role)?.answered;
    // What the server has put at another time is no overlap.
    const isMoved = ends.some((name) => answered && !sameValue(first.sent[name], answered[name]));
    if (!isMoved) tellAccepted(world, create, steps, 'a new one that overlaps another is accepted');
    return;
  }
  const { status } = again.response;
  if (status === 409) return tryAfterDelete(world, subject, create, first, again);
  if ([401, 403, 404, 405, 410, 429].includes(status)) return;
  // What is refused at a free time as well has another reason.
  const elsewhere = await makeTimed(world, create);
  if (!elsewhere) return;
  world.report({
    code: 'refusal-status',
    operation,
    message: 'what overlaps something else is refused with another status than the documented 409',
    expected: '409',
    actual: String(status),
    hint: 'Answer with 409, or correct what the document says of it.',
    steps,
    detail: 'overlap',
  });
}

/** What was refused for something that is gone since has its time back. */
async function tryAfterDelete(
  world: World,
  subject: Subject,
  create: Acting<'create'>,
  first: Made,
  refused: Exchange,
): Promise<void> {
  const remove = subject.deletes.find((one) => canName(world, one, first.item));
  const reader = subject.reads.find((one) => canName(world, one, first.item));
  const removed = remove && (await deleteItem(world, remove, first.item));
  const seen =
    reader && removed && isSuccess(removed) ? await readItem(world, reader, first.item) : undefined;
  // What is only marked as deleted may be in the way still.
  if (!remove || !removed || !isGone(seen)) return;
  const after = await sendSame(world, subject, create, first);
  if (after?.response.status !== 409 || !(await makeTimed(world, create))) return;
  world.report({
    code: 'readable-after-delete',
    operation: remove.operation,
    message: 'what was deleted is still in the way of what would overlap it',
    expected: 'a success',
    actual: '409',
    hint: 'Look only at what is there when overlaps are looked for.',
    steps: [first.exchange, refused, removed, after],
    detail: 'overlap',
  });
}

async function runChange(
  world: World,
  subject: Subject,
  create: Acting<'create'>,
  changer: Acting<'patch' | 'replace'>,
  ends: Ends,
): Promise<void> {
  const first = await makeTimed(world, create);
  const other = first && (await makeTimed(world, create));
  const reader = other && subject.reads.find((one) => canName(world, one, other.item));
  const before = reader && (await readItem(world, reader, other.item));
  if (!first || !other || !reader || !before?.value) return world.skip('nothing could be created twice');
  const times = Object.fromEntries(ends.map((name) => [name, fieldOf(first.sent, name)]));
  const isApart = ends.every((name) => !sameValue(times[name], fieldOf(other.sent, name)));
  if (!isApart || !isUnderSame(first.item, other.item)) return;
  const held = { before: { ...before, value: before.value }, sent: other.sent };
  const rest = unchangedFields(world, subject, changer, held);
  const changed = await changeItem(world, changer, other.item, { ...rest, ...times });
  if (!changed?.isAccepted) return;
  const after = await readItem(world, reader, other.item);
  if (!after?.value || ends.some((name) => !sameValue(times[name], fieldOf(after.value, name)))) return;
  const steps = [first.exchange, other.exchange, changed.exchange, after.exchange];
  tellAccepted(world, changer, steps, 'a change that moves it onto another is accepted');
}

function isUnderSame(one: Item, other: Item): boolean {
  return [...one.parents].every(([name, id]) => other.parents.get(name) === id);
}

function tellAccepted(
  world: World,
  { operation }: Acting,
  steps: readonly Exchange[],
  message: string,
): void {
  world.report({
    code: 'conflict-ignored',
    operation,
    message,
    expected: '409',
    actual: String(steps.findLast(({ request }) => request.method !== 'GET')?.response.status ?? ''),
    hint: 'Look for what is there at that time before it is stored, best by a constraint of the store.',
    steps,
    detail: 'overlap',
  });
}

/** Something at a time of its own, under what all cases share. */
async function makeTimed(world: World, { operation, role }: Acting<'create'>): Promise<Made | undefined> {
  const known = await world.baseline(operation);
  if (!known) return undefined;
  const request = { ...known.request, isNew: true as const };
  const exchange = await world.send({ operation, request, item: known.item });
  const item = exchange && isSuccess(exchange) ? world.madeBy(exchange) : undefined;
  return item && madeOf(item, role);
}

/** The same under the same, at the same time; only what no two may have is new. */
async function sendSame(
  world: World,
  { resource }: Subject,
  { operation, role }: Acting<'create'>,
  { item, sent }: Made,
): Promise<Exchange | undefined> {
  const known = await world.baseline(operation);
  const fixed = Object.keys(sent).filter((name) => !resource.unique.includes(name));
  const request = known && withInput(world, known.request, role.input, sent, fixed);
  return (
    request && world.send({ operation, request, item: { ...item, id: undefined }, manner: { isOdd: true } })
  );
}
