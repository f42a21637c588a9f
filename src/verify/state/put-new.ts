import type { Exchange } from '../../contract/exchange.ts';
import type { Operation } from '../../model/model.ts';
import { plainName } from '../../resources/noun.ts';
import type { Case } from '../case.ts';
import { type Item, isSuccess } from '../run/item.ts';
import { newPlace } from '../run/put-item.ts';
import type { World } from '../run/world.ts';
import { changeOne } from './change-one.ts';
import { disagreements } from './differences.ts';
import { isOddRefusal, looksAtVersion } from './etags.ts';
import { fieldsUnder } from './fields.ts';
import { deleteItem } from './gone.ts';
import type { Held } from './hold-item.ts';
import { canName, isGone, readItem } from './read-item.ts';
import { stateCase } from './state-case.ts';
import type { Acting, Subject } from './subject.ts';

/**
 * PUT of an id that the client chooses: 201 where it makes something, 200 or 204 where it replaces it, and 412 where
 * `If-None-Match: *` or `If-Match` say that it must not.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-9.3.4
 */
export function planPutNew(subject: Subject): readonly Case[] {
  return subject.putCreates
    .filter(({ operation }) => subject.isWanted(operation))
    .flatMap(({ operation }) => subject.replaces.filter((one) => one.operation === operation))
    .map((put) =>
      stateCase(put.operation, 'put-new', 'a PUT tells what it makes from what it replaces', (world) =>
        runPutNew(world, subject, put),
      ),
    );
}

type Put = Acting<'replace'>;

async function runPutNew(world: World, subject: Subject, put: Put): Promise<void> {
  const known = await world.baseline(put.operation);
  const place = known && newPlace(world, put.operation, known.item);
  const reader = place && subject.reads.find((one) => canName(world, one, place));
  const before = reader && (await readItem(world, reader, place, { isOdd: true }));
  if (!reader || !isGone(before)) return world.skip('there is no id that nothing has');
  if (looksAtVersion(put.operation)) await tryVersionOfNothing(world, put, place);
  const made = await makeNew(world, put, place);
  const read = made && (await readItem(world, reader, made.item));
  if (!made || !read?.value) return world.skip('nothing could be made that can be read');
  const steps = [...(before ? [before.exchange] : []), made.exchange];
  tellStatus(world, put, made.exchange, 'new', steps);
  const held: Held = {
    item: made.item,
    reader,
    before: { ...read, value: read.value },
    sent: fieldsUnder(made.item.sent, put.role.input.path) ?? {},
    steps: [made.exchange],
    restore: async () => {},
  };
  await replace(world, subject, put, held);
  await makeAgain(world, subject, put, held);
}

/** Sends what usually works, and where it clashes with what is there, once more with other texts. */
async function send(
  world: World,
  { operation }: Put,
  item: Item,
  headers: Readonly<Record<string, string>> = {},
): Promise<Exchange | undefined> {
  const known = await world.baseline(operation);
  if (!known) return undefined;
  const request = { ...known.request, headers: { ...known.request.headers, ...headers } };
  const manner = { isOdd: true };
  const exchange = await world.send({ operation, request, item, manner });
  if (exchange?.response.status !== 409) return exchange;
  return world.send({ operation, request: { ...request, isNew: true }, item, manner });
}

/** Whether the document has the condition for this PUT. */
function takesNoneMatch({ parameters, description, responses }: Operation): boolean {
  const isNamed = parameters.some(
    (one) => one.in === 'header' && plainName(one.name) === 'ifnonematch' && !one.required,
  );
  const refusal = responses.find(({ status }) => status === '412');
  const text = `${description ?? ''} ${refusal?.description ?? ''}`.slice(0, 4000);
  return isNamed || (refusal !== undefined && /if-none-match/i.test(text));
}

/** What is not there has no version: with If-Match nothing is made. */
async function tryVersionOfNothing(world: World, put: Put, place: Item): Promise<void> {
  const { operation } = put;
  if (operation.parameters.some((one) => plainName(one.name) === 'ifmatch' && one.required)) return;
  const item = newPlace(world, operation, place);
  const exchange = item && (await send(world, put, item, { 'If-Match': '"of-something-else"' }));
  if (!exchange || !isSuccess(exchange)) return;
  world.report({
    code: 'precondition-ignored',
    operation,
    message: 'If-Match is accepted where there is nothing',
    expected: '412',
    actual: String(exchange.response.status),
    hint: 'Refuse a PUT with If-Match where there is nothing: no version fits.',
    steps: [exchange],
    detail: 'nothing',
  });
}

/** Where If-None-Match is documented, it is sent: nothing is there, so that it changes nothing. */
async function makeNew(
  world: World,
  put: Put,
  place: Item,
): Promise<{ readonly exchange: Exchange; readonly item: Item } | undefined> {
  const made = (exchange: Exchange | undefined) => {
    const item = exchange && world.madeBy(exchange);
    return exchange && item ? { exchange, item } : undefined;
  };
  if (!takesNoneMatch(put.operation)) return made(await send(world, put, place));
  const careful = await send(world, put, place, { 'If-None-Match': '*' });
  if (careful?.response.status !== 412) return made(careful) ?? made(await send(world, put, place));
  const plain = made(await send(world, put, place));
  if (!plain) return undefined;
  world.report({
    code: 'precondition-ignored',
    operation: put.operation,
    message: 'If-None-Match: * is refused where there is nothing',
    expected: '201',
    actual: '412',
    hint: 'Refuse it only where something is there.',
    steps: [careful, plain.exchange],
    detail: 'none match, nothing',
  });
  return plain;
}

/** The same PUT once more, and one that must not replace anything. */
async function replace(world: World, subject: Subject, put: Put, held: Held): Promise<void> {
  const again = await send(world, put, held.item);
  if (again) tellStatus(world, put, again, 'old', [...held.steps, again]);
  if (!again || !isSuccess(again) || !takesNoneMatch(put.operation)) return;
  const before = await readItem(world, held.reader, held.item);
  if (!before?.value) return;
  const now = { ...held, before: { ...before, value: before.value } };
  const change = (headers: Readonly<Record<string, string>>) =>
    changeOne(world, subject, put, now, { headers, isOnce: true });
  const changed = await change({ 'If-None-Match': '*' });
  if (!changed || changed.status >= 500) return;
  const { exchange, status } = changed;
  const steps = [...held.steps, exchange];
  const told = { operation: put.operation, expected: '412', actual: String(status), steps };
  if (changed.isAccepted) {
    const message = 'If-None-Match: * is accepted where something is there';
    const hint = 'Look whether there is something before anything is replaced.';
    return world.report({ ...told, code: 'precondition-ignored', message, hint, detail: 'none match' });
  }
  const seen = await readItem(world, held.reader, held.item);
  if (seen?.value && disagreements(subject, before.value, seen.value).length > 0) {
    const message = 'a PUT was refused for its If-None-Match, and was done all the same';
    const kept = { expected: 'the item as it was', steps: [...steps, seen.exchange] };
    return world.report({ ...told, ...kept, code: 'refused-change-kept', message, detail: 'none match' });
  }
  // What is refused without it as well has another reason.
  if (!isOddRefusal(put.operation, status) || !(await change({}))?.isAccepted) return;
  const message = 'If-None-Match: * is refused with another status than the documented 412';
  world.report({ ...told, code: 'refusal-status', message, detail: 'none match' });
}

/** What was deleted is made anew, where its id may be used again. */
async function makeAgain(world: World, subject: Subject, put: Put, held: Held): Promise<void> {
  const [remove] = subject.deletes;
  const removed = remove && (await deleteItem(world, remove, held.item));
  const gone = isSuccess(removed)
    ? await readItem(world, held.reader, held.item, { isOdd: true })
    : undefined;
  if (!removed || !gone || !isGone(gone)) return;
  const place: Item = { ...held.item, value: undefined, sent: undefined, creation: undefined, isNew: true };
  const exchange = await send(world, put, place);
  if (!exchange || !isSuccess(exchange)) return;
  const steps = [...held.steps, removed, exchange];
  tellStatus(world, put, exchange, 'new', steps);
  const seen = await readItem(world, held.reader, place, { isOdd: true });
  if (!seen || !isGone(seen)) return;
  world.report({
    code: 'not-readable-after-create',
    operation: put.operation,
    message: 'what was deleted and put again cannot be read',
    expected: 'the item',
    actual: String(seen.status),
    steps: [...steps, seen.exchange],
    detail: 'put again',
  });
}

/** Statuses are told apart where the document has both, and does not say that they mean something else. */
function tellStatus(
  world: World,
  { operation }: Put,
  { response: { status } }: Exchange,
  what: 'new' | 'old',
  steps: readonly Exchange[],
): void {
  const created = findNamed(operation, '201');
  const other = findNamed(operation, '200') ?? findNamed(operation, '204');
  if (!created || !other || ![200, 201, 204].includes(status)) return;
  const isRight = what === 'new' ? status === 201 : status !== 201;
  const sentFor = what === 'new' ? findNamed(operation, String(status)) : created;
  const odd =
    what === 'new' ? /creat|\bnew\b|\bmade\b/i : /replac|updat|overwr|version|revision|chang|stored/i;
  if (isRight || !sentFor || odd.test(sentFor.description)) return;
  world.report({
    code: 'put-status',
    operation,
    message:
      what === 'new'
        ? `a PUT that made something is answered with ${status}`
        : 'a PUT that replaced something is answered with 201',
    expected: what === 'new' ? '201' : other.status,
    actual: String(status),
    hint: 'Look whether there is something before the answer is written.',
    steps,
    detail: what,
  });
}

function findNamed({ responses }: Operation, status: string) {
  return responses.find((one) => one.status === status);
}
