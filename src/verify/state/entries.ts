import type { ContractCode } from '../../contract/codes.ts';
import type { Exchange } from '../../contract/exchange.ts';
import type { Model, Operation } from '../../model/model.ts';
import { isObject } from '../../model/values.ts';
import { inferResources } from '../../resources/infer-resources.ts';
import { shortJson } from '../../schema/validate.ts';
import type { Case } from '../case.ts';
import { type CaseRequest, withBodyValue } from '../request.ts';
import type { Baseline } from '../run/baselines.ts';
import { isSuccess } from '../run/item.ts';
import type { World } from '../run/world.ts';
import { keyOf, look, restore, restoreCost, type Shown, same, takeOut } from './entry-requests.ts';
import { fieldOf, withoutFields } from './fields.ts';
import { type Entries, entriesOf } from './find-entries.ts';
import { stateCase } from './state-case.ts';

/**
 * What a PUT makes within something else is there once, is the same after the same PUT, has its defaults again where they are left
 * out, and is gone when it is deleted; what stands beside it stays. Some ten requests each, twice as many where something is wrong.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-9.2.2
 */
export function planEntries(model: Model, operations: readonly Operation[]): readonly Case[] {
  const map = inferResources(model);
  return operations.flatMap((operation) => {
    const entries = entriesOf(model, map, operation);
    if (!entries) return [];
    return [
      stateCase(operation, 'entry', 'what is put within something else, and taken out again', (world) =>
        runEntries(world, entries),
      ),
    ];
  });
}

interface Fault {
  readonly code: ContractCode;
  readonly operation: Operation;
  readonly message: string;
  readonly expected: string;
  readonly actual: string;
  readonly steps: readonly Exchange[];
}

async function runEntries(world: World, entries: Entries): Promise<void> {
  const { put, holder } = entries;
  const known = await world.baseline(put);
  const value = known && keyOf(world, known, entries);
  if (!known || value === undefined) return world.skip(world.whyNoBaseline(put));
  const key = String(value);
  const before = await look(world, entries, known);
  if (!before) return world.skip(`${holder.path} does not show its entries`);
  if (before.byKey.size > maxEntries) return world.skip('more stands there than would be put back');
  if (world.caller.left < 2 * (maxCost + restoreCost(before)))
    return world.skip('the budget has no room for giving back what would be changed');
  try {
    const first = await tryEntry(world, entries, known, key);
    if (first === 'unknown') return world.skip('nothing could be put there');
    if (!first) return;
    // From the start once more: what others do meanwhile does not come twice.
    const others = new Map([...before.byKey].filter(([one]) => one !== key));
    await restore(world, entries, known, { byKey: others }, key);
    const second = await tryEntry(world, entries, known, key);
    if (second && second !== 'unknown' && first.message === second.message)
      world.report({ ...second, detail: 'entry' });
  } finally {
    await restore(world, entries, known, before, key);
  }
}

/** What holds more entries is left as it is. */
const maxEntries = 20;

/** More requests one try does not take. */
const maxCost = 12;

/** The first thing that is wrong; undefined where nothing is. */
async function tryEntry(
  world: World,
  entries: Entries,
  known: Baseline,
  key: string,
): Promise<Fault | 'unknown' | undefined> {
  const { put } = entries;
  const send = (request: CaseRequest) => world.send({ operation: put, request, item: known.item });
  const once = await send(known.request);
  const isThere = (shown: Shown) => shown.byKey.has(key);
  // Not there, and not after a moment either.
  const seen = isSuccess(once) ? await settled(world, entries, known, isThere) : undefined;
  if (!once || !seen) return 'unknown';
  if (!isThere(seen)) return notShown(entries, key, once, seen);
  const again = await send(known.request);
  const twice = isSuccess(again) ? await look(world, entries, known) : undefined;
  if (!again || !twice) return 'unknown';
  return (
    changedAgain(entries, key, [seen, twice], [once, again]) ??
    (await keptWhereLeftOut(world, entries, known, key, twice)) ??
    (await removed(world, entries, known, key, twice))
  );
}

/** What was there beside it, does not name it, and is no more. */
function lostBeside(
  operation: Operation,
  key: string,
  before: Shown,
  after: Shown,
  exchange: Exchange,
): Fault | undefined {
  const lost = [...before.byKey].filter(
    ([one, fields]) =>
      one !== key &&
      !after.byKey.has(one) &&
      fields.every((each) => Object.values(each).every((value) => String(value) !== key)),
  );
  if (lost.length === 0) return undefined;
  return {
    code: 'action-without-effect',
    operation,
    message: 'another entry is taken out as well',
    expected: 'the other entries as they were',
    actual: `${lost.length} of them less`,
    steps: [before.exchange, exchange, after.exchange],
  };
}

function notShown({ put, key: name }: Entries, key: string, once: Exchange, seen: Shown): Fault {
  return {
    code: 'replace-differs',
    operation: put,
    message: 'what was put there is not shown',
    expected: `an entry with ${name} ${key}`,
    actual: `${seen.byKey.size} others`,
    steps: [once, seen.exchange],
  };
}

/** What is shown, looked at once more after a moment where it is not as wanted. */
async function settled(
  world: World,
  entries: Entries,
  known: Baseline,
  isWanted: (shown: Shown) => boolean,
): Promise<Shown | undefined> {
  const first = await look(world, entries, known);
  if (!first || isWanted(first)) return first;
  await world.options.sleep(700);
  return look(world, entries, known);
}

function changedAgain(
  { put, sent }: Entries,
  key: string,
  [once, twice]: readonly [Shown, Shown],
  exchanges: readonly [Exchange, Exchange],
): Fault | undefined {
  const [one, other] = [once.byKey.get(key) ?? [], twice.byKey.get(key) ?? []];
  const steps = [exchanges[0], once.exchange, exchanges[1], twice.exchange];
  const told = { code: 'replace-not-idempotent', operation: put, steps } as const;
  if (other.length > one.length) {
    const message = 'the same PUT makes a second entry';
    return { ...told, message, expected: '1 entry', actual: `${other.length} entries` };
  }
  const name = [...sent.keys()].find(
    (each) => one[0] && other[0] && !same(fieldOf(one[0], each), fieldOf(other[0], each)),
  );
  if (name === undefined) return undefined;
  return {
    ...told,
    message: `the same PUT changes "${name}" the second time`,
    expected: shortJson(fieldOf(one[0], name)),
    actual: shortJson(fieldOf(other[0], name)),
  };
}

/** What a PUT leaves out has its default, and not what it was before. */
async function keptWhereLeftOut(
  world: World,
  entries: Entries,
  known: Baseline,
  key: string,
  before: Shown,
): Promise<Fault | undefined> {
  const { put, sent } = entries;
  const body = known.request.body;
  const [entry] = before.byKey.get(key) ?? [];
  const names = [...sent].filter(
    ([name, { default: usual }]) => usual !== undefined && entry && !same(fieldOf(entry, name), usual),
  );
  if (!body?.mediaType || !isObject(body.value) || names.length === 0) return undefined;
  const less = withoutFields(
    body.value,
    names.map(([name]) => name),
  );
  const request = withBodyValue(world.model, known.request, body.mediaType, less);
  const exchange = request && (await world.send({ operation: put, request, item: known.item }));
  const after = isSuccess(exchange) ? await look(world, entries, known) : undefined;
  const now = after?.byKey.get(key)?.[0];
  const kept = names.find(([name]) => now && entry && same(fieldOf(now, name), fieldOf(entry, name)));
  if (!kept || !exchange || !after) return undefined;
  return {
    code: 'replace-merges',
    operation: put,
    message: `"${kept[0]}" stays what it was where a PUT leaves it out`,
    expected: shortJson(kept[1].default),
    actual: shortJson(fieldOf(now, kept[0])),
    steps: [before.exchange, exchange, after.exchange],
  };
}

async function removed(
  world: World,
  entries: Entries,
  known: Baseline,
  key: string,
  before: Shown,
): Promise<Fault | undefined> {
  const { remove } = entries;
  const exchange = await takeOut(world, entries, known, key);
  if (!remove || !exchange || !isSuccess(exchange) || exchange.response.status === 202) return undefined;
  const after = await settled(world, entries, known, (shown) => !shown.byKey.has(key));
  if (!after?.byKey.has(key)) return after && lostBeside(remove, key, before, after, exchange);
  return {
    code: 'listed-after-delete',
    operation: remove,
    message: 'what was taken out is still there',
    expected: `no entry with ${entries.key} ${key}`,
    actual: shortJson(after.byKey.get(key)?.[0]),
    steps: [exchange, after.exchange],
  };
}
