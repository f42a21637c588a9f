import type { Lifecycle } from '../../resources/resource.ts';
import type { Case } from '../case.ts';
import type { World } from '../run/world.ts';
import { fieldOf } from './fields.ts';
import { makeItem } from './make-item.ts';
import { canName, readItem, type Seen } from './read-item.ts';
import { stateCase } from './state-case.ts';
import { isEnd, isMovedByHand, retryAfterMs, stateOf, stuckIn, tellStuck, type Walked } from './stuck.ts';
import type { Acting, Subject } from './subject.ts';

/** What goes through states by itself goes forward, comes to an end, and stays there. */
export function planLifecycles(subject: Subject): readonly Case[] {
  const { lifecycle } = subject.resource;
  if (!lifecycle) return [];
  return subject.creates.flatMap((create) =>
    subject.reads
      .filter(({ operation }) => subject.isWanted(operation))
      .slice(0, 1)
      .map((reader) =>
        stateCase(reader.operation, 'lifecycle', 'states are passed in their order', (world) =>
          runLifecycle(world, create, reader, lifecycle, isMovedByHand(subject, lifecycle)),
        ),
      ),
  );
}

const maxPolls = 20;
const maxWaitMs = 10_000;

async function runLifecycle(
  world: World,
  create: Acting<'create'>,
  reader: Acting<'read'>,
  lifecycle: Lifecycle,
  isMoved: boolean,
): Promise<void> {
  const begun = await walk(world, create, reader, lifecycle);
  if (!begun) return world.skip('nothing could be created that can be read');
  const first = begun.seen;
  const fault = faultIn(lifecycle, first);
  const stuck = fault || isMoved ? undefined : stuckIn(lifecycle, begun);
  if (!fault && !stuck) return;
  const again = await walk(world, create, reader, lifecycle);
  if (stuck && again) {
    // By now the first has had twice the time.
    const last = await readItem(world, reader, begun.item);
    const isStill = last && stateOf(lifecycle, last) === stuck.state && stuckIn(lifecycle, again);
    if (isStill) tellStuck(world, reader, lifecycle, stuck, [...first, last]);
    return;
  }
  const second = again?.seen;
  if (!fault || !second || faultIn(lifecycle, second) !== fault) return;
  world.report({
    code: 'lifecycle-wrong',
    operation: reader.operation,
    message: fault,
    expected: lifecycle.states.join(', '),
    actual: statesOf(lifecycle, second).join(', '),
    hint: 'Let an item go through its states in their order, and change nothing after the last.',
    steps: second.map(({ exchange }) => exchange).slice(-4),
    detail: fault,
  });
}

/** All that is read of a new item until it has ended, and two readings more. Undefined where nothing can be read. */
async function walk(
  world: World,
  create: Acting<'create'>,
  reader: Acting<'read'>,
  lifecycle: Lifecycle,
): Promise<Walked | undefined> {
  const made = await makeItem(world, create);
  if (!made || !canName(world, reader, made.item)) return undefined;
  const seen: Seen[] = [];
  let waitedMs = 0;
  let readingsAfterEnd = 0;
  while (seen.length < maxPolls && readingsAfterEnd < 3) {
    const one = await readItem(world, reader, made.item);
    if (!one?.value) return undefined;
    seen.push(one);
    if (isEnd(lifecycle, stateOf(lifecycle, one))) readingsAfterEnd += 1;
    const waitMs = Math.min(waitFor(one, seen.length), 2000);
    if (waitedMs + waitMs > maxWaitMs) break;
    if (stuckIn(lifecycle, { item: made.item, began: made.exchange, seen, waitedMs })?.isSure) break;
    waitedMs += waitMs;
    await world.options.sleep(waitMs);
  }
  return { item: made.item, began: made.exchange, seen, waitedMs };
}

/** As long as the answer asks, or longer each time. */
function waitFor({ exchange }: Seen, polls: number): number {
  return retryAfterMs(exchange) ?? 50 * 1.4 ** polls;
}

function statesOf(lifecycle: Lifecycle, seen: readonly Seen[]): readonly string[] {
  const all = seen.map((one) => String(stateOf(lifecycle, one)));
  return all.filter((state, index) => state !== all[index - 1]);
}

/** One sentence; undefined where nothing is wrong. */
function faultIn(lifecycle: Lifecycle, seen: readonly Seen[]): string | undefined {
  const { property, states, progress } = lifecycle;
  const passed = statesOf(lifecycle, seen);
  for (const [index, state] of passed.entries()) {
    const before = passed[index - 1];
    if (before === undefined) continue;
    if (isEnd(lifecycle, before)) return `"${property}" goes on after ${before}`;
    const [from, to] = [states.indexOf(before), states.indexOf(state)];
    if (from >= 0 && to >= 0 && to < from) return `"${property}" goes back from ${before} to ${state}`;
  }
  return progress && progressFault(lifecycle, progress, seen);
}

function progressFault(
  lifecycle: Lifecycle,
  { property, end }: NonNullable<Lifecycle['progress']>,
  seen: readonly Seen[],
): string | undefined {
  const values = seen
    .map(({ value }) => fieldOf(value, property))
    .filter((value) => typeof value === 'number');
  if (values.some((value, index) => value < (values[index - 1] ?? value))) return `"${property}" goes back`;
  const last = seen.at(-1);
  const isDone = last && stateOf(lifecycle, last) === lifecycle.states.at(-1);
  const reached = last && fieldOf(last.value, property);
  return isDone && typeof reached === 'number' && reached !== end && reached < end
    ? `"${property}" does not reach its end`
    : undefined;
}
