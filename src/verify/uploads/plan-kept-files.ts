import type { Model, Operation } from '../../model/model.ts';
import type { Case } from '../case.ts';
import { isSuccess } from '../run/item.ts';
import type { World } from '../run/world.ts';
import { fileSample } from './file-samples.ts';
import { concreteTypes } from './file-types.ts';
import { judgeTransfer } from './judge-transfer.ts';
import { uploadBaseline } from './send-file.ts';
import { type FilePair, filePairs, type Transfer, transfer, upload } from './transfers.ts';
import { fileOf } from './upload-place.ts';

/** More types of one upload are not looked at afterwards, and more not sent. */
const maxTypes = 3;
const maxSent = 8;

/** What is uploaded keeps its bytes, its media type and its size, whatever type it has. */
export function planKeptFiles(model: Model, operations: readonly Operation[]): readonly Case[] {
  return filePairs(model, operations).map((pair) => ({
    id: `${pair.upload.operation.name}/file/kept`,
    phase: 'sequences',
    operation: pair.upload.operation,
    title: 'what is known of an uploaded file',
    topic: 'files',
    needsState: true,
    run: (world) => runKept(world, pair),
  }));
}

/** Three or four requests a type, one for each after the third. */
async function runKept(world: World, pair: FilePair): Promise<void> {
  const { operation, place } = pair.upload;
  const declared = concreteTypes(place.types);
  const types = (declared.length > 0 ? declared : ['application/octet-stream']).slice(0, maxSent);
  const seen: Transfer[] = [];
  const baseline = await uploadBaseline(world, pair.upload);
  for (const [index, type] of types.entries()) {
    const known = index === 0 && baseline ? fileOf(baseline.request, place) : undefined;
    // A table has columns that nobody can guess: the one that works is sent again.
    const bytes = isText(type) ? (known ?? fileSample(type)) : (fileSample(type) ?? known);
    if (!bytes) continue;
    const one =
      index < maxTypes
        ? await transfer(world, pair, { type, bytes })
        : await upload(world, pair, { type, bytes });
    if (!one) continue;
    const isNamed = declared.includes(type);
    if (!isSuccess(one.up) && isNamed && one.up.response.status === 415)
      world.report({
        code: 'valid-refused',
        operation,
        message: 'a file of a media type that the document names is refused',
        ...(operation.requestBody && { at: operation.requestBody.at }),
        expected: 'a success',
        actual: `415 for ${type}`,
        steps: [one.up],
        detail: 'file',
      });
    if (isSuccess(one.up)) seen.push(one);
  }
  if (seen.length === 0) return world.skip('none of the files that are at hand is taken');
  for (const draft of judgeTransfer(pair, seen)) world.report(draft);
}

function isText(type: string): boolean {
  return /^text\/|json/i.test(type);
}
