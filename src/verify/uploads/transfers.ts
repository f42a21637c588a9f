import { type Exchange, headerOf } from '../../contract/exchange.ts';
import type { Model, Operation } from '../../model/model.ts';
import { isDownload } from '../../resources/is-download.ts';
import { uploadPlaceOf } from '../../resources/upload-place.ts';
import { likeliestRequest } from '../plan/base-request.ts';
import { type Item, isSuccess, jsonOf } from '../run/item.ts';
import { sendsBytes, sentItself } from '../run/sent-itself.ts';
import type { World } from '../run/world.ts';
import { type Fields, itemFields } from '../state/fields.ts';
import { canName, readItem } from '../state/read-item.ts';
import { type Acting, type Subject, subjectsOf } from '../state/subject.ts';
import { sendFile, type Upload } from './send-file.ts';
import type { UploadFile } from './upload-place.ts';

/** What is uploaded with one operation, and where it is told of and downloaded. */
export interface FilePair {
  readonly upload: Upload;
  /** Undefined where nothing sends the file back. */
  readonly download: Operation | undefined;
  /** Undefined where a PUT puts the file where it is downloaded. */
  readonly create: Acting<'create'> | undefined;
  readonly reader: Acting<'read'> | undefined;
}

/** A file that went up, what is told of it, and what came down. */
export interface Transfer {
  readonly file: UploadFile;
  readonly up: Exchange;
  /** What the create answered, and what is read. */
  readonly told: readonly {
    readonly operation: Operation;
    readonly exchange: Exchange;
    readonly fields: Fields;
  }[];
  /** Undefined where nothing came down, or not all of it. */
  readonly down: Exchange | undefined;
}

/** The uploads of a document that something can be known of afterwards. */
export function filePairs(model: Model, operations: readonly Operation[]): readonly FilePair[] {
  const made = subjectsOf(model, operations).flatMap((subject) =>
    subject.creates.flatMap((create): readonly FilePair[] => createPair(subject, create)),
  );
  const put = operations.flatMap((operation): readonly FilePair[] => {
    const place = operation.method === 'put' ? uploadPlaceOf(model, operation) : undefined;
    const download = model.operations.find(
      (one) => one.method === 'get' && one.path === operation.path && sendsBytes(one),
    );
    return place && download
      ? [{ upload: { operation, place }, download, create: undefined, reader: undefined }]
      : [];
  });
  return [...made, ...put];
}

function createPair(subject: Subject, create: Acting<'create'>): readonly FilePair[] {
  const { operation } = create;
  const place = subject.isWanted(operation) ? uploadPlaceOf(subject.model, operation) : undefined;
  if (!place) return [];
  const [reader] = subject.reads;
  const base = (reader ?? subject.deletes[0])?.operation.path.replace(/\/+$/, '');
  const download =
    subject.model.operations.find((one) => base !== undefined && isDownload(one, base)) ??
    (reader ? undefined : sentItself(subject.model, subject.map, subject.resource.name));
  return [{ upload: { operation, place }, download, create, reader }];
}

/** Uploads a file and looks at it; undefined where no answer came. What was refused has `up` alone. */
export async function transfer(
  world: World,
  pair: FilePair,
  file: UploadFile,
): Promise<Transfer | undefined> {
  const { create, reader, download } = pair;
  const sent = await sendFile(world, pair.upload, file, { manner: { isOdd: true } });
  if (!sent) return undefined;
  const { exchange: up, item } = sent;
  if (!isSuccess(up)) return { file, up, told: [], down: undefined };
  const answer = create?.role.answer && itemFields(jsonOf(up), create.role.answer);
  const seen = reader && canName(world, reader, item) ? await readItem(world, reader, item) : undefined;
  const told = [
    ...(answer ? [{ operation: pair.upload.operation, exchange: up, fields: answer }] : []),
    ...(reader && seen?.value
      ? [{ operation: reader.operation, exchange: seen.exchange, fields: seen.value }]
      : []),
  ];
  const isMade = create === undefined || world.madeBy(up) !== undefined;
  const down = download && isMade ? await fetchDown(world, download, item) : undefined;
  return { file, up, told, down };
}

/** Uploads a file, and looks no further; undefined where no answer came. */
export async function upload(world: World, pair: FilePair, file: UploadFile): Promise<Transfer | undefined> {
  const sent = await sendFile(world, pair.upload, file, { manner: { isOdd: true } });
  return sent && { file, up: sent.exchange, told: [], down: undefined };
}

async function fetchDown(world: World, operation: Operation, item: Item): Promise<Exchange | undefined> {
  const request = likeliestRequest(world.model, operation);
  const headers = { ...request?.headers, 'accept-encoding': 'identity' };
  const down =
    request &&
    (await world.send({ operation, request: { ...request, headers }, item, manner: { isOdd: true } }));
  const isPlain = down && headerOf(down.response.headers, 'content-encoding') === undefined;
  return down?.response.status === 200 && isPlain && !down.response.truncated ? down : undefined;
}
