import type { Exchange } from '../../contract/exchange.ts';
import type { Operation } from '../../model/model.ts';
import { isDownload } from '../../resources/is-download.ts';
import type { Case } from '../case.ts';
import { likeliestRequest } from '../plan/base-request.ts';
import { isSuccess } from '../run/item.ts';
import type { World } from '../run/world.ts';
import { makeItem } from './make-item.ts';
import { stateCase } from './state-case.ts';
import type { Acting, Subject } from './subject.ts';

/** What was uploaded is what is downloaded, byte by byte. */
export function planContents(subject: Subject): readonly Case[] {
  const create = subject.creates.find(isUpload);
  const [reader] = [...subject.reads, ...subject.deletes];
  if (!create || !reader) return [];
  const base = reader.operation.path.replace(/\/+$/, '');
  return subject.model.operations
    .filter((operation) => subject.isWanted(operation) && isDownload(operation, base))
    .map((operation) =>
      stateCase(operation, 'content', 'what was uploaded is downloaded', (world) =>
        runContent(world, create, operation),
      ),
    );
}

function isUpload({ operation }: Acting<'create'>): boolean {
  return (
    operation.requestBody?.content.some(({ name }) =>
      /^multipart\/|octet-stream|^image\/|^text\/|\*\/\*/i.test(name),
    ) ?? false
  );
}

async function runContent(world: World, create: Acting<'create'>, operation: Operation): Promise<void> {
  const first = await upAndDown(world, create, operation);
  if (!first) return world.skip('nothing could be uploaded that can be downloaded');
  if (isWhole(first)) return;
  const second = await upAndDown(world, create, operation);
  if (!second || isWhole(second)) return;
  // Where the create has told how much there is, it is known which of the two has lost something.
  world.report({
    code: 'content-differs',
    operation,
    message: 'what is downloaded is not what was uploaded',
    expected: 'the bytes that were uploaded',
    actual: `${second.down.response.body.length} other bytes`,
    hint: 'Keep the bytes as they are, and send all of them.',
    steps: [second.up, second.down],
    detail: 'bytes',
  });
}

interface Transfer {
  readonly up: Exchange;
  readonly down: Exchange;
}

async function upAndDown(
  world: World,
  create: Acting<'create'>,
  operation: Operation,
): Promise<Transfer | undefined> {
  const made = await makeItem(world, create);
  const request = likeliestRequest(world.model, operation);
  const down =
    made && request && (await world.send({ operation, request, item: made.item, manner: { isOdd: true } }));
  return made && down && isSuccess(down) && !down.response.truncated
    ? { up: made.exchange, down }
    : undefined;
}

/** Whether the bytes are found in what was sent, as a whole part where it has parts. */
function isWhole({ up, down }: Transfer): boolean {
  const sent = Buffer.from(up.request.body ?? new Uint8Array());
  const got = Buffer.from(down.response.body);
  const at = sent.indexOf(got);
  if (at < 0) return false;
  const type = up.request.headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? '';
  if (!/^multipart\//i.test(type)) return got.length === sent.length;
  const [before, after] = [
    sent.subarray(Math.max(0, at - 4), at),
    sent.subarray(at + got.length, at + got.length + 4),
  ];
  return before.toString('latin1').endsWith('\r\n\r\n') && after.toString('latin1') === '\r\n--';
}
