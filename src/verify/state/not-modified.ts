import { headerOf } from '../../contract/exchange.ts';
import type { Case } from '../case.ts';
import type { World } from '../run/world.ts';
import { readItem } from './read-item.ts';
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
  const headers: Record<string, string> =
    first.etag === undefined ? { 'If-Modified-Since': time ?? '' } : { 'If-None-Match': first.etag };
  const same = await readItem(world, reader, item, { headers });
  // Another ETag than before is another version, or a fault that the reading shows.
  if (same?.status === 200 && same.etag === first.etag) {
    world.report({
      code: 'not-modified-ignored',
      operation: reader.operation,
      message: `${Object.keys(headers)[0] ?? ''} with what the answer told last is not answered with 304`,
      expected: '304',
      actual: String(same.status),
      hint: 'Compare the header with the current version, or take 304 out of the document.',
      steps: [first.exchange, same.exchange],
      detail: 'same',
    });
  }
  const other = await readItem(world, reader, item, {
    headers:
      first.etag === undefined
        ? { 'If-Modified-Since': 'Thu, 01 Jan 1970 00:00:00 GMT' }
        : { 'If-None-Match': '"no-such-version"' },
  });
  if (other?.status !== 304) return;
  world.report({
    code: 'not-modified-wrong',
    operation: reader.operation,
    message: 'a version that never was is answered with 304',
    expected: '200',
    actual: '304',
    hint: 'Compare the header with the current version.',
    steps: [first.exchange, other.exchange],
    detail: 'other',
  });
}
