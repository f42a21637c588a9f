import { headerOf } from '../../contract/exchange.ts';
import { plainName } from '../../resources/noun.ts';
import type { Case } from '../case.ts';
import type { Item } from '../run/item.ts';
import type { World } from '../run/world.ts';
import { readItem, type Seen } from './read-item.ts';
import { stateCase } from './state-case.ts';
import type { Acting, Subject } from './subject.ts';

/** `If-None-Match` with the current ETag is answered with 304 where that is documented, and with another one with the item. */
export function planNotModified(subject: Subject): readonly Case[] {
  return subject.reads
    .filter(({ operation }) => subject.isWanted(operation) && hasNotModified(operation))
    .map((reader) =>
      stateCase(reader.operation, 'not-modified', 'what has not changed is not sent again', (world) =>
        runNotModified(world, reader),
      ),
    );
}

function hasNotModified({ responses }: Acting['operation']): boolean {
  return responses.some(({ status }) => status === '304');
}

async function runNotModified(world: World, reader: Acting<'read'>): Promise<void> {
  const item = await world.itemFor(reader.operation);
  const first = item && (await readItem(world, reader, item));
  if (!item || !first?.value) return world.skip('there is nothing to read');
  const time = headerOf(first.exchange.response.headers, 'last-modified');
  if (first.etag === undefined && time === undefined)
    return world.skip('neither ETag nor Last-Modified is sent');
  const isTagged = first.etag !== undefined;
  const name = isTagged ? 'If-None-Match' : 'If-Modified-Since';
  const same = await readItem(world, reader, item, { headers: { [name]: first.etag ?? time ?? '' } });
  // Another ETag than before is another version, or a fault that the reading shows.
  if (same?.status === 200 && same.etag === first.etag) tell(world, reader, 'ignored', name, [first, same]);
  if (isTagged && same?.status === 304) await tryList(world, reader, item, first);
  const old = isTagged ? '"no-such-version"' : 'Thu, 01 Jan 1970 00:00:00 GMT';
  const other = await readItem(world, reader, item, { headers: { [name]: old } });
  if (other?.status === 304) tell(world, reader, 'wrong', name, [first, other]);
}

/** The header may have several tags, of which one is the current: where the document speaks of that, it is a 304 as well. */
async function tryList(world: World, reader: Acting<'read'>, item: Item, first: Seen): Promise<void> {
  const { operation } = reader;
  const name = 'If-None-Match';
  const listed = await readItem(world, reader, item, {
    headers: { [name]: `"no-such-version", ${first.etag}` },
  });
  const described = operation.parameters.find((one) => plainName(one.name) === 'ifnonematch')?.description;
  const isSaid = /\b(?:lists?|several|any of|one of)\b/i.test((described ?? '').slice(0, 2000));
  if (isSaid && listed?.status === 200 && listed.etag === first.etag)
    tell(world, reader, 'ignored', name, [first, listed]);
}

function tell(
  world: World,
  { operation }: Acting<'read'>,
  how: 'ignored' | 'wrong',
  name: string,
  seen: readonly Seen[],
): void {
  const isIgnored = how === 'ignored';
  world.report({
    code: isIgnored ? 'not-modified-ignored' : 'not-modified-wrong',
    operation,
    message: isIgnored
      ? `${name} with what the answer told last is not answered with 304`
      : `${name} with a version that never was is answered with 304`,
    expected: isIgnored ? '304' : '200',
    actual: String(seen.at(-1)?.status ?? ''),
    hint: 'Compare the header with the current version, or take 304 out of the document.',
    steps: seen.map(({ exchange }) => exchange),
    detail: how,
  });
}
