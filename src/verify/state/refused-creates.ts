import type { Exchange } from '../../contract/exchange.ts';
import type { Case } from '../case.ts';
import { type Item, isSuccess } from '../run/item.ts';
import type { World } from '../run/world.ts';
import { type Attempt, attemptsOf, bearsMarks } from './create-attempts.ts';
import { type Fields, fieldsUnder } from './fields.ts';
import { isOfAll, type Listed, listItems } from './list-items.ts';
import { placeOf } from './make-item.ts';
import { canName } from './read-item.ts';
import { stateCase } from './state-case.ts';
import type { Acting, Subject } from './subject.ts';

/** A create that is refused leaves nothing in the list. */
export function planRefusedCreates(subject: Subject): readonly Case[] {
  if (!subject.lists.some((lister) => isOfAll(lister, subject))) return [];
  return subject.creates
    .filter(({ operation }) => subject.isWanted(operation) && operation.requestBody !== undefined)
    .map((create) =>
      stateCase(create.operation, 'refused-create', 'a refused create leaves nothing', (world) =>
        runRefused(world, subject, create),
      ),
    );
}

/** Where creates are refused, and what lists what they make. */
interface Place {
  readonly create: Acting<'create'>;
  readonly lister: Acting<'list'>;
  readonly item: Item;
}

interface Refused {
  readonly attempt: Attempt;
  readonly exchange: Exchange;
}

async function runRefused(world: World, subject: Subject, create: Acting<'create'>): Promise<void> {
  const known = await world.baseline(create.operation);
  const lister = subject.lists.find(
    (one) => isOfAll(one, subject) && known && canName(world, one, known.item),
  );
  if (!known || !lister) return world.skip('nothing could be created');
  const place = { create, lister, item: known.item };
  const attempts = await attemptsOf(world, subject, create, known.request);
  const before = await listItems(world, lister, known.item);
  if (!before?.isWhole) return world.skip('the list is too long to see what is new in it');
  const refused: Refused[] = [];
  const accepted = new Set<string>();
  for (const attempt of attempts) {
    const exchange = await sendAttempt(world, place, attempt);
    if (exchange && isRefusal(exchange)) refused.push({ attempt, exchange });
    const made = exchange && isSuccess(exchange) ? world.madeBy(exchange) : undefined;
    if (made) accepted.add(String(made.id));
  }
  if (refused.length === 0) return world.skip('no create was refused');
  const after = await listItems(world, lister, known.item);
  if (!after?.isWhole) return;
  const found = newIn(subject, before, after).filter((entry) => !accepted.has(idOf(subject, entry)));
  if (found.length === 0) return;
  const marked = refused.find(({ attempt }) =>
    found.some((entry) => bearsMarks(fieldsIn(subject, entry), attempt.marks)),
  );
  if (marked) return tell(world, create, marked.exchange, after);
  for (const { attempt } of refused) {
    const shown = await leavesEachTime(world, subject, place, attempt);
    if (shown) return tell(world, create, shown.exchange, shown.after);
  }
}

function sendAttempt(
  world: World,
  { create, item }: Place,
  { request }: Attempt,
): Promise<Exchange | undefined> {
  const { operation } = create;
  return world.send({ operation, request, item: placeOf(world, operation, item), manner: { isOdd: true } });
}

function isRefusal({ response: { status } }: Exchange): boolean {
  return status >= 400 && status < 500 && ![401, 403, 404, 405, 429].includes(status);
}

/** The entries that were not there before. */
function newIn(subject: Subject, before: Listed, after: Listed): readonly Fields[] {
  const ids = new Set(before.entries.map((entry) => idOf(subject, entry)));
  return after.entries.filter((entry) => !ids.has(idOf(subject, entry)));
}

/** What an entry says, in itself and in the object that has its fields. */
function fieldsIn({ resource: { inner } }: Subject, entry: Fields): Fields {
  return { ...entry, ...(inner !== undefined && fieldsUnder(entry, [inner])) };
}

function idOf({ resource }: Subject, entry: Fields): string {
  const property = resource.id?.property ?? 'id';
  return Object.hasOwn(entry, property) ? String(entry[property]) : '';
}

/** How often nothing is asked for before each try: others who add things do so in no such rhythm. */
const idleReadings = [1, 2, 4, 3, 5];

/**
 * What does not look like what was sent may be somebody else's: each time there must be one more after the refused create,
 * and none where nothing was asked for.
 */
async function leavesEachTime(
  world: World,
  subject: Subject,
  place: Place,
  attempt: Attempt,
): Promise<{ readonly exchange: Exchange; readonly after: Listed } | undefined> {
  const { lister, item } = place;
  let before = await listItems(world, lister, item);
  let last: { readonly exchange: Exchange; readonly after: Listed } | undefined;
  for (const readings of idleReadings) {
    for (let reading = 0; reading < readings; reading += 1) {
      const idle = await listItems(world, lister, item);
      if (!before || !idle || newIn(subject, before, idle).length > 0) return undefined;
      before = idle;
    }
    const exchange = await sendAttempt(world, place, attempt);
    const after = await listItems(world, lister, item);
    if (!before || !exchange || !isRefusal(exchange) || !after) return undefined;
    if (newIn(subject, before, after).length !== 1) return undefined;
    last = { exchange, after };
    before = after;
  }
  return last;
}

function tell(world: World, { operation }: Acting<'create'>, refused: Exchange, { exchanges }: Listed): void {
  world.report({
    code: 'refused-create-kept',
    operation,
    message: 'a create was refused, and something new is in the list',
    expected: 'a list without it',
    actual: String(refused.response.status),
    hint: 'Check everything before anything is kept, or take it back.',
    steps: [refused, ...exchanges.slice(-1)],
    detail: 'refused',
  });
}
