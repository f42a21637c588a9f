import type { Exchange } from '../../contract/exchange.ts';
import { isAccepted } from '../boundaries/judge-refusal.ts';
import type { FindingDraft } from '../finding.ts';
import type { World } from '../run/world.ts';
import { fileSample } from './file-samples.ts';
import { type FileTypes, otherFileTypes } from './file-types.ts';
import { sendFile, type Upload } from './send-file.ts';

/** Files of types that the document does not have are refused; two requests. */
export async function runOtherTypes(world: World, upload: Upload, types: FileTypes): Promise<void> {
  for (const type of otherFileTypes(types)) {
    const bytes = fileSample(type);
    const sent = bytes && (await sendFile(world, upload, { type, bytes }, { manner: { isOdd: true } }));
    const draft = sent && judge(upload, types, type, sent.exchange);
    if (!draft) continue;
    world.report(draft);
    return;
  }
}

function judge(
  { operation, place }: Upload,
  { names, isSaid, isNamed415 }: FileTypes,
  type: string,
  exchange: Exchange,
): FindingDraft | undefined {
  const { status } = exchange.response;
  const has415 = operation.responses.some((one) => one.status === '415');
  const shared = {
    operation,
    ...(operation.requestBody && { at: operation.requestBody.at }),
    actual: `${status} for ${type}`,
    steps: [exchange],
    detail: 'file',
  };
  if (isAccepted(operation, status))
    return {
      ...shared,
      code: 'media-type-accepted',
      message: 'a file of a media type that the document does not have was accepted',
      expected: `${has415 ? '415' : 'a refusal'}; ${place.part === undefined ? 'the body' : `"${place.part}"`} is ${names.join(', ')}`,
      // An encoding alone says how clients write the part: who takes any type harms nobody.
      ...(!isSaid && !has415 && { severity: 'note' }),
    };
  if (!isNamed415 || !has415 || (status !== 400 && status !== 422)) return undefined;
  return {
    ...shared,
    code: 'refusal-status',
    message: `a file of another media type is refused with ${status} instead of 415`,
    expected: '415',
  };
}
