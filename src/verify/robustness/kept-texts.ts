import { headerOf } from '../../contract/exchange.ts';
import { isContentDisposition } from '../../http/content-disposition.ts';
import type { Model, Operation } from '../../model/model.ts';
import { fileFactOf } from '../../resources/file-fact.ts';
import { plainName } from '../../resources/noun.ts';
import { uploadPlaceOf } from '../../resources/upload-place.ts';
import { type Place, placeName } from '../boundaries/place.ts';
import { itemForChange } from '../boundaries/target-item.ts';
import { held, settledRequest } from '../boundaries/wire-check.ts';
import type { Case } from '../case.ts';
import { likeliestRequest } from '../plan/base-request.ts';
import { baselineAs } from '../run/baseline-as.ts';
import { type Item, isSuccess, pathNames, pathValues } from '../run/item.ts';
import type { World } from '../run/world.ts';
import { type Acting, type Subject, subjectsOf } from '../state/subject.ts';
import { withFileName } from '../uploads/file-names.ts';
import { freeTexts, withTexts } from './odd-texts.ts';

const plain = 'Größe 日本語';

/** What a header, a path or a page takes for the end of something, and letters that no header has. */
const texts: readonly string[] = [String.raw`${plain} "a"; b=%41%zz\ `, plain];

/** More is not asked for below what was made. */
const maxReads = 5;

/**
 * What was made with odd texts can be read, listed and downloaded: a name that was taken is written into a header later. Costs one
 * request to make it, where the server takes odd texts, one to delete it, and one for each way to read it.
 */
export function planKeptTexts(model: Model, operations: readonly Operation[]): readonly Case[] {
  return subjectsOf(model, operations).flatMap((subject) =>
    subject.creates
      .filter(({ operation }) => operation.method === 'post' && subject.isWanted(operation))
      .slice(0, 1)
      .flatMap((create): readonly Case[] => {
        const readers = readersOf(subject);
        return readers.length === 0 ? [] : [keptCase(subject, create, readers)];
      }),
  );
}

function keptCase(subject: Subject, { operation }: Acting<'create'>, readers: readonly Operation[]): Case {
  return {
    id: `${operation.name}/odd/kept-text`,
    phase: 'boundaries',
    operation,
    title: 'what was made with odd texts can be read',
    topic: 'odd-input',
    needsState: true,
    run: (world) => runKept(world, subject, operation, readers),
  };
}

/** Those that need nothing but the item: its own GETs, those below it, and the first list. */
function readersOf({ model, reads, deletes, lists }: Subject): readonly Operation[] {
  const base = (reads[0] ?? deletes[0])?.operation.path.replace(/\/+$/, '');
  if (base === undefined) return [];
  const own = model.operations.filter(
    ({ method, path }) =>
      method === 'get' &&
      (path === base || (path.startsWith(`${base}/`) && !path.slice(base.length).includes('{'))),
  );
  return [...own.slice(0, maxReads), ...lists.slice(0, 1).map(({ operation }) => operation)];
}

async function runKept(
  world: World,
  subject: Subject,
  operation: Operation,
  readers: readonly Operation[],
): Promise<void> {
  const item = await makeOdd(world, subject, operation);
  if (item === 'failed') return;
  if (!item) return world.skip('nothing could be made with odd texts');
  for (const reader of readers) await readBack(world, reader, item);
  await world.discard(item);
}

/** With every odd text that schemas allow; with letters alone; and with these in one place. */
async function makeOdd(
  world: World,
  { model }: Subject,
  operation: Operation,
): Promise<Item | 'failed' | undefined> {
  const place = uploadPlaceOf(model, operation);
  const baseline =
    (place && (await baselineAs(world, operation, place.mediaType))) ?? (await world.baseline(operation));
  if (!baseline) return world.skip(world.whyNoBaseline(operation));
  const places = freeTexts(model, operation, 'body');
  const isFile = place?.part !== undefined;
  for (const [tried, where] of [
    [texts, places],
    [[plain], places],
    [[plain], mostTelling(places)],
  ] as const) {
    const under = await itemForChange(world, operation);
    if (!under) return undefined;
    const settled = await settledRequest(world, operation, baseline.request, under);
    const filled = withTexts(world, settled, tried, where);
    if (!filled && !isFile) return undefined;
    const request = withFileName(filled ?? settled, tried[0] ?? plain);
    const exchange = await world.send({
      operation,
      request: held(request),
      item: under,
      manner: { isOdd: true },
    });
    if (!exchange || exchange.response.status >= 500) return 'failed';
    const made = isSuccess(exchange) ? world.madeBy(exchange) : undefined;
    if (made) return made;
  }
  return undefined;
}

/** The name of a file, or what else comes first. */
function mostTelling(places: readonly Place[]): readonly Place[] {
  const named = places.filter((place) => fileFactOf(plainName(placeName(place)))?.kind === 'name');
  return named.length > 0 ? named : places.slice(0, 1);
}

async function readBack(world: World, operation: Operation, item: Item): Promise<void> {
  const request = likeliestRequest(world.model, operation);
  const values = pathValues(world.map, operation, item);
  if (!request || pathNames(operation).some((name) => !values.has(name))) return;
  const exchange = await world.send({ operation, request, item, manner: { isOdd: true } });
  const disposition = exchange && headerOf(exchange.response.headers, 'content-disposition');
  if (!exchange || !isSuccess(exchange) || disposition === undefined) return;
  if (isContentDisposition(disposition)) return;
  world.report({
    code: 'response-header-invalid',
    operation,
    message: 'the Content-Disposition of something with an odd name cannot be taken apart',
    expected: 'attachment; filename="…", with \\ before each quote and backslash of the name',
    actual: disposition,
    hint: "Escape the name, or send it as filename*=UTF-8''… (RFC 6266).",
    steps: [...(item.creation ? [item.creation.exchange] : []), exchange],
    detail: 'content-disposition',
  });
}
