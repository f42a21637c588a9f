import type { Operation } from '../../model/model.ts';
import type { Case } from '../case.ts';
import { likeliestRequest } from '../plan/base-request.ts';
import type { Item } from '../run/item.ts';
import type { World } from '../run/world.ts';
import { type Difference, disagreements, inBoth } from './differences.ts';
import type { Fields } from './fields.ts';
import { readItem, type Seen } from './read-item.ts';
import { stateCase } from './state-case.ts';
import type { Acting, Subject } from './subject.ts';
import { namesOf, toldOf } from './told-differences.ts';

/** GET and HEAD change nothing: read again, the item is the same, and so is its ETag. */
export function planReading(subject: Subject): readonly Case[] {
  return subject.reads
    .filter(({ operation }) => subject.isWanted(operation))
    .map((reader) =>
      stateCase(reader.operation, 'reading', 'reading changes nothing', (world) =>
        runReading(world, subject, reader),
      ),
    );
}

/** Times are often kept to the second: changes within one do not show. */
const pauseMs = 1100;

type Read = Seen & { readonly value: Fields };

async function runReading(world: World, subject: Subject, reader: Acting<'read'>): Promise<void> {
  const item = await world.itemFor(reader.operation);
  if (!item) return world.skip('there is nothing to read');
  const first = await read(world, reader, item);
  const second = first && (await read(world, reader, item));
  if (!first || !second) return world.skip('it cannot be read');
  // Only what keeps times to the second needs a pause in between.
  const isCoarse = hasWholeSeconds(second.value);
  if (isCoarse) await world.options.sleep(pauseMs);
  const third = await read(world, reader, item);
  if (!third) return;
  const later = disagreements(subject, second.value, third.value);
  const early = disagreements(subject, first.value, second.value);
  const changed = isCoarse ? later : inBoth(later, early);
  if (changed.length > 0)
    return tellChanged(world, reader.operation, 'reading', changed, [first, second, third]);
  const tags = [first, second, third].map(({ etag }) => etag);
  if (!tags.includes(undefined) && new Set(tags).size === 3)
    tellUnstable(world, reader, [first, second, third]);
  else await checkHead(world, subject, reader, item, third);
}

async function read(world: World, reader: Acting<'read'>, item: Item): Promise<Read | undefined> {
  const seen = await readItem(world, reader, item);
  return seen?.value && { ...seen, value: seen.value };
}

/** HEAD twice, each followed by a read: what changes both times is changed by it. */
async function checkHead(
  world: World,
  subject: Subject,
  reader: Acting<'read'>,
  item: Item,
  before: Read,
): Promise<void> {
  const plain = likeliestRequest(world.model, reader.operation);
  if (!plain) return;
  const documented = subject.model.operations.find(
    ({ method, path }) => method === 'head' && path === reader.operation.path,
  );
  const request = { ...plain, method: 'HEAD' };
  const after: Read[] = [before];
  for (let round = 0; round < 2; round += 1) {
    await world.send({ operation: documented ?? reader.operation, request, item, manner: { isOdd: true } });
    const seen = await read(world, reader, item);
    const last = after.at(-1);
    if (!seen || !last || disagreements(subject, last.value, seen.value).length === 0) return;
    after.push(seen);
  }
  const changed = disagreements(subject, before.value, after[1]?.value ?? {});
  if (changed.length > 0) tellChanged(world, documented ?? reader.operation, 'HEAD', changed, after);
}

function tellChanged(
  world: World,
  operation: Operation,
  what: string,
  changed: readonly Difference[],
  seen: readonly Seen[],
): void {
  world.report({
    code: 'read-changes',
    operation,
    message: `${what} changes ${namesOf(changed)}`,
    ...toldOf(changed),
    hint: 'Change nothing on GET and HEAD; what counts or times reads says so by its name or description.',
    steps: seen.map(({ exchange }) => exchange),
    detail: what,
  });
}

function tellUnstable(world: World, { operation }: Acting<'read'>, seen: readonly Seen[]): void {
  world.report({
    code: 'etag-unstable',
    operation,
    message: 'the ETag is another one each time, while the content stays',
    // A weak one need not stay. @see https://www.rfc-editor.org/rfc/rfc9110#section-8.8.1
    ...(seen.some(({ etag }) => etag?.startsWith('W/')) && { severity: 'note' }),
    expected: seen[0]?.etag ?? '',
    actual: seen.at(-1)?.etag ?? '',
    hint: 'Make the ETag from the content or its version.',
    steps: seen.map(({ exchange }) => exchange),
    detail: 'read',
  });
}

function hasWholeSeconds(fields: Fields): boolean {
  return Object.values(fields).some(
    (value) =>
      typeof value === 'string' && /^\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d:\d\d(?:Z|[+-]\d\d:?\d\d)?$/i.test(value),
  );
}
