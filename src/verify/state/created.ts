import type { Case } from '../case.ts';
import { isSuccess } from '../run/item.ts';
import type { World } from '../run/world.ts';
import { checkCreatedValues } from './created-values.ts';
import { findListed } from './find-listed.ts';
import { makeAny, makeFullItem } from './full-item.ts';
import type { Made } from './make-item.ts';
import { canName, isGone } from './read-item.ts';
import { readPatiently } from './read-patiently.ts';
import { stateCase } from './state-case.ts';
import { type Acting, narrowed, type Subject } from './subject.ts';

/** What was created can be read, is in the lists, and is what was sent. */
export function planCreated(subject: Subject): readonly Case[] {
  const { creates, replaces, reads, lists } = subject;
  if (reads.length + lists.length === 0) return [];
  const makers = creates.length > 0 ? creates : replaces.filter(({ role }) => role.creates).slice(0, 1);
  return makers
    .filter(({ operation }) => subject.isWanted(operation))
    .map((maker) =>
      stateCase(maker.operation, 'create-read', 'what was created is there', (world) =>
        runCreated(world, subject, maker),
      ),
    );
}

async function runCreated(
  world: World,
  subject: Subject,
  maker: Acting<'create' | 'replace'>,
): Promise<void> {
  const create = narrowed(maker, 'create');
  const made = create ? await makeFullItem(world, subject, create) : await makeAny(world, subject);
  if (!made) return world.skip('nothing could be created');
  const readers = subject.reads.filter((reader) => canName(world, reader, made.item));
  let isThere: boolean | undefined;
  for (const reader of readers) {
    const seen = await readPatiently(world, reader, made.item, (one) => !isGone(one));
    if (!seen) continue;
    if (isGone(seen)) await tellUnreadable(world, subject, maker, reader, made, seen.exchange);
    else if (isSuccess(seen.exchange) && create)
      await checkCreatedValues(world, subject, create, reader, { made, seen });
    isThere = isThere === true || isSuccess(seen.exchange);
  }
  if (isThere !== false) await checkListed(world, subject, maker, made, isThere === true);
}

/** In a list and not to be read: the read is wrong. In neither: the create has kept nothing. */
async function tellUnreadable(
  world: World,
  subject: Subject,
  create: Acting,
  reader: Acting<'read'>,
  made: Made,
  read: Made['exchange'],
): Promise<void> {
  const found = await findListed(world, subject, made.item);
  const isListed = found.some(({ entry }) => entry !== undefined);
  world.report({
    code: 'not-readable-after-create',
    operation: isListed ? reader.operation : create.operation,
    message: isListed
      ? 'what was created is in the list and cannot be read'
      : 'what was created cannot be read',
    expected: 'the item',
    actual: String(read.response.status),
    hint: 'Keep what was created, and give back the id under which it is kept.',
    steps: [made.exchange, ...found.flatMap(({ exchanges }) => exchanges.slice(-1)), read],
    detail: 'not there',
  });
}

async function checkListed(
  world: World,
  subject: Subject,
  create: Acting,
  made: Made,
  isReadable: boolean,
): Promise<void> {
  for (const { lister, entry, isWhole, exchanges } of await findListed(world, subject, made.item)) {
    if (entry !== undefined || !isWhole) continue;
    world.report({
      code: 'not-listed-after-create',
      operation: isReadable ? lister.operation : create.operation,
      message: isReadable
        ? 'what was created can be read and is not in the list'
        : 'what was created is not in the list',
      hint: 'Put what is created into the list, or say in its description what is left out.',
      steps: [made.exchange, ...exchanges],
      detail: 'not there',
    });
  }
}
